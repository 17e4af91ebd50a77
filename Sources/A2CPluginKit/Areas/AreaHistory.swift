/// One thing over the frames that were looked at, and what can be said of it for sure.
///
/// Nothing is said of an edge that may be the picture's instead of the thing's: a thing that is cut off at the side
/// neither moves sideways nor grows, for all that is seen of it.
public struct AreaHistory: Sendable {
  /// One entry a frame looked at, `nil` where the thing is not seen.
  public let frames: [AreaExtent?]

  public init(_ frames: [AreaExtent?]) { self.frames = frames }

  /// Share of a side below which nothing counts as a motion.
  public static let leastMotion = 0.04
  /// Share of a side within which a thing stays where it is.
  public static let stillness = 0.015

  public var seen: [AreaExtent] { frames.compactMap { $0 } }
  /// Share of the picture, averaged over the frames in which it is seen.
  public var meanShare: Double {
    let seen = seen
    return seen.isEmpty ? 0 : seen.reduce(0) { $0 + $1.share } / Double(seen.count)
  }

  // MARK: Place

  /// "at the upper left", "in the middle", "across the top"; `nil` where it lies between such places.
  public static func place(_ extent: AreaExtent) -> String? {
    guard extent.wholeness >= 0.75 else { return nil }
    let isWide = extent.width > 0.9
    let isTall = extent.height > 0.9
    if isWide, isTall { return extent.share > 0.5 ? "over most of the picture" : nil }
    let across = isWide ? nil : third(extent.centerX, ("left", "middle", "right"))
    let down = isTall ? nil : third(extent.centerY, ("top", "middle", "bottom"))
    if isWide {
      guard let down else { return nil }
      return down == "middle" ? "across the middle" : "across the \(down)"
    }
    if isTall { return across.map { $0 == "middle" ? "from top to bottom in the middle" : "along the \($0) side" } }
    switch (across, down) {
    case ("middle"?, "middle"?): return "in the middle"
    case (let across?, "middle"?): return "at the \(across)"
    case ("middle"?, let down?): return "at the \(down) in the middle"
    case (let across?, "top"?): return "at the upper \(across)"
    case (let across?, "bottom"?): return "at the lower \(across)"
    case (let across?, nil): return across == "middle" ? "in the middle from side to side" : "on the \(across) side"
    case (nil, let down?):
      return down == "middle" ? "at middle height" : "in the \(down == "top" ? "upper" : "lower") part"
    default: return nil
    }
  }

  /// "in the upper half" and the like, of all pieces together; `nil` where it lies in more than one half each way.
  public static func half(_ extent: AreaExtent) -> String? {
    let down = extent.upper > 0.85 ? "upper" : extent.upper < 0.15 ? "lower" : nil
    let across = extent.leftward > 0.85 ? "left" : extent.leftward < 0.15 ? "right" : nil
    switch (down, across) {
    case (let down?, nil): return "in the \(down) half"
    case (nil, let across?): return "in the \(across) half"
    case (let down?, let across?): return "in the \(down) \(across) quarter"
    default: return nil
    }
  }

  /// The one place that a thing keeps: for all frames in which it lies in any, which are most.
  public func lasting(_ place: (AreaExtent) -> String?) -> String? {
    let seen = seen
    let places = seen.compactMap(place)
    guard let first = places.first, places.allSatisfy({ $0 == first }), 5 * places.count >= 4 * seen.count else {
      return nil
    }
    return first
  }

  /// Which third, `nil` near a border between two.
  private static func third(_ value: Double, _ names: (String, String, String)) -> String? {
    switch value {
    case ..<0.36: names.0
    case 0.4...0.6: names.1
    case 0.64...: names.2
    default: nil
    }
  }

  // MARK: Motion

  /// "moves left by about 30 % of the width, then right by about 10 %", "stays in place"; `nil` where nothing is sure.
  public var motion: String? {
    let sideways = Self.legs(frames, \.showsSides, \.centerX, \.core.left, \.core.right)
    let upright = Self.legs(frames, \.showsEnds, \.centerY, \.core.top, \.core.bottom)
    return Self.way(sideways: sideways, upright: upright).map { "moves \($0)" } ?? (isStill ? "stays in place" : nil)
  }

  /// The way of something in words: "left by about 30 % of the width and up by about 10 % of the height"; `nil` where
  /// there are no legs.
  /// - Parameters:
  ///   - sideways: in shares of the width, to the right.
  ///   - upright: in shares of the height, downwards.
  public static func way(sideways: [Course.Leg], upright: [Course.Leg]) -> String? {
    let across = words(sideways, "left", "right", of: "width")
    let down = words(upright, "up", "down", of: "height")
    guard let across, let down else { return across ?? down }
    return sideways.count == 1 && upright.count == 1 ? "\(across) and \(down)" : "\(across); at the same time \(down)"
  }

  /// Both edges of both axes are seen in all frames and hardly move.
  private var isStill: Bool {
    let seen = seen
    guard seen.count == frames.count, seen.count > 1, seen.allSatisfy({ $0.showsSides && $0.showsEnds }) else {
      return false
    }
    return [seen.map(\.left), seen.map(\.right), seen.map(\.top), seen.map(\.bottom)]
      .allSatisfy { Course.range($0) <= Self.stillness }
  }

