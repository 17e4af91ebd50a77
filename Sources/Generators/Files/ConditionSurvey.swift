import Conditions
import Media

/// How long and which way up a condition is.
struct ConditionSurvey {
  /// Frames of the clip; 1 where the condition is pictures.
  let frames: Int
  /// `nil` where the condition is pictures.
  let framesPerSecond: Double?
  /// Whether it is higher than wide; `nil` where it has no frames, or square ones.
  let isUpright: Bool?

  /// - Parameter blocks: made with two frames a clip, the first and the last.
  init(_ blocks: ConditionBlocks) {
    let all = blocks.frameBlocks
    let clip = all.first(where: \.isVideo)
    frames = (clip?.sourceIndices.last ?? 0) + 1
    framesPerSecond = clip.map(\.framesPerSecond)
    let picture = (clip ?? all.first)?.pictures.first
    isUpright = picture.flatMap { $0.height == $0.width ? nil : $0.height > $0.width }
  }

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
