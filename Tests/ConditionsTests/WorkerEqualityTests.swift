import Conditions
import Manifests
import Media
import Support
import TestSupport
import Testing

/// The project's own adapters make the same of the examples' media wherever they run.
@Suite(.enabled(if: BadAdapter.program != nil)) struct WorkerEqualityTests {
  private static let media = "\(TestFiles.root)/Examples/media"

  private static let shipped: [(String, String, [String])] = [
    ("depth", "Depth", ["depth.mp4"]), ("pose", "Pose", ["dance.json"]), ("camera", "Camera", ["orbit.txt"]),
    ("multi-id", "MultiIdentity", ["people.png", "desk.png"]), ("sketch", "Sketch", ["sketch.png"]),
    ("segmentation", "Segmentation", ["segments"]), ("style", "Style", ["style.png"]),
    ("masked-image", "MaskedImage", ["people.png", "mask.png"]), ("normal", "Normal", ["normal.png"]),
    ("key-frames", "KeyFrames", ["first.png", "last.png"]), ("clip", "Clip", ["turn.mp4"]),
    ("region", "Region", ["regions.json"]), ("tracks", "Tracks", ["tracks.json"]),
  ]

  /// Frames for a file have its size and not one that the model could take.
  @Test(arguments: shipped) func bothPlacesGiveTheSameForAFile(_ adapter: String, _ library: String, _ files: [String])
    throws
  {
    for (fit, rate) in zip(FrameTarget.Fit.allCases, [nil, 3.5]) {
      let target = FrameTarget(width: 333, height: 187, fit: fit, frames: 5, rate: rate)
      let (here, there) = try bothPlaces(adapter, library, files, .file(target))
      #expect(there.blocks == here.blocks)
      #expect(there.claims == here.claims)
      #expect(there.log == here.log)
      let sizes = here.blocks.flatMap { block -> [Picture] in
        if case .frames(let frames) = block { frames.pictures } else { [] }
      }
      // Of a camera a file gets its path.
      #expect(sizes.isEmpty == (adapter == "camera"))
      #expect(sizes.allSatisfy { fit == .cover ? $0.width >= 333 && $0.height >= 187 : $0.width <= 333 })
    }
  }

  @Test(arguments: [
    ("depth", "Depth", ["depth.mp4"]), ("pose", "Pose", ["dance.json"]), ("camera", "Camera", ["orbit.txt"]),
    ("multi-id", "MultiIdentity", ["people.png", "desk.png"]),
  ])
  func bothPlacesGiveTheSame(_ adapter: String, _ library: String, _ files: [String]) throws {
    for facts in [
      ModelFacts(tokenWidth: 64), ModelFacts(tokenWidth: 64, hasMotionEncoder: true, hasCameraEncoder: true),
    ] {
      let (here, there) = try bothPlaces(adapter, library, files, .model(facts))
      #expect(there.blocks == here.blocks)
      #expect(there.claims == here.claims)
      #expect(Array(there.decisions.dropFirst()) == here.decisions)
      #expect(there.decisions.first?.value == "process")
      #expect(there.log == here.log)
      #expect(!here.blocks.isEmpty)
    }
  }

  private func bothPlaces(
    _ adapter: String, _ library: String, _ files: [String], _ destination: Destination
  ) throws -> (here: ConditionBlocks, there: ConditionBlocks) {
    let folder = ScratchFolder()
    folder.makeFolder("\(adapter).a2c")
    let manifest = "\(TestFiles.root)/Manifests/adapters/\(adapter).yaml"
    try folder.write(FileSystem.read(manifest, limit: Limits.documentBytes), to: "\(adapter).a2c/adapter.yaml")
    let built = "\(Path.parent(Environment.executable ?? ""))/lib\(library).so"
    try folder.write(FileSystem.read(built, limit: 1 << 28), to: "\(adapter).a2c/lib\(library).so")

    let registry = try AdapterRegistry(SearchPath([.init(folder.path, .option)]))
    let params: JSON = adapter == "camera" ? .object([JSON.Member("fps", 8)]) : .object([])
    let entry = ConditionEntry(adapter: adapter, inputs: files.map { InputPath("\(Self.media)/\($0)") }, params: params)
    let program = try #require(BadAdapter.program)
    return (
      try ConditionReader(registry, for: destination, options: HostOptions(isolation: .none)).read(entry),
      try ConditionReader(registry, for: destination, options: HostOptions(isolation: .untrusted(program))).read(entry)
    )
  }
}
