import Conditions
import Support
/// A camera's path from above and from the side, both at one scale.
struct TrackView {
  /// From where the path is looked at. The axes are those of the first camera as a rule: x right, y down, z ahead.
  enum Side: CaseIterable {
    /// From above: right is right, ahead is up.
    case plan
    /// From the right side of the first camera: ahead is right, up is up.
    case side

    var title: String { self == .plan ? "From above" : "From the side" }
    var across: String { self == .plan ? "right →" : "ahead →" }
    var upward: String { self == .plan ? "↑ ahead" : "↑ up" }

    fileprivate func project(_ point: Vector3) -> LineDrawing.Point {
      self == .plan ? LineDrawing.Point(x: point.x, y: -point.z) : LineDrawing.Point(x: point.z, y: point.y)
    }
  }

  private let track: CameraTrack
  private let size: (width: Double, height: Double)
  private let margin = 34.0
  /// How far the pyramids of sight reach, in the track's unit.
  private let reach: Double
  /// Pixels a unit.
  private let scale: Double

  init(_ track: CameraTrack, width: Double = 420, height: Double = 320) {
    self.track = track
    size = (width, height)
    let extent = track.extent
    reach = extent > 0 ? extent * 0.2 : 1
    var scales: [Double] = []
    for side in Side.allCases {
      let box = Self.box(track, side, reach)
      scales.append(
        min((width - 2 * margin) / max(box.width, 1e-9), (height - 2 * margin) / max(box.height, 1e-9)))
    }
    scale = scales.min() ?? 1
  }

  /// The poses whose pyramid of sight is drawn.
  private var shown: [Int] { FrameSelection.spread(track.cameras.count, most: 5) }

  func drawing(_ side: Side) -> LineDrawing {
    var drawing = LineDrawing(width: size.width, height: size.height)
    let box = Self.box(track, side, reach)
    let middle = LineDrawing.Point(x: box.x + box.width / 2, y: box.y + box.height / 2)
    func place(_ point: Vector3) -> LineDrawing.Point {
      let flat = side.project(point)
      return LineDrawing.Point(
        x: size.width / 2 + (flat.x - middle.x) * scale, y: size.height / 2 + (flat.y - middle.y) * scale)
    }
    grid(&drawing, middle, side)
    let last = track.cameras.count - 1
    for index in shown where index != 0 && index != last { pyramid(track.cameras[index], .faint, &drawing, place) }
    let way = track.cameras.map { place($0.centre) }
    drawing.add(.line(way, isClosed: false, thickness: 2.5), .path)
    for index in FrameSelection.spread(way.count, most: 64) { drawing.add(.disc(way[index], radius: 2.6), .path) }
    if last > 0 { pyramid(track.cameras[last], .end, &drawing, place) }
    pyramid(track.cameras[0], .start, &drawing, place)
    marks(way, &drawing)
    return drawing
  }

  /// Start and end, told apart by shape, word and colour.
  private func marks(_ way: [LineDrawing.Point], _ drawing: inout LineDrawing) {
    let (start, end) = (way[0], way[way.count - 1])  // checked: a track has a camera
    let isLeft = start.x < end.x || (start.x == end.x && start.y <= end.y)
    if way.count > 1 {
      drawing.add(.square(end, half: 5), .end)
      drawing.add(.words("end", at: beside(end, isLeft: !isLeft), anchor: isLeft ? .start : .end), .end)
    }
    drawing.add(.disc(start, radius: 5), .start)
    drawing.add(.words("start", at: beside(start, isLeft: isLeft), anchor: isLeft ? .end : .start), .start)
  }

  private func beside(_ point: LineDrawing.Point, isLeft: Bool) -> LineDrawing.Point {
    LineDrawing.Point(x: point.x + (isLeft ? -10 : 10), y: point.y + 4)
  }

  private func pyramid(
    _ camera: CameraTrack.Camera, _ ink: LineDrawing.Ink, _ drawing: inout LineDrawing,
    _ place: (Vector3) -> LineDrawing.Point
  ) {
    let corners = Self.corners(camera, reach).map(place)
    let tip = place(camera.centre)
    for corner in corners { drawing.add(.line([tip, corner], isClosed: false, thickness: 1.2), ink) }
    drawing.add(.line(corners, isClosed: true, thickness: 1.2), ink)
  }

  /// Lines at round distances, the words at the edges, and how far one line is from the next.
  private func grid(_ drawing: inout LineDrawing, _ middle: LineDrawing.Point, _ side: Side) {
    let step = Self.roundStep(44 / scale)
    func lines(_ centre: Double, _ length: Double, _ draw: (Double) -> Void) {
      var line = ((centre - length / 2 / scale) / step).rounded(.up) * step
      // No more than the drawing has room for, whatever the numbers.
      for _ in 0..<64 where line <= centre + length / 2 / scale {
        draw(length / 2 + (line - centre) * scale)
        line += step
      }
    }
    lines(middle.x, size.width) { x in
      let ends = [LineDrawing.Point(x: x, y: 0), LineDrawing.Point(x: x, y: size.height)]
      drawing.add(.line(ends, isClosed: false, thickness: 1), .grid)
    }
    lines(middle.y, size.height) { y in
      let ends = [LineDrawing.Point(x: 0, y: y), LineDrawing.Point(x: size.width, y: y)]
      drawing.add(.line(ends, isClosed: false, thickness: 1), .grid)
    }
    let edge = size.width - 8
    drawing.add(.words(side.across, at: LineDrawing.Point(x: edge, y: size.height - 8), anchor: .end), .words)
    drawing.add(.words(side.upward, at: LineDrawing.Point(x: 8, y: 16), anchor: .start), .words)
    let unit = "grid \(CameraTrack.number(step))"
    drawing.add(.words(unit, at: LineDrawing.Point(x: 8, y: size.height - 8), anchor: .start), .words)
  }

  /// 1, 2 or 5 times a power of ten, not below `least`.
  static func roundStep(_ least: Double) -> Double {
    guard least.isFinite, least > 1e-12, least < 1e12 else { return 1 }
    var power = 1.0
    while power > least { power /= 10 }
    while power * 10 <= least { power *= 10 }
    return power * (least <= power ? 1 : least <= 2 * power ? 2 : least <= 5 * power ? 5 : 10)
  }

  private static func corners(_ camera: CameraTrack.Camera, _ reach: Double) -> [Vector3] {
    let (left, right, top, bottom) = camera.edges
    // A lens of a very wide angle would draw a pyramid without end.
    func bound(_ slope: Double) -> Double { min(2, max(-2, slope)) }
    return [(left, top), (right, top), (right, bottom), (left, bottom)].map {
      camera.point(reach, bound($0.0), bound($0.1))
    }
  }

  /// What the drawing must hold, in the track's unit.
  private static func box(
    _ track: CameraTrack, _ side: Side, _ reach: Double
  ) -> (x: Double, y: Double, width: Double, height: Double) {
    let points = track.cameras.flatMap { [$0.centre] + corners($0, reach) }.map(side.project)
    let (x, y) = (points.map(\.x), points.map(\.y))
    let (left, top) = (x.min() ?? 0, y.min() ?? 0)
    return (left, top, (x.max() ?? 0) - left, (y.max() ?? 0) - top)
  }
}
