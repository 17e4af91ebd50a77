import Conditions
import Manifests
import Media

/// How many frames a clip of a bundle has, how fast it plays, and which frame of its condition each shows.
///
/// The speed of a condition is part of what it says: a clip that is longer than the video is cut at its end, a shorter one
/// stands still from its last frame on. Neither is played faster or slower.
struct ClipLength {
  let frames: Int
  let framesPerSecond: Double
  /// What was done to the condition's frames.
  let notes: [String]
  /// What of its length is lost, or made up.
  let warnings: [String]
  /// Frames a second of the condition where it is read at the file's rate; `nil` where its frames are spread over the file.
  private let sourceRate: Double?
  /// Seconds of the condition in front of the file.
  private let start: Double

  /// The rate of a clip where neither the generator nor the condition has one.
  private static let usualRate = 8.0
  /// Seconds that are no loss.
  private static let trifle = 0.13

  init(_ row: GeneratorCondition, _ video: BundleVideo, _ survey: ConditionSurvey, most: Int, name: String) {
    let own = survey.framesPerSecond
    // A reference is no part of the video's time.
    start = row.keepsLength ? 0 : video.start
    if row.keepsLength {
      let kept = min(survey.frames, most)
      frames = kept
      let rate = own ?? row.fps ?? video.framesPerSecond ?? Self.usualRate
      // Fewer frames of the same clip last as long.
      framesPerSecond = kept < survey.frames ? Self.rounded(rate * Double(kept) / Double(survey.frames)) : rate
      notes = kept < survey.frames ? ["\(kept) of \(survey.frames) frames, evenly spread"] : []
      warnings = []
      sourceRate = nil
      return
    }
    let count = row.frames ?? video.frames ?? min(survey.frames, most)
    frames = count
    guard let own, let whole = survey.seconds else {
      framesPerSecond = row.fps ?? video.framesPerSecond ?? Self.usualRate
      notes = survey.frames == 1 && count > 1 ? ["one picture, shown in all \(count) frames"] : []
      warnings = []
      sourceRate = nil
      return
    }
    let seconds = max(0, whole - start)
    guard let rate = row.fps ?? video.framesPerSecond else {
      // Any rate will do: all of the clip from its start, as fast as it is.
      framesPerSecond = min(max(Self.rounded(Double(count) / (seconds > 0 ? seconds : whole)), 0.1), 1000)
      if start > 0 {
        notes = ["from \(SentenceNumber.text(start)) s on, \(count) frames, evenly spread"]
        (warnings, sourceRate) = ([], own)
        return
      }
      notes =
        survey.frames == count
        ? [] : ["\(survey.frames) frames at \(SentenceNumber.text(own)) a second become \(count), evenly spread"]
      warnings = []
      sourceRate = nil
      return
    }
    framesPerSecond = rate
    sourceRate = own
    let length = Double(count) / rate
    if seconds > length + Self.trifle {
      warnings = [
        start > 0
          ? "\(name): from \(SentenceNumber.text(start)) s to \(SentenceNumber.text(start + length)) s of \(SentenceNumber.text(whole)) s, "
            + "for the video ends there"
          : "\(name): the first \(SentenceNumber.text(length)) s of \(SentenceNumber.text(seconds)) s, for the video ends there"
      ]
    } else if seconds < length - Self.trifle {
      warnings = [
        "\(name): it lasts \(SentenceNumber.text(seconds)) s of the video's \(SentenceNumber.text(length)) s, "
          + "and its last frame stands still from there on"
      ]
    } else {
      warnings = []
    }
    notes =
      abs(own - rate) > 0.02 * rate
      ? ["read at \(SentenceNumber.text(rate)) frames a second from \(SentenceNumber.text(own)), as fast as it is"] : []
  }

  /// Which frames are asked for.
  func target(_ size: (width: Int, height: Int)?, longest: Int) -> FrameTarget {
    let rate = sourceRate == nil ? nil : framesPerSecond
    guard let size else {
      return FrameTarget(width: longest, height: longest, fit: .within, frames: frames, rate: rate, start: start)
    }
    return FrameTarget(width: size.width, height: size.height, frames: frames, rate: rate, start: start)
  }

  /// The place of a frame among those that were read.
  /// - Parameter read: their numbers in the condition, ascending.
  func place(of index: Int, in read: [Int]) -> Int {
    let count = read.count
    guard let sourceRate else {
      guard count > 1, frames > 1, count != frames else { return max(0, min(index, count - 1)) }
      // checked: both factors are at most Limits.clipFrames
      return min(count - 1, (index * (count - 1) + (frames - 1) / 2) / (frames - 1))
    }
    let wanted = FrameTarget.place(of: index, at: framesPerSecond, from: sourceRate, start: start)
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if read[middle] <= wanted { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  private static func rounded(_ rate: Double) -> Double { (rate * 1000).rounded() / 1000 }
}
