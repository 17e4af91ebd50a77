import Conditions
import Manifests
import Support
import TestSupport

/// The adapters with their manifests, laid out as they are installed: one folder `NAME.a2c` each.
final class InstalledAdapters {
  private static let libraries = [
    "depth": "Depth", "pose": "Pose", "multi-id": "MultiIdentity", "camera": "Camera",
    "sketch": "Sketch", "style": "Style", "masked-image": "MaskedImage", "normal": "Normal", "key-frames": "KeyFrames",
    "clip": "Clip",
    "segmentation": "Segmentation", "region": "Region", "tracks": "Tracks",
  ]

  private let scratch = ScratchFolder()

  /// - Parameter without: adapters whose library is left out.
  init(without: Set<String> = []) throws {
    for (name, library) in Self.libraries {
      let bundle = "\(name).a2c"
      scratch.makeFolder(bundle)
      let manifest = "\(TestFiles.root)/Manifests/adapters/\(name).yaml"
      scratch.write(try FileSystem.read(manifest, limit: Limits.documentBytes), to: "\(bundle)/adapter.yaml")
      if without.contains(name) { continue }
      scratch.write(
        try FileSystem.read(PluginLibrary.path(library), limit: 1 << 28), to: "\(bundle)/lib\(library).so")
    }
  }

  /// The blocks of one condition.
  func read(
    _ adapter: String, _ inputs: [String], _ params: JSON = .object([]), facts: Conditions.ModelFacts
  ) throws -> ConditionBlocks {
    let registry = try AdapterRegistry(SearchPath([SearchPath.Folder(scratch.path, .option)]))
    let entry = ConditionEntry(adapter: adapter, inputs: inputs.map { InputPath($0) }, params: params)
    return try ConditionReader(registry, for: .model(facts), options: HostOptions(isolation: .none)).read(entry)
  }
}
