/// Discs of the joints' colours in one frame.
struct JointDiscs {
  struct Disc: Equatable {
    /// COCO-18.
    var joint: Int
    var center: Point
    /// Pixels that show.
    var area: Int
    /// Half its thickness: how far its innermost pixel is from its edge.
    var depth: Int
    /// Whether the piece is about as wide as high and full.
    var isRound: Bool
  }

  var discs: [Disc] = []

  /// Pieces of one colour in full, of any size.
  init(_ map: ClassMap) {
    let (width, height) = (map.width, map.height)
    var seen = [Bool](repeating: false, count: map.classes.count)
    var stack: [Int] = []
    let depths = Self.depths(map)
    for start in map.classes.indices where !seen[start] && SkeletonColors.isJoint(map.classes[start]) {
      let value = map.classes[start]
      seen[start] = true
      stack.append(start)
      var (area, sumX, sumY, depth) = (0, 0, 0, 0)
      var (left, right, top, bottom) = (width, 0, height, 0)
      while let at = stack.popLast() {
        let (x, y) = (at % width, at / width)
        (area, sumX, sumY) = (area + 1, sumX + x, sumY + y)
        depth = max(depth, Int(depths[at]))
        (left, right, top, bottom) = (min(left, x), max(right, x), min(top, y), max(bottom, y))
        for ny in max(0, y - 1)...min(height - 1, y + 1) {
          for nx in max(0, x - 1)...min(width - 1, x + 1) {
            let next = ny * width + nx
            if !seen[next], map.classes[next] == value {
              seen[next] = true
              stack.append(next)
            }
          }
        }
      }
      guard area >= Self.leastArea else { continue }
      let (spanX, spanY) = (right - left + 1, bottom - top + 1)
      discs.append(
        Disc(
          joint: Int(value - SkeletonColors.joint),
          center: Point(x: Double(sumX) / Double(area), y: Double(sumY) / Double(area)), area: area, depth: depth,
          isRound: 3 * max(spanX, spanY) <= 4 * min(spanX, spanY) + 3 && 10 * area >= 6 * spanX * spanY))
    }
  }

  private static let leastArea = 4

  /// For each pixel how many steps of eight neighbours it is from another class.
  private static func depths(_ map: ClassMap) -> [UInt8] {  // height × width
    let (width, height) = (map.width, map.height)
    var depths = [UInt8](repeating: 0, count: map.classes.count)
    let most: UInt8 = 60
    map.classes.withUnsafeBufferPointer { classes in
      for y in 0..<height {
        for x in 0..<width where SkeletonColors.isJoint(classes[y * width + x]) {
          let at = y * width + x
          var least = most
          if y == 0 || x == 0 || x == width - 1 {
            least = 0
          } else {
            for next in [at - 1, at - width - 1, at - width, at - width + 1] {
              least = min(least, classes[next] == classes[at] ? depths[next] : 0)
            }
          }
          depths[at] = least + 1
        }
      }
      for y in stride(from: height - 1, through: 0, by: -1) {
        for x in stride(from: width - 1, through: 0, by: -1) where depths[y * width + x] > 0 {
          let at = y * width + x
          var least = most
          if y == height - 1 || x == 0 || x == width - 1 {
            least = 0
          } else {
            for next in [at + 1, at + width - 1, at + width, at + width + 1] {
              least = min(least, classes[next] == classes[at] ? depths[next] : 0)
            }
          }
          depths[at] = min(depths[at], least + 1)
        }
      }
    }
    return depths
  }

  /// The radius that round pieces of this frame have; `nil` without any.
  var radii: [Double] {
    discs.filter { $0.isRound && $0.depth >= 2 }.map { (Double($0.area) / .pi).squareRoot() }
  }

  /// The discs that can be joints of a drawing whose joints have a radius: pieces thick enough, those of one disc that
  /// something divides put together.
  func joints(radius: Double) -> [[Disc]] {  // 18
    var found = [[Disc]](repeating: [], count: 18)
    // Edges where two colours meet have splinters of a third.
    let least = Self.leastShare * .pi * radius * radius
    for disc in discs.sorted(by: { $0.area > $1.area }) where Double(disc.area) >= least && disc.depth >= 2 {
      if let index = found[disc.joint].firstIndex(where: { $0.center.distance(to: disc.center) < 2 * radius }) {
        let known = found[disc.joint][index]
        let share = Double(disc.area) / Double(known.area + disc.area)
        found[disc.joint][index].center = known.center.toward(disc.center, share)
        found[disc.joint][index].area += disc.area
      } else if found[disc.joint].count < Self.mostOfAJoint {
        found[disc.joint].append(disc)
      }
    }
    return found
  }

  /// The share of a disc that has to show.
  private static let leastShare = 0.3

  /// Discs of one joint in a frame: what noise makes must not cost time.
  private static let mostOfAJoint = 48
}

extension Point {
  func distance(to other: Point) -> Double {
    ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
  }

  /// The point a share of the way to another.
  func toward(_ other: Point, _ share: Double) -> Point {
    Point(x: x + (other.x - x) * share, y: y + (other.y - y) * share)
  }
}
