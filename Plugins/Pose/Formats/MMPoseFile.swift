import A2CPluginKit

/// What MMPose's inferencer writes: `instance_info[]` (the frames), each with `instances[]` of pairs in `keypoints` and
/// their `keypoint_scores`; of one picture the bare list of instances, alone or in `instance_info`; frames also come as a
/// bare list. `meta_info` names the points and the data set.
enum MMPoseFile: KeypointFormat {
  static let id = "mmpose"
  static let name = "MMPose's predictions"

  static func recognises(_ json: JSON) -> Bool {
    if json["instance_info"] != nil { return true }
    guard let list = json.arrayValue else { return false }
    return list.first?["keypoint_scores"]?.arrayValue != nil
      || list.contains { $0["instances"]?.arrayValue?.first?["keypoints"] != nil }
  }

  static func read(_ json: JSON, _ context: KeypointContext) throws -> PoseTrack {
    guard let list = (json["instance_info"] ?? json).arrayValue else {
      throw context.error("instance_info", "expected a list of frames")
    }
    if list.contains(where: { $0["keypoints"] != nil }) {
      let layout = try layout(json["meta_info"], context)
      return PoseTrack(
        frames: [PoseFrame(people: try people(list, layout, at: "", context), canvas: KeypointList.size(json))],
        framesPerSecond: nil)
    }
    let size = KeypointList.size(json) ?? KeypointList.size(json["meta_info"])
    let layout = try layout(json["meta_info"], context)
    let gaps = NumberGaps(list.map { $0["frame_id"]?.text() ?? "" }, most: Limits.clipFrames)
    var track = PoseTrack(frames: [], framesPerSecond: try KeypointList.rate(json, context))
    for (index, entry) in list.enumerated() {
      let people = try people(
        entry["instances"]?.arrayValue ?? [], layout, at: "instance_info[\(index)].instances", context)
      track.frames += Array(repeating: PoseFrame(people: [], canvas: size), count: gaps.before[index])
      track.frames.append(PoseFrame(people: people, canvas: KeypointList.size(entry) ?? size))
    }
    (track.missing, track.jumps) = (gaps.total, gaps.jumps)
    return track
  }

  /// What the file names; `nil` where it names nothing.
  private static func layout(_ meta: JSON?, _ context: KeypointContext) throws -> BodyLayout? {
    let names: [String]
    if let members = meta?["keypoint_id2name"]?.members {
      names = members.sorted { NaturalOrder.precedes($0.key, $1.key) }.map { $0.value.stringValue ?? "" }
    } else {
      names = (meta?["keypoint_names"] ?? meta?["keypoints"])?.arrayValue?.compactMap(\.stringValue) ?? []
    }
    if !names.isEmpty {
      if let layout = NamedPoints.layout(names) { return layout }
      throw context.error("meta_info", NamedPoints.message(names), hint: NamedPoints.hint)
    }
    let set = (meta?["dataset_name"]?.stringValue ?? "").lowercased()
    if animals.contains(where: { set.contains($0) }) {
      throw context.error("meta_info", "the data set '\(set)' is one of animals", hint: NamedPoints.hint)
    }
    return nil
  }

  private static let animals = [
    "ap10k", "ap-10k", "animal", "horse", "macaque", "locust", "fly", "zebra", "atrw", "dog",
  ]

  private static func people(
    _ list: [JSON], _ layout: BodyLayout?, at place: String, _ context: KeypointContext
  ) throws -> [Person] {
    try list.enumerated().compactMap { index, entry in
      let here = "\(place)[\(index)].keypoints"
      guard let pairs = entry["keypoints"]?.arrayValue else { throw context.error(here, "expected a list of points") }
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
      let named = layout.flatMap { $0.pointCount == points.count ? $0.person(points) : nil }
      guard let person = named ?? context.person(points) else {
        throw context.error(here, UnreadLayout.message(points.count), hint: UnreadLayout.hint)
      }
      return person.points.isEmpty ? nil : person
    }
  }
}
