/// Three numbers in space: a point, a direction or a translation. A camera's axes are OpenCV's: x right, y down, z forward.
@frozen public struct Vector3: Equatable, Sendable {
  public var x, y, z: Double

  @inlinable public init(x: Double, y: Double, z: Double) { (self.x, self.y, self.z) = (x, y, z) }

  public static let zero = Vector3(x: 0, y: 0, z: 0)

  @inlinable public static func + (a: Vector3, b: Vector3) -> Vector3 {
    Vector3(x: a.x + b.x, y: a.y + b.y, z: a.z + b.z)
  }

  @inlinable public static func - (a: Vector3, b: Vector3) -> Vector3 {
    Vector3(x: a.x - b.x, y: a.y - b.y, z: a.z - b.z)
  }

  @inlinable public static func * (a: Vector3, factor: Double) -> Vector3 {
    Vector3(x: a.x * factor, y: a.y * factor, z: a.z * factor)
  }

  @inlinable public static prefix func - (a: Vector3) -> Vector3 { Vector3(x: -a.x, y: -a.y, z: -a.z) }

  @inlinable public func dot(_ b: Vector3) -> Double { x * b.x + y * b.y + z * b.z }

  @inlinable public func cross(_ b: Vector3) -> Vector3 {
    Vector3(x: y * b.z - z * b.y, y: z * b.x - x * b.z, z: x * b.y - y * b.x)
  }

  @inlinable public var length: Double { dot(self).squareRoot() }
  @inlinable public var isFinite: Bool { x.isFinite && y.isFinite && z.isFinite }
}
