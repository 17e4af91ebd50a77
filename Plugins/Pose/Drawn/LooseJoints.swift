/// Joints that no body of their frame holds, given to those who lack them and have them there before or after.
struct LooseJoints {
  /// By frame and joint.
  private var left: [[[Point]]]
  /// Of a joint, in pixels.
  private let radius: Double

  /// Frames before and after one that a joint's place is taken from.
  private static let reach = 8
  /// Joints by which somebody is known who comes into the picture or leaves it.
  private static let leastJoints = 2
  /// Of a torso, how far a joint may be from where it should be.
  private static let tolerance = 0.25

  init(_ left: [[[Point]]], radius: Double) { (self.left, self.radius) = (left, radius) }

  func points(_ joint: Int, _ frame: Int) -> [Point] { left[frame][joint] }

  mutating func remove(_ point: Point, _ joint: Int, _ frame: Int) { left[frame][joint].removeAll { $0 == point } }

  /// The track with the joints that are its own, also in frames before its first and after its last one.
  mutating func given(to track: PersonTrack) -> PersonTrack {
    var track = track
    guard let length = Self.torso(track) else { return track }
    let reach = Self.tolerance * length + 2 * radius
    let frames = track.frames
    for (index, frame) in frames.enumerated() {
      let near = frames[max(0, index - Self.reach)...min(frames.count - 1, index + Self.reach)]
      for joint in 0..<14 where track.point(joint, frame) == nil {
        guard let place = Self.place(of: joint, frame, near, track) else { continue }
        if let found = take(joint, frame, near: place, reach) { track.place(joint, frame, at: found) }
      }
    }
    guard let first = frames.first, let last = frames.last else { return track }
    extend(&track, from: first, by: -1, reach)
    extend(&track, from: last, by: 1, reach)
    return track
  }

  /// Follows somebody out of the picture, or back to where they came in.
  private mutating func extend(_ track: inout PersonTrack, from end: Int, by step: Int, _ reach: Double) {
    var (frame, missed) = (end + step, 0)
    while left.indices.contains(frame), missed < PersonTrack.longestGap {
      let near = (1...Self.reach).map { frame - step * $0 }.filter { track.people[$0] != nil }
      var body = [Point?](repeating: nil, count: 18)
      for joint in 0..<14 {
        guard let place = Self.beyond(joint, frame, near, track) else { continue }
        body[joint] = nearest(joint, frame, to: place, reach)
      }
      if body.count(where: { $0 != nil }) >= Self.leastJoints {
        for (joint, point) in body.enumerated() {
          if let point { remove(point, joint, frame) }
        }
        track.put(Person(body: body, layout: "COCO-18"), frame)
        missed = 0
      } else {
        missed += 1
      }
      frame += step
    }
  }

  private func nearest(_ joint: Int, _ frame: Int, to place: Point, _ reach: Double) -> Point? {
    left[frame][joint].min { $0.distance(to: place) < $1.distance(to: place) }
      .flatMap { $0.distance(to: place) <= reach ? $0 : nil }
  }

  private mutating func take(_ joint: Int, _ frame: Int, near place: Point, _ reach: Double) -> Point? {
    guard let found = nearest(joint, frame, to: place, reach) else { return nil }
    remove(found, joint, frame)
    return found
  }

  /// Where a joint should be in a frame, between where it is before and after; `nil` where it is not seen near on both
  /// sides.
  private static func place(of joint: Int, _ frame: Int, _ near: ArraySlice<Int>, _ track: PersonTrack) -> Point? {
    guard let before = near.last(where: { $0 < frame && track.point(joint, $0) != nil }),
      let after = near.first(where: { $0 > frame && track.point(joint, $0) != nil }),
      let a = track.point(joint, before), let b = track.point(joint, after)
    else { return nil }
    return a.toward(b, Double(frame - before) / Double(after - before))
  }

  /// Where a joint should be in a frame at the end of a track, by where it was going; a trunk goes on as it went.
  /// - Parameter near: frames, the nearest first.
  private static func beyond(_ joint: Int, _ frame: Int, _ near: [Int], _ track: PersonTrack) -> Point? {
    guard let close = near.first(where: { track.point(joint, $0) != nil }), let here = track.point(joint, close) else {
      return nil
    }
    // The way of all joints is surer than that of one.
    var ways: [(x: Double, y: Double)] = []
    for (a, b) in zip(near, near.dropFirst(2)) {
      for joint in [1, 2, 5, 8, 11] {
        guard let to = track.point(joint, a), let from = track.point(joint, b) else { continue }
        ways.append(((to.x - from.x) / Double(a - b), (to.y - from.y) / Double(a - b)))
      }
    }
    let (xs, ys) = (ways.map(\.x).sorted(), ways.map(\.y).sorted())
    let way = ways.isEmpty ? Point(x: 0, y: 0) : Point(x: xs[xs.count / 2], y: ys[ys.count / 2])
    let steps = Double(frame - close)
    return Point(x: here.x + way.x * steps, y: here.y + way.y * steps)
  }

  /// From the neck to a hip, or from the neck to a shoulder as a share of it.
  static func torso(_ track: PersonTrack) -> Double? {
    let lengths = track.frames.compactMap { frame -> Double? in
      guard let neck = track.point(1, frame), let hip = track.point(8, frame) ?? track.point(11, frame) else {
        return nil
      }
      return neck.distance(to: hip)
    }.sorted()
    if !lengths.isEmpty { return lengths[lengths.count * 4 / 5] }
    let widths = track.frames.compactMap { frame -> Double? in
      guard let right = track.point(2, frame), let left = track.point(5, frame) else { return nil }
      return right.distance(to: left) * 4 / 3
    }.sorted()
    return widths.isEmpty ? nil : widths[widths.count * 4 / 5]
  }
}
