import Conditions
import Media

/// How long and which way up a condition is.
struct ConditionSurvey {
  /// Frames of the clip; 1 where the condition is pictures.
  let frames: Int
  /// `nil` where the condition is pictures.
  let framesPerSecond: Double?
  /// Width over height; `nil` where it has no frames.
  let ratio: Double?

  init(_ blocks: ConditionBlocks) {
    let all = blocks.frameBlocks
    let clip = all.first(where: \.isVideo)
    frames = clip?.source.frames ?? 1
    framesPerSecond = clip.map(\.framesPerSecond)
    ratio = (clip ?? all.first).map { Double($0.source.width) / Double(max($0.source.height, 1)) }
  }

  /// Whether it is higher than wide; `nil` where it has no frames, or square ones.
  var isUpright: Bool? { ratio.flatMap { $0 == 1 ? nil : $0 < 1 } }

  /// `nil` where the condition has no time.
  var seconds: Double? {
    framesPerSecond.flatMap { $0 > 0 ? Double(frames) / $0 : nil }
  }
}

extension ConditionBlocks {
  var frameBlocks: [FrameBlock] {
    blocks.compactMap { if case .frames(let frames) = $0 { frames } else { nil } }
  }
}
