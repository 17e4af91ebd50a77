import Glibc

/// A camera at one moment: where it is, how it is turned, its lens.
struct View: Sendable, Equatable {
  var position: Vector
  var right = Vector(1, 0, 0)
  var down = Vector(0, 1, 0)
  var forward = Vector(0, 0, 1)
  /// The focal length as a share of the picture's side.
  var focal: Float

  /// - Parameters:
  ///   - yaw: radians to the right
  ///   - pitch: radians down
  ///   - roll: radians clockwise, as the operator sees it
  init(position: Vector, yaw: Float = 0, pitch: Float = 0, roll: Float = 0, focal: Float) {
    self.position = position
    self.focal = focal
    let flat = Vector(0, 0, 1).turned(yaw)
    let side = Vector(1, 0, 0).turned(yaw)
    forward = flat * cos(pitch) + Vector(0, sin(pitch), 0)
    let straight = Vector(0, cos(pitch), 0) - flat * sin(pitch)
    right = side * cos(roll) + straight * sin(roll)
    down = straight * cos(roll) - side * sin(roll)
  }

  /// In the axes of the camera.
  func seen(_ point: Vector) -> Vector {
    let p = point - position
    return Vector(p.dot(right), p.dot(down), p.dot(forward))
  }

  /// Where a point is in a square picture of `side` pixels, and its distance along the view axis.
  func pixel(_ point: Vector, side: Int) -> (x: Float, y: Float, z: Float) {
    let p = seen(point)
    let scale = focal * Float(side) / max(p.z, 1e-6)
    return (Float(side) / 2 + p.x * scale, Float(side) / 2 + p.y * scale, p.z)
  }
}

extension CameraPlan {
  /// The camera at a moment.
  /// - Parameter s: −0.5 at the start of the clip, 0.5 at its end.
  func view(_ s: Float) -> View {
    let a = amount * s
    var (at, yaw, pitch, roll, focal) = (position, Float(0), pitch, Float(0), Scene.focal)
    switch move {
    case .still: break
    case .panRight: yaw = a
    case .panLeft: yaw = -a
    case .tiltDown: pitch += a
    case .tiltUp: pitch -= a
    case .rollClockwise: roll = a
    case .rollCounter: roll = -a
    case .dollyIn: at.z += a
    case .dollyOut: at.z -= a
    case .truckRight: at.x += a
    case .truckLeft: at.x -= a
    case .pedestalUp: at.y -= a
    case .pedestalDown: at.y += a
    case .orbitRight, .orbitLeft:
      // To move to the right around somebody is to look more and more to the left.
      yaw = move == .orbitRight ? -a : a
      at = target + (position - target).turned(yaw)
    case .zoomIn: focal *= exp(a)
    case .zoomOut: focal *= exp(-a)
    }
    return View(position: at, yaw: yaw, pitch: pitch, roll: roll, focal: focal)
  }
}
