extension PersonTrack {
  /// Frames before and after one that a joint is compared with.
  private static let reach = 3

  /// The track without joints that are for a moment far from where they are before and after.
  var withoutSlips: PersonTrack {
    var result = self
    let frames = self.frames
    let heights = frames.compactMap { frame -> Double? in
      let ys = (people[frame]?.body ?? []).compactMap { $0?.y }
      guard let low = ys.min(), let high = ys.max() else { return nil }
      return high - low
    }.sorted()
    guard !heights.isEmpty else { return self }
    let least = 0.2 * heights[heights.count / 2]
    for joint in 0..<18 {
      let seen = frames.filter { point(joint, $0) != nil }
      guard seen.count > 2 * Self.reach else { continue }
      for (index, frame) in seen.enumerated() {
        guard let here = point(joint, frame) else { continue }
        let near = seen[max(0, index - Self.reach)...min(seen.count - 1, index + Self.reach)].compactMap {
          point(joint, $0)
        }
        let (xs, ys) = (near.map(\.x).sorted(), near.map(\.y).sorted())
        let middle = Point(x: xs[xs.count / 2], y: ys[ys.count / 2])
        if here.distance(to: middle) > least { result.remove(joint, frame) }
      }
    }
    return result
  }
}
