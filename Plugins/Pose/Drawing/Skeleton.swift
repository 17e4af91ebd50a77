/// Which points are joined and in which colour: the palette that pose-driven generators were trained on
/// (lllyasviel/ControlNet: annotator/openpose/util.py). Points are numbered as in COCO-18.
enum Skeleton {
  /// In the order in which they are drawn; each has the colour of its rank.
  static let limbs: [(from: Int, to: Int)] = [
    (1, 2), (1, 5), (2, 3), (3, 4), (5, 6), (6, 7), (1, 8), (8, 9), (9, 10), (1, 11), (11, 12), (12, 13), (1, 0),
    (0, 14), (14, 16), (0, 15), (15, 17),
  ]

  /// Once around the colour circle; the joint of a number has the colour of that number.
  static let colors: [SkeletonCanvas.Color] = [
    SkeletonCanvas.Color(255, 0, 0), SkeletonCanvas.Color(255, 85, 0), SkeletonCanvas.Color(255, 170, 0),
    SkeletonCanvas.Color(255, 255, 0),
    SkeletonCanvas.Color(170, 255, 0), SkeletonCanvas.Color(85, 255, 0), SkeletonCanvas.Color(0, 255, 0),
    SkeletonCanvas.Color(0, 255, 85),
    SkeletonCanvas.Color(0, 255, 170), SkeletonCanvas.Color(0, 255, 255), SkeletonCanvas.Color(0, 170, 255),
    SkeletonCanvas.Color(0, 85, 255),
    SkeletonCanvas.Color(0, 0, 255), SkeletonCanvas.Color(85, 0, 255), SkeletonCanvas.Color(170, 0, 255),
    SkeletonCanvas.Color(255, 0, 255),
    SkeletonCanvas.Color(255, 0, 170), SkeletonCanvas.Color(255, 0, 85),
  ]

  static let handPoints = 21

  /// Five fingers of four edges, each from the wrist (0).
  static let handEdges: [(from: Int, to: Int)] = (0..<5).flatMap { finger in
    (0..<4).map { joint in (joint == 0 ? 0 : 4 * finger + joint, 4 * finger + joint + 1) }
  }

  /// The hue of an edge is its rank's share of the circle, at full saturation and value.
  static func handColor(_ rank: Int) -> SkeletonCanvas.Color {
    let hue = Double(rank) / 20 * 6
    let sector = hue.rounded(.down)
    let rest = hue - sector
    let rising = UInt8(rest * 255)  // checked: rest is in 0..<1
    let falling = UInt8((1 - rest) * 255)
    switch Int(sector) {
    case 0: return SkeletonCanvas.Color(255, rising, 0)
    case 1: return SkeletonCanvas.Color(falling, 255, 0)
    case 2: return SkeletonCanvas.Color(0, 255, rising)
    case 3: return SkeletonCanvas.Color(0, falling, 255)
    case 4: return SkeletonCanvas.Color(rising, 0, 255)
    default: return SkeletonCanvas.Color(255, 0, falling)
    }
  }
}
