import A2CPluginKit

/// Matrices in JSON, however they are nested: lists of them, objects with one each (`c2w`, `extrinsics`, `transform` of
/// `ns-export cameras`, `rotation` and `position` of Gaussian splatting's cameras.json, ARKit's and Polycam's frames),
/// arrays by name as in an archive, all of it by camera or by frame.
enum JSONPoses: PathFormat {
  static let id = "json"
  static let name = "matrices in JSON"

  static func recognises(_ file: PathFile) -> Bool {
    guard let json = file.json else { return false }
    return arrays(file, json) != nil || JSONPoseList(json, isPose: isPose) != nil
  }

  static func read(_ file: PathFile) throws -> CameraPath {
    guard let json = file.json else { throw file.error("", "no JSON", hint: PoseArrays.hint) }
    var path: CameraPath
    if let arrays = arrays(file, json) {
      path = try arrays.path()
    } else if let list = JSONPoseList(json, isPose: isPose) {
      path = try self.path(list, json, file)
    } else {
      throw file.error("", "no poses in this document", hint: PoseArrays.hint)
    }
    path.rate = rate(json)
    return path
  }

  /// Poses a second as a member says it.
  static func rate(_ json: JSON) -> Double? {
    guard let rate = (json["fps"] ?? json["frame_rate"] ?? json["framerate"])?.doubleValue, (0.01...1000).contains(rate)
    else { return nil }
    return rate
  }

  private static func isPose(_ json: JSON) -> Bool { JSONPose(json, order: nil) != nil }

  /// Arrays of many poses: the document itself, or its members.
  private static func arrays(_ file: PathFile, _ json: JSON) -> PoseArrays? {
    if json.arrayValue != nil {
      guard let array = NumberArray(json, name: ""), let stack = PoseStack(array), array.shape.count > 1,
        stack.form.size >= 12 || QuaternionRows.fits(Array(stack.numbers(camera: 0, frame: 0).suffix(7)))
      else { return nil }
      return PoseArrays(file: file, names: [""]) { _ in array }
    }
    let members = (json.members ?? []).filter { $0.value.arrayValue != nil }
    let holdsPoses = members.contains { member in
      guard
        file.asked.array == member.key || PoseNames.meaning(member.key) != nil || PoseNames.lists.contains(member.key),
        !PoseNames.isLens(member.key), let array = NumberArray(member.value, name: member.key)
      else { return false }
      return PoseStack(array).map { $0.form.size >= 12 || array.shape.last == 7 } ?? false
    }
    let plain = members.map { PoseNames.plain($0.key) }
    let holdsParts = plain.contains { ["r", "rotation", "rotations"].contains($0) } && !isPose(json)
    guard holdsPoses || holdsParts && JSONPoseList(json, isPose: isPose) == nil else { return nil }
    return PoseArrays(file: file, names: members.map(\.key)) { name in
      members.first { $0.key == name }.flatMap { NumberArray($0.value, name: name) }
    }
  }

  private static func path(_ list: JSONPoseList, _ json: JSON, _ file: PathFile) throws -> CameraPath {
    let (entries, note) = try list.camera(file)
    guard entries.count <= Limits.cameraPoses else { throw PathFormats.tooMany(file, entries.count) }
    let poses = try entries.map { entry -> JSONPose in
      guard let pose = JSONPose(entry.json, order: file.asked.quaternion) else {
        throw file.error(entry.place, "no pose, where the entries before have one", hint: PoseArrays.hint)
      }
      return pose
    }
    guard let first = poses.first else { throw file.error("", "no poses in this document", hint: PoseArrays.hint) }
    for (pose, entry) in zip(poses, entries) where (pose.direction, pose.axes) != (first.direction, first.axes) {
      throw file.error(entry.place, "a pose of another kind than the first", hint: "\(pose.reason)")
    }
    var path = CameraPath(
      poses: [], convention: PoseConvention(direction: first.direction, axes: first.axes), unit: .pixels)
    if !first.reason.isEmpty { path.directionIs = first.reason }
    if let note { path.notes.append(note) }
    let matrices = PoseMatrices(
      poses.compactMap { if case .matrix(let numbers) = $0.value { numbers } else { nil } })
    try PoseMatrices.checkEnds(matrices, file) { entries.indices.contains($0) ? entries[$0].place : "" }
    if let note = matrices.note { path.notes.append(note) }
    var next = matrices.motions.makeIterator()
    for (pose, entry) in zip(poses, entries) {
      let motion: RigidMotion
      switch pose.value {
      case .motion(let given): motion = given
      case .matrix:
        guard let given = next.next() else { continue }
        motion = given
      }
      let lens = JSONLens(entry.json, json)
      path.sourceSize = path.sourceSize ?? lens?.size
      path.poses.append(CameraPose(intrinsics: lens?.lens, matrix: motion, place: entry.place))
    }
    if let lens = path.poses.lazy.compactMap(\.intrinsics).first { path.unit = ArrayLens.unit(lens) }
    return path
  }
}
