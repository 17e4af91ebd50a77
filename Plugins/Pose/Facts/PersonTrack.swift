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

  /// Follows people from frame to frame by where they are.
  /// - Parameter frames: points in pixels of one picture.
  static func follow(_ frames: [PoseFrame]) -> [PersonTrack] {
    var tracks: [PersonTrack] = []
    // Where and when each track was seen last.
    var last: [(frame: Int, middle: Point, size: Double)] = []
    for (index, frame) in frames.enumerated() {
      let found = frame.people.prefix(mostPeople).map { ($0, Box($0.points)) }
      var pairs: [(track: Int, person: Int, distance: Double)] = []
      for (track, seen) in last.enumerated() where index - seen.frame <= longestGap {
        for (person, (_, box)) in found.enumerated() {
          let (dx, dy) = (box.middle.x - seen.middle.x, box.middle.y - seen.middle.y)
          let distance = (dx * dx + dy * dy).squareRoot() / max(1e-6, max(seen.size, box.size))
          if distance <= 0.35 * Double(min(3, index - seen.frame)) + 0.1 { pairs.append((track, person, distance)) }
        }
      }
      var (taken, placed) = (Set<Int>(), Set<Int>())
      for pair in pairs.sorted(by: { $0.distance < $1.distance })
      where !taken.contains(pair.track) && !placed.contains(pair.person) {
        taken.insert(pair.track)
        placed.insert(pair.person)
        let (person, box) = found[pair.person]
        tracks[pair.track].people[index] = person
        last[pair.track] = (index, box.middle, box.size)
      }
      for (number, (person, box)) in found.enumerated() where !placed.contains(number) {
        tracks.append(PersonTrack(people: [index: person], frameCount: frames.count))
        last.append((index, box.middle, box.size))
      }
    }
    return tracks
  }

  /// Frames for which somebody may be gone and still be the same.
  static let longestGap = 6
  /// People of a frame that are followed.
  private static let mostPeople = 64
}

/// The box around points.
private struct Box {
  let middle: Point
  /// The longer side.
  let size: Double

  init(_ points: [Point]) {
    let (xs, ys) = (points.map(\.x), points.map(\.y))
    let (left, right) = (xs.min() ?? 0, xs.max() ?? 0)
    let (top, bottom) = (ys.min() ?? 0, ys.max() ?? 0)
    middle = Point(x: (left + right) / 2, y: (top + bottom) / 2)
    size = max(right - left, bottom - top)
  }
}
