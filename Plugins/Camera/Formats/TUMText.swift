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
    guard let row = file.firstRow, row.count == 8 || row.count == 17 else { return false }
    return isUnit(row[4..<8])
  }

  private static func isUnit(_ values: ArraySlice<Double>) -> Bool {
    let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return abs(length - 1) <= 0.01
  }

  static func read(_ file: PathFile) throws -> CameraPath {
    let rows = try NumberRow.rows(file, of: [8, 17], hasTitle: true, hint: hint)
    for row in rows where !isUnit(row.values[4..<8]) {
      throw file.error(
        ":\(row.line)", "the last four of the eight numbers are no quaternion: their length is not 1", hint: hint)
    }
    let (isScalarFirst, note) = order(file, rows.map(\.values))
    let poses = try rows.map { row -> CameraPose in
      let v = row.values
      let quaternion =
        isScalarFirst
        ? Quaternion(w: v[4], x: v[5], y: v[6], z: v[7]) : Quaternion(w: v[7], x: v[4], y: v[5], z: v[6])
      guard let rotation = quaternion.rotation else {
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
    if let note { path.notes.append(note) }
    return path
  }

  /// Nanoseconds where the header says so, or where seconds would be later than the year 5000.
  private static func seconds(_ file: PathFile, _ times: [Double]) -> [Double] {
    let isNano = file.header.contains("[ns]") || times.first.map { abs($0) > 1e17 } ?? false
    // From the first one on: nanoseconds since 1970 leave a double no digits for the time between two poses.
    return isNano ? times.map { ($0 - times[0]) / 1e9 } : times
  }

  /// Whether w stands before x, y and z.
  private static func order(_ file: PathFile, _ rows: [[Double]]) -> (isScalarFirst: Bool, CameraPath.Note?) {
    func note(_ isFirst: Bool, _ reason: String) -> CameraPath.Note {
      .init(key: "quaternion", value: isFirst ? "wxyz" : "xyzw", reason: reason)
    }
    if let asked = file.asked.quaternion {
      return (asked == .wxyz, nil)
    }
    let header = file.header
    func place(_ names: [String]) -> String.Index? { names.lazy.compactMap { header.firstIndex(of: $0) }.first }
    if let w = place(["qw", "q_rs_w", "q_w"]), let x = place(["qx", "q_rs_x", "q_x"]) {
      return (w < x, w < x ? note(true, "the header names w first") : nil)
    }
    if rows.first?.count == 17 { return (true, note(true, "17 columns are EuRoC's, which have w first")) }
    // A camera that does not turn at the start: (1, 0, 0, 0) is upside down where w is last, and level where it is first.
    if let first = rows.first, first[4] > 0.9, abs(first[7]) < 0.3, abs(first[5]) < 0.3 {
      return (true, note(true, "with w last the first camera would stand upside down"))
    }
    return (false, nil)
  }
}

extension String {
  /// Where a word begins for the first time.
  fileprivate func firstIndex(of word: String) -> String.Index? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(word) { return index }
      index = self.index(after: index)
    }
    return nil
  }
}
