/// One person through a clip.
struct PersonTrack {
  /// By frame; absent where the person was not found.
  private(set) var people: [Int: Person]
  let frameCount: Int

  /// Frames in which the person is there.
  var frames: [Int] { people.keys.sorted() }

  func point(_ joint: Int, _ frame: Int) -> Point? { people[frame]?.body[joint] }

  mutating func place(_ joint: Int, _ frame: Int, at point: Point) { people[frame]?.body[joint] = point }

  mutating func remove(_ joint: Int, _ frame: Int) { people[frame]?.body[joint] = nil }

  /// The same with joints that were not seen for a moment put between where they were before and after.
  var filled: PersonTrack {
    var result = self
    let frames = self.frames
    for joint in 0..<18 {
      let seen = frames.indices.filter { point(joint, frames[$0]) != nil }
      // A joint that is hardly ever seen is guessed nowhere.
      guard seen.count * 2 > frames.count, let first = seen.first, let last = seen.last else { continue }
      for (start, end) in zip(seen, seen.dropFirst()) where end - start > 1 && end - start <= Self.longestGap {
        guard let a = point(joint, frames[start]), let b = point(joint, frames[end]) else { continue }
        for index in (start + 1)..<end {
          let share = Double(index - start) / Double(end - start)
          result.people[frames[index]]?.body[joint] = Point(x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share)
        }
      }
      if first > 0, first <= Self.longestEnd {
        for index in 0..<first { result.people[frames[index]]?.body[joint] = point(joint, frames[first]) }
      }
      if last < frames.count - 1, frames.count - 1 - last <= Self.longestEnd {
        for index in (last + 1)..<frames.count {
          result.people[frames[index]]?.body[joint] = point(joint, frames[last])
        }
      }
    }
    return result
  }

  /// Frames at either end for which a joint may be missing and still be taken to rest.
  private static let longestEnd = 2

  /// Puts somebody into a frame.
  mutating func put(_ person: Person, _ frame: Int) { people[frame] = person }

  /// Frames for which somebody may be gone and still be the same.
  static let longestGap = 6
}
