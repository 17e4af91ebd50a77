/// Follows people from frame to frame: by where their joints were, and where they were going, so that those who cross
/// stay who they are.
struct Following {
  /// Somebody who is followed.
  private struct Followed {
    /// When each joint was seen last, and where.
    var joints: [(point: Point, frame: Int)?]  // 18
    var middle: Point
    var size: Double
    /// Half the box.
    var half: (width: Double, height: Double)
    var frame: Int
    /// From frame to frame.
    var way = Point(x: 0, y: 0)
    /// Frames that the way was taken from.
    var steps = 0
  }

  private var followed: [Followed] = []
  private var tracks: [PersonTrack] = []

  /// - Parameter frames: points in pixels of one picture.
  static func tracks(of frames: [PoseFrame]) -> [PersonTrack] {
    var following = Following()
    for (index, frame) in frames.enumerated() {
      following.add(Array(frame.people.prefix(mostPeople)), index, of: frames.count)
    }
    return following.tracks
  }

  /// People of a frame that are followed.
  private static let mostPeople = 64

  private mutating func add(_ people: [Person], _ frame: Int, of count: Int) {
    let boxes = people.map { Box($0.points) }
    var distances: [[Double?]] = []  // followed × people
    var pairs: [(track: Int, person: Int, distance: Double)] = []
    for (track, known) in followed.enumerated() {
      let gap = frame - known.frame
      guard gap <= PersonTrack.longestGap else {
        distances.append([])
        continue
      }
      distances.append(people.indices.map { distance(from: known, to: people[$0], boxes[$0], at: frame) })
      for (person, distance) in (distances.last ?? []).enumerated() {
        if let distance { pairs.append((track, person, distance)) }
      }
    }
    var chosen: [(track: Int, person: Int)] = []
    var (taken, placed) = (Set<Int>(), Set<Int>())
    for pair in pairs.sorted(by: { $0.distance < $1.distance })
    where !taken.contains(pair.track) && !placed.contains(pair.person) {
      taken.insert(pair.track)
      placed.insert(pair.person)
      chosen.append((pair.track, pair.person))
    }
    // The nearest of all is not always the best for all.
    for first in chosen.indices {
      for second in chosen.indices where second > first {
        let (a, b) = (chosen[first], chosen[second])
        guard let own = distances[a.track][a.person], let other = distances[b.track][b.person],
          let crossed = distances[a.track][b.person], let back = distances[b.track][a.person],
          crossed + back < own + other
        else { continue }
        (chosen[first].person, chosen[second].person) = (b.person, a.person)
      }
    }
    let crowds = chosen.map { isCrowded(boxes[$0.person], $0.track, at: frame) }
    for (pair, isCrowded) in zip(chosen, crowds) {
      put(people[pair.person], boxes[pair.person], frame, on: pair.track, isCrowded: isCrowded)
    }
    for (number, person) in people.enumerated() where !placed.contains(number) {
      // The other half of somebody whose middle is not seen.
      let half = pairs.filter { $0.person == number }.min { $0.distance < $1.distance }
      if let half, join(person, frame, to: half.track) { continue }
      tracks.append(PersonTrack(people: [frame: person], frameCount: count))
      followed.append(
        Followed(
          joints: person.body.map { $0.map { ($0, frame) } }, middle: boxes[number].middle, size: boxes[number].size,
          half: boxes[number].half, frame: frame))
    }
  }

  /// How far somebody is from where one who is followed should be, in sizes; `nil` where it is somebody else.
  private func distance(from known: Followed, to person: Person, _ box: Box, at frame: Int) -> Double? {
    let size = max(1e-6, max(known.size, box.size))
    let gap = frame - known.frame
    var distances: [Double] = []
    for (joint, last) in zip(person.body, known.joints) {
      guard let joint, let last, frame - last.frame <= PersonTrack.longestGap else { continue }
      let steps = Double(frame - last.frame)
      let place = Point(x: last.point.x + known.way.x * steps, y: last.point.y + known.way.y * steps)
      distances.append(place.distance(to: joint))
    }
    let place = Point(x: known.middle.x + known.way.x * Double(gap), y: known.middle.y + known.way.y * Double(gap))
    var distance = place.distance(to: box.middle)
    if distances.count >= Self.leastJoints {
      // What moves most, and what was taken from somebody else, does not count.
      let counted = distances.sorted().prefix((distances.count * 3 + 3) / 4)
      distance = counted.reduce(0, +) / Double(counted.count)
    }
    distance /= size
    return distance <= 0.35 * Double(min(3, gap)) + 0.1 ? distance : nil
  }

