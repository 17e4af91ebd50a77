import Support

/// Keypoint documents for tests.
enum PoseJSON {
  /// A flat list of so many points, those named seen.
  static func flat(_ count: Int, _ points: [Int: (Double, Double)], confidence: Double = 1) -> JSON {
    .array(
      (0..<count).flatMap { index -> [JSON] in
        guard let (x, y) = points[index] else { return [0, 0, 0] }
        return [.double(x), .double(y), .double(confidence)]
      })
  }

  static func person(_ body: JSON, left: JSON? = nil, right: JSON? = nil, face: JSON? = nil) -> JSON {
    .object([
      "pose_keypoints_2d": body, "hand_left_keypoints_2d": left, "hand_right_keypoints_2d": right,
      "face_keypoints_2d": face,
    ])
  }

  static func frame(_ people: [JSON], canvas: (Int, Int)? = nil) -> JSON {
    .object([
      "people": .array(people), "canvas_width": canvas.map { .int($0.0) }, "canvas_height": canvas.map { .int($0.1) },
    ])
  }

  /// Neck and right shoulder of COCO-18.
  static let shoulder = flat(18, [1: (256, 100), 2: (200, 100)])
}
