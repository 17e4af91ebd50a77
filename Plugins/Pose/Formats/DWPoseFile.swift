import A2CPluginKit

/// What DWPose's detector hands to its drawing, kept as JSON: `bodies` with `candidate` (points as shares of the
/// picture) and `subset` (for each person 18 indices into them, −1 unseen), `hands` (two a person) and `faces`; alone,
/// in a list or in `frames` (IDEA-Research/DWPose: annotator/dwpose/__init__.py).
enum DWPoseFile: KeypointFormat {
  static let id = "dwpose"
  static let name = "DWPose's bodies, hands and faces"

  static func recognises(_ json: JSON) -> Bool {
    json["bodies"]?["candidate"] != nil || frames(json)?.first?["bodies"]?["candidate"] != nil
  }

  static func read(_ json: JSON, _ context: KeypointContext) throws -> PoseTrack {
    guard let list = frames(json) else {
      return PoseTrack(frames: [try frame(json, at: "", context)], framesPerSecond: nil)
    }
    return PoseTrack(
      frames: try list.enumerated().map { try frame($1, at: "[\($0)].", context) },
      framesPerSecond: try KeypointList.rate(json, context))
  }

  private static func frames(_ json: JSON) -> [JSON]? { json.arrayValue ?? json["frames"]?.arrayValue }

  private static func frame(_ json: JSON, at place: String, _ context: KeypointContext) throws -> PoseFrame {
    guard let candidates = json["bodies"]?["candidate"]?.arrayValue, let subset = json["bodies"]?["subset"]?.arrayValue
    else { throw context.error("\(place)bodies", "expected 'candidate' and 'subset'") }
    let points = try points(candidates, at: "\(place)bodies.candidate", context)
    let (hands, faces) = (json["hands"]?.arrayValue ?? [], json["faces"]?.arrayValue ?? [])
    func part(_ list: [JSON], _ index: Int, _ count: Int, _ name: String) throws -> [Point?] {
      guard list.indices.contains(index), let entries = list[index].arrayValue, entries.count == count else {
        return []
      }
      return try self.points(entries, at: "\(place)\(name)[\(index)]", context)
    }
    let people = try subset.enumerated().map { index, entry -> Person in
      guard let row = entry.arrayValue, row.count >= 18 else {
        throw context.error("\(place)bodies.subset[\(index)]", "expected 18 indices")
      }
      let body = row.prefix(18).map { value -> Point? in
        guard let at = value.intValue, points.indices.contains(at) else { return nil }
        return points[at]
      }
      return Person(
        body: body, leftHand: try part(hands, 2 * index, 21, "hands"),
        rightHand: try part(hands, 2 * index + 1, 21, "hands"), face: try part(faces, index, 68, "faces"),
        layout: BodyLayout.coco18.name)
    }
    return PoseFrame(people: people.filter { !$0.points.isEmpty }, canvas: KeypointList.size(json))
  }

  /// Pairs of shares; −1 (and whatever is not above 0) was not seen.
  private static func points(_ list: [JSON], at place: String, _ context: KeypointContext) throws -> [Point?] {
    try list.enumerated().map { index, entry in
      guard let pair = entry.arrayValue, pair.count >= 2, let x = pair[0].doubleValue, let y = pair[1].doubleValue
      else {
        throw context.error("\(place)[\(index)]", "expected x and y")
      }
      guard x > 0 || y > 0 else { return nil }
      return try KeypointList.point(x, y, 1, 0, at: "\(place)[\(index)]", context)
    }
  }
}
