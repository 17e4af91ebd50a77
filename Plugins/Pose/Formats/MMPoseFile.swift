import A2CPluginKit

/// What MMPose's inferencer writes: `instance_info[]` (the frames), each with `instances[]` of pairs in `keypoints` and
/// their `keypoint_scores`; of one picture the bare list of instances.
enum MMPoseFile: KeypointFormat {
  static let id = "mmpose"
  static let name = "MMPose's predictions"

  static func recognises(_ json: JSON) -> Bool {
    json["instance_info"] != nil || (json.arrayValue?.first?["keypoint_scores"]?.arrayValue != nil)
  }

  static func read(_ json: JSON, _ context: KeypointContext) throws -> PoseTrack {
    guard json["instance_info"] != nil else {
      return PoseTrack(
        frames: [PoseFrame(people: try people(json.arrayValue ?? [], at: "", context), canvas: nil)],
        framesPerSecond: nil)
    }
    guard let list = json["instance_info"]?.arrayValue else {
      throw context.error("instance_info", "expected a list of frames")
    }
    let size = KeypointList.size(json) ?? KeypointList.size(json["meta_info"])
    var frames: [PoseFrame] = []
    for (index, entry) in list.enumerated() {
      let people = try people(
        entry["instances"]?.arrayValue ?? [], at: "instance_info[\(index)].instances", context)
      frames.append(PoseFrame(people: people, canvas: KeypointList.size(entry) ?? size))
    }
    return PoseTrack(frames: frames, framesPerSecond: try KeypointList.rate(json, context))
  }

  private static func people(_ list: [JSON], at place: String, _ context: KeypointContext) throws -> [Person] {
    try list.enumerated().compactMap { index, entry in
      let here = "\(place)[\(index)].keypoints"
      guard let pairs = entry["keypoints"]?.arrayValue else { throw context.error(here, "expected a list of points") }
      guard let layout = BodyLayout.of(pairs.count) else {
        throw context.error(
          here, "\(pairs.count) points are no layout of a person that is known",
          hint: "known are " + BodyLayout.all.map { "\($0.name) (\($0.pointCount))" }.joined(separator: ", "))
      }
      let scores = entry["keypoint_scores"]?.arrayValue ?? []
      let points = try pairs.enumerated().map { at, pair -> Point? in
        guard let pair = pair.arrayValue, pair.count >= 2 else {
          throw context.error("\(here)[\(at)]", "expected x and y")
        }
        if pair[0] == .null || pair[1] == .null { return nil }
        guard let x = pair[0].doubleValue, let y = pair[1].doubleValue else {
          throw context.error("\(here)[\(at)]", "expected x and y")
        }
        let score = scores.indices.contains(at) ? scores[at].doubleValue ?? 0 : 1
        return try KeypointList.point(x, y, score, context.strictConfidence, at: "\(here)[\(at)]", context)
      }
      let person = layout.person(points)
      return person.points.isEmpty ? nil : person
    }
  }
}
