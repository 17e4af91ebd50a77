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
  /// What the values say of the order of points; shared by the documents of a clip.
  var evidence = LayoutEvidence()
  /// Layouts that the values have shown, by their number of points.
  var shown: [Int: BodyLayout] = [:]
  /// Points a file is less sure of than this were not seen.
  var minConfidence: Double { asked ?? 0.05 }
  /// That of formats which give a number to every point, seen or not: DWPose, MediaPipe.
  var strictConfidence: Double { asked ?? 0.3 }

  func error(_ place: String, _ message: String, hint: String? = nil) -> AdapterError {
    AdapterError(.badInput, message, place: place.isEmpty ? path : "\(path): \(place)", hint: hint)
  }

  /// The same for another file of the clip.
  func at(_ path: String) -> KeypointContext {
    KeypointContext(path: path, asked: asked, evidence: evidence, shown: shown)
  }

  /// A person of whose points nothing but their number is known; `nil` where no layout has so many.
  func person(_ points: [Point?]) -> Person? {
    guard let layout = shown[points.count] ?? BodyLayout.of(points.count) else { return nil }
    evidence.add(points)
    return layout.person(points)
  }
}

enum KeypointFile {
  static var all: [any KeypointFormat.Type] {
    [
      OpenPoseFrame.self, OpenPoseClip.self, OpenPoseEditorFile.self, DWPoseFile.self, CocoFile.self, CocoResults.self,
      OpenPifPafFile.self, MMPoseFile.self, UltralyticsFile.self, NamedPointsFile.self, MediaPipeFile.self,
      PointListFile.self,
    ]
  }

  static let hint =
    "expected OpenPose or DWPose JSON ('people', alone, in a list or in 'frames'), COCO annotations or results, "
    + "MMPose or Ultralytics predictions, MediaPipe landmarks, MoveNet's lists, or points by name"

  /// - Parameter id: a format's id, `nil` to read it off the document.
  static func read(
    _ bytes: [UInt8], _ context: KeypointContext, format id: String? = nil
  ) throws -> (track: PoseTrack, format: any KeypointFormat.Type) {
    let json: JSON
    do throws(JSONError) {
      json = try JSONParser.parse(NotANumber.asNull(TextFile.unfenced(bytes)), source: context.path)
    } catch  where error.reason == .trailingBytes {
      // A document a line, under another ending than that of such files.
      return try read(try JSONLines.read(bytes, context), context, format: id)
    } catch {
      throw AdapterError(.badInput, error.message, place: error.place, hint: hint)
    }
    return try read(json, context, format: id)
  }

  static func read(
    _ json: JSON, _ context: KeypointContext, format id: String? = nil
  ) throws -> (track: PoseTrack, format: any KeypointFormat.Type) {
    guard let format = all.first(where: { (id == nil || $0.isNamed(id)) && $0.recognises(json) }) else {
      if let found = ForeignDocument.name(json) {
        throw context.error("", "\(found) is not read as a pose", hint: UnreadLayout.hint)
      }
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

/// Documents of keypoints that are known and not read.
enum ForeignDocument {
  static func name(_ json: JSON) -> String? {
    let first = json.arrayValue?.first ?? json["annolist"] ?? json
    if MediaPipeFile.holdsWorldAlone(json) {
      return
        "MediaPipe's world landmarks (metres around the hips, no places in a picture; its 'pose_landmarks' are those)"
    }
    if first["joints"] != nil, first["joints_vis"] != nil { return "MPII's annotation ('joints', 'joints_vis')" }
    if json["annolist"] != nil || json["RELEASE"] != nil { return "MPII's annotation ('annolist')" }
    if first["human_annotations"] != nil || first["keypoint_annotations"] != nil {
      return "AIC's annotation ('keypoint_annotations')"
    }
    if first["poses"] != nil, first["betas"] != nil || first["trans"] != nil { return "SMPL's body model" }
    return nil
  }
}

extension KeypointFormat {
  /// DWPose is also written in OpenPose's form, and MediaPipe's and MoveNet's points may have names.
  fileprivate static func isNamed(_ id: String?) -> Bool {
    self.id == id || id == "dwpose" && self.id == "openpose" || id == "mediapipe" && self.id == "named"
      || id == "movenet" && self.id == "named"
  }
}
