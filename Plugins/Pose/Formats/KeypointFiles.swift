import A2CPluginKit

/// Finds the keypoint files that an input stands for.
enum KeypointFiles {
  /// A file for a whole clip, in bytes.
  private static let clipLimit = 64 << 20
  /// A file for one frame, in bytes.
  private static let frameLimit = 4 << 20

  /// The track, `nil` where the input is no keypoint data but a medium.
  ///
  /// A folder or a printf pattern with JSON files is one file a frame, in natural order; whatever else lies in the
  /// folder is left alone.
  static func read(
    _ path: String, _ host: Host, format: String?, minConfidence: Double?
  ) throws -> (track: PoseTrack, format: any KeypointFormat.Type)? {
    let files = try host.files(path)
    let documents = files.filter { Path.fileExtension($0) == "json" }
    guard let first = documents.first else {
      try refuseText(files)
      return nil
    }
    if documents.count == 1 {
      return try KeypointFile.read(
        host.read(first, limit: clipLimit), KeypointContext(path: first, asked: minConfidence), format: format)
    }
    guard documents.count <= Limits.clipFrames else {
      throw AdapterError(
        .badInput, "\(documents.count) files are more than the limit of \(Limits.clipFrames) frames", place: path,
        hint: "cut the clip")
    }
    var track = PoseTrack(frames: [], framesPerSecond: nil)
    var found: (any KeypointFormat.Type)?
    let gaps = NumberGaps.before(documents.map { Path.stem($0) }, most: Limits.clipFrames)
    for (index, document) in documents.enumerated() {
      try host.checkCancellation()
      let (one, kind) = try KeypointFile.read(
        host.read(document, limit: frameLimit), KeypointContext(path: document, asked: minConfidence),
        format: format ?? found?.id)
      found = found ?? kind
      guard one.frames.count == 1 else {
        throw AdapterError(
          .badInput, "\(one.frames.count) frames in one file of a folder, expected one", place: document,
          hint: "pass a file that holds the whole clip by itself")
      }
      track.frames += Array(repeating: PoseFrame(people: [], canvas: nil), count: gaps[index])
      track.missing += gaps[index]
      track.frames += one.frames
    }
    return found.map { (track, $0) }
  }

  /// Files of keypoints that are no JSON, each with the way to it.
  private static func refuseText(_ files: [String]) throws {
    guard let file = files.first else { return }
    let (what, way): (String, String)
    switch Path.fileExtension(file) {
    case "bvh":
      (what, way) = ("BVH (motion capture)", "draw it as seen by a camera, in Blender for example, and give the clip")
    case "txt":
      (what, way) = (
        "a text file (YOLO-pose writes class, box and x y v of 17 points as shares)",
        "write the points as COCO JSON, 'keypoints' with 'image_id', or as OpenPose JSON"
      )
    case "csv":
      (what, way) = (
        "a CSV table (MediaPipe's landmarks are often kept so)",
        "write each frame as a list of its 33 landmarks with x, y and visibility, as JSON"
      )
    case "jsonl": (what, way) = ("JSON lines", "put the lines into one list: [ … , … ]")
    case "pkl", "pth", "npy", "npz":
      (what, way) = ("an array of Python", "write the points as OpenPose or COCO JSON")
    default: return
    }
    throw AdapterError(.badInput, "\(what) is not read as a pose", place: file, hint: way)
  }
}
