import A2CPluginKit

/// `metadata.json` of Record3D: `poses[]` of `qx qy qz qw tx ty tz` from camera to world in ARKit's axes (those of
/// OpenGL), the lens `K` by columns, `w`, `h` and `fps`.
enum Record3DFile: PathFormat {
  static let id = "record3d"
  static let name = "metadata.json of Record3D"
  private static let hint =
    "expected {\"w\": 720, \"h\": 960, \"K\": [9 numbers], \"poses\": [[qx, qy, qz, qw, tx, ty, tz]]}"

  static func recognises(_ file: PathFile) -> Bool {
    guard let json = file.json, let row = json["poses"]?.arrayValue?.first.flatMap({ NumberArray($0, name: "") }) else {
      return false
    }
    return row.shape == [7] && (json["K"] != nil || json["perFrameIntrinsicCoeffs"] != nil || json["w"] != nil)
  }

  static func read(_ file: PathFile) throws -> CameraPath {
    guard let json = file.json, let poses = json["poses"]?.arrayValue else {
      throw file.error("", "no poses", hint: hint)
    }
    guard poses.count <= Limits.cameraPoses else { throw PathFormats.tooMany(file, poses.count) }
    let lenses = lenses(json, poses.count)
    var path = CameraPath(
      poses: [], convention: PoseConvention(direction: .cameraToWorld, axes: .opengl), unit: .pixels)
    path.sourceSize = size(json, lenses.first)
    for (index, pose) in poses.enumerated() {
      let place = ": poses[\(index)]"
      guard let row = NumberArray(pose, name: ""), row.shape == [7], QuaternionRows.isUnit(row.values[0..<4]),
        let rotation = (file.asked.quaternion ?? .xyzw).quaternion(row.values[0..<4])?.rotation
      else { throw file.error(place, "no quaternion and place", hint: hint) }
      let v = row.values
      path.poses.append(
        CameraPose(
          intrinsics: lenses.isEmpty ? nil : lenses[min(index, lenses.count - 1)],
          matrix: RigidMotion(rotation: rotation, translation: Vector3(x: v[4], y: v[5], z: v[6])), place: place))
    }
    path.rate = JSONPoses.rate(json)
    return path
  }

  private static func lenses(_ json: JSON, _ count: Int) -> [Intrinsics] {
    if let array = json["perFrameIntrinsicCoeffs"].flatMap({ NumberArray($0, name: "") }) {
      let found = ArrayLens.read(array)
      if found.count == count { return found }
    }
    return json["K"].flatMap { NumberArray($0, name: "") }.map(ArrayLens.read).map { Array($0.prefix(1)) } ?? []
  }

  /// Files of phones held upright tell the size of the turned picture and the lens of the sensor.
  private static func size(_ json: JSON, _ lens: Intrinsics?) -> CameraPath.Size? {
    guard let size = JSONLens.size(json["w"]?.doubleValue, json["h"]?.doubleValue) else { return nil }
    guard let lens else { return size }
    let isTurned =
      abs(2 * lens.cx - size.height) < 0.1 * size.height && abs(2 * lens.cy - size.width) < 0.1 * size.width
    let fits = abs(2 * lens.cx - size.width) < 0.1 * size.width && abs(2 * lens.cy - size.height) < 0.1 * size.height
    return isTurned && !fits ? CameraPath.Size(width: size.height, height: size.width) : size
  }
}
