import A2CPluginKit

/// A whole clip in one document: a list of frames, or an object with `frames` and, for all of them, `canvas_width`,
/// `canvas_height` and `fps`.
enum OpenPoseClip: KeypointFormat {
  static let id = "openpose"
  static let name = "OpenPose or DWPose JSON, a clip"

  static func recognises(_ json: JSON) -> Bool {
    if let frames = frames(json) { return frames.allSatisfy(OpenPoseFrame.recognises) }
    return !keyed(json).isEmpty
  }

  static func read(_ json: JSON, _ context: KeypointContext) throws -> PoseTrack {
    if frames(json) == nil { return try readKeyed(json, context) }
    let prefix = json.arrayValue == nil ? "frames" : ""
    let shared = try OpenPoseFrame.canvas(json, at: "", context)
    var frames: [PoseFrame] = []
    for (index, entry) in (self.frames(json) ?? []).enumerated() {
      var frame = try OpenPoseFrame.frame(entry, at: "\(prefix)[\(index)]", context)
      frame.canvas = frame.canvas ?? shared
      frames.append(frame)
    }
    return PoseTrack(frames: frames, framesPerSecond: try KeypointList.rate(json, context))
  }

  /// The frames; those of several batches follow each other.
  private static func frames(_ json: JSON) -> [JSON]? {
    guard let list = json.arrayValue ?? json["frames"]?.arrayValue else { return nil }
    let batches = list.compactMap(\.arrayValue)
    guard !list.isEmpty, batches.count == list.count,
      batches.contains(where: { $0.contains(where: OpenPoseFrame.recognises) })
    else { return list }
    return Array(batches.joined())
  }

  /// Frames that have their picture's name as a key (AlphaPose).
  private static func keyed(_ json: JSON) -> [JSON.Member] {
    let members = (json["frames"] ?? json).members ?? []
    let frames = members.filter { OpenPoseFrame.recognises($0.value) }
    return 2 * frames.count > members.count ? frames : []
  }

  private static func readKeyed(_ json: JSON, _ context: KeypointContext) throws -> PoseTrack {
    var gathered = FrameGathering()
    var canvas = try OpenPoseFrame.canvas(json, at: "", context)
    for member in keyed(json) {
      let frame = try OpenPoseFrame.frame(member.value, at: member.key, context)
      canvas = canvas ?? frame.canvas
      gathered.add(nil, to: member.key)
      for person in frame.people { gathered.add(person, to: member.key) }
    }
    var track = gathered.track
    for index in track.frames.indices { track.frames[index].canvas = canvas }
    track.framesPerSecond = try KeypointList.rate(json, context)
    return track
  }
}
