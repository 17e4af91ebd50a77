/// A change of axes: `point ↦ rotation · point + translation`.
struct RigidMotion: Equatable {
  var rotation: Matrix3
  var translation: Vector3

  init(rotation: Matrix3, translation: Vector3) { (self.rotation, self.translation) = (rotation, translation) }

  /// A 3×4 matrix row by row.
  /// - Parameter row: at least 12 numbers.
  init(rows row: ArraySlice<Double>) {
    let m = Array(row.prefix(12))
    rotation = Matrix3(
      Vector3(x: m[0], y: m[1], z: m[2]), Vector3(x: m[4], y: m[5], z: m[6]), Vector3(x: m[8], y: m[9], z: m[10]))
    translation = Vector3(x: m[3], y: m[7], z: m[11])
  }

  static let identity = RigidMotion(rotation: .identity, translation: .zero)

  /// First `b`, then `a`.
  static func * (a: RigidMotion, b: RigidMotion) -> RigidMotion {
    RigidMotion(rotation: a.rotation * b.rotation, translation: a.rotation * b.translation + a.translation)
  }

  /// The change back, `nil` where the rotation cannot be inverted.
  var inverse: RigidMotion? {
    guard let back = rotation.inverse else { return nil }
    return RigidMotion(rotation: back, translation: -(back * translation))
  }
}
