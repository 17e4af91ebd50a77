import A2CPluginKit

/// A JSON document of keypoints. A format is added by adding a file with a type of this kind and its name to ``all``.
protocol KeypointFormat {
  /// What the parameter `format` calls it.
  static var id: String { get }
  /// The name a person knows it by.
  static var name: String { get }
  static func recognises(_ json: JSON) -> Bool
  /// - Throws: ``AdapterError`` of kind `badInput` that names the place in the document.
  static func read(_ json: JSON, _ context: KeypointContext) throws -> PoseTrack
}

/// What a reader of keypoints is told besides the document.
struct KeypointContext {
  let path: String
  /// What a user asks for; `nil` is what suits the format.
  let asked: Double?
  /// Points a file is less sure of than this were not seen.
  var minConfidence: Double { asked ?? 0.05 }
  /// That of formats which give a number to every point, seen or not: DWPose, MediaPipe.
  var strictConfidence: Double { asked ?? 0.3 }

  func error(_ place: String, _ message: String, hint: String? = nil) -> AdapterError {
    AdapterError(.badInput, message, place: place.isEmpty ? path : "\(path): \(place)", hint: hint)
  }
}

enum KeypointFile {
  static var all: [any KeypointFormat.Type] {
    [
      OpenPoseFrame.self, OpenPoseClip.self, DWPoseFile.self, CocoFile.self, CocoResults.self, MMPoseFile.self,
      MediaPipeFile.self,
    ]
  }

  static let hint =
    "expected OpenPose or DWPose JSON ('people', alone, in a list or in 'frames'), COCO annotations or results, "
    + "MMPose predictions or MediaPipe landmarks"

  /// - Parameter id: a format's id, `nil` to read it off the document.
  static func read(
    _ bytes: [UInt8], _ context: KeypointContext, format id: String? = nil
  ) throws -> (track: PoseTrack, format: any KeypointFormat.Type) {
    let json: JSON
    do throws(JSONError) {
      json = try JSONParser.parse(NotANumber.asNull(bytes), source: context.path)
    } catch {
      throw AdapterError(.badInput, error.message, place: error.place, hint: hint)
    }
    guard let format = all.first(where: { (id == nil || $0.isNamed(id)) && $0.recognises(json) }) else {
      throw context.error("", "no keypoints were found in this document" + (id.map { " as \($0)" } ?? ""), hint: hint)
    }
    let track = try format.read(json, context)
    guard !track.frames.isEmpty else { throw context.error("", "the list of frames is empty", hint: hint) }
    guard track.frames.count <= Limits.clipFrames else {
      throw context.error(
        "", "\(track.frames.count) frames are more than the limit of \(Limits.clipFrames)", hint: "cut the clip")
    }
    return (track, format)
  }
}

extension KeypointFormat {
  /// DWPose is also written in OpenPose's form.
  fileprivate static func isNamed(_ id: String?) -> Bool { self.id == id || id == "dwpose" && self.id == "openpose" }
}
