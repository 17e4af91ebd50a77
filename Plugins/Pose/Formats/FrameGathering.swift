import A2CPluginKit

/// People gathered by the number or the name of their frame. Frames come in natural order; numbers that are left out are
/// frames in which nobody was found, and stay empty.
struct FrameGathering {
  private var people: [String: [Person]] = [:]

  /// - Parameter person: `nil` makes the frame alone.
  mutating func add(_ person: Person?, to key: String) {
    var list = people[key] ?? []
    if let person, !person.points.isEmpty { list.append(person) }
    people[key] = list
  }

  var track: PoseTrack {
    let keys = people.keys.sorted { NaturalOrder.precedes($0, $1) }
    let gaps = NumberGaps(keys.map { $0.contains("/") ? Path.stem($0) : $0 }, most: Limits.clipFrames)
    var track = PoseTrack(frames: [], framesPerSecond: nil)
    for (index, key) in keys.enumerated() {
      track.frames += Array(repeating: PoseFrame(people: [], canvas: nil), count: gaps.before[index])
      track.frames.append(PoseFrame(people: people[key] ?? [], canvas: nil))
    }
    (track.missing, track.jumps) = (gaps.total, gaps.jumps)
    return track
  }
}
