import Conditions
import Manifests
import Media
import Support
import TestSupport

/// The adapters of this build with their manifests, as they are installed.
struct Adapters {
  let scratch = ScratchFolder()
  let registry: AdapterRegistry

  /// The nano model's sizes.
  static var facts: ModelFacts {
    var facts = ModelFacts(
      tokenWidth: 64, hasMotionEncoder: true, hasCameraEncoder: true, cameraHeight: 64, cameraWidth: 96)
    facts.picture.minPixels = 3136
    facts.picture.maxPixels = 12544
    facts.video.minPixels = 3136
    facts.video.maxPixels = 12544
    facts.sampling.fps = 8
    facts.sampling.maxFrames = 8
    return facts
  }

  init() throws {
    let program = Environment.executable.map { Path.parent($0) } ?? "."
    let folder =
      [program, "\(TestFiles.root)/.build/release"].first { FileSystem.exists("\($0)/libDepth.so") } ?? program
    for (name, library) in [
      "depth": "Depth", "pose": "Pose", "multi-id": "MultiIdentity", "camera": "Camera", "segmentation": "Segmentation",
      "sketch": "Sketch", "normal": "Normal", "style": "Style", "masked-image": "MaskedImage",
      "key-frames": "KeyFrames",
    ] {
      let manifest = try FileSystem.read(
        "\(TestFiles.root)/Manifests/adapters/\(name).yaml", limit: Limits.documentBytes)
      scratch.write(manifest, to: "\(name).a2c/adapter.yaml")
      scratch.write(
        try FileSystem.read("\(folder)/lib\(library).so", limit: 1 << 28), to: "\(name).a2c/lib\(library).so")
    }
    registry = try AdapterRegistry(SearchPath([SearchPath.Folder(scratch.path, .option)]))
  }
}
