import A2CPluginKit

/// MediaPipe's landmarks, for which there is no standard in JSON. A frame is 33 landmarks, or an object that holds them
/// (`pose_landmarks`, `poseLandmarks`, `landmarks`, `pose`), for one person or a list of people; a landmark is an object
/// with `x`, `y` and `visibility`, or a list that begins with x and y and ends with the visibility. A clip is a list of
/// frames, alone or in `frames`. Hands stand beside the pose as the holistic model names them.
enum MediaPipeFile: KeypointFormat {
  static let id = "mediapipe"
  static let name = "MediaPipe landmarks"
  private static let names = ["pose_landmarks", "poseLandmarks", "landmarks", "landmark", "pose"]
  private static let pointCount = 33

  static func recognises(_ json: JSON) -> Bool {
    // A frame in which nobody was found has the name and no landmarks.
    if isPose(json) || json["pose_landmarks"] != nil || json["poseLandmarks"] != nil { return true }
    guard let list = json["frames"]?.arrayValue ?? json.arrayValue else { return false }
    return list.prefix(1000).contains(where: isPose)
  }

  /// Whether a document has landmarks in metres and none in a picture.
  static func holdsWorldAlone(_ json: JSON) -> Bool {
    guard let frame = json["frames"]?.arrayValue?.first ?? json.arrayValue?.first ?? json.members.map({ _ in json })
    else { return false }
    return ["pose_world_landmarks", "poseWorldLandmarks", "world_landmarks", "worldLandmarks"].contains {
      frame[$0] != nil
    } && !names.contains { frame[$0] != nil }
  }

  static func read(_ json: JSON, _ context: KeypointContext) throws -> PoseTrack {
    let list: [JSON]
    if let frames = json["frames"]?.arrayValue {
      list = frames
    } else if !isListOfFrames(json) {
      list = [json]
    } else {
      list = json.arrayValue ?? []
    }
    let shared = KeypointList.size(json)
    let frames = try list.enumerated().map { index, entry in
      var frame = try frame(entry, at: "[\(index)]", context)
      frame.canvas = KeypointList.size(entry) ?? shared
      return frame
    }
    return PoseTrack(frames: frames, framesPerSecond: try KeypointList.rate(json, context))
  }

  /// A list of people and a list of frames with one person each look alike: several entries are frames.
  private static func isListOfFrames(_ json: JSON) -> Bool {
    guard let list = json.arrayValue, let first = list.first else { return false }
    return list.count != pointCount || !isLandmark(first)
  }

  private static func isPose(_ json: JSON) -> Bool {
    if let list = json.arrayValue {
      if isLandmarks(list) { return true }
      return list.first?.arrayValue.map(isLandmarks) ?? false
    }
    return names.contains { json[$0].map(isPose) ?? false }
  }

  private static func isLandmarks(_ list: [JSON]) -> Bool { list.count == pointCount && list.allSatisfy(isLandmark) }

  private static func isLandmark(_ json: JSON) -> Bool {
    // Places alone are those of a curve as well.
    if json["x"]?.doubleValue != nil, json["y"]?.doubleValue != nil {
      return ["z", "visibility", "presence", "score", "name"].contains { json[$0] != nil }
    }
    guard let list = json.arrayValue, (2...6).contains(list.count) else { return false }
    return list.allSatisfy { $0.doubleValue != nil }
  }

  private static func frame(_ json: JSON, at place: String, _ context: KeypointContext) throws -> PoseFrame {
    let bodies = try lists(json, names, pointCount, at: place, context)
    let left = try lists(
      json["left_hand_landmarks"] ?? json["leftHandLandmarks"] ?? .null, names, 21, at: place, context)
    let right = try lists(
      json["right_hand_landmarks"] ?? json["rightHandLandmarks"] ?? .null, names, 21, at: place, context)
    let people = bodies.enumerated().map { index, points in
      var person = BodyLayout.mediaPipe.person(points)
      // The holistic model finds one person and that person's hands.
      if index == 0, bodies.count == 1 {
        person.leftHand = left.first ?? []
        person.rightHand = right.first ?? []
      }
      return person
    }
    return PoseFrame(people: people.filter { !$0.points.isEmpty }, canvas: nil)
  }

  /// The people of a frame, each a list of `count` points; none where nobody was found.
  private static func lists(
    _ json: JSON, _ names: [String], _ count: Int, at place: String, _ context: KeypointContext
  ) throws -> [[Point?]] {
    if json == .null { return [] }
    guard let list = json.arrayValue else {
      guard json.members != nil else { throw context.error(place, "expected landmarks") }
      guard let name = names.first(where: { json[$0] != nil }), let inner = json[name] else { return [] }
      return try lists(inner, names, count, at: "\(place).\(name)", context)
    }
    guard let first = list.first else { return [] }
    if isLandmark(first), list.count == count || count != 21 {
      guard list.count == count else { throw context.error(place, "\(list.count) landmarks, expected \(count)") }
      return [try list.enumerated().map { try point($1, isHand: count == 21, at: "\(place)[\($0)]", context) }]
    }
    return try list.enumerated().flatMap { try lists($1, names, count, at: "\(place)[\($0)]", context) }
  }

  /// Landmarks of hands are there or not; their visibility is not filled in.
  private static func point(
    _ json: JSON, isHand: Bool, at place: String, _ context: KeypointContext
  ) throws -> Point? {
    let (x, y, sure): (Double?, Double?, Double?)
    if let list = json.arrayValue {
      (x, y) = (list.first?.doubleValue, list.count > 1 ? list[1].doubleValue : nil)
      // x, y, z and visibility; shorter ones have no visibility.
      sure = list.count >= 4 ? list[3].doubleValue : 1
    } else {
      (x, y) = (json["x"]?.doubleValue, json["y"]?.doubleValue)
      sure = json["visibility"]?.doubleValue ?? json["score"]?.doubleValue ?? 1
    }
    guard let x, let y, let sure else { throw context.error(place, "expected x, y and visibility") }
    return try KeypointList.point(x, y, isHand ? 1 : sure, context.strictConfidence, at: place, context)
  }
}
