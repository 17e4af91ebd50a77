import A2CPluginKit

/// Finds the keypoint files that an input stands for.
enum KeypointFiles {
  /// A file for a whole clip, in bytes.
  private static let clipLimit = 64 << 20
  /// A file for one frame, in bytes.
  private static let frameLimit = 4 << 20

  struct Found {
    var track: PoseTrack
    /// The format's id and its name for people.
    var id: String
    var name: String
    /// Why points are taken in the order they are, where their number alone did not say it.
    var layoutReason: String?
  }

  /// The track, `nil` where the input is no keypoint data but a medium.
  ///
  /// A folder or a printf pattern with JSON or text files is one file a frame, in natural order; whatever else lies in
  /// the folder is left alone.
  static func read(_ path: String, _ host: Host, format: String?, minConfidence: Double?) throws -> Found? {
    let files = try host.files(path)
    var context = KeypointContext(path: path, asked: minConfidence)
    guard var found = try read(files, host, context, format) else { return nil }
    let others = context.evidence.others
    guard !others.isEmpty else { return found }
    for (count, tree) in others {
      guard let layout = tree.layout else {
        throw context.error(
          "", "the \(count) points are \(tree.name)'s, of an animal: their bones fit that and no person",
          hint: "skeletons of people alone are drawn; give a clip with the skeleton drawn, as format: drawn")
      }
      context.shown[count] = layout
    }
    // Once more, now that the order of the points is known.
    if let again = try read(files, host, context, format) { found = again }
    found.layoutReason = "bones are short in that order and long in others of as many points"
    return found
  }

  private static func read(
    _ files: [String], _ host: Host, _ context: KeypointContext, _ format: String?
  ) throws -> Found? {
    func named(_ endings: Set<String>) -> [String] { files.filter { endings.contains(Path.fileExtension($0)) } }
    let documents = named(["json"])
    if !documents.isEmpty { return try json(documents, host, context, format) }
    if let lines = named(["jsonl", "ndjson"]).first {
      return try found(JSONLines.read(host.read(lines, limit: clipLimit), context.at(lines)), context.at(lines), format)
    }
    if let table = named(["csv", "tsv"]).first {
      let track = try PointTable.read(try host.read(table, limit: clipLimit), context.at(table))
      guard !track.frames.isEmpty else {
        throw context.at(table).error("", "the table has a header and no rows", hint: "check that it is complete")
      }
      guard track.frames.count <= Limits.clipFrames else {
        throw context.at(table).error("", "\(track.frames.count) frames are too many", hint: "cut the clip")
      }
      return Found(track: track, id: "csv", name: "a table of points")
    }
    let arrays = named(["npy", "npz"])
    if !arrays.isEmpty { return try numpy(arrays, host, context, format) }
    let texts = named(["txt"]).filter { Path.name($0) != "classes.txt" }
    if !texts.isEmpty { return try yolo(texts, host, context) }
    try refuse(files)
    return nil
  }

  private static func json(
    _ documents: [String], _ host: Host, _ context: KeypointContext, _ format: String?
  ) throws -> Found {
    if documents.count == 1 {
      let (track, kind) = try KeypointFile.read(
        host.read(documents[0], limit: clipLimit), context.at(documents[0]), format: format)
      return Found(track: track, id: kind.id, name: kind.name)
    }
    var kind: (any KeypointFormat.Type)?
    let track = try frames(documents, host, context) { document in
      let bytes = try host.read(document, limit: frameLimit)
      // What a detector writes where it found nobody.
      if bytes.count < 16,
        ["[]", "[[]]", "{}", "null"].contains(String(decoding: bytes.filter { $0 > 32 }, as: UTF8.self))
      {
        return PoseTrack(frames: [PoseFrame(people: [], canvas: nil)], framesPerSecond: nil)
      }
      let one = try KeypointFile.read(bytes, context.at(document), format: format ?? kind?.id)
      kind = kind ?? one.format
      return one.track
    }
    guard let kind else { throw context.error("", "no file holds a person", hint: KeypointFile.hint) }
    return Found(track: track, id: kind.id, name: kind.name)
  }

