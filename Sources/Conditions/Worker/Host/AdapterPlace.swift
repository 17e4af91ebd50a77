import Manifests
import Support

/// Where an adapter runs, and why.
package struct AdapterPlace: Sendable, Equatable {
  /// What inspection calls the choice.
  package static let key = "isolation"

  /// In a process of its own.
  package private(set) var isIsolated: Bool
  package private(set) var reason: String
  /// The hash that the library has to have when it is loaded, where it is trusted.
  package private(set) var hash: String?

  /// Whether it is a stranger's, who reads nothing but what it is given.
  package var isConfined: Bool { hash == nil }

  package init(_ bundle: AdapterBundle, all: Bool = false) {
    self.init(bundle, trust: AdapterTrust.of(bundle))
    // Trusted or not: that still decides what it may read there.
    if all {
      (isIsolated, reason) = (true, "every adapter has to")
    } else if bundle.manifest.isolation == .process {
      (isIsolated, reason) = (true, "its manifest asks for it")
    }
  }

  private init(_ bundle: AdapterBundle, trust: AdapterTrust) {
    guard let known = trust.hashes[bundle.id] else {
      self.init(true, bundle.origin == .builtIn ? "this installation does not list it" : "it is not one that you trust")
      return
    }
    // Where the library cannot be read, or is not what the manifest says, loading it tells what is wrong.
    guard let hash = (try? bundle.libraryPath()).flatMap({ try? LibraryDigest.hex(of: OpenFile($0)) }),
      known.contains(hash), bundle.manifest.platformLibrary?.sha256.map({ $0 == hash }) ?? true
    else {
      self.init(true, "its library is not the one that is trusted")
      return
    }
    self.init(false, bundle.origin == .builtIn ? "it is built in" : "you trust its library")
    self.hash = hash
  }

  private init(_ isIsolated: Bool, _ reason: String) {
    self.isIsolated = isIsolated
    self.reason = reason
  }

  package var decision: Decision {
    Decision(key: Self.key, value: isIsolated ? "process" : "in-process", reason: reason)
  }
}
