/// What the legs do: sitting, squatting, standing up, jumping.
struct PostureWords {
  let body: BodyCurves

  private typealias Joint = BodyCurves.Joint

  /// Along a leg that is stretched, in pixels: near the longest of the clip.
  private var leg: Double? {
    let lengths = body.frames.flatMap { frame in
      [
        (Joint.hips.right, Joint.knees.right, Joint.ankles.right),
        (Joint.hips.left, Joint.knees.left, Joint.ankles.left),
      ]
      .compactMap { hip, knee, ankle -> Double? in
        guard let a = body.point(hip, frame), let b = body.point(knee, frame), let c = body.point(ankle, frame) else {
          return nil
        }
        return distance(a, b) + distance(b, c)
      }
    }.sorted()
    guard lengths.count >= body.frames.count else { return nil }
    let length = lengths[(lengths.count - 1) * 9 / 10]
    return length > 0.5 * body.torso ? length : nil
  }

  private func distance(_ a: Point, _ b: Point) -> Double {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
  }

  /// How high the hips are above the feet, in legs: 1 stands, 0.5 sits.
  private func height(_ frame: Int, _ leg: Double) -> Double? {
    guard let hip = body.middle(Joint.hips, frame), let right = body.point(Joint.ankles.right, frame),
      let left = body.point(Joint.ankles.left, frame)
    else { return nil }
    // Who lifts one foot stands on the other.
    return (max(right.y, left.y) - hip.y) / leg
  }

  /// Whether the person is seen on stretched legs all the time.
  var isUpright: Bool {
    guard let leg, let heights = body.curve({ height($0, leg) }) else { return false }
    return heights.allSatisfy { $0 > 0.85 }
  }

  var phrases: [String] {
    guard let leg, let heights = body.curve({ height($0, leg) }) else { return [] }
    let (start, end) = BodyCurves.ends(heights)
    let lowest = heights.min() ?? 0
    // Who lies down has low hips too, and the shoulders beside them.
    let isErect =
      body.curve { frame -> Double? in
        guard let hip = body.middle(Joint.hips, frame), let top = body.middle(Joint.shoulders, frame) else {
          return nil
        }
        return (hip.y - top.y) / body.torso
      }.map { $0.allSatisfy { $0 > 0.55 } } ?? false
    if start > 0.82, end < 0.68 { return isErect ? [down] : [] }
    if start < 0.68, end > 0.82 { return ["stands up"] }
    if start > 0.82, end > 0.82, lowest < 0.68, isErect { return ["goes down into the knees and comes up again"] }
    if start > 0.75, end > 0.75, let jump = jump(leg) { return [jump] }
    return []
  }

  /// A seat carries who sits on it: the body is behind the feet, where nobody could squat. From the front both look
  /// alike.
  private var down: String {
    let last = body.frames.suffix(max(2, body.frames.count / 8))
    let offsets = last.compactMap { frame -> (hips: Double, balance: Double)? in
      guard let hip = body.middle(Joint.hips, frame), let top = body.middle(Joint.shoulders, frame),
        let foot = body.middle(Joint.ankles, frame)
      else { return nil }
      return (abs(hip.x - foot.x) / body.torso, abs((hip.x + top.x) / 2 - foot.x) / body.torso)
    }
    guard offsets.count == last.count else { return "sits or squats down" }
    if offsets.allSatisfy({ $0.balance > 0.45 && $0.hips > 0.45 }) { return "sits down" }
    let knees = last.allSatisfy { frame in
      guard let hip = body.middle(Joint.hips, frame), let knee = body.middle(Joint.knees, frame),
        let foot = body.middle(Joint.ankles, frame)
      else { return false }
      // Knees well before the feet, hips near above them: profile, and in balance.
      return abs(knee.x - foot.x) > 0.25 * body.torso && abs(hip.x - foot.x) < 0.45 * body.torso
    }
    return knees && offsets.allSatisfy { $0.balance < 0.25 } ? "squats down" : "sits or squats down"
  }

  /// Both feet and the hips leave the ground and come back to it.
  private func jump(_ leg: Double) -> String? {
    func height(_ joint: Int) -> [Double]? { body.curve { frame in body.point(joint, frame).map { -$0.y / leg } } }
    guard let right = height(Joint.ankles.right), let left = height(Joint.ankles.left),
      let hips = body.curve({ frame in body.middle(Joint.hips, frame).map { -$0.y / leg } }),
      right.count == left.count, hips.count == left.count
    else { return nil }
    // The lower of the feet, and the hips, above where they start and end.
    let lower = zip(right, left).map(min)
    let (start, end) = BodyCurves.ends(lower)
    guard abs(end - start) < 0.1 else { return nil }
    let ground = max(start, end)
    let feet = (lower.max() ?? 0) - ground
    let rise = (hips.max() ?? 0) - max(BodyCurves.ends(hips).start, BodyCurves.ends(hips).end)
    guard feet > 0.2, rise > 0.15 else { return nil }
    return BodyCurves.reversals(lower, by: 0.15) >= 3 ? "jumps several times" : "jumps"
  }
}
