import Support

/// Which of a clip's frames is shown at which moment. A clip of even rate shows one after the other; one of variable rate
/// is shown at an even rate, each frame for as long as it lasts, so that a number of a frame is a moment.
struct ClipTimes: Sendable, Equatable {
  /// The time stamps of all frames, ascending.
  let stamps: [Int64]
  /// For each frame that is shown the place of its own in ``stamps``.
  let shown: [Int]
  /// The rate that frames are shown at; `nil` is the clip's own.
  let rate: Double?

  /// How far, in mean intervals, a frame may be from its place in an even clip.
  private static let unevenness = 1.5
  private static let (slowest, fastest) = (1.0, 60.0)
  /// How many frames are shown for each of the clip's at the most.
  private static let mostRepeats = 200

  /// - Parameters:
  ///   - stamps: of all frames, in any order.
  ///   - second: how long one unit of them is.
  /// - Returns: `nil` where stamps are missing or repeat themselves.
  init?(_ stamps: [Int64], second: Double) {
    let stamps = stamps.sorted()
    guard let first = stamps.first, let last = stamps.last, second > 0, second.isFinite,
      zip(stamps, stamps.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    self.stamps = stamps
    let (span, overflow) = last.subtractingReportingOverflow(first)
    guard !overflow else { return nil }
    let seconds = Double(span) * second
    let mean = Double(span) / Double(max(1, stamps.count - 1))
    let worst = stamps.enumerated().map { abs(Double($1 - first) - Double($0) * mean) }.max() ?? 0
    guard stamps.count > 2, worst > Self.unevenness * mean, seconds.isFinite, seconds > 0 else {
      shown = Array(stamps.indices)
      rate = nil
      return
    }
    // The shortest intervals but for a few: those of a frame that another followed at once.
    let steps = zip(stamps, stamps.dropFirst()).map { Double($1 - $0) * second }.sorted()
    let own = min((1 / steps[steps.count / 10]).rounded(), Self.fastest)
    // As fine as a screen, so that other rates find their moments in it; but no clip is mostly standing still.
    let most = Double(min(Limits.clipFrames, Self.mostRepeats * stamps.count))
    let rate = min(own * max(1, (Self.fastest / max(own, 1)).rounded(.down)), (most - 1) / seconds)
    guard own >= Self.slowest, rate >= Self.slowest else { return nil }
    let count = max(2, (Checked.rounded((seconds * rate + 1e-6).rounded(.down)) ?? 1) + 1)
    guard count <= Limits.clipFrames else { return nil }
    var shown: [Int] = []
    shown.reserveCapacity(count)
    var at = 0
    for index in 0..<count {
      let moment = (Double(index) / rate + 1e-6) / second
      while at + 1 < stamps.count, Double(stamps[at + 1] - first) <= moment { at += 1 }
      shown.append(at)
    }
    self.shown = shown
    self.rate = rate
  }
}
