/// One person's body measured frame by frame, in lengths of the body, so that it means the same at every size.
struct BodyCurves {
  /// COCO-18.
  enum Joint {
    static let nose = 0, neck = 1
    static let shoulders = (right: 2, left: 5), elbows = (right: 3, left: 6), wrists = (right: 4, left: 7)
    static let hips = (right: 8, left: 11), knees = (right: 9, left: 12), ankles = (right: 10, left: 13)
  }

  let track: PersonTrack
  let frames: [Int]
  /// From the shoulders to the hips, in pixels: the largest of the clip, since bending and turning only shorten it.
  let torso: Double

  /// `nil` where too little of the person is seen to measure anything.
  init?(_ track: PersonTrack) {
    let track = track.filled
    self.track = track
    frames = track.frames
    guard frames.count >= 1 else { return nil }
    let lengths = frames.compactMap { frame -> Double? in
      // Where one of two is not seen, the neck and the other hip say as much of a length.
      let hips = [Joint.hips.right, Joint.hips.left]
      guard let top = Self.middle(track, Joint.shoulders, frame) ?? track.point(Joint.neck, frame),
        let hip = Self.middle(track, Joint.hips, frame) ?? hips.lazy.compactMap({ track.point($0, frame) }).first
      else { return nil }
      return Self.distance(top, hip)
    }
    let widths = frames.compactMap { frame -> Double? in
      guard let a = track.point(Joint.shoulders.right, frame), let b = track.point(Joint.shoulders.left, frame) else {
        return nil
      }
      return Self.distance(a, b)
    }
    // A torso is about four thirds of the width of its shoulders.
    let length = lengths.count * 2 >= frames.count ? Self.high(lengths) : Self.high(widths) * 4 / 3
    guard length > 1 else { return nil }
    torso = length
  }

  private static func distance(_ a: Point, _ b: Point) -> Double {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
  }

  /// Near the largest, so that one wrong frame does not count.
  private static func high(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[Int(Double(sorted.count - 1) * 0.9)]
  }

  private static func middle(_ track: PersonTrack, _ pair: (right: Int, left: Int), _ frame: Int) -> Point? {
    guard let a = track.point(pair.right, frame), let b = track.point(pair.left, frame) else { return nil }
    return Point(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)
  }

  func point(_ joint: Int, _ frame: Int) -> Point? { track.point(joint, frame) }

  func middle(_ pair: (right: Int, left: Int), _ frame: Int) -> Point? { Self.middle(track, pair, frame) }

  /// Values of the frames in which they can be measured, without single outliers; `nil` where those are too few.
  func curve(_ value: (Int) -> Double?) -> [Double]? {
    let values = frames.compactMap(value)
    guard values.count >= Self.leastFrames, Double(values.count) >= 0.8 * Double(frames.count) else { return nil }
    return values.indices.map { index in
      let near = values[max(0, index - 1)...min(values.count - 1, index + 1)].sorted()
      return near.count == 3 ? near[1] : values[index]
    }
  }

  /// Motion needs this many frames.
  static let leastFrames = 5

  /// The middle of the values at the start and at the end of a curve.
  static func ends(_ curve: [Double]) -> (start: Double, end: Double) {
    let count = max(2, curve.count / 8)
    func median(_ values: ArraySlice<Double>) -> Double {
      let sorted = values.sorted()
      return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }
    return (median(curve.prefix(count)), median(curve.suffix(count)))
  }

  static func range(_ curve: [Double]) -> Double { (curve.max() ?? 0) - (curve.min() ?? 0) }

  /// How often a curve turns round by at least `size`.
  static func reversals(_ curve: [Double], by size: Double) -> Int {
    guard var extreme = curve.first else { return 0 }
    var (direction, count) = (0.0, 0)
    for value in curve {
      if direction == 0 {
        if abs(value - extreme) >= size {
          direction = value > extreme ? 1 : -1
          extreme = value
        }
      } else if (value - extreme) * direction > 0 {
        extreme = value
      } else if (extreme - value) * direction >= size {
        count += 1
        direction = -direction
        extreme = value
      }
    }
    return count
  }
}
