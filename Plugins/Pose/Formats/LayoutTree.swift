/// A way to count the points of a body, with the bones that join them. Two layouts of as many points are told apart by
/// their bones: read in the wrong one, bones go across the whole body.
struct LayoutTree {
  let name: String
  /// A spanning tree over the points.
  let bones: [(Int, Int)]
  /// How it is drawn; `nil` where it is no person's.
  let layout: BodyLayout?

  /// The layouts that a number of points may be, that of ``BodyLayout/of(_:)`` first; empty where it is the only one.
  static func rivals(_ count: Int) -> [LayoutTree] {
    switch count {
    case 17: [coco17, ap10k, human36m]
    case 24: [dwposeFeet, smpl, dogPose]
    case 25: [body25, kinect]
    default: []
    }
  }

  /// The mean length of the bones of which both ends are seen; `nil` where fewer than 8 are.
  func boneLength(_ points: [Point?]) -> Double? {
    var (sum, count) = (0.0, 0)
    for (start, end) in bones {
      guard points.indices.contains(start), points.indices.contains(end), let a = points[start], let b = points[end]
      else { continue }
      sum += ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
      count += 1
    }
    return count >= 8 ? sum / Double(count) : nil
  }

  private static let coco17 = LayoutTree(
    name: "COCO-17",
    bones: [
      (0, 1), (0, 2), (1, 3), (2, 4), (5, 6), (5, 7), (7, 9), (6, 8), (8, 10), (5, 11), (6, 12), (11, 13), (13, 15),
      (12, 14), (14, 16), (0, 5),
    ], layout: .coco17)
  /// Animals: eyes, nose, neck, root of the tail, four legs.
  private static let ap10k = LayoutTree(
    name: "AP-10K",
    bones: [
      (0, 2), (1, 2), (2, 3), (3, 4), (3, 5), (5, 6), (6, 7), (3, 8), (8, 9), (9, 10), (4, 11), (11, 12), (12, 13),
      (4, 14), (14, 15), (15, 16),
    ], layout: nil)
  private static let human36m = LayoutTree(
    name: "Human3.6M",
    bones: [
      (0, 1), (1, 2), (2, 3), (0, 4), (4, 5), (5, 6), (0, 7), (7, 8), (8, 9), (9, 10), (8, 11), (11, 12), (12, 13),
      (8, 14), (14, 15), (15, 16),
    ],
    layout: BodyLayout(
      name: "Human3.6M", pointCount: 17,
      order: [9, 8, 14, 15, 16, 11, 12, 13, 1, 2, 3, 4, 5, 6, nil, nil, nil, nil]))

  private static let dwposeFeet = LayoutTree(
    name: "DWPose with feet",
    bones: [
      (1, 2), (1, 5), (2, 3), (3, 4), (5, 6), (6, 7), (1, 8), (8, 9), (9, 10), (1, 11), (11, 12), (12, 13), (1, 0),
      (0, 14), (14, 16), (0, 15), (15, 17), (13, 18), (18, 19), (13, 20), (10, 21), (21, 22), (10, 23),
    ], layout: .dwposeFeet)
  private static let smpl = LayoutTree(
    name: "SMPL",
    bones: [
      (0, 1), (0, 2), (0, 3), (1, 4), (2, 5), (3, 6), (4, 7), (5, 8), (6, 9), (7, 10), (8, 11), (9, 12), (9, 13),
      (9, 14), (12, 15), (13, 16), (14, 17), (16, 18), (17, 19), (18, 20), (19, 21), (20, 22), (21, 23),
    ],
    layout: BodyLayout(
      name: "SMPL", pointCount: 24,
      order: [15, 12, 17, 19, 21, 16, 18, 20, 2, 5, 8, 1, 4, 7, nil, nil, nil, nil]))
  /// Ultralytics' dog-pose.
  private static let dogPose = LayoutTree(
    name: "dog-pose",
    bones: [
      (0, 1), (1, 2), (3, 4), (4, 5), (6, 7), (7, 8), (9, 10), (10, 11), (12, 13), (12, 5), (12, 11), (2, 23), (8, 23),
      (22, 12), (22, 23), (23, 17), (17, 16), (16, 20), (16, 21), (20, 14), (21, 15), (14, 18), (15, 19),
    ], layout: nil)

  private static let body25 = LayoutTree(
    name: "BODY_25",
    bones: [
      (1, 2), (1, 5), (2, 3), (3, 4), (5, 6), (6, 7), (1, 8), (8, 9), (9, 10), (10, 11), (8, 12), (12, 13), (13, 14),
      (1, 0), (0, 15), (15, 17), (0, 16), (16, 18), (14, 19), (19, 20), (14, 21), (11, 22), (22, 23), (11, 24),
    ], layout: .body25)
  private static let kinect = LayoutTree(
    name: "Kinect (NTU)",
    bones: [
      (0, 1), (1, 20), (20, 2), (2, 3), (20, 4), (4, 5), (5, 6), (6, 7), (7, 21), (6, 22), (20, 8), (8, 9), (9, 10),
      (10, 11), (11, 23), (10, 24), (0, 12), (12, 13), (13, 14), (14, 15), (0, 16), (16, 17), (17, 18), (18, 19),
    ],
    layout: BodyLayout(
      name: "Kinect (NTU)", pointCount: 25,
      order: [3, 20, 8, 9, 10, 4, 5, 6, 16, 17, 18, 12, 13, 14, nil, nil, nil, nil]))
}
