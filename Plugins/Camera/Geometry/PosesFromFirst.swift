import A2CPluginKit

/// Poses seen from the first one: camera to world, where the world's axes are those of the first camera.
enum PosesFromFirst {
  /// One motion a pose; the first is the identity and lengths stay those of the file.
  ///
  /// `w2c₀ · c2wᵢ`, as CameraCtrl makes its paths relative (cameractrl/data/dataset.py). A pose whose matrix cannot be
  /// inverted gives `nil`; ``PathChecks`` has refused such paths before.
  static func cameraToFirst(_ poses: [CameraPose], _ convention: PoseConvention) -> [RigidMotion]? {
    guard let start = poses.first else { return [] }
    guard let first = convention.worldToCamera(start.matrix) else { return nil }
    var result: [RigidMotion] = []
    result.reserveCapacity(poses.count)
    for (index, pose) in poses.enumerated() {
      guard let cameraToWorld = convention.worldToCamera(pose.matrix)?.inverse else { return nil }
      result.append(index == 0 ? .identity : first * cameraToWorld)
    }
    return result
  }
}
