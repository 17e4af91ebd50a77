import Conditions

/// A camera at one moment of a bundle's video: OpenCV axes (x right, y down, z forward), told in those of the first.
struct CameraPose: Equatable {
  typealias Vector = SIMD3<Double>

  var centre: Vector
  /// The axes of the camera, which are the rows of the world-to-camera rotation.
  var right: Vector
  var down: Vector
  var forward: Vector
  /// Focal lengths and principal point as shares of the picture's width and height.
  var lens: (fx: Double, fy: Double, cx: Double, cy: Double)

  static func == (a: Self, b: Self) -> Bool {
    a.centre == b.centre && a.right == b.right && a.down == b.down && a.forward == b.forward && a.lens == b.lens
  }

  init(_ camera: RecoveredCamera) {
    (centre, right, down, forward) = (camera.centre, camera.right, camera.down, camera.forward)
    let (wide, high) = (camera.edges.right - camera.edges.left, camera.edges.bottom - camera.edges.top)
    lens = (1 / wide, 1 / high, -camera.edges.left / wide, -camera.edges.top / high)
  }

  /// The world-to-camera matrix, 3 × 4, row by row.
  var worldToCamera: [Double] {
    [right, down, forward].flatMap { axis in [axis.x, axis.y, axis.z, -axis.dot(centre)] }
  }

  /// The same camera told in the axes of another.
  func seen(from first: CameraPose) -> CameraPose {
    func turned(_ vector: Vector) -> Vector {
      Vector(first.right.dot(vector), first.down.dot(vector), first.forward.dot(vector))
    }
    var pose = self
    pose.centre = turned(centre - first.centre)
    (pose.right, pose.down, pose.forward) = (turned(right), turned(down), turned(forward))
    return pose
  }

  /// Between two poses: the way and the lens in a straight line, the turn about its axis at one speed.
  static func between(_ a: CameraPose, _ b: CameraPose, at part: Double) -> CameraPose {
    guard part > 0 else { return a }
    guard part < 1 else { return b }
    var pose = a
    pose.centre = a.centre + (b.centre - a.centre) * part
    func mix(_ x: Double, _ y: Double) -> Double { x + (y - x) * part }
    pose.lens = (
      mix(a.lens.fx, b.lens.fx), mix(a.lens.fy, b.lens.fy), mix(a.lens.cx, b.lens.cx), mix(a.lens.cy, b.lens.cy)
    )
    let turn = Turn.between(Turn(a), Turn(b), at: part)
    (pose.right, pose.down, pose.forward) = turn.axes
    return pose
  }
}
