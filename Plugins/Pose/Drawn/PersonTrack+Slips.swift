extension PersonTrack {
  /// Frames before and after one that a joint is compared with.
  private static let reach = 3

  /// What each joint hangs on.
  private static let parents = [1, 1, 1, 2, 3, 1, 5, 6, 1, 8, 9, 1, 11, 12, 0, 0, 14, 15]

  /// The track without joints that are for a moment far from where they are before and after, and not at the end of
  /// their bone: a hand that waves and a foot that runs are far from there again and again.
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
      let bones = bones(joint)
      let seen = frames.filter { point(joint, $0) != nil }
      guard seen.count > 2 * Self.reach else { continue }
      for (index, frame) in seen.enumerated() {
        guard let here = point(joint, frame) else { continue }
        let near = seen[max(0, index - Self.reach)...min(seen.count - 1, index + Self.reach)].compactMap {
          point(joint, $0)
        }
        let (xs, ys) = (near.map(\.x).sorted(), near.map(\.y).sorted())
        let middle = Point(x: xs[xs.count / 2], y: ys[ys.count / 2])
        guard here.distance(to: middle) > least else { continue }
        if let usual = bones.usual, let bone = bones.lengths[frame], bone <= 1.15 * usual { continue }
        result.remove(joint, frame)
      }
    }
    return result
  }

  /// How far a joint is from what it hangs on in each frame, and near the most that it usually is.
  private func bones(_ joint: Int) -> (lengths: [Int: Double], usual: Double?) {
    var lengths: [Int: Double] = [:]
    for frame in frames {
      guard let here = point(joint, frame), let parent = point(Self.parents[joint], frame) else { continue }
      lengths[frame] = here.distance(to: parent)
    }
    let sorted = lengths.values.sorted()
    return (lengths, sorted.isEmpty ? nil : sorted[(sorted.count - 1) * 4 / 5])
  }
}
