import Conditions
import Glibc
import Manifests
import Support
import TestSupport

/// The four adapters with their manifests, laid out as they are installed: one folder `NAME.a2c` each.
final class InstalledAdapters {
  private static let libraries = ["depth": "Depth", "pose": "Pose", "multi-id": "MultiIdentity", "camera": "Camera"]

  let folder: String

  /// - Parameter without: adapters whose library is left out.
  init(without: Set<String> = []) throws {
    var template = Array("/tmp/a2c-adapters-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw PluginFailure(status: -1, message: "no temporary folder") }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    for (name, library) in Self.libraries {
      let bundle = "\(folder)/\(name).a2c"
      guard mkdir(bundle, 0o755) == 0 else { throw PluginFailure(status: -1, message: "cannot make \(bundle)") }
      try Self.copy("\(TestFiles.root)/Manifests/adapters/\(name).yaml", "\(bundle)/adapter.yaml")
      if without.contains(name) { continue }
      try Self.copy(PluginLibrary.path(library), "\(bundle)/lib\(library).so")
    }
  }

  deinit {
    for name in Self.libraries.keys {
      let bundle = "\(folder)/\(name).a2c"
      for file in (try? FileSystem.list(bundle)) ?? [] { unlink("\(bundle)/\(file)") }
      rmdir(bundle)
    }
    rmdir(folder)
  }

  /// The blocks of one condition.
  func read(
    _ adapter: String, _ inputs: [String], _ params: JSON = .object([]), facts: Conditions.ModelFacts
  ) throws -> ConditionBlocks {
    let registry = try AdapterRegistry(SearchPath([SearchPath.Folder(folder, .option)]))
    let entry = ConditionEntry(adapter: adapter, inputs: inputs.map { InputPath($0) }, params: params)
    return try ConditionReader(registry, facts: facts).read(entry)
  }

  private static func copy(_ from: String, _ to: String) throws {
    let bytes = try FileSystem.read(from, limit: 1 << 28)
    guard let file = fopen(to, "wb") else { throw PluginFailure(status: -1, message: "cannot write \(to)") }
    defer { fclose(file) }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
      throw PluginFailure(status: -1, message: "cannot write \(to)")
    }
  }
}
