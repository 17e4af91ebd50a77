/// What a pose track shows, in sentences that hold: how many people, where, and what of their motion is sure.
struct PoseFacts {
  /// People who are told of one by one.
  private static let most = 6
  /// A person has to be there for this share of the clip to be told of.
  private static let leastShare = 0.5

  /// - Parameters:
  ///   - frames: points in pixels of a picture of `size`.
  static func sentences(_ frames: [PoseFrame], _ size: CanvasSize) -> [String] {
    sentences(Following.tracks(of: frames), size)
  }

  /// - Parameter all: points in pixels of a picture of `size`.
  static func sentences(_ all: [PersonTrack], _ size: CanvasSize) -> [String] {
    let tracks = all.filter { Double($0.people.count) >= leastShare * Double($0.frameCount) }
    let found = tracks.compactMap { track -> (body: BodyCurves, x: Double)? in
      guard let body = BodyCurves(track), let first = track.frames.first, let person = track.people[first] else {
        return nil
      }
      let xs = person.points.map(\.x)
      return (body, ((xs.min() ?? 0) + (xs.max() ?? 0)) / 2 / Double(size.width))
    }.sorted { $0.x < $1.x }
    // Where somebody cannot be told from others, nobody is told of by a place in a row.
    guard !found.isEmpty, found.count <= most else { return [] }
    var people: [Int: Int] = [:]
    for frame in all.flatMap(\.frames) { people[frame, default: 0] += 1 }
    let others = people.values.contains { $0 > 1 }
    return found.enumerated().compactMap { index, entry in
      let phrases = phrases(entry.body)
      let name = found.count == 1 ? (others ? "One person" : "The person") : "Person \(index + 1) from the left"
      let place = place(entry.x, isMoving: entry.body.frames.count >= BodyCurves.leastFrames && isMoving(phrases))
      if phrases.isEmpty { return "\(name) is \(place)." }
      return "\(name), \(place), \(list(phrases))."
    }
  }

  private static func phrases(_ body: BodyCurves) -> [String] {
    let phrases = PlaceWords(body: body).phrases + ArmWords(body: body).phrases
    if !phrases.isEmpty || body.frames.count < BodyCurves.leastFrames || !isStill(body) { return phrases }
    return [PostureWords(body: body).isUpright ? "stands still" : "keeps still"]
  }

  /// Whether no joint leaves its place by more than noise. Who hides a hand may wave with it.
  private static func isStill(_ body: BodyCurves) -> Bool {
    let seen = (0..<14).filter { joint in
      let count = body.frames.count { body.point(joint, $0) != nil }
      return Double(count) >= 0.8 * Double(body.frames.count)
    }
    guard seen.count >= 6, [3, 4, 6, 7].allSatisfy(seen.contains) else { return false }
    return seen.allSatisfy { joint in
      let (xs, ys) = (body.curve { body.point(joint, $0)?.x } ?? [], body.curve { body.point(joint, $0)?.y } ?? [])
      // Hands that clap or work go a short way.
      let least = ([4, 7].contains(joint) ? 0.1 : 0.15) * body.torso
      return BodyCurves.range(xs) < least && BodyCurves.range(ys) < least
    }
  }

  private static func isMoving(_ phrases: [String]) -> Bool {
    phrases.contains {
      $0.hasPrefix("walks") || $0.hasPrefix("moves to") || $0.hasPrefix("comes") || $0.hasPrefix("goes farther")
    }
  }

  private static func place(_ x: Double, isMoving: Bool) -> String {
    let third =
      x < 1.0 / 3
      ? "on the left of the picture" : x > 2.0 / 3 ? "on the right of the picture" : "in the middle of the picture"
    return isMoving ? third + " at first" : third
  }

  private static func list(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }
}
