import A2CPluginKit

/// What every path must be, whatever file it came from.
enum PathChecks {
  /// How far a rotation in a file may be from orthonormal: files round to few digits.
  static let orthonormalTolerance = 1e-2
  /// Numbers beyond this overflow or drown everything else once they are multiplied.
  static let largest = 1e9

  /// - Throws: ``AdapterError`` of kind `badInput` that names the first wrong line.
  static func check(_ path: CameraPath, file: String) throws {
    for pose in path.poses { try check(pose, file: file) }
  }

  /// Takes a factor out of the rotations that all of them have: poses that were fitted to others keep the fit's scale.
  static func unscaled(_ path: inout CameraPath) {
    let scales = path.poses.map { pose -> Double in
      let r = pose.matrix.rotation
      return ((r.r0.dot(r.r0) + r.r1.dot(r.r1) + r.r2.dot(r.r2)) / 3).squareRoot()
    }
    guard let scale = scales.first, scale.isFinite, scale > 1e-6, scale < largest, abs(scale - 1) > 0.005,
      scales.allSatisfy({ abs($0 - scale) <= 1e-3 * scale })
    else { return }
    var poses = path.poses
    for index in poses.indices {
      let r = poses[index].matrix.rotation
      poses[index].matrix.rotation = Matrix3(r.r0 * (1 / scale), r.r1 * (1 / scale), r.r2 * (1 / scale))
      // From world to camera the place is scaled with the axes.
      if path.convention.direction == .worldToCamera {
        poses[index].matrix.translation = poses[index].matrix.translation * (1 / scale)
      }
    }
    guard poses.allSatisfy({ $0.matrix.rotation.deviationFromOrthonormal <= orthonormalTolerance }) else { return }
    path.poses = poses
    path.notes.append(
      .init(key: "scale", value: rounded(scale).description, reason: "all rotations have it; it is taken out of them"))
  }

  private static func check(_ pose: CameraPose, file: String) throws {
    let (lens, motion) = (pose.intrinsics, pose.matrix)
    let matrix = [motion.rotation.r0, motion.rotation.r1, motion.rotation.r2].flatMap { [$0.x, $0.y, $0.z] }
    let shift = [motion.translation.x, motion.translation.y, motion.translation.z]
    for value in (lens.map { [$0.fx, $0.fy, $0.cx, $0.cy] } ?? []) + matrix + shift {
      guard value.isFinite, abs(value) <= largest else {
        throw badPath(
          file + pose.place, value.isFinite ? "a number beyond ±1e9" : "a number that is not finite",
          hint: "remove the pose or repair it: every number must be finite")
      }
    }
    if let lens, !(lens.fx > 1e-6 && lens.fy > 1e-6) {
      throw badPath(
        file + pose.place, "the focal length is \(lens.fx), \(lens.fy); it must be positive",
        hint:
          "fx and fy are shares of the picture's width and height, or in pixels; columns 2 and 3 of 19, 1 and 2 of 18")
    }
    let deviation = motion.rotation.deviationFromOrthonormal
    guard deviation <= orthonormalTolerance else {
      throw badPath(
        file + pose.place, "the matrix is no rotation: it is off by \(rounded(deviation))",
        hint: "the three rows of the rotation must have length 1 and stand at right angles (tolerance 0.01); "
          + "the translation is the last number of each row")
    }
    guard motion.rotation.determinant > 0 else {
      throw badPath(
        file + pose.place, "the matrix mirrors: its determinant is negative",
        hint: "axes must be right-handed; the parameter axes says which they are")
    }
  }

  private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
