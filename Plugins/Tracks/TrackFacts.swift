import A2CPluginKit

/// What is sure of tracks, in words.
struct TrackFacts {
  private static let most = 6
  /// Points that are compared with each other; of more, evenly as many.
  private static let compared = 1500

  /// A point's way in shares of the picture's sides.
  struct Way {
    let places: [Drawing.Point?]
    let start, end: Drawing.Point
    /// The farthest it gets from its start, in shares of the longer side.
    let reach: Double
  }

  private let tracks: PointTracks
  private let scale: TrackScale
  private let ways: [Way]
  /// Points that were looked at, with those that are seen once only.
  private let looked: Int

  init(_ tracks: PointTracks, _ scale: TrackScale) {
    self.tracks = tracks
    self.scale = scale
    let (w, h) = (Double(scale.width), Double(scale.height))
    let longer = max(w, h)
    let chosen = evenly(Self.compared, of: tracks.points.count)
    looked = chosen.count
    ways = chosen.compactMap { index in
      let places = tracks.points[index].map { place in
        place.map(scale.place).map { (x: $0.x / w, y: $0.y / h) }
      }
      let seen = places.compactMap { $0 }
      guard let start = seen.first, let end = seen.last, seen.count > 1 || tracks.frameCount == 1 else { return nil }
      let reach = seen.reduce(0.0) {
        let (dx, dy) = (($1.x - start.x) * w / longer, ($1.y - start.y) * h / longer)
        return max($0, (dx * dx + dy * dy).squareRoot())
      }
      return Way(places: places, start: start, end: end, reach: reach)
    }
  }

  var sentences: [String] {
    let count = tracks.points.count
    let frames = tracks.frameCount == 1 ? "1 frame" : "\(tracks.frameCount) frames"
    let what =
      tracks.isFlow
      ? "Optical flow over \(frames)" : "\(count == 1 ? "1 point is" : "\(count) points are") followed over \(frames)"
    guard tracks.frameCount > 1, !ways.isEmpty else { return [what + "."] }
    let still = ways.filter { $0.reach < AreaHistory.stillness }
    if still.count == ways.count { return ["\(what); nothing moves."] }
    if let motion = GlobalMotion(ways, aspect: Double(scale.width) / Double(scale.height), isPicture: scale.isKnown) {
      return ["\(what); \(motion.words)."]
    }
    var sentences = ["\(what)."]
    if !still.isEmpty { sentences.append("\(amount(still.count)) \(stays(still.count)) still.") }
    // What a flow takes out of the picture has gone farther than is seen.
    let moving = ways.filter { way in
      way.reach >= AreaHistory.stillness && (!tracks.isFlow || way.places.last.flatMap { $0 } != nil)
    }
    let groups = TrackGroups.find(moving)
    let told = merged(groups).prefix(Self.most).compactMap { self.sentence($0.group, count: $0.count) }
    sentences += told.isEmpty ? [common(moving)].compactMap { $0 } : told
    return sentences
  }

  /// "All of it moves up", or what moves at all, where all go one way by different amounts.
  private func common(_ moving: [Way]) -> String? {
    guard scale.isKnown, !moving.isEmpty, 2 * moving.count >= ways.count else { return nil }
    let isAll = 20 * moving.count >= 19 * ways.count
    func way(_ change: (Way) -> Double, _ back: String, _ forth: String) -> String? {
      let changes = moving.map(change)
      let middle = changes.sorted()[changes.count / 2]
      let alike = changes.count { $0 * middle > 0 && abs($0) >= AreaHistory.stillness }
      return 20 * alike >= 19 * changes.count ? (middle < 0 ? back : forth) : nil
    }
    let parts = [way({ $0.end.x - $0.start.x }, "left", "right"), way({ $0.end.y - $0.start.y }, "up", "down")]
      .compactMap { $0 }
    let words = "\(PlainWords.list(parts)), not everywhere alike."
    return parts.isEmpty ? nil : isAll ? "All of it moves \(words)" : "What moves goes \(words)"
  }

  /// "3 points", or the share of the picture for a flow.
  private func amount(_ count: Int) -> String {
    if tracks.isFlow || looked < tracks.points.count {
      let percent = AreaHistory.percent(Double(count) / Double(looked))
      return "About \(percent) % of the \(tracks.isFlow ? "picture" : "points")"
    }
    return count == 1 ? "1 point" : "\(count) points"
  }

  private func stays(_ count: Int) -> String { isPlural(count) ? "stay" : "stays" }

  private func isPlural(_ count: Int) -> Bool { !tracks.isFlow && (count != 1 || looked < tracks.points.count) }

  /// Groups of which the same would be told are one: where no place in the picture tells them apart.
  private func merged(_ groups: [[Way]]) -> [(group: [Way], count: Int)] {
    guard !scale.isKnown else { return groups.map { ($0, $0.count) } }
    var told: [(group: [Way], count: Int, words: String)] = []
    for group in groups {
      guard let words = motion(group).map(Self.withoutShares) else { continue }
      if let index = told.firstIndex(where: { $0.words == words }) {
        told[index].count += group.count
      } else {
        told.append((group, group.count, words))
      }
    }
    return told.map { ($0.group, $0.count) }
  }

  private func motion(_ group: [Way]) -> String? {
    let middle = TrackGroups.middle(group)
    guard middle.count > 1 else { return nil }
    return AreaHistory.way(
      sideways: Course(middle.map(\.x), threshold: AreaHistory.leastMotion).legs,
      upright: Course(middle.map(\.y), threshold: AreaHistory.leastMotion).legs)
  }

  private func sentence(_ group: [Way], count: Int) -> String? {
    let motion = motion(group)
    guard let motion else { return nil }
    var subject = amount(count)
    if scale.isKnown, let place = place(group) { subject += " \(place)" }
    // Without the picture's size a share of it would be wrong.
    let words = scale.isKnown ? motion : Self.withoutShares(motion)
    return "\(subject) \(isPlural(count) ? "move" : "moves") \(words)."
  }

  /// Where a group begins; `nil` where it is spread out.
  private func place(_ group: [Way]) -> String? {
    let (xs, ys) = (group.map(\.start.x), group.map(\.start.y))
    guard Course.range(xs) < 0.5, Course.range(ys) < 0.5 else { return nil }
    let (x, y) = (xs.reduce(0, +) / Double(xs.count), ys.reduce(0, +) / Double(ys.count))
    guard (0...1).contains(x), (0...1).contains(y) else { return nil }
    return AreaHistory.place(AreaExtent(left: x, top: y, right: x, bottom: y))
  }

  static func withoutShares(_ words: String) -> String {
    // "left by about 30 % of the width, then right by about 10 % of the width" → "left, then right"
    var kept: [Substring] = []
    var rest = words[...]
    while let at = rest.firstRange(of: " by about ") {
      kept.append(rest[..<at.lowerBound])
      let tail = rest[at.upperBound...]
      let side = tail.firstRange(of: "of the width"), other = tail.firstRange(of: "of the height")
      let end = [side, other].compactMap { $0?.upperBound }.min() ?? tail.endIndex
      rest = tail[end...]
    }
    kept.append(rest)
    return kept.joined()
  }
}
