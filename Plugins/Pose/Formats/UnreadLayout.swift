/// Layouts that are known and not drawn, because files of as many points have them in different orders.
enum UnreadLayout {
  /// What so many points are, for an error; `nil` where no layout is known.
  static func name(_ count: Int) -> String? {
    switch count {
    case 13: "PoseTrack's or J-HMDB's"
    case 14: "CrowdPose's, AIC's or LSP's, whose orders differ"
    case 15: "those of J-HMDB, PoseTrack or OpenPose's MPI model, whose orders differ"
    case 16: "MPII's"
    case 19: "those of CMU Panoptic"
    case 20: "those of Kinect v1 or AP-10K's kin"
    case 21: "those of one hand"
    case 68, 70, 98, 106, 468, 478: "those of a face"
    case 42: "those of two hands"
    case 308: "Sapiens'"
    default: nil
    }
  }

  /// "14 points are CrowdPose's, …".
  static func message(_ count: Int) -> String {
    name(count).map { "\(count) points are \($0): not read as a person" }
      ?? "\(count) points are no layout of a person that is known"
  }

  static var hint: String {
    let known = BodyLayout.all.map { "\($0.name) (\($0.pointCount))" }.joined(separator: ", ")
    return "name the points as COCO does, in categories[].keypoints (left_shoulder, right_hip, …), "
      + "or bring them to a layout that is read: " + known
  }
}