  /// The legs of the middle, by area, in which both edges of the axis go the same way.
  private static func legs(
    _ frames: [AreaExtent?], _ isSeen: (AreaExtent) -> Bool, _ middle: KeyPath<AreaExtent, Double>,
    _ low: KeyPath<AreaExtent, Double>, _ high: KeyPath<AreaExtent, Double>
  ) -> [Course.Leg] {
    let seen = frames.compactMap { $0 }.filter(isSeen)
    guard seen.count > 1 else { return [] }
    let middles = seen.map { $0[keyPath: middle] }
    func isSure(_ leg: Course.Leg) -> Bool {
      let edges = [low, high].map { seen[leg.end][keyPath: $0] - seen[leg.start][keyPath: $0] }
      return edges.allSatisfy { $0 * leg.change > 0 && abs($0) >= abs(leg.change) / 2 }
    }
    var sure: [Course.Leg] = []
    for leg in Course(middles, threshold: leastMotion).legs where isSure(leg) {
      guard let last = sure.last, last.change * leg.change > 0 else {
        sure.append(leg)
        continue
      }
      // Two like legs in a row are one, from the start of the first to the end of the second; where that is not sure, as
      // what lay between was no motion but growth, nothing is.
      let both = Course.Leg(start: last.start, end: leg.end, change: middles[leg.end] - middles[last.start])
      guard both.change * leg.change > 0, abs(both.change) >= leastMotion, isSure(both) else { return [] }
      sure[sure.count - 1] = both
    }
    return sure
  }

  private static func words(_ legs: [Course.Leg], _ back: String, _ forth: String, of side: String) -> String? {
    guard let first = legs.first else { return nil }
    func direction(_ leg: Course.Leg) -> String { leg.change < 0 ? back : forth }
    let net = legs.reduce(0) { $0 + $1.change }
    let longest = legs.map { abs($0.change) }.max() ?? 0
    // Where it gets to comes first, the ways back on it after.
    if legs.count > 2, abs(net) >= 2 * leastMotion, abs(net) >= (legs.count > 3 ? 0.5 : 0.8) * longest {
      return "\(net < 0 ? back : forth) by \(amount(net, of: side)), back and forth on the way"
    }
    if legs.count > 3 { return back == "up" ? "up and down again and again" : "from side to side again and again" }
    var text = "\(direction(first)) by \(amount(first.change, of: side))"
    for leg in legs.dropFirst() { text += ", then \(direction(leg)) by \(amount(leg.change, of: side))" }
    return text
  }

  /// "about 30 % of the width".
  public static func amount(_ change: Double, of side: String) -> String {
    "about \(percent(abs(change), step: 5)) % of the \(side)"
  }

  /// Whole per cent, in steps; never 0.
  public static func percent(_ share: Double, step: Int = 1) -> Int {
    let steps = (share * 100 / Double(step)).rounded()
    return max(1, Checked.rounded(steps) ?? 0) * step
  }

  // MARK: Size

  /// "grows to about 2 times its area", "shrinks"; `nil` where it does neither or its edges are not seen.
  public var growth: String? {
    let whole = frames.compactMap { $0 }.filter { $0.showsSides && $0.showsEnds }
    guard whole.count > 1 else { return nil }
    let size = whole.map { ($0.width * $0.height).squareRoot() }
    guard let largest = size.max(), largest > 0 else { return nil }
    let course = Course(size.map { $0 / largest }, threshold: 0.1)
    guard !course.legs.isEmpty, course.legs.count <= 2 else { return nil }
    var words: [String] = []
    for leg in course.legs {
      let (start, end) = (whole[leg.start], whole[leg.end])
      let (w, h) = (end.width / start.width, end.height / start.height)
      let area = end.share / start.share
      if w > 1.08, h > 1.08, area > 1.25 {
        words.append(area > 1.6 ? "grows to about \(tenths(area)) times its area" : "grows a little")
      } else if w < 0.92, h < 0.92, area < 0.8 {
        words.append(area < 0.62 ? "shrinks to about \(Self.percent(area, step: 5)) % of its area" : "shrinks a little")
      } else {
        return nil
      }
    }
    return words.joined(separator: ", then ")
  }

  private func tenths(_ value: Double) -> String {
    value < 3 ? "\((value * 2).rounded() / 2)".replacing(".0", with: "") : "\(Checked.rounded(value) ?? 3)"
  }

  // MARK: Coming and going

  /// "comes in from the left", "leaves at the right", "is seen from about 40 % of the clip on"; empty where it is there
  /// all the time.
  public var presence: [String] {
    let seenAt = frames.indices.filter { frames[$0] != nil }
    guard let first = seenAt.first, let last = seenAt.last, frames.count > 1, let entry = frames[first],
      let exit = frames[last]
    else { return [] }
    var words: [String] = []
    let span = Double(frames.count - 1)
    if first > 0 {
      words.append(
        side(entry).map { "comes in from the \($0)" }
          ?? "appears after about \(Self.percent(Double(first) / span, step: 5)) % of the clip")
    }
    if last < frames.count - 1 {
      words.append(
        side(exit).map { "leaves at the \($0)" }
          ?? "is gone after about \(Self.percent(Double(last + 1) / span, step: 5)) % of the clip")
    }
    if seenAt.count < last - first + 1 { words.append("is hidden in between") }
    return words
  }

  /// The one border it touches.
  private func side(_ extent: AreaExtent) -> String? {
    let touched = [
      (extent.touchesLeft, "left"), (extent.touchesRight, "right"), (extent.touchesTop, "top"),
      (extent.touchesBottom, "bottom"),
    ].filter(\.0)
    return touched.count == 1 ? touched[0].1 : nil
  }
}

extension String {
  fileprivate func replacing(_ suffix: String, with other: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) + other : self
  }
}