  private static func found(_ json: JSON, _ context: KeypointContext, _ format: String?) throws -> Found {
    let (track, kind) = try KeypointFile.read(json, context, format: format)
    return Found(track: track, id: kind.id, name: kind.name)
  }

  private static func numpy(
    _ files: [String], _ host: Host, _ context: KeypointContext, _ format: String?
  ) throws -> Found {
    guard files.count > 1 else {
      return try found(NumpyPoses.json(files[0], host), context.at(files[0]), format)
    }
    var kind: (any KeypointFormat.Type)?
    let track = try frames(files, host, context) { file in
      let one = try KeypointFile.read(NumpyPoses.json(file, host), context.at(file), format: format)
      kind = kind ?? one.format
      return one.track
    }
    return Found(track: track, id: kind?.id ?? PointListFile.id, name: kind?.name ?? PointListFile.name)
  }

  private static func yolo(_ files: [String], _ host: Host, _ context: KeypointContext) throws -> Found {
    let track =
      files.count == 1
      ? try YoloPose.read(host.read(files[0], limit: clipLimit), context.at(files[0]))
      : try frames(files, host, context) { try YoloPose.read(host.read($0, limit: frameLimit), context.at($0)) }
    return Found(track: track, id: "yolo", name: "YOLO-pose lines")
  }

  /// One file a frame; numbers that are left out are empty frames.
  private static func frames(
    _ files: [String], _ host: Host, _ context: KeypointContext, _ read: (String) throws -> PoseTrack
  ) throws -> PoseTrack {
    guard files.count <= Limits.clipFrames else {
      throw context.error(
        "", "\(files.count) files are more than the limit of \(Limits.clipFrames) frames", hint: "cut the clip")
    }
    var track = PoseTrack(frames: [], framesPerSecond: nil)
    let gaps = NumberGaps(files.map { Path.stem($0) }, most: Limits.clipFrames)
    for (index, file) in files.enumerated() {
      try host.checkCancellation()
      let one = try read(file)
      guard one.frames.count == 1 else {
        throw context.at(file).error(
          "", "\(one.frames.count) frames in one file of a folder, expected one",
          hint: "pass a file that holds the whole clip by itself")
      }
      track.frames += Array(repeating: PoseFrame(people: [], canvas: nil), count: gaps.before[index])
      track.frames += one.frames
    }
    (track.missing, track.jumps) = (gaps.total, gaps.jumps)
    return track
  }

  /// Files of poses that are not read, each with the way to it.
  private static func refuse(_ files: [String]) throws {
    guard let file = files.first else { return }
    let (what, way): (String, String)
    switch Path.fileExtension(file) {
    case "bvh":
      (what, way) = (
        "BVH (motion capture: angles of joints and no points of a picture)",
        "render it as seen by a camera, in Blender for example, and give the clip of the drawn skeleton, or run a pose "
          + "detector on the rendering"
      )
    case "fbx", "glb", "gltf", "usd", "usda", "usdc", "usdz", "abc", "vmd", "c3d", "trc":
      (what, way) = (
        "motion of a 3-D model (.\(Path.fileExtension(file)))",
        "render it as seen by a camera and give the clip of the drawn skeleton, or run a pose detector on the rendering"
      )
    case "pkl", "pth", "pt", "h5", "hdf5", "mat":
      (what, way) = (
        "an array of a program (.\(Path.fileExtension(file)))",
        "write the points as OpenPose or COCO JSON, or as an array: np.save(\"pose.npy\", keypoints)"
      )
    default: return
    }
    throw AdapterError(.badInput, "\(what) is not read as a pose", place: file, hint: way)
  }
}
