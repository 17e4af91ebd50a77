import Manifests

/// Where an adapter runs, and why.
package struct AdapterPlace: Sendable, Equatable {
  /// What inspection calls the choice.
  package static let key = "isolation"

  /// In a process of its own.
  package let isIsolated: Bool
  package let reason: String

  package init(_ bundle: AdapterBundle, all: Bool = false) {
    // A hash that the library does not have is an error of its own, when the library is loaded.
    let trust: String? =
      if bundle.origin == .builtIn {
        "it is built in"
      } else if bundle.manifest.platformLibrary?.sha256 != nil {
        "its manifest names the SHA-256 of its library"
      } else {
        nil
      }
    switch (bundle.manifest.isolation, trust) {
    case _ where all: self.init(true, "every adapter has to")
    case (.process, _): self.init(true, "its manifest asks for it")
    case (_, let trust?): self.init(false, trust)
    case (_, nil): self.init(true, "it is not built in, and its manifest does not name its library's SHA-256")
    }
  }

  private init(_ isIsolated: Bool, _ reason: String) {
    self.isIsolated = isIsolated
    self.reason = reason
  }

  package var decision: Decision {
    Decision(key: Self.key, value: isIsolated ? "process" : "in-process", reason: reason)
  }
}
