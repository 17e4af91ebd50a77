/// Three numbers in space: a point, a direction or a translation. Axes are OpenCV's: x right, y down, z forward.
struct Vector3: Equatable {
  var x, y, z: Double

  static let zero = Vector3(x: 0, y: 0, z: 0)

  static func + (a: Vector3, b: Vector3) -> Vector3 { Vector3(x: a.x + b.x, y: a.y + b.y, z: a.z + b.z) }
  static func - (a: Vector3, b: Vector3) -> Vector3 { Vector3(x: a.x - b.x, y: a.y - b.y, z: a.z - b.z) }
  static func * (a: Vector3, factor: Double) -> Vector3 { Vector3(x: a.x * factor, y: a.y * factor, z: a.z * factor) }
  static prefix func - (a: Vector3) -> Vector3 { Vector3(x: -a.x, y: -a.y, z: -a.z) }

  func dot(_ b: Vector3) -> Double { x * b.x + y * b.y + z * b.z }

  func cross(_ b: Vector3) -> Vector3 {
    Vector3(x: y * b.z - z * b.y, y: z * b.x - x * b.z, z: x * b.y - y * b.x)
  }

  var length: Double { dot(self).squareRoot() }
  var isFinite: Bool { x.isFinite && y.isFinite && z.isFinite }
}
