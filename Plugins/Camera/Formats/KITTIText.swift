import A2CPluginKit

/// Matrices row by row, one a line: 12 numbers as KITTI's odometry and evo write them, 16 with the last row (Replica,
/// MonoGS), either behind a number or a time (KITTI-360). From camera to world; nothing in such a file tells it.
enum KITTIText: PathFormat {
  static let id = "kitti"
  static let name = "a KITTI path"
  private static let counts = [12, 16, 13, 17]

  static func recognises(_ file: PathFile) -> Bool {
    guard let row = file.firstRow, counts.contains(row.count) else { return false }
    return row.count != 17 || isWhole(row)
  }

  /// Whether a row of 17 ends like a 4×4 matrix; EuRoC's has 17 columns too.
  static func isWhole(_ row: [Double]) -> Bool { row.count == 17 && Array(row[13...]) == [0, 0, 0, 1] }

  static func read(_ file: PathFile) throws -> CameraPath {
    let rows = try NumberRow.rows(
      file, of: counts, hasTitle: true,
      hint: "a pose is 12 numbers: the 3x4 camera-to-world matrix row by row; or 16 with the last row 0 0 0 1")
    let isNumbered = rows.first.map { $0.values.count % 4 == 1 } ?? false
    let matrices = PoseMatrices(rows.map { isNumbered ? Array($0.values.dropFirst()) : $0.values })
    func place(_ index: Int) -> String { rows.indices.contains(index) ? ":\(rows[index].line)" : "" }
    try PoseMatrices.checkEnds(matrices, file, place)
    var path = CameraPath(
      poses: matrices.motions.enumerated().map { CameraPose(intrinsics: nil, matrix: $1, place: place($0)) },
      convention: PoseConvention(direction: .cameraToWorld, axes: .opencv), unit: .normalised)
    path.follow(file)
    if let note = matrices.note { path.notes.append(note) }
    let times = rows.compactMap { isNumbered ? $0.values.first : nil }
    if times.contains(where: { $0 != $0.rounded() }) { path.times = times }
    return path
  }
}
