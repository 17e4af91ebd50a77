/// Where a person goes: across the picture, nearer or farther, round, up and down. Left and right are the picture's.
struct PlaceWords {
  let body: BodyCurves

  private typealias Joint = BodyCurves.Joint

  /// Where the body is: between the hips, else between the shoulders.
  private func middle(_ frame: Int) -> Point? {
    body.middle(Joint.hips, frame) ?? body.point(Joint.neck, frame)
  }

  /// What is sure, and whether the person leaves the spot.
  var phrases: [String] {
    guard body.frames.count >= BodyCurves.leastFrames else { return [] }
    var phrases: [String] = []
    let posture = PostureWords(body: body).phrases
    let approach = self.approach
    if let walk { phrases.append(walk) }
    if let approach { phrases.append(approach) }
    if let turn = turn(isWalking: walk != nil) { phrases.append(turn) }
    // A body that grows or shrinks as a whole is not one that bends its knees.
    if approach == nil { phrases += posture }
    return phrases
  }

  private var walk: String? {
    guard let side = body.curve({ middle($0).map { $0.x / body.torso } }) else { return nil }
    let (start, end) = BodyCurves.ends(side)
    let way = end - start
    // Somebody who turns or leans moves a little without going anywhere.
    guard abs(way) >= 0.8, BodyCurves.range(side) <= 1.3 * abs(way) else { return nil }
    // Nor does somebody whose feet stay: the hips move when a person sits down.
    if let feet = body.curve({ body.middle(Joint.ankles, $0).map { $0.x / body.torso } }) {
      let (first, last) = BodyCurves.ends(feet)
      guard (last - first) * way > 0, abs(last - first) >= 0.6 * abs(way) else { return nil }
    } else {
      // Feet that are seen too seldom to say it may stay.
      let seen = body.frames.count { body.point(Joint.ankles.right, $0) ?? body.point(Joint.ankles.left, $0) != nil }
      guard 5 * seen < body.frames.count else { return nil }
    }
    let direction = way > 0 ? "right" : "left"
    // Feet that pass each other again and again walk; a camera that pans moves people too.
    let feet = body.curve { frame -> Double? in
      guard let a = body.point(Joint.ankles.right, frame), let b = body.point(Joint.ankles.left, frame) else {
        return nil
      }
      return (a.x - b.x) / body.torso
    }
    guard let feet, BodyCurves.reversals(feet, by: 0.3) >= 2 else { return "moves to the \(direction)" }
    // Who runs lifts the feet far behind; who walks hardly does.
    let lift = body.curve { frame -> Double? in
      guard let a = body.point(Joint.ankles.right, frame), let b = body.point(Joint.ankles.left, frame) else {
        return nil
      }
      return abs(a.y - b.y) / body.torso
    }
    let walks = (lift?.max() ?? 1) < 0.45
    return "\(walks ? "walks" : "walks or runs") to the \(direction)"
  }

  private static let bones = [
    (1, 2), (1, 5), (2, 3), (3, 4), (5, 6), (6, 7), (1, 8), (1, 11), (8, 9), (9, 10), (11, 12), (12, 13), (0, 1),
  ]

  /// Nearer is larger: all of the body grows alike.
  private var approach: String? {
    let ratios = Self.bones.compactMap { bone -> Double? in
      let lengths = body.curve { frame in
        guard let a = body.point(bone.0, frame), let b = body.point(bone.1, frame) else { return nil }
        return ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
      }
      guard let lengths else { return nil }
      let (start, end) = BodyCurves.ends(lengths)
      return min(start, end) > 0.05 * body.torso ? end / start : nil
    }.sorted()
    guard ratios.count >= 6 else { return nil }
    let (low, middle, high) = (ratios[ratios.count / 4], ratios[ratios.count / 2], ratios[ratios.count * 3 / 4])
    if middle >= 1.25, low >= 1.15 { return "comes nearer (grows in the picture)" }
    return middle <= 0.8 && high <= 0.87 ? "goes farther away (shrinks in the picture)" : nil
  }

  /// The width of the shoulders tells where the chest looks: wide with the left one at the right, it faces us.
  private func turn(isWalking: Bool) -> String? {
    let width = body.curve { frame -> Double? in
      guard let right = body.point(Joint.shoulders.right, frame), let left = body.point(Joint.shoulders.left, frame)
      else { return nil }
      return (left.x - right.x) / body.torso
    }
    guard let width else { return nil }
    let (start, end) = BodyCurves.ends(width)
    if start > 0.35, end < -0.35 { return "turns away from the camera" }
    if start < -0.35, end > 0.35 { return "turns to face the camera" }
    // Who passes by is seen from another side without turning.
    let wide = isWalking ? 0.62 : 0.45
    if start > wide, abs(end) < 0.15 { return "turns from the camera to the side" }
    if abs(start) < 0.15, end > wide { return "turns from the side to the camera" }
    return nil
  }
}
