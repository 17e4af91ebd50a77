import A2CPluginKit

/// A path of KITTI's odometry: 12 numbers a line, the 3×4 matrix from camera to world row by row, in metres. Nothing
/// in such a file tells its direction.
enum KITTIText: PathFormat {
  static let id = "kitti"
  static let name = "a KITTI path"

  static func recognises(_ file: PathFile) -> Bool { file.numbersInRow == 12 }

  static func read(_ file: PathFile) throws -> CameraPath {
    let rows = try NumberRow.rows(
      file, of: [12], hint: "a pose is 12 numbers: the 3x4 camera-to-world matrix row by row")
    return CameraPath(
      poses: rows.map {
        CameraPose(intrinsics: nil, matrix: RigidMotion(rows: $0.values[...]), place: ":\($0.line)")
      },
      convention: PoseConvention(direction: .cameraToWorld, axes: .opencv), unit: .normalised)
  }
}
