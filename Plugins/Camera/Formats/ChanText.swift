import A2CPluginKit
import Glibc

/// Nuke's and Houdini's `.chan`: frame, place, three angles in degrees and, mostly, the vertical field of view; y is up
/// and the camera looks along −z. The angles are turned in Nuke's usual order for cameras, z first, then x, then y.
enum ChanText: PathFormat {
  static let id = "chan"
  static let name = "a Nuke .chan"
  private static let hint =
    "a line is frame tx ty tz rx ry rz, with the vertical field of view as eighth; angles in degrees"

  static func recognises(_ file: PathFile) -> Bool {
    guard let row = file.firstRow, row.count == 7 || row.count == 8 else { return false }
    if Path.fileExtension(file.path) == "chan" { return true }
    // Angles by the names of a vehicle's stand in another order, about other axes.
    if file.columns.contains(where: { ["yaw", "heading", "pitch"].contains($0) }) { return false }
    // Frame numbers at even steps, and no quaternion.
    let rows = file.firstLines.compactMap { NumberRow.numbers($0) }.filter { $0.count == row.count }
    guard rows.count > 1, rows.allSatisfy({ $0[0] == $0[0].rounded() }) else { return false }
    let step = rows[1][0] - rows[0][0]  // checked: there are two
    guard step >= 1, step <= 1000, zip(rows, rows.dropFirst()).allSatisfy({ $1[0] - $0[0] == step }) else {
      return false
    }
    return !rows.allSatisfy { row in
      row.count == 8 ? QuaternionRows.isUnit(row[4..<8]) : QuaternionRows.fits(row)
    }
  }

  static func read(_ file: PathFile) throws -> CameraPath {
    let rows = try NumberRow.rows(file, of: [8, 7], hasTitle: true, hint: hint)
    var path = CameraPath(
      poses: [], convention: PoseConvention(direction: .cameraToWorld, axes: .opengl), unit: .normalised)
    for row in rows {
      let v = row.values
      guard v[4..<7].allSatisfy({ abs($0) <= 1e6 }) else {
        throw file.error(":\(row.line)", "an angle beyond a million degrees", hint: hint)
      }
      path.poses.append(
        CameraPose(
          intrinsics: v.count == 8 ? lens(v[7]) : nil,
          matrix: RigidMotion(
            rotation: rotation(x: v[4], y: v[5], z: v[6]), translation: Vector3(x: v[1], y: v[2], z: v[3])),
          place: ":\(row.line)"))
    }
    path.notes.append(
      .init(key: "rotation order", value: "ZXY", reason: "Nuke's for cameras; the file does not say it"))
    return path
  }

  private static func rotation(x: Double, y: Double, z: Double) -> Matrix3 {
    let (x, y, z) = (x * .pi / 180, y * .pi / 180, z * .pi / 180)
    let aboutX = Matrix3(
      Vector3(x: 1, y: 0, z: 0), Vector3(x: 0, y: cos(x), z: -sin(x)), Vector3(x: 0, y: sin(x), z: cos(x)))
    let aboutY = Matrix3(
      Vector3(x: cos(y), y: 0, z: sin(y)), Vector3(x: 0, y: 1, z: 0), Vector3(x: -sin(y), y: 0, z: cos(y)))
    let aboutZ = Matrix3(
      Vector3(x: cos(z), y: -sin(z), z: 0), Vector3(x: sin(z), y: cos(z), z: 0), Vector3(x: 0, y: 0, z: 1))
    return aboutY * aboutX * aboutZ
  }

  /// In shares of a picture of the usual shape.
  private static func lens(_ angle: Double) -> Intrinsics? {
    guard angle > 0.1, angle < 179 else { return nil }
    let fy = 0.5 / tan(angle * .pi / 360)
    let source = CameraPath.Size.usual
    return Intrinsics(fx: fy * source.height / source.width, fy: fy, cx: 0.5, cy: 0.5)
  }
}
