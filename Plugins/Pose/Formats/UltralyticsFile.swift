import A2CPluginKit

/// Results of Ultralytics' YOLO pose models: people with `box`, `class`, `name` and `keypoints` of three lists `x`, `y` and
/// `visible`. A frame is a list of people; a clip is a list of frames, or stands in `frames`, `results` or `images`.
enum UltralyticsFile: KeypointFormat {
  static let id = "ultralytics"
  static let name = "Ultralytics results"

  /// Words for a class of people.
  private static let people: Set<String> = [
    "person", "people", "human", "man", "woman", "child", "boy", "girl", "player", "pedestrian", "dancer", "athlete",
    "worker", "rider", "body", "swimmer", "runner", "skier", "soldier", "0", "",
  ]

  static func recognises(_ json: JSON) -> Bool { frames(json) != nil }

  static func read(_ json: JSON, _ context: KeypointContext) throws -> PoseTrack {
    let shared = KeypointList.size(json)
    let frames = try (frames(json) ?? []).enumerated().map { index, frame in
      let list = list(frame) ?? []
      let people = try list.enumerated().compactMap { number, entry in
        try person(entry, at: "[\(index)][\(number)]", context)
      }
      return PoseFrame(people: people, canvas: KeypointList.size(frame) ?? shape(frame) ?? shared ?? shape(json))
    }
    return PoseTrack(frames: frames, framesPerSecond: try KeypointList.rate(json, context))
  }

  /// `[height, width]`.
  private static func shape(_ json: JSON) -> CanvasSize? {
    for key in ["shape", "orig_shape"] {
      guard let pair = json[key]?.arrayValue, pair.count >= 2, let height = pair[0].intValue,
        let width = pair[1].intValue, (1...Limits.pictureSide).contains(width),
        (1...Limits.pictureSide).contains(height)
      else { continue }
      return CanvasSize(width: width, height: height)
    }
    return nil
  }

  private static func frames(_ json: JSON) -> [JSON]? {
    for key in ["frames", "results", "images", "predictions"] {
      if let inner = json[key], let found = frames(inner) { return found }
    }
    guard let list = json.arrayValue else { return nil }
    if list.contains(where: isPerson) { return [json] }
    return list.contains { self.list($0)?.contains(where: isPerson) ?? false } ? list : nil
  }

  private static func list(_ frame: JSON) -> [JSON]? {
    frame.arrayValue
      ?? ["results", "detections", "predictions", "people"].lazy.compactMap { frame[$0]?.arrayValue }.first
  }

  private static func isPerson(_ json: JSON) -> Bool {
    json["keypoints"]?["x"]?.arrayValue != nil && json["keypoints"]?["y"]?.arrayValue != nil
  }

  private static func person(_ json: JSON, at place: String, _ context: KeypointContext) throws -> Person? {
    guard let x = json["keypoints"]?["x"]?.arrayValue, let y = json["keypoints"]?["y"]?.arrayValue else { return nil }
    let word = json["name"]?.stringValue ?? ""
    guard people.contains(word.lowercased()) else {
      throw context.error(
        place, "the class '\(word)' is no person",
        hint: NamedPoints.hint + "; where it is one, call the class person")
    }
    guard x.count == y.count, x.count == BodyLayout.coco17.pointCount else {
      throw context.error(
        "\(place).keypoints", "\(x.count) x and \(y.count) y; YOLO's pose models of people give 17 of each",
        hint: UnreadLayout.hint)
    }
    let sure = ["visible", "conf", "confidence"].lazy.compactMap { json["keypoints"]?[$0]?.arrayValue }.first ?? []
    let points = try x.indices.map { index -> Point? in
      guard let x = x[index].doubleValue, let y = y[index].doubleValue else { return nil }
      return try KeypointList.point(
        x, y, sure.indices.contains(index) ? sure[index].doubleValue ?? 0 : 1, context.strictConfidence,
        at: "\(place).keypoints[\(index)]", context)
    }
    return context.person(points)
  }
}
