import A2CPluginKit

/// Matrices over several lines: four (or three) lines of four numbers each, one after the other, with blank lines or a
/// line of up to three whole numbers between them. Redwood's and Open3D's `.log` are such, the single files of 7-Scenes
/// and ScanNet too (from camera to world), and MVSNet's cameras behind the word `extrinsic` (from world to camera).
enum MatrixBlocks: PathFormat {
  static let id = "redwood"
  static let name = "a Redwood .log, or matrices over lines of four numbers"
  private static let hint =
    "a pose is four lines of four numbers, the last 0 0 0 1; between two of them may stand a line of three whole numbers"

  static func recognises(_ file: PathFile) -> Bool {
    guard file.isText, file.numbersInRow == nil else { return false }
    let rows = file.firstLines.compactMap { NumberRow.numbers($0) }.drop { $0.count != 4 }.prefix(3)
    guard rows.count == 3, rows.allSatisfy({ $0.count == 4 && $0.allSatisfy(\.isFinite) }) else { return false }
    return RigidMotion(rows: rows.flatMap { $0 }[...]).rotation.deviationFromOrthonormal <= 0.1
  }

  static func read(_ file: PathFile) throws -> CameraPath {
    guard let lines = NumberRow.lines(file.bytes, limit: 8 * Limits.cameraPoses) else {
      throw PathFormats.tooMany(file, 2 * Limits.cameraPoses)
    }
    var blocks: [(line: Int, values: [Double])] = []
    var rows: [[Double]] = []
    var (start, direction, isLens) = (0, PoseConvention.Direction.cameraToWorld, false)
    func finish(_ line: Int) throws {
      guard !rows.isEmpty else { return }
      guard rows.count == 3 || rows.count == 4 else {
        throw file.error(":\(line)", "a matrix of \(rows.count) lines", hint: hint)
      }
      blocks.append((start, rows.flatMap { $0 }))
      rows = []
    }
    for (index, line) in lines.enumerated() {
      let number = index + 1
      let text = line.prefix { $0 != UInt8(ascii: "#") }
      guard let values = NumberRow.numbers(text) else {
        try finish(number)
        let words = String(decoding: text.prefix(64), as: UTF8.self).lowercased()
        isLens = words.contains("intrinsic")
        if words.contains("extrinsic") || words.contains("w2c") { direction = .worldToCamera }
        continue
      }
      if isLens { continue }
      if values.count == 4 {
        guard values.allSatisfy(\.isFinite) else {
          throw file.error(":\(number)", "a number that is not finite", hint: "every number must be finite")
        }
        // Without anything between two matrices, four lines are one, and three where the fourth is no last row.
        if rows.count == 4 || (rows.count == 3 && values != [0, 0, 0, 1]) { try finish(number) }
        if rows.isEmpty { start = number }
        rows.append(values)
        continue
      }
      guard values.count <= 3, values.allSatisfy({ $0 == $0.rounded() }) else {
        throw file.error(":\(number)", "\(values.count) numbers, expected 4", hint: hint)
      }
      try finish(number)
    }
    try finish(lines.count)
    let matrices = PoseMatrices(blocks.map(\.values))
    func place(_ index: Int) -> String { blocks.indices.contains(index) ? ":\(blocks[index].line)" : "" }
    try PoseMatrices.checkEnds(matrices, file, place)
    return CameraPath(
      poses: matrices.motions.enumerated().map { CameraPose(intrinsics: nil, matrix: $1, place: place($0)) },
      convention: PoseConvention(direction: direction, axes: .opencv), unit: .normalised)
  }
}
