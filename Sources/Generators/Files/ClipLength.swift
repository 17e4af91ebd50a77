import Manifests
import Media

/// How many frames a clip of a bundle has, how fast it plays, and which frame of its condition each shows.
struct ClipLength {
  let frames: Int
  let framesPerSecond: Double
  /// How the condition's length became this one, where it is not the same.
  let notes: [String]

  /// The rate of a clip where neither the generator nor the condition has one.
  private static let usualRate = 8.0

  init(_ row: GeneratorCondition, _ video: BundleVideo, _ survey: ConditionSurvey, most: Int) {
    let own = survey.framesPerSecond
    if row.keepsLength {
      let kept = min(survey.frames, most)
      frames = kept
      let rate = own ?? row.fps ?? video.framesPerSecond ?? Self.usualRate
      // Fewer frames of the same clip last as long.
      framesPerSecond = kept < survey.frames ? Self.rounded(rate * Double(kept) / Double(survey.frames)) : rate
      notes = kept < survey.frames ? ["\(kept) of \(survey.frames) frames, evenly spread"] : []
      return
    }
    let count = row.frames ?? video.frames ?? min(survey.frames, most)
    frames = count
    let seconds = survey.seconds
    let rate =
      row.fps ?? video.framesPerSecond ?? seconds.map { Self.rounded(Double(count) / $0) } ?? Self.usualRate
    framesPerSecond = min(max(rate, 0.1), 1000)
    guard let seconds else {
      notes = survey.frames == 1 && count > 1 ? ["one picture, shown in all \(count) frames"] : []
      return
    }
    let speed = seconds / (Double(count) / framesPerSecond)
    guard survey.frames != count || abs(speed - 1) > 0.05 else {
      notes = []
      return
    }
    let pace = abs(speed - 1) > 0.05 ? ", \(Words.number(speed)) times as fast" : ""
    notes = [
      "\(survey.frames) frames at \(Words.number(own ?? 0)) a second become \(count) at "
        + "\(Words.number(framesPerSecond))\(pace)"
    ]
  }

  /// The place of a frame among the `count` that were read.
  func place(of index: Int, in count: Int) -> Int {
    guard count > 1, frames > 1, count != frames else { return min(index, count - 1) }
    // checked: both factors are at most Limits.clipFrames
    return min(count - 1, (index * (count - 1) + (frames - 1) / 2) / (frames - 1))
  }

  private static func rounded(_ rate: Double) -> Double { (rate * 1000).rounded() / 1000 }
}
