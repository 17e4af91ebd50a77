import Support
import Testing

/// Camera files read as the generators' own programs do, written from what is known of them and not from what a2c writes.
struct CameraText {
  struct Row {
    /// Time, fx, fy, cx, cy; empty where the format has none.
    let head: [Double]
    /// World to camera, 3 × 4, row by row.
    let matrix: [Double]

    var rotation: [[Double]] { (0..<3).map { Array(matrix[($0 * 4)..<($0 * 4 + 3)]) } }
    var translation: [Double] { [matrix[3], matrix[7], matrix[11]] }
    /// −Rᵀt
    var centre: [Double] {
      (0..<3).map { axis in -(0..<3).reduce(0) { $0 + rotation[$1][axis] * translation[$1] } }
    }
  }

  let rows: [Row]

  /// CameraCtrl's `inference.py`: the first line is the address of a clip, each other one is cut at single spaces.
  init(cameraCtrl text: String) throws {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
    rows = try lines.filter { !$0.isEmpty }.map(Self.row)
  }

  /// VideoX-Fun's `process_pose_file`: every line after the first is a row; an empty one would end the program.
  init(videoXFun text: String) throws {
    rows = try text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().map(Self.row)
  }

  /// MotionCtrl: a list of lists of 12 numbers.
  init(motionCtrl text: String) throws {
    rows = try #require(JSONParser.parse(text).arrayValue).map { row in
      let numbers = try #require(row.arrayValue).compactMap(\.doubleValue)
      try #require(numbers.count == 12)
      return Row(head: [], matrix: numbers)
    }
  }

  private static func row(_ line: Substring) throws -> Row {
    let numbers = try line.split(separator: " ", omittingEmptySubsequences: false).map { try #require(Double($0)) }
    try #require(numbers.count == 19 && numbers[5] == 0 && numbers[6] == 0)
    return Row(head: Array(numbers[..<5]), matrix: Array(numbers[7...]))
  }

  /// The largest difference to the poses of another path, each told in the axes of its first.
  func distance(to other: [Row]) -> Double {
    guard rows.count == other.count else { return .infinity }
    return zip(Self.relative(rows), Self.relative(other)).reduce(0) { worst, pair in
      zip(pair.0, pair.1).reduce(worst) { max($0, abs($1.0 - $1.1)) }
    }
  }

  /// `w2cᵢ · w2c₀⁻¹`, 3 × 4.
  static func relative(_ rows: [Row]) -> [[Double]] {
    guard let first = rows.first else { return [] }
    return rows.map { row in
      (0..<3).flatMap { i -> [Double] in
        let turn = (0..<3).map { j in (0..<3).reduce(0) { $0 + row.rotation[i][$1] * first.rotation[j][$1] } }
        let way = row.translation[i] - (0..<3).reduce(0) { $0 + turn[$1] * first.translation[$1] }
        return turn + [way]
      }
    }
  }
}
