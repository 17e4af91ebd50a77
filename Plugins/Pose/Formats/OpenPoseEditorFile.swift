import A2CPluginKit

/// What the first editors for ControlNet save: `width`, `height` and `keypoints`, 18 pairs for each person, one person's
/// alone or a list of people (fkunn1326/openpose-editor).
enum OpenPoseEditorFile: KeypointFormat {
  static let id = "openpose"
  static let name = "openpose-editor's JSON"

  static func recognises(_ json: JSON) -> Bool {
    guard KeypointList.size(json) != nil, let list = json["keypoints"]?.arrayValue, let first = list.first else {
      return false
    }
    return first.arrayValue != nil || first == .null
  }

  static func read(_ json: JSON, _ context: KeypointContext) throws -> PoseTrack {
    let list = json["keypoints"]?.arrayValue ?? []
    let isOne = list.contains { $0.arrayValue?.first?.doubleValue != nil }
    var people: [Person] = []
    for (index, entry) in (isOne ? [.array(list)] : list).enumerated() {
      let place = isOne ? "keypoints" : "keypoints[\(index)]"
      // Several people of one list stand one behind the other.
      let points = entry.arrayValue ?? []
      let size = BodyLayout.coco18.pointCount
      let groups =
        points.count > size && points.count % size == 0
        ? stride(from: 0, to: points.count, by: size).map { Array(points[$0..<($0 + size)]) } : [points]
      for group in groups {
        let read = try PointListFile.points(group, at: place, context)
        guard let person = context.person(read) else {
          throw context.error(place, UnreadLayout.message(read.count), hint: UnreadLayout.hint)
        }
        if !person.points.isEmpty { people.append(person) }
      }
    }
    return PoseTrack(frames: [PoseFrame(people: people, canvas: KeypointList.size(json))], framesPerSecond: nil)
  }
}
