/// What arrays and members of JSON documents are called that hold poses and lenses.
enum PoseNames {
  /// `cam_c2w`, `camC2W`, `cam-c2w` are one name.
  static func plain(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }

  private static let cameraToWorld = [
    "c2w", "cam2world", "camera2world", "camtoworld", "cameratoworld", "cam2w", "ctow", "twc", "camerapose", "campose",
    "posec2w",
  ]
  private static let worldToCamera = [
    "w2c", "world2cam", "worldtocam", "extrinsic", "extrinsics", "viewmat", "viewmatrix", "worldview", "world2view",
    "tcw", "wtoc",
  ]
  /// Names that tell a pose and not its direction.
  private static let poses = [
    "pose", "transformmatrix", "transform", "trajectory", "traj", "matrix", "matrices", "cameramatrices", "camerapath",
  ]

  enum Meaning: Equatable { case directed(PoseConvention.Direction), undirected }

  /// `nil` where the name is not one of poses.
  static func meaning(_ name: String) -> Meaning? {
    let plain = plain(name)
    if isLens(name) { return nil }
    if cameraToWorld.contains(where: plain.contains) { return .directed(.cameraToWorld) }
    if worldToCamera.contains(where: plain.contains) { return .directed(.worldToCamera) }
    if poses.contains(where: { plain.hasPrefix($0) || plain.hasSuffix($0) || plain.hasSuffix($0 + "s") }) {
      return .undirected
    }
    return nil
  }

  static func isLens(_ name: String) -> Bool {
    let plain = plain(name)
    return plain.contains("intrinsic") || ["k", "ks", "kmat", "camk", "cameramatrix", "lens"].contains(plain)
  }

  /// Names of members that hold a list of poses.
  static let lists = [
    "frames", "poses", "cameras", "camera_path", "cameraPath", "trajectory", "views", "images", "path", "camera_poses",
    "keyframes", "data", "c2ws", "extrinsics",
  ]
}
