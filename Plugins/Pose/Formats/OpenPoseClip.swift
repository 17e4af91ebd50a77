import A2CPluginKit

/// A whole clip in one document: a list of frames, or an object with `frames` and, for all of them, `canvas_width`,
/// `canvas_height` and `fps`.
enum OpenPoseClip: KeypointFormat {
  static let id = "openpose"
  static let name = "OpenPose or DWPose JSON, a clip"

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
    return PoseTrack(frames: frames, framesPerSecond: try KeypointList.rate(json, context))
  }

  private static func frames(_ json: JSON) -> [JSON]? { json.arrayValue ?? json["frames"]?.arrayValue }
}
