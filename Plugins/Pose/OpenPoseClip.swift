import A2CPluginKit

/// A whole clip in one document: a list of frames, or an object with `frames` and, for all of them, `canvas_width`,
/// `canvas_height` and `fps`.
enum OpenPoseClip: KeypointFormat {
  static func recognises(_ json: JSON) -> Bool { frames(json)?.allSatisfy { $0["people"] != nil } ?? false }

  static func read(_ json: JSON, _ context: KeypointContext) throws -> PoseTrack {
    let prefix = json.arrayValue == nil ? "frames" : ""
    let shared = try OpenPoseFrame.canvas(json, at: "", context)
    var frames: [PoseFrame] = []
    for (index, entry) in (self.frames(json) ?? []).enumerated() {
      var frame = try OpenPoseFrame.frame(entry, at: "\(prefix)[\(index)]", context)
      frame.canvas = frame.canvas ?? shared
      frames.append(frame)
    }
    var rate: Double?
    if let value = json["fps"], value != .null {
      guard let number = value.doubleValue, number > 0, number <= 1000 else {
        throw context.error("fps", "expected a number above 0 and at most 1000")
      }
      rate = number
    }
    return PoseTrack(frames: frames, framesPerSecond: rate)
  }

  private static func frames(_ json: JSON) -> [JSON]? { json.arrayValue ?? json["frames"]?.arrayValue }
}
