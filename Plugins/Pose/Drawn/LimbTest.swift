/// Whether a limb is drawn between two places, and where it leads from one.
struct LimbTest {
  let map: ClassMap
  /// Of a joint, in pixels.
  let radius: Double

  /// How well the line between two joints shows the limb of a rank: the share of its colour, less what is black;
  /// `nil` where there is none.
  /// - Parameter areWhole: whether both joints are more than splinters of their colour.
  func score(_ rank: Int, _ from: Point, _ to: Point, areWhole: Bool) -> Double? {
    let length = from.distance(to: to)
    let value = SkeletonColors.limb + UInt8(rank)  // checked: ranks are below 17
    let margin = radius * 0.9
    let steps = Int(length - 2 * margin)
    // Joints that touch hide what is between them.
    if steps < 3 { return areWhole && length <= 3 * radius + 2 ? 0.25 : nil }
    var (match, gap) = (0, 0)
    for step in 0...steps {
      let point = from.toward(to, (margin + Double(step)) / length)
      if map.has(value, near: point) {
        match += 1
      } else if map.at(point) == SkeletonColors.nothing {
        gap += 1
      }
    }
    let (share, black) = (Double(match) / Double(steps + 1), Double(gap) / Double(steps + 1))
    guard share >= 0.3, black <= 0.12 else { return nil }
    return share - 2 * black
  }

  /// The share of the way between two places that has the colour of a limb; `nil` where the way is not covered.
  func share(_ rank: Int, _ from: Point, _ to: Point) -> Double? {
    let length = from.distance(to: to)
    let value = SkeletonColors.limb + UInt8(rank)  // checked: ranks are below 17
    let (first, last) = (radius * 0.9, length - 1.5)
    let steps = Int(last - first)
    guard steps >= 3 else { return nil }
    var (match, gap) = (0, 0)
    for step in 0...steps {
      let point = from.toward(to, (first + Double(step)) / length)
      if map.has(value, near: point) { match += 1 } else if map.at(point) == SkeletonColors.nothing { gap += 1 }
    }
    return 10 * gap <= steps ? Double(match) / Double(steps + 1) : nil
  }

  /// Whether some of the way between two joints has the colour of their limb.
  func isShown(_ rank: Int, _ from: Point, _ to: Point) -> Bool {
    let steps = max(1, Int(from.distance(to: to)))
    let value = SkeletonColors.limb + UInt8(rank)  // checked: ranks are below 17
    let match = (0...steps).count { map.has(value, near: from.toward(to, Double($0) / Double(steps))) }
    return 10 * match >= steps
  }

  /// Whether something is drawn all the way between two places that are near each other.
  func isJoined(_ from: Point, _ to: Point) -> Bool {
    let steps = max(1, Int(from.distance(to: to)))
    guard steps <= Int(25 * radius) else { return false }
    let gaps = (0...steps).count {
      map.at(from.toward(to, Double($0) / Double(steps))) == SkeletonColors.nothing
    }
    return 20 * gaps <= steps
  }

  /// Where the limb of a rank ends that starts at a joint whose other end is hidden under something; `nil` where no limb
  /// starts here, or where it ends in the open.
  func hiddenEnd(_ rank: Int, from start: Point) -> Point? {
    let value = SkeletonColors.limb + UInt8(rank)  // checked: ranks are below 17
    guard let way = direction(value, from: start) else { return nil }
    func point(_ distance: Double) -> Point { Point(x: start.x + way.x * distance, y: start.y + way.y * distance) }
    let longest = Double(max(map.width, map.height))
    var (distance, last) = (radius, 0.0)
    // Another limb that crosses is thin.
    while distance < longest, distance - max(last, radius) <= 3.5 * radius {
      if map.has(value, near: point(distance)) { last = distance }
      distance += 1
    }
    guard last >= 2 * radius else { return nil }
    // What hides a joint is a disc: limbs lie under all joints. Its edge has no clear colour.
    let steps = Int((2 * radius).rounded(.up))
    let covered = (1...steps).count { step in
      let value = map.at(point(last + Double(step)))
      return SkeletonColors.isJoint(value) || value == SkeletonColors.white
    }
    return Double(covered) >= 0.9 * radius ? point(last + radius) : nil
  }

  /// The way a limb leads off a joint: to the middle of its pixels that hang together.
  private func direction(_ value: UInt8, from start: Point) -> Point? {
    let reach = Int(1.8 * radius) + 2
    let (x0, y0) = (Int(start.x.rounded()), Int(start.y.rounded()))
    var stack: [(Int, Int)] = []
    var seen: Set<Int> = []
    for dy in -reach...reach {
      for dx in -reach...reach where map[x0 + dx, y0 + dy] == value {
        if seen.insert((y0 + dy) * map.width + x0 + dx).inserted { stack.append((x0 + dx, y0 + dy)) }
      }
    }
    guard stack.count >= 3 else { return nil }
    var (sumX, sumY, count) = (0.0, 0.0, 0.0)
    while let (x, y) = stack.popLast(), seen.count < 40_000 {
      let (dx, dy) = (Double(x) - start.x, Double(y) - start.y)
      // The edge of the joint itself has colours of its own.
      if (dx * dx + dy * dy).squareRoot() > 1.3 * radius {
        (sumX, sumY, count) = (sumX + dx, sumY + dy, count + 1)
      }
      for (nx, ny) in [(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)] where map[nx, ny] == value {
        if seen.insert(ny * map.width + nx).inserted { stack.append((nx, ny)) }
      }
    }
    let length = (sumX * sumX + sumY * sumY).squareRoot()
    // Pixels on all sides are no limb.
    guard count >= 2 * radius, length / count >= 1.5 * radius else { return nil }
    return Point(x: sumX / length, y: sumY / length)
  }
}
