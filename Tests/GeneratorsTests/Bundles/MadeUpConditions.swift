import Captioning
import Conditions
import Generators
import Manifests
import Media
import Support

/// Conditions made up for bundles: clips whose frames are as bright as their numbers, pictures, a camera's path.
struct MadeUpConditions: Sendable {
  /// Of clips.
  var frames = 16
  var framesPerSecond = 16.0
  var size = (width: 96, height: 64)
  /// What clips stand for, by an adapter that nobody knows.
  var role: String?
  /// What the adapter warns of.
  var log: [String] = []

  private static let adapter = """
    a2c: adapter/1
    id: org.example.made-up
    version: 1.0.0
    name: Made up
    depicts: "what is made up"
    library: {linux-x86_64: {file: libx.so}}
    inputs: {media: [picture], count: {min: 1, max: 9}}
    frame_tokens: {begin: "<|vision_start|>", end: "<|vision_end|>"}
    encoder: vision
    """

  /// `depth=a.mp4`, `key-frames=first.png,last.png`
  static func entries(_ texts: [String]) -> [ConditionEntry] {
    texts.enumerated().map { index, text in
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      return ConditionEntry(
        adapter: parts[0], inputs: parts[1].split(separator: ",").map { InputPath(String($0)) }, index: index)
    }
  }

  func source() -> ConditionSource {
    ConditionSource { entry, destination in
      let (blocks, decisions) = try made(entry, destination)
      return ConditionBlocks(
        entry: entry, adapter: try AdapterManifest.parse(text: Self.adapter, path: "made-up.yaml"), blocks: blocks,
        decisions: decisions, log: log)
    }
  }

  private func made(_ entry: ConditionEntry, _ destination: Destination) throws -> ([Block], [Decision]) {
    switch entry.adapter {
    case "camera": return ([path()], [])
    case "key-frames", "multi-id", "style":
      let pictures = try entry.inputs.indices.map { index -> Block in
        try .frames(frame(index * 60 + 20, destination, isVideo: false))
      }
      let moments = entry.inputs.count == 1 ? "first" : "first, last"
      return (pictures, [Decision(key: "moments", value: moments, reason: "made up")])
    case "tracks" where entry.params["show"]?.stringValue == "points":
      return ([.frames(try points(destination))], [])
    default:
      return ([.frames(try clip(destination))], [])
    }
  }

  private func frame(_ tone: Int, _ destination: Destination, isVideo: Bool) throws -> FrameBlock {
    let made = try destination.size(height: size.height, width: size.width, frames: isVideo ? frames : nil)
    let tone = UInt8(clamping: tone)
    return FrameBlock(
      pictures: [Picture(width: made.width, height: made.height, fill: (tone, tone, tone))], encoder: .vision,
      isVideo: isVideo, sourceIndices: [0], framesPerSecond: 0, isNumbered: !isVideo,
      source: FrameSource(frames: isVideo ? frames : 1, width: size.width, height: size.height))
  }

  /// Three points, each a picture wide: one goes right by a hundredth of the width a frame, one stays, one is seen late.
  private func points(_ destination: Destination) throws -> FrameBlock {
    var block = try clip(destination)
    func bytes(_ share: Double) -> [UInt8] {
      let value = Int(((share + 0.5) / 2 * 65_535).rounded())
      return [UInt8(value >> 8), UInt8(value & 0xFF), 255]
    }
    block.pictures = try block.sourceIndices.map { index in
      let late: [UInt8] = index < 4 ? [0, 0, 0] : bytes(0.25)
      return try Picture(
        width: 3, height: 2,
        pixels: bytes(0.1 + Double(index) / 100) + bytes(0.5) + late + bytes(0.5) + bytes(0.5) + late)
    }
    return block
  }

  private func clip(_ destination: Destination) throws -> FrameBlock {
    let target: FrameTarget? = if case .file(let target) = destination { target } else { nil }
    var indices = FrameSampling.spread(min(target?.frames ?? 4, frames), over: frames)
    if let target, let rate = target.rate {
      let wanted = (0..<target.frames).map {
        FrameTarget.place(of: $0, at: rate, from: framesPerSecond, start: target.start)
      }
      indices = Set(wanted.filter { $0 < frames }).sorted()
    }
    var block = try frame(0, destination, isVideo: true)
    block.pictures = try indices.flatMap { try frame($0, destination, isVideo: true).pictures }
    (block.sourceIndices, block.framesPerSecond, block.role) = (indices, framesPerSecond, role)
    return block
  }

  /// Eight cameras that look straight ahead on a straight way.
  private func path() -> Block {
    let poses = (0..<8).map {
      RigidMotion(rotation: .identity, translation: Vector3(x: 0, y: 0, z: Double($0) / 8))
    }
    let lens = Intrinsics(fx: 1, fy: 1, cx: 0.5, cy: 0.5)
    return .camera(
      CameraBlock(
        poses: poses, lenses: poses.map { _ in lens }, source: .init(width: 16, height: 9), shown: Array(0..<8)))
  }
}
