import A2CPluginKit

/// OpenPifPaf's predictions: people with `keypoints`, `bbox`, `score` and `category_id` and without a picture's number, in a
/// bare list for one picture, or in `predictions` of each `frame` of a clip.
enum OpenPifPafFile: KeypointFormat {
  static let id = "openpifpaf"
  static let name = "OpenPifPaf's predictions"

  static func recognises(_ json: JSON) -> Bool {
    if isFrame(json) { return true }
    guard let list = json.arrayValue else { return false }
    return list.prefix(1000).contains(where: isFrame) || list.first.map(isPerson) ?? false
  }

  static func read(_ json: JSON, _ context: KeypointContext) throws -> PoseTrack {
    let list = json.arrayValue ?? [json]
    guard list.contains(where: isFrame) else {
      let frame = PoseFrame(people: try people(list, at: "", context), canvas: nil)
      return PoseTrack(frames: [frame], framesPerSecond: nil)
    }
    let gaps = NumberGaps(list.map { $0["frame"]?.text() ?? "" }, most: Limits.clipFrames)
    var track = PoseTrack(frames: [], framesPerSecond: nil)
    for (index, entry) in list.enumerated() {
      let people = try people(entry["predictions"]?.arrayValue ?? [], at: "[\(index)].predictions", context)
      track.frames += Array(repeating: PoseFrame(people: [], canvas: nil), count: gaps.before[index])
      track.frames.append(PoseFrame(people: people, canvas: KeypointList.size(entry)))
    }
    (track.missing, track.jumps) = (gaps.total, gaps.jumps)
    return track
  }

  private static func isFrame(_ json: JSON) -> Bool { json["predictions"]?.arrayValue?.first.map(isPerson) ?? false }

  private static func isPerson(_ json: JSON) -> Bool {
    json["keypoints"]?.arrayValue?.first?.doubleValue != nil && json["bbox"] != nil && json["image_id"] == nil
      && CocoPeople.image(json) == nil
  }

  private static func people(_ list: [JSON], at place: String, _ context: KeypointContext) throws -> [Person] {
    try list.enumerated().compactMap { index, entry in
      let here = "\(place)[\(index)].keypoints"
      let points = try KeypointList.points(
        entry["keypoints"], BodyLayout.all.map(\.pointCount), at: here, context)
      guard !points.isEmpty else { return nil }
      guard let person = context.person(points) else {
        throw context.error(here, UnreadLayout.message(points.count), hint: UnreadLayout.hint)
      }
      return person.points.isEmpty ? nil : person
    }
  }
}
