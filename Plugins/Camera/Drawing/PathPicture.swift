import A2CPluginKit

/// A drawing of a path for models that have no camera encoder: from above on the left, from the right side on the
/// right, both at one scale; the way goes from green to red, with the camera's view cone drawn here and there.
enum PathPicture {
  static let side = 448
  private static let margin = 56.0
  private static let cones = 8

  static let legend =
    "The picture shows the camera's path: from above on the left (the first view looks up the page), from the side on "
    + "the right (the first view looks to the right); the path runs from green (start) to red (end)."

  /// A white picture of 896×448 pixels.
  static func draw(_ poses: [RigidMotion]) -> PlanCanvas {
    var canvas = PlanCanvas(width: 2 * side, height: side)
    draw(poses, left: 0, into: &canvas) { ($0.x, -$0.z) }
    draw(poses, left: Double(side), into: &canvas) { ($0.z, $0.y) }
    return canvas
  }

  /// One view: `project` gives page coordinates, x to the right and y down the page.
  private static func draw(
    _ poses: [RigidMotion], left: Double, into canvas: inout PlanCanvas, project: (Vector3) -> (x: Double, y: Double)
  ) {
    let points = poses.map { project($0.translation) }
    let middle = (x: center(points.map(\.x)), y: center(points.map(\.y)))
    let extent = extent(poses)
    let cone = 30.0
    let scale = (Double(side) - 2 * margin) / extent
    func place(_ point: (x: Double, y: Double)) -> (x: Double, y: Double) {
      (left + Double(side) / 2 + (point.x - middle.x) * scale, Double(side) / 2 + (point.y - middle.y) * scale)
    }

    let last = Double(max(1, poses.count - 1))
    for (index, point) in points.enumerated().dropFirst() {
      canvas.line(from: place(points[index - 1]), to: place(point), radius: 2, color(Double(index) / last))
    }
    for index in EvenSpread.indices(min(cones, poses.count), of: poses.count) {
      let tip = place(points[index])
      let color = color(Double(index) / last)
      // The two edges of the view in the plane of this drawing, and the line that closes it.
      let corners = [-0.45, 0.45].map { half -> (x: Double, y: Double) in
        let edge = edge(poses[index].rotation, half, project)
        return (tip.x + edge.x * cone, tip.y + edge.y * cone)
      }
      canvas.line(from: tip, to: corners[0], radius: 1, color)
      canvas.line(from: tip, to: corners[1], radius: 1, color)
      canvas.line(from: corners[0], to: corners[1], radius: 1, color)
    }
    if let first = points.first, let end = points.last {
      canvas.line(from: place(first), to: place(first), radius: 6, color(0))
      canvas.line(from: place(end), to: place(end), radius: 6, color(1))
    }
  }

  /// Where the view's edge points on the page: the view axis and, at right angles to it on the page, `half` of it.
  private static func edge(
    _ rotation: Matrix3, _ half: Double, _ project: (Vector3) -> (x: Double, y: Double)
  ) -> (x: Double, y: Double) {
    let axis = project(Vector3(x: rotation.r0.z, y: rotation.r1.z, z: rotation.r2.z))
    let length = (axis.x * axis.x + axis.y * axis.y).squareRoot()
    guard length > 1e-6 else { return (half, 0) }
    return (axis.x - half * axis.y / length, axis.y + half * axis.x / length)
  }

  /// The largest side of the box around the path, never 0.
  private static func extent(_ poses: [RigidMotion]) -> Double {
    let axes = [poses.map(\.translation.x), poses.map(\.translation.y), poses.map(\.translation.z)]
    let largest = axes.map { ($0.max() ?? 0) - ($0.min() ?? 0) }.max() ?? 0
    return max(largest, 1e-3)
  }

  private static func center(_ values: [Double]) -> Double { ((values.min() ?? 0) + (values.max() ?? 0)) / 2 }

  private static func color(_ share: Double) -> PlanCanvas.Color {
    PlanCanvas.Color(red: 220 * share, green: 170 * (1 - share), blue: 0)
  }
}
