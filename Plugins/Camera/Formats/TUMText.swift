import A2CPluginKit

/// A TUM trajectory: `time tx ty tz qx qy qz qw` a line, seconds and metres, from camera to world; lines with `#` are
/// comments (the format of the RGB-D benchmark, also written by evo and ORB-SLAM).
enum TUMText: PathFormat {
  static let id = "tum"
  static let name = "a TUM trajectory"
  private static let hint = "a pose is 8 numbers: time tx ty tz qx qy qz qw"

  static func recognises(_ file: PathFile) -> Bool { file.numbersInRow == 8 }

  static func read(_ file: PathFile) throws -> CameraPath {
    let rows = try NumberRow.rows(file, of: [8], hint: hint)
    let poses = try rows.map { row -> CameraPose in
      let v = row.values
      guard let rotation = Quaternion(w: v[7], x: v[4], y: v[5], z: v[6]).rotation else {
        throw file.error(":\(row.line)", "the quaternion is no rotation", hint: hint)
      }
      return CameraPose(
        intrinsics: nil,
        matrix: RigidMotion(rotation: rotation, translation: Vector3(x: v[1], y: v[2], z: v[3])),
        place: ":\(row.line)")
    }
    return CameraPath(
      poses: poses, convention: PoseConvention(direction: .cameraToWorld, axes: .opencv), unit: .normalised,
      times: rows.map { $0.values[0] })
  }
}
