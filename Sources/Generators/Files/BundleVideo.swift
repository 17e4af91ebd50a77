package import Manifests

/// The video that a bundle asks its generator for: the generator's own size and length, fitted to the conditions.
package struct BundleVideo: Sendable, Equatable {
  /// Pixels; `nil` where the generator does not say it.
  package var width: Int?
  package var height: Int?
  package var framesPerSecond: Double?
  package var frames: Int?
  /// What was chosen and why.
  package var notes: [String] = []

  /// What the generator makes where no condition says otherwise.
  package init(_ video: GeneratorVideo) {
    (width, height) = (video.width, video.height)
    (framesPerSecond, frames) = (video.fps, video.frames)
  }

  /// Turns it upright or level as the first condition with pictures is, and makes it as long as the longest clip where
  /// that is shorter than what the generator makes: then it plays as fast as the clip does.
  init(_ video: GeneratorVideo, for surveys: [ConditionSurvey]) {
    self.init(video)
    if video.turns, let width, let height, let isUpright = surveys.lazy.compactMap(\.isUpright).first,
      width != height, isUpright != (height > width)
    {
      (self.width, self.height) = (height, width)
      notes.append("\(height) x \(width) instead of \(width) x \(height): the conditions stand that way")
    }
    guard let rule = video.frameRule, let most = video.frames, let rate = video.fps,
      let seconds = surveys.compactMap(\.seconds).max()
    else { return }
    // A second at least: generators are not made for less.
    let least = rule.nearest(to: Int(rate.rounded(.up)))
    let wanted = seconds * rate < Double(most) ? rule.nearest(to: Int((seconds * rate).rounded())) : most
    let chosen = min(most, max(wanted, least))
    guard chosen != most else { return }
    frames = chosen
    notes.append("\(chosen) frames instead of \(most): the conditions last \(Words.number(seconds)) s")
  }
}

/// Numbers in a report's sentences.
enum Words {
  /// With one or two digits behind the point, none where there is no need.
  static func number(_ value: Double) -> String {
    let hundredths = (value * 100).rounded()
    guard hundredths.magnitude < 1e12 else { return "\(value)" }
    let whole = Int(hundredths)
    if whole % 100 == 0 { return "\(whole / 100)" }
    let (units, rest) = (whole.magnitude / 100, whole.magnitude % 100)
    let digits = rest % 10 == 0 ? "\(rest / 10)" : (rest < 10 ? "0\(rest)" : "\(rest)")
    return "\(whole < 0 ? "-" : "")\(units).\(digits)"
  }
}
