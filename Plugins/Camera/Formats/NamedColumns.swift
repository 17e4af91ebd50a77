import A2CPluginKit

/// A table whose title names the columns: place and quaternion among others, such as names of pictures. AirSim's
/// recordings are such, in axes of north, east and down; others are taken to have OpenCV's. From camera to world.
enum NamedColumns: PathFormat {
  static let id = "table"
  static let name = "a table with named columns"
  private static let hint =
    "a line has a cell for each name of the title: place (x, y, z) and quaternion (qx, qy, qz, qw)"
  private static let places = ["x", "y", "z"].map { ["tx", "pos_x", "p_x", "px", "position_x", "x"].named($0) }
  private static let turns = ["x", "y", "z", "w"].map { ["qx", "q_x", "quat_x", "rot_x", "orientation_x"].named($0) }

  static func recognises(_ file: PathFile) -> Bool {
    guard file.isText, find(file.columns) != nil else { return false }
    // Tables of numbers alone have readers that know their order.
    return ![7, 8, 17].contains(file.numbersInRow ?? 0)
  }

  static func read(_ file: PathFile) throws -> CameraPath {
    guard let places = find(file.columns), let lines = NumberRow.lines(file.bytes, limit: 2 * Limits.cameraPoses) else {
      throw file.error("", "no title that names place and quaternion", hint: hint)
    }
    let isAirSim = file.columns.contains("pos_x")
    var path = CameraPath(
      poses: [], convention: PoseConvention(direction: .cameraToWorld, axes: isAirSim ? .ned : .opencv),
      unit: .normalised)
    let columns = file.columns
    var isBelow = false
    for (index, line) in lines.enumerated() {
      let cells = PathFile.cells(String(decoding: line, as: UTF8.self))
      guard isBelow else {
        isBelow = cells.map { $0.lowercased() } == columns
        continue
      }
      guard cells.contains(where: { !$0.isEmpty }) else { continue }
      let numbers = places.map { place in
        cells.indices.contains(place) ? Double(cells[place]) ?? .nan : .nan
      }
      guard numbers.allSatisfy(\.isFinite) else {
        throw file.error(":\(index + 1)", "a cell of place or quaternion that is no number", hint: hint)
      }
      guard QuaternionRows.isUnit(numbers[3..<7]),
        let rotation = PathFile.Asked.Order.xyzw.quaternion(numbers[3..<7])?.rotation
      else { throw file.error(":\(index + 1)", "the quaternion's length is not 1", hint: hint) }
      path.poses.append(
        CameraPose(
          intrinsics: nil,
          matrix: RigidMotion(
            rotation: rotation, translation: Vector3(x: numbers[0], y: numbers[1], z: numbers[2])),
          place: ":\(index + 1)"))
    }
    path.follow(file)
    return path
  }

  /// The columns of x, y, z, qx, qy, qz and qw.
  private static func find(_ columns: [String]) -> [Int]? {
    let found = (places + turns).compactMap { names in columns.firstIndex(where: names.contains) }
    return found.count == 7 ? found : nil
  }
}

extension [String] {
  /// The names of one axis: those of x with its letter in the place of x.
  fileprivate func named(_ axis: String) -> [String] { map { $0.dropLast() + axis } }
}

extension CameraPath {
  /// Takes direction and axes from what the file says of itself above its rows.
  mutating func follow(_ file: PathFile) {
    let told = file.told
    if let direction = told.direction {
      convention.direction = direction
      directionIs = "the lines above the poses say so"
    }
    if let axes = told.axes, axes != convention.axes {
      convention.axes = axes
      notes.append(.init(key: "axes of the file", value: axes.rawValue, reason: "the lines above the poses say so"))
    }
  }
}
