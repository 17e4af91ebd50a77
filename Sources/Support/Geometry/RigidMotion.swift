/// A change of axes: `point ↦ rotation · point + translation`. A camera's pose is one, from the camera or to it.
@frozen public struct RigidMotion: Equatable, Sendable {
  public var rotation: Matrix3
  public var translation: Vector3

  @inlinable public init(rotation: Matrix3, translation: Vector3) {
    (self.rotation, self.translation) = (rotation, translation)
  }

  /// A 3×4 matrix row by row.
  /// - Parameter row: at least 12 numbers.
  public init(rows row: ArraySlice<Double>) {
    let m = Array(row.prefix(12))
    rotation = Matrix3(
      Vector3(x: m[0], y: m[1], z: m[2]), Vector3(x: m[4], y: m[5], z: m[6]), Vector3(x: m[8], y: m[9], z: m[10]))
    translation = Vector3(x: m[3], y: m[7], z: m[11])
  }

  public static let identity = RigidMotion(rotation: .identity, translation: .zero)

  /// The 3×4 matrix row by row.
  public var rows: [Double] {
    [(rotation.r0, translation.x), (rotation.r1, translation.y), (rotation.r2, translation.z)].flatMap {
      [$0.0.x, $0.0.y, $0.0.z, $0.1]
    }
  }

  /// First `b`, then `a`.
  @inlinable public static func * (a: RigidMotion, b: RigidMotion) -> RigidMotion {
    RigidMotion(rotation: a.rotation * b.rotation, translation: a.rotation * b.translation + a.translation)
  }

  /// The change back, `nil` where the rotation cannot be inverted.
  public var inverse: RigidMotion? {
    guard let back = rotation.inverse else { return nil }
    return RigidMotion(rotation: back, translation: -(back * translation))
  }
}
