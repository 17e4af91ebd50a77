import A2CPluginKit

/// The boxes of a clip in which they are drawn on a plain background, as generators that are steered by boxes take them.
struct DrawnBoxes {
  /// One box over time; objects are told apart by colour, those of one colour by where they were.
  let areas: LabelledAreas

  private static let samples = 5
  /// Of all ink that boxes have to explain, and of the frames with ink that have to hold one.
  private static let leastExplained = 0.9
  private static let leastFrames = 0.9
  private static let mostBoxes = 64
  /// Frames that a box may be covered before it counts as gone.
  private static let mostCovered = 12
  /// A box that is found again lies within this many of its own sides.
  private static let reach = 1.0

  /// One box over time.
  private struct Following {
    let object: LabelledAreas.Object
    var boxes: [Int: BoxOutlines.Box]
    var last: BoxOutlines.Box
    var frame: Int
  }

  /// `nil` where the pictures are of another kind.
  /// - Parameter frame: a frame by its number, of layout rgb8.
  init?(frameCount: Int, width: Int, height: Int, framesPerSecond: Double?, frame: (Int) throws -> Raster) throws {
    let chosen = SpreadFrames.indices(of: frameCount, most: Self.samples)
    let rasters = try chosen.map(frame)
    guard let layers = InkLayers(rasters) else { return nil }
    func outlines(_ raster: Raster) -> BoxOutlines {
      BoxOutlines(layers.map(raster), width: width, height: height, white: layers.numbers.upperBound)
    }
    // Most clips are of another kind, which a few frames show.
    guard rasters.contains(where: { !outlines($0).boxes.isEmpty }) else { return nil }
    var areas = LabelledAreas(format: "drawn boxes")
    (areas.width, areas.height, areas.framesPerSecond) = (width, height, framesPerSecond)
    (areas.unit, areas.boxForm) = (.pixels, .xyxy)
    areas.frames = Array(repeating: [], count: frameCount)
    var (following, left): ([Following], [[UInt8: Int]]) = ([], [])
    var (ink, inked, read) = (0, 0, 0)
    for index in 0..<frameCount {
      let found = outlines(try frame(index))
      guard found.boxes.count <= Self.mostBoxes else { return nil }
      ink += found.ink
      left.append(found.unexplained)
      if found.ink > 0 { inked += 1 }
      if !found.boxes.isEmpty { read += 1 }
      Self.follow(found.boxes, index, &following)
    }
    let unexplained = left.reduce(0) { $0 + $1.values.reduce(0, +) }
    guard Double(unexplained) <= (1 - Self.leastExplained) * Double(ink),
      Double(read) >= Self.leastFrames * Double(inked)
    else { return nil }
    for followed in following {
      for index in 0..<frameCount {
        guard let box = Self.box(of: followed, index, left) else { continue }
        try areas.add(.box(box), of: followed.object, frame: index)
      }
    }
    self.areas = areas
  }

  /// Where a box is in a frame. One that others cover is between where it was and where it comes out, as long as ink of
  /// its colour says that it is there.
  private static func box(of followed: Following, _ index: Int, _ left: [[UInt8: Int]]) -> [Double]? {
    func corners(_ box: BoxOutlines.Box) -> [Double] { [box.left, box.top, box.right, box.bottom] }
    if let box = followed.boxes[index] { return corners(box) }
    guard 3 * (left[index][followed.last.layer] ?? 0) >= followed.last.pixels else { return nil }
    let before = followed.boxes.keys.filter { $0 < index }.max()
    let after = followed.boxes.keys.filter { $0 > index }.min()
    guard let first = before ?? after, let last = after ?? before, let a = followed.boxes[first],
      let b = followed.boxes[last], max(last - index, index - first) <= mostCovered
    else { return nil }
    let share = last == first ? 0 : Double(index - first) / Double(last - first)
    return zip(corners(a), corners(b)).map { $0 + ($1 - $0) * share }
  }

  /// Gives each box of a frame its object, the nearest first; what is new gets one of its own.
  private static func follow(_ boxes: [BoxOutlines.Box], _ frame: Int, _ following: inout [Following]) {
    var pairs: [(distance: Double, box: Int, followed: Int)] = []
    for (number, box) in boxes.enumerated() {
      for (place, followed) in following.enumerated() where followed.last.layer == box.layer {
        let side = max(box.right - box.left, box.bottom - box.top, 16)
        let distance =
          (abs(box.left - followed.last.left) + abs(box.right - followed.last.right)
            + abs(box.top - followed.last.top) + abs(box.bottom - followed.last.bottom)) / (2 * side)
        if distance <= reach * Double(min(4, frame - followed.frame)) { pairs.append((distance, number, place)) }
      }
    }
    var isTaken = [Bool](repeating: false, count: boxes.count)
    for pair in pairs.sorted(by: { $0.distance < $1.distance })
    where !isTaken[pair.box] && following[pair.followed].frame < frame {
      isTaken[pair.box] = true
      following[pair.followed].last = boxes[pair.box]
      following[pair.followed].frame = frame
      following[pair.followed].boxes[frame] = boxes[pair.box]
    }
    for (box, _) in zip(boxes, isTaken).filter({ !$0.1 }) {
      let object = LabelledAreas.Object(number: following.count + 1, label: nil)
      following.append(Following(object: object, boxes: [frame: box], last: box, frame: frame))
    }
  }
}
