import A2CPluginKit

/// A path out of named arrays: which of them holds the poses, which the lens.
struct PoseArrays {
  let file: PathFile
  /// In the order of the file; one without a name where the file is a single array.
  let names: [String]
  /// `nil` where there is no such array of numbers, or it is far larger than poses are.
  let load: (String) throws -> NumberArray?

  /// Arrays that are looked at where no name tells.
  private static let most = 64

  static let hint =
    "poses are [n, 4, 4] or [n, 3, 4], matrices row by row; the parameters array, direction, axes and camera say more"

  func path() throws -> CameraPath {
    let (array, stack, told) = try choose()
    let camera = try camera(array, stack)
    var direction = PoseConvention.Direction.cameraToWorld
    var notes = camera.notes
    if names.count > 1 {
      notes.append(.init(key: "array", value: array.name, reason: "of \(Self.list(names))"))
    }
    if let told { direction = told }
    var path = try Self.path(stack, camera: camera.index, direction, array: array, file)
    if told != nil { path.directionIs = "the array is called \(array.name)" }
    path.notes += notes
    try addLens(&path)
    return path
  }

  // MARK: Choice

  private func choose() throws -> (NumberArray, PoseStack, PoseConvention.Direction?) {
    func told(_ name: String) -> PoseConvention.Direction? {
      if case .directed(let direction) = PoseNames.meaning(name) { direction } else { nil }
    }
    if let asked = file.asked.array, names != [""] {
      guard
        let name = names.first(where: { $0 == asked }) ?? names.first(where: { $0.lowercased() == asked.lowercased() })
      else {
        throw AdapterError(
          .invalidArgument, "the file has no array '\(asked)'", place: "params.array",
          hint: "it has \(Self.list(names))")
      }
      guard let array = try load(name), let stack = PoseStack(array) else {
        throw file.error(": \(name)", "is no array of poses", hint: Self.hint)
      }
      return (array, stack, told(name))
    }
    func rank(_ name: String) -> Int? {
      switch PoseNames.meaning(name) {
      case .directed(.cameraToWorld): 0
      case .directed(.worldToCamera): 1
      case .undirected: 2
      case nil: nil
      }
    }
    let known = names.enumerated().compactMap { index, name in rank(name).map { (rank: $0, index: index, name: name) } }
    for (_, _, name) in known.sorted(by: { ($0.rank, $0.index) < ($1.rank, $1.index) }) {
      if let array = try load(name), let stack = PoseStack(array) { return (array, stack, told(name)) }
    }
    var found: [(NumberArray, PoseStack)] = []
    var seen: [String] = []
    for name in names.prefix(Self.most) where !PoseNames.isLens(name) {
      guard let array = try load(name) else { continue }
      seen.append("\(name.isEmpty ? "an array" : name) \(array.shapeWords)")
      // Rows of seven or eight numbers are many things.
      guard let stack = PoseStack(array), names.count == 1 || stack.form.size >= 12 else { continue }
      found.append((array, stack))
    }
    guard let first = found.first else {
      if let (array, stack, direction) = try parts() { return (array, stack, direction) }
      throw file.error(
        "", seen.isEmpty ? "no array that may hold poses" : "no poses among \(Self.list(seen))", hint: Self.hint)
    }
    guard found.count == 1 else {
      throw file.error(
        "", "\(found.count) arrays that may be the poses: \(Self.list(found.map(\.0.name)))",
        hint: "the parameter array chooses one")
    }
    return (first.0, first.1, nil)
  }

  /// Rotations [n, 3, 3] and places [n, 3] in two arrays: `R x + t` leads to the camera, positions say where it is.
  private func parts() throws -> (NumberArray, PoseStack, PoseConvention.Direction)? {
    func find(_ names: [String], size: Int) throws -> NumberArray? {
      for name in self.names where names.contains(PoseNames.plain(name)) {
        guard let array = try load(name), let count = array.shape.first, count > 0, array.values.count / count == size,
          array.values.count % count == 0
        else { continue }
        return array
      }
      return nil
    }
    guard let turns = try find(["r", "rs", "rot", "rots", "rotation", "rotations", "rotmat", "rotmats"], size: 9) else {
      return nil
    }
    let centres = try find(
      ["position", "positions", "center", "centers", "centres", "camcenters", "location"], size: 3)
    guard let places = try centres ?? find(["t", "ts", "trans", "translation", "translations", "tvecs"], size: 3),
      let count = turns.shape.first, places.shape.first == count
    else { return nil }
    var values: [Double] = []
    for row in 0..<(3 * count) {
      values += turns.values[(3 * row)..<(3 * row + 3)]  // checked: 9 × count numbers and 3 × count
      values.append(places.values[row])
    }
    let array = NumberArray(name: "\(turns.name) and \(places.name)", shape: [count, 3, 4], values: values)
    return PoseStack(array).map { (array, $0, centres == nil ? .worldToCamera : .cameraToWorld) }
  }