  /// Joints by which somebody is known again; fewer are only a place.
  private static let leastJoints = 3
  /// Frames after which it is known where somebody goes.
  private static let leastSteps = 3
  /// How far a joint goes from where it should be before it counts as another's, in sizes.
  private static let ownReach = 0.12

  /// Adds joints to somebody who has none of them; `false` where they have.
  private mutating func join(_ part: Person, _ frame: Int, to track: Int) -> Bool {
    guard var person = tracks[track].people[frame], person.body.count == part.body.count,
      zip(person.body, part.body).allSatisfy({ $0 == nil || $1 == nil })
    else { return false }
    person.body = zip(person.body, part.body).map { $0 ?? $1 }
    tracks[track].put(person, frame)
    return true
  }

  /// Whether somebody else is where a person is.
  private func isCrowded(_ box: Box, _ track: Int, at frame: Int) -> Bool {
    followed.indices.contains { other in
      let known = followed[other]
      guard other != track, frame - known.frame <= PersonTrack.longestGap else { return false }
      let steps = Double(frame - known.frame)
      let place = Point(x: known.middle.x + known.way.x * steps, y: known.middle.y + known.way.y * steps)
      return abs(place.x - box.middle.x) < known.half.width + box.half.width
        && abs(place.y - box.middle.y) < known.half.height + box.half.height
    }
  }

  /// - Parameter isCrowded: whether some of the joints can be somebody else's.
  private mutating func put(_ person: Person, _ box: Box, _ frame: Int, on track: Int, isCrowded: Bool) {
    tracks[track].put(person, frame)
    var known = followed[track]
    var steps: [(x: Double, y: Double)] = []
    for (joint, point) in person.body.enumerated() {
      guard let point, known.joints.indices.contains(joint) else { continue }
      if let last = known.joints[joint], frame - last.frame <= PersonTrack.longestGap {
        let count = Double(frame - last.frame)
        let place = Point(x: last.point.x + known.way.x * count, y: last.point.y + known.way.y * count)
        if isCrowded, known.steps >= Self.leastSteps,
          place.distance(to: point) > Self.ownReach * max(known.size, box.size)
        {
          continue
        }
        steps.append(((point.x - last.point.x) / count, (point.y - last.point.y) / count))
      }
      known.joints[joint] = (point, frame)
    }
    if steps.count >= Self.leastJoints, !isCrowded || known.steps < Self.leastSteps {
      let (xs, ys) = (steps.map(\.x).sorted(), steps.map(\.y).sorted())
      known.steps += 1
      let share = max(0.3, 1 / Double(known.steps))
      known.way = known.way.toward(Point(x: xs[xs.count / 2], y: ys[ys.count / 2]), share)
    }
    (known.middle, known.size, known.half, known.frame) = (box.middle, box.size, box.half, frame)
    followed[track] = known
  }
}

/// The box around points.
private struct Box {
  let middle: Point
  /// The longer side.
  let size: Double
  let half: (width: Double, height: Double)

  init(_ points: [Point]) {
    let (xs, ys) = (points.map(\.x), points.map(\.y))
    let (left, right) = (xs.min() ?? 0, xs.max() ?? 0)
    let (top, bottom) = (ys.min() ?? 0, ys.max() ?? 0)
    middle = Point(x: (left + right) / 2, y: (top + bottom) / 2)
    size = max(right - left, bottom - top)
    half = ((right - left) / 2, (bottom - top) / 2)
  }
}
