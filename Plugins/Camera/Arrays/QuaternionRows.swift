import A2CPluginKit

/// Rows of seven numbers: a place and a quaternion, either of them first.
enum QuaternionRows {
  private static let hint = "a pose is tx ty tz qx qy qz qw; the parameter quaternion says where w stands"

  static func isUnit(_ values: ArraySlice<Double>) -> Bool {
    let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return abs(length - 1) <= 0.01
  }

  /// Whether a row may be one.
  static func fits(_ row: [Double]) -> Bool { row.count == 7 && (isUnit(row[3..<7]) || isUnit(row[0..<4])) }

  /// - Parameter rows: of seven numbers.
  static func motions(
    _ rows: [[Double]], _ file: PathFile, _ place: (Int) -> String
  ) throws -> (motions: [RigidMotion], note: CameraPath.Note?) {
    let isPlaceFirst = rows.allSatisfy { $0.count == 7 && isUnit($0[3..<7]) }
    let (order, note) = QuaternionOrder.find(
      rows.lazy.compactMap { $0.count == 7 ? Array(isPlaceFirst ? $0[3..<7] : $0[0..<4]) : nil }.first, file)
    let motions = try rows.enumerated().map { index, row -> RigidMotion in
      guard row.count == 7, isUnit(isPlaceFirst ? row[3..<7] : row[0..<4]),
        let rotation = order.quaternion(isPlaceFirst ? row[3..<7] : row[0..<4])?.rotation
      else {
        throw file.error(place(index), "seven numbers without a quaternion: no four of them have length 1", hint: hint)
      }
      let shift = Array(isPlaceFirst ? row[0..<3] : row[4..<7])
      return RigidMotion(rotation: rotation, translation: Vector3(x: shift[0], y: shift[1], z: shift[2]))
    }
    return (motions, note)
  }
}

/// Where w stands in the quaternions of a file.
enum QuaternionOrder {
  typealias Order = PathFile.Asked.Order

  /// - Parameter first: the first quaternion.
  static func find(_ first: [Double]?, _ file: PathFile) -> (Order, CameraPath.Note?) {
    func note(_ order: Order, _ reason: String) -> CameraPath.Note {
      .init(key: "quaternion", value: order.rawValue, reason: reason)
    }
    if let asked = file.asked.quaternion { return (asked, nil) }
    if let told = header(file) {
      return (told, note(told, told == .wxyz ? "the header names w first" : "the header names w last"))
    }
    // A camera that does not turn at the start: (1, 0, 0, 0) is upside down where w is last, and level where it is first.
    if let first, first.count == 4, abs(first[0]) > 0.9, abs(first[3]) < 0.3, abs(first[1]) < 0.3 {
      return (.wxyz, note(.wxyz, "with w last the first camera would stand upside down"))
    }
    return (
      .xyzw, note(.xyzw, "as most files have it; nothing in this one tells, the parameter quaternion says otherwise")
    )
  }

  /// What the file says of itself above its rows.
  private static func header(_ file: PathFile) -> Order? {
    let words = file.header.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    func place(_ letter: String) -> Int? {
      words.firstIndex { word in
        ["q\(letter)", "q_\(letter)", "quat_\(letter)", "rot_\(letter)", "q_rs_\(letter)", "orientation_\(letter)"]
          .contains(String(word))
          || (word.hasPrefix("q") && word.hasSuffix("_\(letter)"))
      }
    }
    guard let w = place("w"), let x = place("x") else { return nil }
    return w < x ? .wxyz : .xyzw
  }
}

extension PathFile.Asked.Order {
  /// - Parameter values: four.
  func quaternion(_ values: ArraySlice<Double>) -> Quaternion? {
    let v = Array(values)
    guard v.count == 4 else { return nil }
    switch self {
    case .xyzw: return Quaternion(w: v[3], x: v[0], y: v[1], z: v[2])
    case .wxyz: return Quaternion(w: v[0], x: v[1], y: v[2], z: v[3])
    }
  }
}
