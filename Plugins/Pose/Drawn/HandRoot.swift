/// Finds a wrist that a drawn hand covers: where the forearm that comes from an elbow ends under blue points.
struct HandRoot {
  let test: LimbTest

  private static let directions = 72
  /// Points of hands are pure blue; a codec moves them by a step.
  private static func isHand(_ value: UInt8) -> Bool {
    value >= SkeletonColors.joint + 11 && value <= SkeletonColors.joint + 13
  }

  /// - Parameters:
  ///   - rank: of the forearm's limb.
  ///   - reach: how far the wrist can be from the elbow, in pixels.
  ///   - least: the share of the forearm that has to show.
  func wrist(_ rank: Int, from elbow: Point, reach: Double, least: Double) -> Point? {
    let map = test.map
    guard elbow.x.isFinite, elbow.y.isFinite, reach < 1e5 else { return nil }
    // The nearest pixel of a hand in each direction.
    var nearest = [(distance: Double, point: Point)?](repeating: nil, count: Self.directions)
    let (x0, y0, far) = (Int(elbow.x), Int(elbow.y), Int(reach))
    guard max(0, y0 - far) <= min(map.height - 1, y0 + far), max(0, x0 - far) <= min(map.width - 1, x0 + far) else {
      return nil
    }
    for y in max(0, y0 - far)...min(map.height - 1, y0 + far) {
      for x in max(0, x0 - far)...min(map.width - 1, x0 + far) where Self.isHand(map[x, y]) {
        let point = Point(x: Double(x), y: Double(y))
        let distance = point.distance(to: elbow)
        guard distance > 2 * test.radius, distance <= reach else { continue }
        let angle = Angles.turn(point.x - elbow.x, point.y - elbow.y)
        let direction = min(Self.directions - 1, Int(angle * Double(Self.directions)))
        if distance < nearest[direction]?.distance ?? .infinity { nearest[direction] = (distance, point) }
      }
    }
    var found: (score: Double, point: Point)?
    for case let hand? in nearest {
      let length = hand.distance + test.radius
      let end = elbow.toward(hand.point, length / hand.distance)
      guard let score = test.share(rank, elbow, hand.point), score > found?.score ?? least else { continue }
      found = (score, end)
    }
    return found?.point
  }
}
