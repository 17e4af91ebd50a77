import A2CPluginKit

/// A TUM or EuRoC trajectory: time, place and a quaternion a line, from camera to world; lines with `#` are comments.
///
/// TUM writes seconds and `qx qy qz qw` (also evo and ORB-SLAM), EuRoC nanoseconds, commas and `qw qx qy qz`, and says so
/// in its header. Eight numbers are such a line only where the last four are a quaternion: of length 1.
enum TUMText: PathFormat {
  static let id = "tum"
  static let name = "a TUM or EuRoC trajectory"
  private static let hint = "a pose is time tx ty tz qx qy qz qw; EuRoC's has qw first and 17 columns in all"

  static func recognises(_ file: PathFile) -> Bool {
    guard let row = file.firstRow, row.count == 8 || row.count == 17, !KITTIText.isWhole(row) else { return false }
    return QuaternionRows.isUnit(row[4..<8])
  }

  static func read(_ file: PathFile) throws -> CameraPath {
    let rows = try NumberRow.rows(file, of: [8, 17], hasTitle: true, hint: hint)
    for row in rows where !QuaternionRows.isUnit(row.values[4..<8]) {
      throw file.error(
        ":\(row.line)", "the last four of the eight numbers are no quaternion: their length is not 1", hint: hint)
    }
    let (order, note) = order(file, rows.map(\.values))
    let poses = try rows.map { row -> CameraPose in
      let v = row.values
      guard let rotation = order.quaternion(v[4..<8])?.rotation else {
        throw file.error(":\(row.line)", "the quaternion is no rotation", hint: hint)
      }
      return CameraPose(
        intrinsics: nil,
        matrix: RigidMotion(rotation: rotation, translation: Vector3(x: v[1], y: v[2], z: v[3])),
        place: ":\(row.line)")
    }
    var path = CameraPath(
      poses: poses, convention: PoseConvention(direction: .cameraToWorld, axes: .opencv), unit: .normalised,
      times: seconds(file, rows.map { $0.values[0] }))
    path.follow(file)
    if let note { path.notes.append(note) }
    return path
  }

  /// Seconds, unless the header says nanoseconds, or the times in seconds would be later than the year 5000.
  private static func seconds(_ file: PathFile, _ times: [Double]) -> [Double] {
    guard let first = times.first else { return times }
    let unit: Double =
      switch abs(first) {
      case _ where file.header.contains("[ns]"): 1e9
      case 1e17...: 1e9
      case 1e14...: 1e6
      case 1e11...: 1e3
      default: 1
      }
    // From the first one on: nanoseconds since 1970 leave a double no digits for the time between two poses.
    return times.map { ($0 - first) / unit }
  }

  private static func order(_ file: PathFile, _ rows: [[Double]]) -> (PathFile.Asked.Order, CameraPath.Note?) {
    let (order, note) = QuaternionOrder.find(rows.first.map { Array($0[4..<8]) }, file)
    guard file.asked.quaternion == nil, rows.first?.count == 17 else { return (order, note) }
    return (
      .wxyz, .init(key: "quaternion", value: "wxyz", reason: "17 columns are EuRoC's, which have w first")
    )
  }
}
