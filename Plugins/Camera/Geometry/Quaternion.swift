/// A rotation as COLMAP and TUM write it.
struct Quaternion: Equatable {
  var w, x, y, z: Double

  /// The rotation, whatever the length of the quaternion; `nil` where it is near 0 or not finite.
  var rotation: Matrix3? {
    let length = (w * w + x * x + y * y + z * z).squareRoot()
    guard length.isFinite, length > 1e-6 else { return nil }
    let (w, x, y, z) = (self.w / length, self.x / length, self.y / length, self.z / length)
    return Matrix3(
      Vector3(x: 1 - 2 * (y * y + z * z), y: 2 * (x * y - w * z), z: 2 * (x * z + w * y)),
      Vector3(x: 2 * (x * y + w * z), y: 1 - 2 * (x * x + z * z), z: 2 * (y * z - w * x)),
      Vector3(x: 2 * (x * z - w * y), y: 2 * (y * z + w * x), z: 1 - 2 * (x * x + y * y)))
  }
}
