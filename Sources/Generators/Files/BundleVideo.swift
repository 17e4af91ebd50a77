package import Manifests
import Support

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

  /// Turns it upright or level as the first condition with pictures is, or gives it that one's proportions, and makes it
  /// as long as the longest clip where that is shorter than what the generator makes.
  /// - Parameters:
  ///   - surveys: of the conditions whose files go into the bundle.
  ///   - others: of those that show the scene and reach the generator in words only.
  init(_ video: GeneratorVideo, for surveys: [ConditionSurvey], others: [ConditionSurvey] = []) {
    self.init(video)
    shape(video, surveys, others)
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

  private mutating func shape(_ video: GeneratorVideo, _ surveys: [ConditionSurvey], _ others: [ConditionSurvey]) {
    guard let width, let height else { return }
    if video.anyRatio, let ratio = surveys.lazy.compactMap(\.ratio).first, let size = Self.size(ratio, video) {
      // The generator's own sizes come first where they lose less than a twentieth at the edges.
      let own = Double(width) / Double(height)
      func isNear(_ other: Double) -> Bool { max(other / ratio, ratio / other) < 1.05 }
      if isNear(own) { return }
      (self.width, self.height) = video.turns && isNear(1 / own) ? (height, width) : size
    } else if video.turns, width != height,
      let isUpright = (surveys + (video.turnsForAny ? others : [])).lazy.compactMap(\.isUpright).first,
      isUpright != (height > width)
    {
      (self.width, self.height) = (height, width)
    } else {
      return
    }
    guard let chosen = self.width, let high = self.height else { return }
    notes.append("\(chosen) x \(high) instead of \(width) x \(height): the conditions stand that way")
  }

  /// Of the manifest's area and other proportions, no longer than three to one.
  private static func size(_ ratio: Double, _ video: GeneratorVideo) -> (width: Int, height: Int)? {
    guard let width = video.width, let height = video.height, ratio.isFinite, ratio > 0 else { return nil }
    let ratio = min(max(ratio, 1.0 / 3), 3)
    let area = Double(width) * Double(height)
    let step = Double(video.sizeMultiple ?? 16)
    let sides = [(area * ratio).squareRoot(), (area / ratio).squareRoot()].map { side in
      Checked.rounded(max(1, (side / step).rounded()) * step)
    }
    guard let wide = sides[0], let high = sides[1], wide <= 65_536, high <= 65_536 else { return nil }
    return (wide, high)
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
