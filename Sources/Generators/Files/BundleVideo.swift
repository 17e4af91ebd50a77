import Glibc
package import Manifests
package import Support

/// The video that a bundle asks its generator for: what the user wants as near as the generator can, else the generator's
/// own size and length, fitted to the conditions.
package struct BundleVideo: Sendable, Equatable {
  /// Pixels; `nil` where the generator does not say it.
  package var width: Int?
  package var height: Int?
  package var framesPerSecond: Double?
  package var frames: Int?
  /// Of a service: the seconds to ask for.
  package var seconds: Double?
  /// Where the video begins in the conditions' clips, in seconds.
  package var start = 0.0
  /// Frames and rate of the clip that the video follows; `nil` where no condition is a clip.
  var clip: Clip?
  /// Settings that go with the size, over the manifest's.
  package var settings: JSON = .object([])
  /// What was chosen and why.
  package var notes: [String] = []
  /// Wishes that the generator cannot fulfil.
  package var warnings: [String] = []

  /// A clip's time.
  struct Clip: Sendable, Equatable {
    let frames: Int
    let framesPerSecond: Double
  }

  /// How much longer a video may become than its generator's makers made it for, where their code sets no bound.
  private static let mostTimes = 3

  /// What the generator makes where no condition says otherwise.
  package init(_ video: GeneratorVideo) {
    (width, height) = (video.width, video.height)
    (framesPerSecond, frames) = (video.fps, video.frames)
  }

  /// - Parameters:
  ///   - request: what the user wants.
  ///   - name: the generator's, for sentences.
  ///   - surveys: of the conditions whose files go into the bundle.
  ///   - others: of those that show the scene and reach the generator in words only.
  package init(_ video: GeneratorVideo, _ request: VideoRequest, name: String) {
    self.init(video, request, name: name, for: [])
  }

  init(
    _ video: GeneratorVideo, _ request: VideoRequest, name: String, for surveys: [ConditionSurvey],
    others: [ConditionSurvey] = []
  ) {
    self.init(video)
    start = request.start
    clip =
      surveys.lazy.compactMap { survey in
        survey.framesPerSecond.map { Clip(frames: survey.frames, framesPerSecond: $0) }
      }.first
    if let shape = request.size {
      ask(shape, video, name)
    } else {
      fit(video, surveys, others)
    }
    rate(video, request, name)
    if request.seconds != nil || request.frames != nil {
      length(video, request, name)
    } else {
      length(video, surveys)
    }
    for survey in surveys where start > 0 && survey.seconds.map({ $0 <= start }) == true {
      warnings.append(
        "the video begins at \(SentenceNumber.text(start)) s of the conditions, and a clip ends at "
          + "\(SentenceNumber.text(survey.seconds ?? 0)) s: its last frame stands still")
    }
  }

  // MARK: Size

  private mutating func ask(_ shape: VideoShape, _ video: GeneratorVideo, _ name: String) {
    if !video.ratios.isEmpty { return choose(shape.ratio, video, name, asked: shape) }
    guard let rules = SizeRules(video) else {
      warnings.append("\(shape) was asked for: \(name) takes its size from its service or its conditions")
      return
    }
    let size = rules.nearest(to: shape)
    (width, height, settings) = (size.width, size.height, size.settings)
    let isMet =
      switch shape {
      case .pixels(let wide, let high): wide == size.width && high == size.height
      case .ratio:
        max(
          shape.ratio * Double(size.height) / Double(size.width), Double(size.width) / Double(size.height) / shape.ratio
        ) < 1.03
      }
    if isMet {
      notes.append("\(size.width) x \(size.height), as asked for")
    } else {
      warnings.append("\(shape) was asked for: \(size.width) x \(size.height) is the nearest that \(name) makes")
    }
  }

  /// Of a service: the proportions to ask for.
  private mutating func choose(_ ratio: Double, _ video: GeneratorVideo, _ name: String, asked: VideoShape?) {
    func off(_ shape: VideoShape) -> Double { abs(log(shape.ratio / ratio)) }
    guard let nearest = video.ratios.min(by: { off($0) < off($1) }) else { return }
    settings = .object(["aspect_ratio": .string(nearest.description)])
    guard let asked else { return }
    if off(nearest) < 0.03 {
      notes.append("\(nearest), as asked for")
    } else {
      warnings.append("\(asked) was asked for: \(nearest) is the nearest that \(name) makes")
    }
  }

  /// Turns it upright or level as the first condition with pictures is, or gives it that one's proportions.
  private mutating func fit(_ video: GeneratorVideo, _ surveys: [ConditionSurvey], _ others: [ConditionSurvey]) {
    if !video.ratios.isEmpty {
      if let ratio = (surveys + others).lazy.compactMap(\.ratio).first { choose(ratio, video, "", asked: nil) }
      return
    }
    guard let width, let height, let rules = SizeRules(video) else { return }
    let seen = surveys + (video.turnsForAny ? others : [])
    guard let ratio = (video.anyRatio ? surveys : seen).lazy.compactMap(\.ratio).first else { return }
    let size = rules.ofRatio(ratio)
    guard size.width != width || size.height != height else { return }
    (self.width, self.height, settings) = (size.width, size.height, size.settings)
    notes.append("\(size.width) x \(size.height) instead of \(width) x \(height): the conditions stand that way")
  }

  // MARK: Time

  private mutating func rate(_ video: GeneratorVideo, _ request: VideoRequest, _ name: String) {
    guard let wanted = request.fps else { return }
    if let own = video.fps, let rates = video.rates {
      let rate = min(max(wanted, rates.min), rates.max)
      framesPerSecond = rate
      if rate != wanted {
        warnings.append(
          "\(SentenceNumber.text(wanted)) frames a second were asked for: \(SentenceNumber.text(rate)) is the nearest that \(name) makes"
        )
      } else if rate != own {
        // As long as before, unless a length is asked for as well.
        frames = frames.map { video.frameRule?.nearest(to: Int((Double($0) * rate / own).rounded())) ?? $0 }
      }
    } else if let own = video.fps {
      guard own != wanted else { return }
      warnings.append(
        "\(SentenceNumber.text(wanted)) frames a second were asked for: \(name) makes \(SentenceNumber.text(own)) a second"
      )
    } else if video.seconds.isEmpty {
      framesPerSecond = wanted
    } else {
      warnings.append("\(SentenceNumber.text(wanted)) frames a second were asked for: \(name) has a rate of its own")
    }
  }

  /// As long as the user wants.
  private mutating func length(_ video: GeneratorVideo, _ request: VideoRequest, _ name: String) {
    let wantedSeconds =
      request.seconds
      ?? request.frames.flatMap { frames in
        (request.fps ?? framesPerSecond).map { Double(frames) / $0 }
      }
    if !video.seconds.isEmpty, let wanted = wantedSeconds {
      let nearest =
        video.seconds.min {
          // Of two that are as near the longer: what was asked for has room in it.
          (abs($0 - wanted), -$0) < (abs($1 - wanted), -$1)
        } ?? wanted
      seconds = nearest
      if abs(nearest - wanted) > 0.05 {
        warnings.append(
          "\(SentenceNumber.text(wanted)) s were asked for: \(SentenceNumber.text(nearest)) s is the nearest that \(name) makes"
        )
      }
      return
    }
    let told =
      request.frames.map { $0 == 1 ? "1 frame was" : "\($0) frames were" }
      ?? "\(SentenceNumber.text(request.seconds ?? 0)) s were"
    // checked: both are bounded by the request's own limits
    let wanted = request.frames ?? framesPerSecond.map { Int(((request.seconds ?? 0) * $0).rounded()) }
    guard let own = video.frames, let wanted else {
      if let wanted, video.frameRule != nil || video.frames == nil, video.seconds.isEmpty { frames = wanted }
      if frames == nil { warnings.append("\(told) asked for: \(name) decides on its length") }
      return
    }
    guard let rule = video.frameRule else {
      if wanted != own { warnings.append("\(told) asked for: \(name) makes \(own) frames") }
      return
    }
    let chosen = rule.nearest(to: rule.max == nil ? min(wanted, Self.mostTimes * own) : wanted)
    frames = chosen
    func length(_ frames: Int) -> String {
      framesPerSecond.map {
        "\(frames == 1 ? "1 frame" : "\(frames) frames"), \(SentenceNumber.text(Double(frames) / $0)) s"
      } ?? "\(frames) frames"
    }
    // The next count on either side is as near as it can be.
    let isNear = request.frames == nil ? abs(chosen - wanted) <= rule.multiple / 2 + 1 : chosen == wanted
    if isNear {
      notes.append("\(length(chosen)), as asked for")
    } else {
      warnings.append("\(told) asked for: \(length(chosen)) is the nearest that \(name) makes")
    }
    if chosen > own, rule.max == nil {
      warnings.append("\(chosen) frames are more than the \(own) that \(name) is made for")
    }
  }

  /// As long as the longest clip where that is shorter than what the generator makes.
  private mutating func length(_ video: GeneratorVideo, _ surveys: [ConditionSurvey]) {
    guard let rule = video.frameRule, let most = frames, let rate = framesPerSecond,
      let longest = surveys.compactMap(\.seconds).max()
    else { return }
    let seconds = max(0, longest - start)
    // A second at least: generators are not made for less.
    let least = rule.nearest(to: Int(rate.rounded(.up)))
    let wanted = seconds * rate < Double(most) ? rule.nearest(to: Int((seconds * rate).rounded())) : most
    let chosen = min(most, max(wanted, least))
    guard chosen != most else { return }
    frames = chosen
    notes.append("\(chosen) frames instead of \(most): the conditions last \(SentenceNumber.text(seconds)) s")
  }
}
