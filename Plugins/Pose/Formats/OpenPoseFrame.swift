import A2CPluginKit

/// One frame as OpenPose, DWPose and the ControlNet editors write it: `people[]`, each with flat lists of x, y and
/// confidence.
///
/// The names are those of OpenPose's output documentation; very old files say `pose_keypoints` for the body. Lists may
/// be absent, null or empty. A point at 0, 0 or without confidence was not seen. AlphaPose's form has `bodies` with
/// `joints`.
enum OpenPoseFrame: KeypointFormat {
  static let id = "openpose"
  static let name = "OpenPose or DWPose JSON, one frame"

  /// Whether it is a frame whose people, where it has any, are told by flat lists.
  static func recognises(_ json: JSON) -> Bool {
    guard let people = list(json) else { return false }
    guard let people = people.arrayValue, !people.isEmpty else { return true }
    return people.contains { person in
      person.members?.contains { $0.key.contains("keypoints_2d") || bodyKeys.contains($0.key) } ?? true
    }
  }

  private static let bodyKeys = ["pose_keypoints_2d", "pose_keypoints", "joints"]

  private static func list(_ json: JSON) -> JSON? {
    json["people"] ?? json["bodies"].flatMap { $0.arrayValue == nil ? nil : $0 }
  }

  static func read(_ json: JSON, _ context: KeypointContext) throws -> PoseTrack {
    PoseTrack(frames: [try frame(json, at: "", context)], framesPerSecond: nil)
  }

  /// - Parameter place: where in the document the frame stands: `frames[3]`, empty for the document itself.
  static func frame(_ json: JSON, at place: String, _ context: KeypointContext) throws -> PoseFrame {
    let path = place.isEmpty ? "people" : "\(place).people"
    guard let value = list(json) else {
      throw context.error(place, "a frame without 'people'", hint: KeypointFile.hint)
    }
    // Editors write null for a frame without anybody.
    if value == .null { return PoseFrame(people: [], canvas: try canvas(json, at: place, context)) }
    guard let list = value.arrayValue else { throw context.error(path, "expected a list") }
    var people: [Person] = []
    for (index, entry) in list.enumerated() {
      let here = "\(path)[\(index)]"
      var person = try self.person(entry, at: here, context)
      try MixedScales.mend(&person, try canvas(json, at: place, context), at: here, context)
      if !person.points.isEmpty { people.append(person) }
    }
    return PoseFrame(people: people, canvas: try canvas(json, at: place, context))
  }

  /// `canvas_width` and `canvas_height`, which the ControlNet editors add.
  static func canvas(_ json: JSON, at place: String, _ context: KeypointContext) throws -> CanvasSize? {
    let (width, height) = (json["canvas_width"], json["canvas_height"])
    if (width ?? .null) == .null, (height ?? .null) == .null { return KeypointList.size(json) }
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
    let name = bodyKeys.first { json[$0] != nil } ?? bodyKeys[0]
    let body = try KeypointList.points(
      json[name], BodyLayout.all.map(\.pointCount), at: "\(place).\(name)", context)
    var person = context.person(body) ?? Person(body: Array(repeating: nil, count: 18))
    func part(_ name: String, _ counts: [Int]) throws -> [Point?] {
      try KeypointList.points(json[name], counts, at: "\(place).\(name)", context)
    }
    let (left, right) = (try part("hand_left_keypoints_2d", [21]), try part("hand_right_keypoints_2d", [21]))
    let face = try part("face_keypoints_2d", [70, 68])
    if !left.isEmpty { person.leftHand = left }
    if !right.isEmpty { person.rightHand = right }
    if !face.isEmpty { person.face = face }
    return person
  }
}
