import Conditions
import Manifests
import Support

/// What files may be, by their kind: the adapters that are worth asking, the likeliest first. Whether one is right its own
/// reading tells.
enum Recognition {
  /// The kinds of files, told by their names.
  private static let kinds: [(endings: Set<String>, kind: AdapterInputs.Kind)] = [
    (["png", "jpg", "jpeg", "webp", "bmp", "tif", "tiff"], .picture),
    (["mp4", "webm", "mkv", "mov", "avi", "gif", "m4v", "apng"], .clip),
    (["json", "jsonl"], .json), (["npy", "npz", "pfm", "flo", "exr"], .array),
  ]

  /// Adapters that can tell their own files, in the order in which they are asked; what is none of them is a picture or a
  /// clip to look at.
  private static let order = [
    "camera", "pose", "tracks", "region", "segmentation", "depth", "normal", "sketch", "masked-image", "clip",
    "multi-id",
    "key-frames", "style",
  ]

  /// What a picture or a clip is where nothing says more.
  private static let plain = ["clip", "multi-id"]

  /// - Parameter inputs: absolute.
  /// - Returns: full ids; those that read anything of the kind at the end.
  static func candidates(_ inputs: [String], _ registry: AdapterRegistry) -> [AdapterBundle] {
    let kind = kind(inputs)
    let fitting = registry.bundles.filter { bundle in
      bundle.problem == nil && bundle.manifest.inputs.media.contains(kind)
        && (bundle.manifest.inputs.count.min...max(bundle.manifest.inputs.count.min, bundle.manifest.inputs.count.max))
          .contains(inputs.count)
    }
    func place(_ bundle: AdapterBundle) -> Int { order.firstIndex(of: bundle.manifest.shortID) ?? order.count }
    return fitting.sorted { place($0) < place($1) }
  }

  /// Whether an adapter takes anything of the kind, so that its reading proves nothing.
  static func isPlain(_ bundle: AdapterBundle) -> Bool { plain.contains(bundle.manifest.shortID) }

  static func kind(_ inputs: [String]) -> AdapterInputs.Kind {
    guard let first = inputs.first else { return .text }
    if FileSystem.kind(first) == .folder { return .sequence }
    let ending = Path.fileExtension(first)
    return kinds.first { $0.endings.contains(ending) }?.kind ?? .text
  }
}
