import A2CPluginKit

/// One pose in a JSON document: a matrix, or a rotation and a place, alone or as members of an object.
struct JSONPose {
  enum Value {
    /// 12 or 16 numbers row by row.
    case matrix([Double])
    /// Rotation and place.
    case motion(RigidMotion)
  }

  var value: Value
  var direction: PoseConvention.Direction
  var axes = PoseConvention.Axes.opencv
  /// What tells the convention, in words.
  var reason = ""

  /// `nil` where this is no pose.
  init?(_ json: JSON, order: PathFile.Asked.Order?) {
    if let numbers = Self.matrix(json) {
      self.init(value: .matrix(numbers), direction: .cameraToWorld)
    } else if json.members != nil,
      let pose = Self.named(json) ?? Self.polycam(json) ?? Self.parts(json, order) ?? Self.looking(json)
    {
      self = pose
    } else {
      return nil
    }
  }

  private init(
    value: Value, direction: PoseConvention.Direction, axes: PoseConvention.Axes = .opencv, reason: String = ""
  ) {
    (self.value, self.direction, self.axes, self.reason) = (value, direction, axes, reason)
  }

  /// The numbers of one matrix of 4×4 or 3×4, in lists of rows or in one list.
  static func matrix(_ json: JSON) -> [Double]? {
    guard let array = NumberArray(json, name: "") else { return nil }
    switch array.shape {
    case [4, 4], [3, 4], [16], [12], [1, 16], [1, 12], [1, 4, 4], [1, 3, 4]: return array.values
    default: return nil
    }
  }

  /// A member whose name says that it is a pose.
  private static func named(_ json: JSON) -> JSONPose? {
    var undirected: JSONPose?
    for member in json.members ?? [] {
      guard let meaning = PoseNames.meaning(member.key), let numbers = matrix(member.value) else { continue }
      let plain = PoseNames.plain(member.key)
      // NeRF's, nerfstudio's exported cameras, ARKit's, Blender's.
      let isOpenGL = ["transformmatrix", "transform", "cameraposearframe", "arframepose", "matrixworld"].contains(plain)
      var pose = JSONPose(value: .matrix(numbers), direction: .cameraToWorld, axes: isOpenGL ? .opengl : .opencv)
      pose.reason = "the member is called \(member.key)"
      guard case .directed(let direction) = meaning else {
        undirected = undirected ?? pose
        continue
      }
      pose.direction = direction
      if direction == .cameraToWorld || isOpenGL { return pose }
      undirected = pose
    }
    return undirected
  }

  /// Polycam's: `t_00` to `t_23`, ARKit's pose row by row.
  private static func polycam(_ json: JSON) -> JSONPose? {
    var numbers: [Double] = []
    for row in 0..<3 {
      for column in 0..<4 {
        guard let number = json["t_\(row)\(column)"]?.doubleValue else { return nil }
        numbers.append(number)
      }
    }
    return JSONPose(
      value: .matrix(numbers), direction: .cameraToWorld, axes: .opengl, reason: "t_00 to t_23 are Polycam's")
  }

  private static let rotations = [
    "rotation", "rot", "r", "rotationmatrix", "rotmat", "orientation", "quaternion", "quat", "q", "qvec",
    "rotationquaternion",
  ]
  private static let centres = [
    "position", "pos", "location", "center", "centre", "origin", "cameracenter", "camerapos", "p",
  ]
  private static let shifts = ["translation", "t", "tvec", "trans"]

  /// A rotation as 3×3 matrix or quaternion, and a place.
  private static func parts(_ json: JSON, _ order: PathFile.Asked.Order?) -> JSONPose? {
    func member(_ names: [String]) -> (key: String, value: JSON)? {
      json.members?.lazy.map { (PoseNames.plain($0.key), $0.value) }.first { names.contains($0.0) }
    }
    guard let turn = member(rotations), let shift = member(centres) ?? member(shifts), let place = vector(shift.value)
    else { return nil }
    let isQuaternion: Bool
    let rotation: Matrix3
    if let m = NumberArray(turn.value, name: ""), m.values.count == 9 {
      isQuaternion = false
      let rows = (0..<3).map { row in Array(m.values[(3 * row)..<(3 * row + 3)]) }
      rotation = Matrix3(
        Vector3(x: rows[0][0], y: rows[0][1], z: rows[0][2]), Vector3(x: rows[1][0], y: rows[1][1], z: rows[1][2]),
        Vector3(x: rows[2][0], y: rows[2][1], z: rows[2][2]))
    } else if let found = quaternion(turn.value, turn.key == "qvec" ? .wxyz : order ?? .xyzw)?.rotation {
      isQuaternion = true
      rotation = found
    } else {
      return nil
    }
    // `R x + t` is how a matrix is written that leads to the camera; a position is where the camera is.
    let isToCamera = shifts.contains(shift.key) && (!isQuaternion || turn.key == "qvec" || shift.key == "tvec")
    return JSONPose(
      value: .motion(RigidMotion(rotation: rotation, translation: place)),
      direction: isToCamera ? .worldToCamera : .cameraToWorld, reason: "the members are \(turn.key) and \(shift.key)")
  }

  /// A place and what is looked at from there, as viewers of three.js keep it; y is up where nothing else is told.
  private static func looking(_ json: JSON) -> JSONPose? {
    func vector(_ names: [String]) -> Vector3? {
      (json.members ?? []).lazy.filter { names.contains(PoseNames.plain($0.key)) }.compactMap { Self.vector($0.value) }
        .first
    }
    guard let place = vector(centres + ["eye", "from"]), let target = vector(["target", "lookat", "lookatpoint", "to"])
    else {
      return nil
    }
    let up = vector(["up", "upvector"]) ?? Vector3(x: 0, y: 1, z: 0)
    let (ahead, right) = (target - place, (target - place).cross(up))
    guard ahead.length.isFinite, ahead.length > 1e-9, right.length > 1e-9 * ahead.length else { return nil }
    let forward = ahead * (1 / ahead.length)
    let side = right * (1 / right.length)
    let columns = Matrix3(side, forward.cross(side), forward)
    return JSONPose(
      value: .motion(RigidMotion(rotation: columns.transposed, translation: place)), direction: .cameraToWorld,
      reason: "from the position to the target, y up")
  }

  private static func vector(_ json: JSON) -> Vector3? {
    if let list = NumberArray(json, name: ""), list.values.count == 3 {
      return Vector3(x: list.values[0], y: list.values[1], z: list.values[2])
    }
    guard let x = json["x"]?.doubleValue, let y = json["y"]?.doubleValue, let z = json["z"]?.doubleValue else {
      return nil
    }
    return Vector3(x: x, y: y, z: z)
  }

  private static func quaternion(_ json: JSON, _ order: PathFile.Asked.Order) -> Quaternion? {
    if let list = NumberArray(json, name: ""), list.values.count == 4 {
      return QuaternionRows.isUnit(list.values[0..<4]) ? order.quaternion(list.values[0..<4]) : nil
    }
    guard let x = json["x"]?.doubleValue, let y = json["y"]?.doubleValue, let z = json["z"]?.doubleValue,
      let w = json["w"]?.doubleValue
    else { return nil }
    return Quaternion(w: w, x: x, y: y, z: z)
  }
}
