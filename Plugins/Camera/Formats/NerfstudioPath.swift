import A2CPluginKit
import Glibc

/// `camera_path.json` of nerfstudio's viewer: `camera_path[]` with `camera_to_world` (16 numbers row by row, axes of
/// OpenGL) and a vertical field of view in degrees, `render_width`, `render_height` and `fps` for all.
enum NerfstudioPath: PathFormat {
  static let id = "nerfstudio-path"
  static let name = "camera_path.json of nerfstudio"
  private static let hint = "expected {\"camera_path\": [{\"camera_to_world\": [16 numbers], \"fov\": 50}]}"

  static func recognises(_ file: PathFile) -> Bool {
    file.json?["camera_path"]?.arrayValue?.first?["camera_to_world"] != nil
  }

  static func read(_ file: PathFile) throws -> CameraPath {
    guard let json = file.json, let frames = json["camera_path"]?.arrayValue else {
      throw file.error("", "no camera_path", hint: hint)
    }
    guard frames.count <= Limits.cameraPoses else { throw PathFormats.tooMany(file, frames.count) }
    let size = JSONLens.size(json["render_width"]?.doubleValue, json["render_height"]?.doubleValue)
    let numbers = try frames.enumerated().map { index, frame -> [Double] in
      guard let numbers = frame["camera_to_world"].flatMap(JSONPose.matrix) else {
        throw file.error(": camera_path[\(index)].camera_to_world", "expected 16 numbers", hint: hint)
      }
      return numbers
    }
    let matrices = PoseMatrices(numbers)
    func place(_ index: Int) -> String { ": camera_path[\(index)]" }
    try PoseMatrices.checkEnds(matrices, file, place)
    var path = CameraPath(
      poses: [], convention: PoseConvention(direction: .cameraToWorld, axes: .opengl), unit: .normalised)
    path.sourceSize = size
    for (index, (frame, motion)) in zip(frames, matrices.motions).enumerated() {
      path.poses.append(CameraPose(intrinsics: lens(frame, size), matrix: motion, place: place(index)))
    }
    if let note = matrices.note { path.notes.append(note) }
    path.rate = JSONPoses.rate(json)
    return path
  }

  /// In shares of the picture.
  private static func lens(_ frame: JSON, _ size: CameraPath.Size?) -> Intrinsics? {
    guard let angle = frame["fov"]?.doubleValue, angle > 0.1, angle < 179 else { return nil }
    let ratio = size.map { $0.width / $0.height } ?? frame["aspect"]?.doubleValue ?? 16.0 / 9
    guard ratio.isFinite, ratio > 0.01, ratio < 100 else { return nil }
    let fy = 0.5 / tan(angle * .pi / 360)
    return Intrinsics(fx: fy / ratio, fy: fy, cx: 0.5, cy: 0.5)
  }
}
