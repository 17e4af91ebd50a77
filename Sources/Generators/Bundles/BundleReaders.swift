import Manifests
import Support

/// What of a bundle reads each condition file.
package struct BundleReaders: Sendable, Equatable {
  /// The files that the filled-in workflow loads; `nil` where there is no workflow.
  private let loaded: Set<String>?
  private let hasCommand: Bool
  /// Whether its user gives the files to a service.
  private let isService: Bool

  /// Before there are files.
  init(_ manifest: GeneratorManifest) {
    loaded = nil
    hasCommand = manifest.status == .open && !manifest.command.isEmpty
    isService = manifest.status == .closed
  }

  /// - Parameter workflow: filled in for the files that are there.
  init(_ bundle: BundleContent, workflow: JSON?) {
    let manifest = bundle.manifest
    loaded = workflow.map { WorkflowValues.files(in: $0, of: bundle) }
    hasCommand = manifest.status == .open && !manifest.command.isEmpty
    isService = manifest.status == .closed
  }

  /// The bundle's files that read this one.
  func readers(of file: WrittenFile) -> [String] {
    var readers: [String] = []
    if hasCommand, file.readers.contains(.command) { readers.append("command.sh") }
    if file.readers.contains(.workflow), loaded?.contains(file.file) == true { readers.append(Workflow.file) }
    return readers
  }

  /// Whether the file reaches the generator.
  func takes(_ file: WrittenFile) -> Bool { isService || !readers(of: file).isEmpty }
}
