import A2CPluginKit

/// Points that each say which they are: MediaPipe's by name (`{"LEFT_SHOULDER": {"x": …, "y": …, "visibility": …}}`),
/// MoveNet's, BlazePose's and PoseNet's of TensorFlow.js (`"keypoints": [{"name": "left_eye", "x": …}]`, or `part` and
/// `position`). A person is an object or a list of such points, or holds one; frames are a list, stand in `frames`, or
/// have their number as a key.
enum NamedPointsFile: KeypointFormat {
  static let id = "named"
  static let name = "points by name"

  private static let personKeys = [
    "keypoints", "landmarks", "pose_landmarks", "poseLandmarks", "pose", "joints", "points", "body", "skeleton",
  ]
  private static let peopleKeys = ["people", "persons", "poses", "instances", "predictions", "detections", "results"]
  private static let frameKeys = ["frames", "data", "results", "predictions", "poses"]
  private static let nameKeys = ["name", "part", "keypoint", "landmark", "joint", "label", "bodyPart", "body_part"]
  private static let placeKeys = ["position", "point", "coordinates", "coords", "xy"]
  private static let sureKeys = [
    "visibility", "score", "confidence", "conf", "likelihood", "presence", "v", "c", "prob",
  ]

  static func recognises(_ json: JSON) -> Bool { frames(json) != nil }

  static func read(_ json: JSON, _ context: KeypointContext) throws -> PoseTrack {
    let shared = KeypointList.size(json)
    var gathered = FrameGathering()
    var sizes: [CanvasSize?] = []
    for (key, frame) in frames(json) ?? [] {
      gathered.add(nil, to: key)
      sizes.append(KeypointList.size(frame))
      for (index, entry) in (people(frame) ?? []).enumerated() {
        gathered.add(try person(entry, at: "\(key)[\(index)]", context), to: key)
      }
    }
    var track = gathered.track
    let size = shared ?? sizes.compactMap { $0 }.first
    for index in track.frames.indices { track.frames[index].canvas = size }
    track.framesPerSecond = try KeypointList.rate(json, context)
    return track
  }

  // MARK: Frames and people

  /// The frames with their keys; `nil` where no entry is a person by name.
  private static func frames(_ json: JSON) -> [(String, JSON)]? {
    if let list = json.arrayValue {
      // A list of points is one person.
      if names(json) != nil { return [("0", json)] }
      guard list.contains(where: { people($0) != nil }) else { return nil }
      let keys = list.map(number)
      let areNumbered = Set(keys.compactMap { $0 }).count == list.count
      return list.enumerated().map { (areNumbered ? keys[$0] ?? "\($0)" : "\($0)", $1) }
    }
    guard let members = json.members else { return nil }
    for key in frameKeys {
      guard let inner = json[key] else { continue }
      if key != "frames", peopleKeys.contains(key),
        inner.arrayValue?.contains(where: { names(person: $0) != nil }) == true,
        !(inner.arrayValue?.contains { number($0) != nil } ?? false)
      {
        break
      }
      if let frames = frames(inner) { return frames }
    }
    if people(json) != nil { return [("0", json)] }
    // {"0": frame, "1": frame}
    let isKeyed = members.contains { people($0.value) != nil && $0.key.contains { $0.isNumber } }
    return isKeyed ? members.filter { $0.key.contains { $0.isNumber } }.map { ($0.key, $0.value) } : nil
  }

  private static func number(_ frame: JSON) -> String? {
    for key in ["frame", "frame_id", "frame_number", "frameNumber", "frame_index", "frame_idx", "image_id"] {
      if let value = frame[key], value.intValue != nil || value.stringValue != nil {
        return value.stringValue ?? value.text()
      }
    }
    return nil
  }

  /// The people of a frame; `nil` where none is told by name.
  private static func people(_ frame: JSON) -> [JSON]? {
    if names(person: frame) != nil { return [frame] }
    if let list = frame.arrayValue {
      return list.contains { names(person: $0) != nil } ? list : nil
    }
    for key in peopleKeys {
      if let list = frame[key]?.arrayValue, list.contains(where: { names(person: $0) != nil }) { return list }
    }
    for key in personKeys {
      if let list = frame[key]?.arrayValue, list.contains(where: { names(person: $0) != nil }) { return list }
    }
    return nil
  }

  // MARK: Points

  /// The names of a person's points, and the points.
  private static func names(person: JSON) -> [(String, JSON)]? {
    if let own = names(person) { return own }
    for key in personKeys {
      if let inner = person[key], let found = names(inner) { return found }
    }
    return nil
  }

  private static func names(_ json: JSON) -> [(String, JSON)]? {
    let named: [(String, JSON)]
    if let list = json.arrayValue {
      named = list.compactMap { point in
        nameKeys.lazy.compactMap { point[$0]?.stringValue }.first.map { ($0, point) }
      }
      guard named.count == list.count else { return nil }
    } else {
      named = (json.members ?? []).map { ($0.key, $0.value) }.filter { place($0.1) != nil || $0.1 == .null }
    }
    return named.count { NamedPoints.isKnown($0.0) } >= 6 ? named : nil
  }

  private static func person(_ json: JSON, at place: String, _ context: KeypointContext) throws -> Person? {
    guard let named = names(person: json) else { return nil }
    guard let layout = NamedPoints.layout(named.map(\.0)) else {
      throw context.error(place, NamedPoints.message(named.map(\.0)), hint: NamedPoints.hint)
    }
    return layout.person(
      try named.map { name, point in
        guard let found = self.place(point) else { return nil }
        return try KeypointList.point(
          found.x, found.y, found.sure, context.strictConfidence, at: "\(place).\(name)", context)
      })
  }

  /// x, y and how sure; `nil` where there are none.
  private static func place(_ json: JSON) -> (x: Double, y: Double, sure: Double)? {
    let sure = sureKeys.lazy.compactMap { json[$0]?.doubleValue }.first
    if let x = json["x"]?.doubleValue, let y = json["y"]?.doubleValue { return (x, y, sure ?? 1) }
    for key in placeKeys {
      if let inner = json[key], let found = place(inner) { return (found.x, found.y, sure ?? found.sure) }
    }
    guard let list = json.arrayValue, (2...4).contains(list.count), let x = list[0].doubleValue,
      let y = list[1].doubleValue
    else { return nil }
    // x, y, visibility, or x, y, z, visibility.
    return (x, y, list.count == 2 ? 1 : list[list.count - 1].doubleValue ?? 0)
  }
}
