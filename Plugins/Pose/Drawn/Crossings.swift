/// People who pass each other: whose joint is whose is told by where each was going, as limbs that cross lead astray.
struct Crossings {
  private var tracks: [PersonTrack]
  private let frameCount: Int
  /// Of a joint, in pixels.
  private let radius: Double

  /// Frames that a joint's way is taken from, and for which it goes on.
  private static let reach = 6
  /// Of a torso, how far a joint may be from where it should be.
  private static let tolerance = 0.3

  /// - Parameter loose: by frame and joint those that belong to nobody.
  static func settled(_ tracks: [PersonTrack], _ loose: inout LooseJoints, radius: Double) -> [PersonTrack] {
    guard tracks.count > 1, let count = tracks.first?.frameCount else { return tracks }
    var crossings = Crossings(tracks: tracks, frameCount: count, radius: radius)
    let torsos = tracks.map { LooseJoints.torso($0) ?? 0 }
    for frame in 0..<count {
      for group in crossings.groups(frame) {
        for joint in 0..<14 { crossings.settle(joint, frame, group, torsos, &loose) }
      }
    }
    return crossings.tracks
  }

  /// Tracks that are in each other's way.
  private func groups(_ frame: Int) -> [[Int]] {
    let boxes = tracks.map { track -> (left: Double, right: Double, top: Double, bottom: Double)? in
      let points = (track.people[frame]?.body ?? []).compactMap { $0 }
      let (xs, ys) = (points.map(\.x), points.map(\.y))
      guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else { return nil }
      return (left - radius, right + radius, top - radius, bottom + radius)
    }
    var groups: [[Int]] = []
    for (index, box) in boxes.enumerated() {
      guard let box else { continue }
      let touching = groups.indices.filter { group in
        groups[group].contains { other in
          guard let other = boxes[other] else { return false }
          return box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom
        }
      }
      let joined = touching.flatMap { groups[$0] } + [index]
      for group in touching.reversed() { groups.remove(at: group) }
      groups.append(joined)
    }
    return groups.filter { $0.count > 1 }
  }

  private mutating func settle(
    _ joint: Int, _ frame: Int, _ group: [Int], _ torsos: [Double], _ loose: inout LooseJoints
  ) {
    let places = group.map { place(of: joint, frame, tracks[$0]) }
    let own = group.map { tracks[$0].point(joint, frame) }
    let free = loose.points(joint, frame)
    let found = own.compactMap { $0 } + free
    var pairs: [(member: Int, point: Int, distance: Double)] = []
    for (member, place) in places.enumerated() {
      guard let place else { continue }
      let reach = Self.tolerance * torsos[group[member]] + 2 * radius
      for (index, point) in found.enumerated() {
        let distance = place.distance(to: point)
        if distance <= reach { pairs.append((member, index, distance)) }
      }
    }
    var (given, taken) = ([Int: Int](), Set<Int>())
    for pair in pairs.sorted(by: { $0.distance < $1.distance })
    where given[pair.member] == nil && !taken.contains(pair.point) {
      given[pair.member] = pair.point
      taken.insert(pair.point)
    }
    for (member, point) in given {
      guard let own = pairs.first(where: { $0.member == member && $0.point == point })?.distance else { continue }
      // What is as near to somebody else, or another that is as near, may be the right one.
      let isDoubtful = pairs.contains { pair in
        pair.distance < 1.5 * own + radius
          && (pair.member == member && pair.point != point && !taken.contains(pair.point)
            || pair.member != member && pair.point == point && given[pair.member] == nil)
      }
      if isDoubtful { given[member] = nil }
    }
    var next = 0
    for (member, track) in group.enumerated() {
      let mine = own[member].map { _ in next }
      if mine != nil { next += 1 }
      if let point = given[member] {
        tracks[track].place(joint, frame, at: found[point])
      } else if let mine, taken.contains(mine) || places[member] != nil {
        // It is somebody else's, or far from where it should be.
        tracks[track].remove(joint, frame)
      }
    }
    let ownCount = found.count - free.count
    for index in free.indices where taken.contains(ownCount + index) { loose.remove(free[index], joint, frame) }
  }

  /// Where a joint should be by the frames before.
  private func place(of joint: Int, _ frame: Int, _ track: PersonTrack) -> Point? {
    var seen: [(point: Point, frame: Int)] = []
    for back in 1...Self.reach {
      if let point = track.point(joint, frame - back) { seen.append((point, frame - back)) }
      if seen.count == 3 { break }
    }
    guard let last = seen.first else { return nil }
    guard let before = seen.last, before.frame < last.frame else { return last.point }
    return before.point.toward(last.point, Double(frame - before.frame) / Double(last.frame - before.frame))
  }
}
