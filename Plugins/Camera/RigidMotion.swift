/// A change of axes: `point ↦ rotation · point + translation`.
struct RigidMotion: Equatable {
  var rotation: Matrix3
  var translation: Vector3

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
