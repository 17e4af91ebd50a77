import A2CPluginKit

/// One frame as OpenPose, DWPose and the ControlNet editors write it: `people[]`, each with flat lists of x, y and
/// confidence.
///
/// The names are those of OpenPose's output documentation; very old files say `pose_keypoints` for the body. Lists may
/// be absent, null or empty. A point at 0, 0 or without confidence was not seen.
enum OpenPoseFrame: KeypointFormat {
  static func recognises(_ json: JSON) -> Bool { json["people"] != nil }

  static func read(_ json: JSON, _ context: KeypointContext) throws -> PoseTrack {
    PoseTrack(frames: [try frame(json, at: "", context)], framesPerSecond: nil)
  }

  /// - Parameter place: where in the document the frame stands: `frames[3]`, empty for the document itself.
  static func frame(_ json: JSON, at place: String, _ context: KeypointContext) throws -> PoseFrame {
    let path = place.isEmpty ? "people" : "\(place).people"
    guard let value = json["people"] else {
      throw context.error(place, "a frame without 'people'", hint: KeypointFile.hint)
    }
    // Editors write null for a frame without anybody.
    if value == .null { return PoseFrame(people: [], canvas: try canvas(json, at: place, context)) }
    guard let list = value.arrayValue else { throw context.error(path, "expected a list") }
    var people: [Person] = []
    for (index, entry) in list.enumerated() {
      let person = try self.person(entry, at: "\(path)[\(index)]", context)
      if !person.points.isEmpty { people.append(person) }
    }
    return PoseFrame(people: people, canvas: try canvas(json, at: place, context))
  }

  /// `canvas_width` and `canvas_height`, which the ControlNet editors add.
  static func canvas(_ json: JSON, at place: String, _ context: KeypointContext) throws -> CanvasSize? {
    let (width, height) = (json["canvas_width"], json["canvas_height"])
    if (width ?? .null) == .null, (height ?? .null) == .null { return nil }
    let sides = 1...Limits.pictureSide
    guard let width = width?.intValue, let height = height?.intValue, sides.contains(width), sides.contains(height)
    else {
      throw context.error(
        place.isEmpty ? "canvas_width" : "\(place).canvas_width",
        "canvas_width and canvas_height must be whole numbers from 1 to \(Limits.pictureSide)")
    }
    return CanvasSize(width: width, height: height)
  }

  private static func person(_ json: JSON, at place: String, _ context: KeypointContext) throws -> Person {
    guard json.members != nil else { throw context.error(place, "expected a person (an object)") }
    let name =
      json["pose_keypoints_2d"] == nil && json["pose_keypoints"] != nil ? "pose_keypoints" : "pose_keypoints_2d"
    let counts = BodyLayout.all.map(\.pointCount)
    let body = try points(json[name], counts, at: "\(place).\(name)", context)
    let layout = BodyLayout.all.first { $0.pointCount == body.count }
    func part(_ name: String, _ counts: [Int]) throws -> [Point?] {
      try points(json[name], counts, at: "\(place).\(name)", context)
    }
    return Person(
      body: layout?.body(body) ?? Array(repeating: nil, count: 18),
      leftHand: try part("hand_left_keypoints_2d", [21]), rightHand: try part("hand_right_keypoints_2d", [21]),
      face: try part("face_keypoints_2d", [70, 68]))
  }

  /// The points of a flat list of x, y, confidence; none where the list is absent, null or empty.
  private static func points(
    _ json: JSON?, _ counts: [Int], at place: String, _ context: KeypointContext
  ) throws -> [Point?] {
    guard let json, json != .null else { return [] }
    guard let list = json.arrayValue else { throw context.error(place, "expected a list of numbers") }
    if list.isEmpty { return [] }
    guard list.count % 3 == 0, counts.contains(list.count / 3) else {
      let expected = counts.map { "\(3 * $0)" }.joined(separator: ", ")
      throw context.error(
        place, "\(list.count) numbers, expected x, y and confidence of each point: \(expected)",
        hint: "a point that was not seen is 0, 0, 0; it may not be left out")
    }
    return try (0..<(list.count / 3)).map { index in
      guard let x = list[3 * index].doubleValue, let y = list[3 * index + 1].doubleValue,
        let confidence = list[3 * index + 2].doubleValue
      else { throw context.error("\(place)[\(3 * index)]", "expected three numbers") }
      guard abs(x) <= farthest, abs(y) <= farthest else {
        throw context.error("\(place)[\(3 * index)]", "a point at \(x), \(y) is in no picture")
      }
      let isSeen = confidence > 0 && confidence >= context.minConfidence && !(x == 0 && y == 0)
      return isSeen ? Point(x: x, y: y) : nil
    }
  }

  /// Points may lie outside of their picture, but not beyond what a picture can measure.
  private static let farthest = Double(4 * Limits.pictureSide)
}