  private func camera(_ array: NumberArray, _ stack: PoseStack) throws -> (index: Int, notes: [CameraPath.Note]) {
    guard stack.cameras > 1 else { return (0, []) }
    if let asked = file.asked.camera {
      guard let index = Int(asked.filter(\.isNumber)), index < stack.cameras else {
        throw AdapterError(
          .invalidArgument, "the file has no camera '\(asked)'", place: "params.camera",
          hint: "it has cameras 0 to \(stack.cameras - 1)")
      }
      return (index, [])
    }
    return (
      0,
      [
        .init(
          key: "camera", value: "0",
          reason:
            "\(array.shapeWords) are \(stack.cameras) cameras of \(stack.frames) frames; the parameter camera chooses")
      ]
    )
  }

  // MARK: Poses

  /// - Parameter array: what the poses stand in, for places in errors.
  static func path(
    _ stack: PoseStack, camera: Int, _ direction: PoseConvention.Direction, array: NumberArray, _ file: PathFile
  ) throws -> CameraPath {
    guard stack.frames <= Limits.cameraPoses else { throw PathFormats.tooMany(file, stack.frames) }
    func place(_ index: Int) -> String { ": \(array.name)[\(index)]" }
    var path = CameraPath(
      poses: [], convention: PoseConvention(direction: direction, axes: .opencv), unit: .normalised)
    let rows = (0..<stack.frames).map { Array(stack.numbers(camera: camera, frame: $0)) }
    switch stack.form {
    case .square, .threeByFour, .fourByThree:
      let matrices = PoseMatrices(
        stack.form == .fourByThree ? rows.map { PoseMatrices.rows(ofFourByThree: $0) } : rows)
      try PoseMatrices.checkEnds(matrices, file, place)
      path.poses = matrices.motions.enumerated().map {
        CameraPose(intrinsics: nil, matrix: $1, place: place($0))
      }
      if let note = matrices.note { path.notes.append(note) }
    case .quaternion, .timedQuaternion:
      let rows = stack.form == .quaternion ? rows : rows.map { Array($0.dropFirst()) }
      let (motions, note) = try QuaternionRows.motions(rows, file, place)
      path.poses = motions.enumerated().map { CameraPose(intrinsics: nil, matrix: $1, place: place($0)) }
      if let note { path.notes.append(note) }
    }
    return path
  }

  private func addLens(_ path: inout CameraPath) throws {
    for name in names.prefix(Self.most) where PoseNames.isLens(name) {
      guard let array = try load(name) else { continue }
      let lenses = ArrayLens.read(array)
      guard let first = lenses.first, lenses.count == 1 || lenses.count == path.poses.count else { continue }
      for index in path.poses.indices { path.poses[index].intrinsics = lenses.count == 1 ? first : lenses[index] }
      path.unit = ArrayLens.unit(first)
      return
    }
  }

  static func list(_ names: [String]) -> String {
    let shown = names.prefix(12).map { name in
      String(String.UnicodeScalarView(name.unicodeScalars.prefix(60).map { $0.value < 32 ? "?" : $0 }))
    }
    return shown.joined(separator: ", ") + (names.count > 12 ? " and \(names.count - 12) more" : "")
  }
}

extension PoseMatrices {
  var note: CameraPath.Note? {
    guard isTransposed else { return nil }
    return .init(key: "matrices", value: "turned over", reason: "the translations stand in the last row")
  }

  static func checkEnds(_ matrices: PoseMatrices, _ file: PathFile, _ place: (Int) -> String) throws {
    guard let index = matrices.unfinished else { return }
    throw file.error(
      place(index), "the last row of the 4x4 matrix is not 0 0 0 1",
      hint: "a pose is a rotation and a translation; a projection with the lens in it is none")
  }
}
