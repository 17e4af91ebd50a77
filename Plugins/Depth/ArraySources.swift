import A2CPluginKit

/// Opens `.npy`, `.npz`, PFM, OpenEXR and TIFF files of numbers: one with a whole clip, or one for each frame.
struct ArraySources {
  let host: Host
  let parameters: DepthParameters
  let sink: Sink

  private static let extensions: Set<String> = ["npy", "npz", "pfm", "exr"]
  /// Pictures, or numbers: the content tells.
  private static let either: Set<String> = ["tif", "tiff"]

  /// Whether the names of the files say that they are arrays.
  static func isNamedSo(_ files: [String]) -> Bool {
    files.first.map { extensions.contains(Path.fileExtension($0)) } ?? false
  }

  /// Whether the names leave it to the content.
  static func mayBeNamedSo(_ files: [String]) -> Bool {
    files.first.map { either.contains(Path.fileExtension($0)) } ?? false
  }

  static func isContentSo(_ bytes: [UInt8]) -> Bool {
    NumpyFile.isNumpy(bytes) || PFM.isPFM(bytes) || OpenEXR.isOpenEXR(bytes) || FloatDepth.isTIFF(bytes)
  }

  /// - Parameter files: at least one, in the order of the frames.
  func open(_ files: [String], path: String) throws -> ArrayDepth {
    let files =
      files.count > 1 ? files.filter { Self.extensions.union(Self.either).contains(Path.fileExtension($0)) } : files
    guard let first = files.first else { throw AdapterError(.badInput, "no frames", place: path) }
    guard files.count <= Limits.clipFrames else {
      throw AdapterError(.badInput, "\(files.count) files are more than \(Limits.clipFrames) frames", place: path)
    }
    let opened = try read(first)
    let frames: NumberFrames
    if files.count == 1 {
      frames = opened.frames
    } else {
      guard opened.frames.count == 1 else {
        throw AdapterError(
          .badInput, "\(opened.frames.count) frames in one file of a folder, expected one", place: first,
          hint: "pass a file that holds the whole clip by itself")
      }
      let (width, height) = (opened.frames.width, opened.frames.height)
      frames = NumberFrames(width: width, height: height, count: files.count) { index in
        let one = try read(files[index]).frames
        guard one.width == width, one.height == height, one.count == 1 else {
          throw AdapterError(
            .badInput, "\(one.width)×\(one.height), the first file has \(width)×\(height)", place: files[index])
        }
        return try one.load(0)
      }
    }
    try sink.decide("format", opened.format, because: "the file's content")
    if let array = opened.array, parameters.array == nil {
      try sink.decide(opened.format == "exr" ? "channel" : "array", array.name, because: array.reason)
    }
    var depth = try ArrayDepth(frames, bits: opened.bits, told: polarity(first, opened), host: host)
    depth.framesPerSecond = opened.framesPerSecond
    return depth
  }

  /// A file that was read.
  struct Opened {
    let frames: NumberFrames
    let format: String
    var array: (name: String, reason: String)?
    var bits: Int?
    /// 0 where the file tells none.
    var framesPerSecond = 0.0
  }

  private func read(_ path: String) throws -> Opened {
    let bytes = try host.read(path, limit: Limits.arrayFileBytes)
    if PFM.isPFM(bytes) {
      do throws(PFMProblem) {
        let map = try PFM(bytes)
        return Opened(
          frames: NumberFrames(width: map.width, height: map.height, count: 1) { _ in map.values }, format: "pfm")
      } catch {
        throw error.error(path)
      }
    }
    if let opened = try FloatDepth(array: parameters.array).open(bytes, path) { return opened }
    do throws(NumpyProblem) {
      let file = try NumpyFile(bytes)
      let choice = try choose(file)
      let array = try file.array(choice?.name)
      guard !array.shape.contains(0) else {
        throw NumpyProblem.header("the shape \(array.shape) is no depth: the array is empty, with no frames")
      }
      guard let shape = ArrayShape(array.shape) else {
        throw NumpyProblem.header("the shape \(array.shape) is no depth: [frames, height, width] is")
      }
      guard array.type != .bool else {
        throw NumpyProblem.header("yes and no are a mask and no depth; use the adapter region or segmentation")
      }
      let frames = NumberFrames(width: shape.width, height: shape.height, count: shape.frames) {
        shape.frame($0, array)
      }
      let bits: Int? = array.type == .uint8 ? 8 : array.type == .uint16 ? 16 : nil
      var opened = Opened(frames: frames, format: file.names.isEmpty ? "npy" : "npz", array: choice, bits: bits)
      if file.names.contains("fps"), let rate = try file.array("fps").doubles().first, rate >= 0.01, rate <= 1000 {
        opened.framesPerSecond = rate
      }
      return opened
    } catch {
      throw NumpyError(path: path, problem: error)
    }
  }

  private static let usualNames = [
    "depth", "depths", "disparity", "disp", "inverse_depth", "inv_depth", "pred", "prediction", "arr_0",
  ]

  private func choose(_ file: NumpyFile) throws(NumpyProblem) -> (name: String, reason: String)? {
    if file.names.isEmpty { return nil }
    if let array = parameters.array { return (array, "it was asked for") }
    if let name = Self.usualNames.first(where: { file.names.contains($0) }) {
      return (name, file.names.count == 1 ? "the only one" : "its name says depth")
    }
    for name in file.names where ArrayShape(try file.array(name).shape) != nil {
      return (name, "the first whose shape fits")
    }
    throw .header("none of the arrays is [height, width] or [frames, height, width]")
  }

  /// What the file's kind and names tell.
  private func polarity(_ path: String, _ opened: Opened) -> Polarity? {
    let name = (Path.stem(path) + " " + (opened.array?.name ?? "")).lowercased()
    if let word = ["disp", "inverse", "inv_", "_inv"].first(where: { name.contains($0) }) {
      return Polarity(brightIsNear: true, reason: "the name says '\(word)': larger is nearer", ground: .told)
    }
    if let word = ["meter", "metre", "metric", "distance"].first(where: { name.contains($0) }) {
      return Polarity(brightIsNear: false, reason: "the name says '\(word)': larger is farther", ground: .told)
    }
    guard opened.format == "pfm" else { return nil }
    return Polarity(
      brightIsNear: true, reason: "PFM files of depth networks and stereo hold inverse depth", ground: .usual)
  }
}
