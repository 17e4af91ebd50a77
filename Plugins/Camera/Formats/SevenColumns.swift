import A2CPluginKit

/// Seven numbers a line, place and quaternion without a time: TartanAir's poses, from camera to world in axes of north,
/// east and down. Where the quaternion stands first the axes are taken for OpenCV's.
enum SevenColumns: PathFormat {
  static let id = "tartanair"
  static let name = "TartanAir's poses, seven numbers a line"
  private static let hint = "a pose is tx ty tz qx qy qz qw"

  static func recognises(_ file: PathFile) -> Bool { file.firstRow.map(QuaternionRows.fits) ?? false }

  static func read(_ file: PathFile) throws -> CameraPath {
    let rows = try NumberRow.rows(file, of: [7], hasTitle: true, hint: hint)
    let (motions, note) = try QuaternionRows.motions(rows.map(\.values), file) {
      rows.indices.contains($0) ? ":\(rows[$0].line)" : ""
    }
    let isPlaceFirst = rows.first.map { QuaternionRows.isUnit($0.values[3..<7]) } ?? true
    var path = CameraPath(
      poses: zip(motions, rows).map { CameraPose(intrinsics: nil, matrix: $0, place: ":\($1.line)") },
      convention: PoseConvention(direction: .cameraToWorld, axes: isPlaceFirst ? .ned : .opencv), unit: .normalised)
    if let note { path.notes.append(note) }
    return path
  }
}
