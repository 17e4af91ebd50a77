import A2CPluginKit

/// Points that move alike, close to each other.
enum TrackGroups {
  /// Largest first. Points whose group goes no common way are left out.
  static func find(_ ways: [TrackFacts.Way]) -> [[TrackFacts.Way]] {
    var parent = Array(ways.indices)
    func root(_ start: Int) -> Int {
      var at = start
      while parent[at] != at {
        parent[at] = parent[parent[at]]
        at = parent[at]
      }
      return at
    }
    for a in ways.indices {
      for b in ways.indices.dropFirst(a + 1) where isAlike(ways[a], ways[b]) {
        let (one, other) = (root(a), root(b))
        if one != other { parent[max(one, other)] = min(one, other) }
      }
    }
    var groups: [Int: [TrackFacts.Way]] = [:]
    for index in ways.indices { groups[root(index), default: []].append(ways[index]) }
    return groups.sorted { $0.value.count == $1.value.count ? $0.key < $1.key : $0.value.count > $1.value.count }
      .map(\.value).filter(isCommon)
  }

  private static func move(_ way: TrackFacts.Way) -> Drawing.Point {
    (way.end.x - way.start.x, way.end.y - way.start.y)
  }

  private static func isAlike(_ a: TrackFacts.Way, _ b: TrackFacts.Way) -> Bool {
    let (m, n) = (move(a), move(b))
    let apart = ((m.x - n.x) * (m.x - n.x) + (m.y - n.y) * (m.y - n.y)).squareRoot()
    let size = max((m.x * m.x + m.y * m.y).squareRoot(), (n.x * n.x + n.y * n.y).squareRoot())
    let (dx, dy) = (a.start.x - b.start.x, a.start.y - b.start.y)
    return apart <= 0.2 * size + 0.01 && abs(a.reach - b.reach) <= 0.3 * max(a.reach, b.reach) + 0.01
      && dx * dx + dy * dy < 0.2 * 0.2
  }

  /// No point's way differs much from the middle of the group.
  private static func isCommon(_ group: [TrackFacts.Way]) -> Bool {
    let count = Double(group.count)
    let mean = group.reduce((x: 0.0, y: 0.0)) { ($0.x + move($1).x / count, $0.y + move($1).y / count) }
    let size = (mean.x * mean.x + mean.y * mean.y).squareRoot()
    return group.allSatisfy { way in
      let (dx, dy) = (move(way).x - mean.x, move(way).y - mean.y)
      return (dx * dx + dy * dy).squareRoot() <= 0.35 * size + 0.02
    }
  }

  /// The way of a group's middle, relative to its start, in the frames in which most of it is seen.
  static func middle(_ group: [TrackFacts.Way]) -> [Drawing.Point] {
    guard let frames = group.first?.places.count else { return [] }
    var way: [Drawing.Point] = []
    for frame in 0..<frames {
      var (x, y, count) = (0.0, 0.0, 0)
      for member in group {
        guard let place = member.places[frame] else { continue }
        (x, y, count) = (x + place.x - member.start.x, y + place.y - member.start.y, count + 1)
      }
      if 2 * count > group.count { way.append((x / Double(count), y / Double(count))) }
    }
    return way
  }
}
