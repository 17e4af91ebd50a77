import A2CPluginKit

/// A JSON document of keypoints. A format is added by adding a file with a type of this kind and its name to ``all``.
protocol KeypointFormat {
  static func recognises(_ json: JSON) -> Bool
  /// - Throws: ``AdapterError`` of kind `badInput` that names the place in the document.
  static func read(_ json: JSON, _ context: KeypointContext) throws -> PoseTrack
}

/// What a reader of keypoints is told besides the document.
struct KeypointContext {
  let path: String
  let minConfidence: Double

  func error(_ place: String, _ message: String, hint: String? = nil) -> AdapterError {
    AdapterError(.badInput, message, place: place.isEmpty ? path : "\(path): \(place)", hint: hint)
  }
}

enum KeypointFile {
  static var all: [any KeypointFormat.Type] { [OpenPoseFrame.self, OpenPoseClip.self] }

  static let hint =
    "expected OpenPose or DWPose JSON: an object with 'people', a list of such objects, or {\"frames\": [...]}"

  static func read(_ bytes: [UInt8], _ context: KeypointContext) throws -> PoseTrack {
    let json: JSON
    do throws(JSONError) {
      json = try JSONParser.parse(bytes, source: context.path)
    } catch {
      throw AdapterError(.badInput, error.message, place: error.place, hint: hint)
    }
    guard let format = all.first(where: { $0.recognises(json) }) else {
      throw context.error("", "no keypoints were found in this document", hint: hint)
    }
    let track = try format.read(json, context)
    guard !track.frames.isEmpty else { throw context.error("", "the list of frames is empty", hint: hint) }
    guard track.frames.count <= Limits.clipFrames else {
      throw context.error(
        "", "\(track.frames.count) frames are more than the limit of \(Limits.clipFrames)", hint: "cut the clip")
    }
    return track
  }
}
