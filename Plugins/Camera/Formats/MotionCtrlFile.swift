import A2CPluginKit

/// MotionCtrl's JSON: a list of poses, each the 12 numbers of a 3×4 world-to-camera matrix row by row
/// (TencentARC/MotionCtrl: dataset/camera_poses). No lens.
enum MotionCtrlFile: PathFormat {
  static let id = "motionctrl"
  static let name = "MotionCtrl JSON"

  static func recognises(_ file: PathFile) -> Bool {
    guard let list = file.json?.arrayValue, let first = list.first?.arrayValue else { return false }
    guard first.first?.doubleValue != nil else { return false }
    // Rows of these lengths are other formats', four rows of four are one matrix.
    return ![7, 8, 16, 18, 19].contains(first.count) && !(first.count == 4 && (3...4).contains(list.count))
  }

  static func read(_ file: PathFile) throws -> CameraPath {
    let hint = "a pose is a list of 12 numbers: the 3x4 world-to-camera matrix row by row"
    guard let list = file.json?.arrayValue else { throw file.error("", "expected a list of poses", hint: hint) }
    guard list.count <= Limits.cameraPoses else { throw PathFormats.tooMany(file, list.count) }
    let poses = try list.enumerated().map { index, entry -> CameraPose in
      let place = ": [\(index)]"
      guard let numbers = entry.arrayValue, numbers.count == 12 else {
        throw file.error(
          place, "\(entry.arrayValue.map { "\($0.count) entries" } ?? "no list"), expected 12 numbers", hint: hint)
      }
      let values = numbers.compactMap(\.doubleValue)
      guard values.count == 12 else { throw file.error(place, "an entry that is no number", hint: hint) }
      return CameraPose(intrinsics: nil, matrix: RigidMotion(rows: values[...]), place: place)
    }
    return CameraPath(
      poses: poses, convention: PoseConvention(direction: .worldToCamera, axes: .opencv), unit: .normalised)
  }
}
