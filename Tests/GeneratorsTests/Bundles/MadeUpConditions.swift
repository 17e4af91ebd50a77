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
    ConditionSource { entry, facts in
      let (blocks, decisions) = try made(entry, facts)
      return ConditionBlocks(
        entry: entry, adapter: try AdapterManifest.parse(text: Self.adapter, path: "made-up.yaml"), blocks: blocks,
        decisions: decisions, log: log)
    }
  }

  private func made(_ entry: ConditionEntry, _ facts: ModelFacts) throws -> ([Block], [Decision]) {
    switch entry.adapter {
    case "camera" where facts.hasCameraEncoder: return ([path(facts)], [])
    case "key-frames", "multi-id", "style":
      let pictures = try entry.inputs.indices.map { index -> Block in
        try .frames(frame(index * 60 + 20, facts, isVideo: false))
      }
      let moments = entry.inputs.count == 1 ? "first" : "first, last"
      return (pictures, [Decision(key: "moments", value: moments, reason: "made up")])
    case "tracks" where entry.params["show"]?.stringValue == "points":
      return ([.frames(try points(facts))], [])
    default:
      return ([.frames(try clip(facts))], [])
    }
  }

  private func frame(_ tone: Int, _ facts: ModelFacts, isVideo: Bool) throws -> FrameBlock {
    let made = try facts.size(height: size.height, width: size.width, frames: isVideo ? frames : nil)
    let tone = UInt8(clamping: tone)
    return FrameBlock(
      pictures: [Picture(width: made.width, height: made.height, fill: (tone, tone, tone))], encoder: .vision,
      isVideo: isVideo, sourceIndices: [0], framesPerSecond: 0, isNumbered: !isVideo)
  }

  /// Three points, each a picture wide: one goes right by a hundredth of the width a frame, one stays, one is seen late.
  private func points(_ facts: ModelFacts) throws -> FrameBlock {
    var block = try clip(facts)
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

  private func clip(_ facts: ModelFacts) throws -> FrameBlock {
    var indices = FrameSampling.spread(min(facts.target?.frames ?? 4, frames), over: frames)
    if let target = facts.target, let rate = target.rate {
      let wanted = (0..<target.frames).map {
        FrameTarget.place(of: $0, at: rate, from: framesPerSecond, start: target.start)
      }
      indices = Set(wanted.filter { $0 < frames }).sorted()
    }
    var block = try frame(0, facts, isVideo: true)
    block.pictures = try indices.flatMap { try frame($0, facts, isVideo: true).pictures }
    (block.sourceIndices, block.framesPerSecond, block.role) = (indices, framesPerSecond, role)
    return block
  }

  /// Eight cameras that look straight ahead on a straight way.
  private func path(_ facts: ModelFacts) -> Block {
    let (height, width) = (facts.cameraHeight, facts.cameraWidth)
    var values: [Float] = []
    for step in 0..<8 {
      let centre = SIMD3<Float>(0, 0, Float(step) / 8)
      var planes = [[Float]](repeating: [], count: 6)
      for y in 0..<height {
        for x in 0..<width {
          let ray = SIMD3<Float>(
            (Float(x) + 0.5) / Float(width) - 0.5, (Float(y) + 0.5) / Float(height) - 0.5, 1)
          let d = ray / (ray * ray).sum().squareRoot()
          let m = SIMD3<Float>(
            centre.y * d.z - centre.z * d.y, centre.z * d.x - centre.x * d.z, centre.x * d.y - centre.y * d.x)
          for axis in 0..<3 {
            planes[axis].append(m[axis])
            planes[3 + axis].append(d[axis])
          }
        }
      }
      values += planes.flatMap(\.self)
    }
    return .tensor(TensorBlock(values: values, shape: [8, 6, height, width], encoder: .camera))
  }
}
