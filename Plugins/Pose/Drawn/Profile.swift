/// People seen from the side: the nearer half of the body is drawn over the farther one.
enum Profile {
  private static let pairs = [(2, 5), (8, 11), (9, 12), (10, 13)]

  /// The track with joints of the trunk and the legs that stay hidden put where those that hide them are. Arms are not:
  /// what they do is told of each by itself.
  static func filled(_ track: PersonTrack) -> PersonTrack {
    var result = track
    let frames = track.frames
    for (a, b) in pairs {
      for (joint, twin) in [(a, b), (b, a)] {
        for run in runs(track, joint) where run.count > PersonTrack.longestGap || 2 * run.count > frames.count {
          for index in run where isSideways(track, frames[index]) {
            if let point = track.point(twin, frames[index]) { result.place(joint, frames[index], at: point) }
          }
        }
      }
    }
    return result
  }

  /// Frames in a row in which a joint is not seen.
  private static func runs(_ track: PersonTrack, _ joint: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for (index, frame) in track.frames.enumerated() {
      if track.point(joint, frame) != nil {
        if let first = start { runs.append(first..<index) }
        start = nil
      } else if start == nil {
        start = index
      }
    }
    if let first = start { runs.append(first..<track.frames.count) }
    return runs
  }

  /// Whether the shoulders that are seen are at the neck and the hips at one place.
  private static func isSideways(_ track: PersonTrack, _ frame: Int) -> Bool {
    guard let neck = track.point(1, frame) else { return false }
    let hips = [8, 11].compactMap { track.point($0, frame) }
    guard let hip = hips.first, let last = hips.last else { return false }
    let torso = neck.distance(to: hip)
    let shoulders = [2, 5].compactMap { track.point($0, frame) }
    return shoulders.allSatisfy { $0.distance(to: neck) < 0.15 * torso } && hip.distance(to: last) < 0.15 * torso
  }
}
