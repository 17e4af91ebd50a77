import A2CPluginKit

/// What an input turned out to be.
enum TracksInput {
  case points(PointTracks)
  /// Pictures in which tracks or a flow are drawn.
  case drawn(Media)
}

/// Recognises inputs by their content and reads them; every choice is told to the sink.
struct TracksReader {
  let parameters: TracksParameters
  let host: Host
  let sink: Sink

  /// One text or JSON file, one flow field, in bytes.
  private static let fileLimit = 256 << 20

  func read(_ path: String) throws -> TracksInput {
    let files = try host.files(path)
    let endings = Set(files.map(Path.fileExtension))
    guard let first = files.first else { throw badTracks(path, "there is no file") }
    if endings == ["flo"] { return .points(try flow(files)) }
    if endings == ["txt"] || endings == ["csv"] { return .points(try texts(files)) }
    let pictures: Set<String> = [
      "png", "jpg", "jpeg", "webp", "bmp", "tif", "tiff", "gif", "mp4", "mov", "mkv", "webm",
    ]
    if files.count == 1, !pictures.contains(Path.fileExtension(first)) {
      return .points(try one(first))
    }
    return try media(path)
  }

  private func one(_ path: String) throws -> PointTracks {
    let bytes = try host.read(path, limit: Self.fileLimit)
    if ["pth", "pt", "pkl", "pickle"].contains(Path.fileExtension(path)) {
      throw badTracks(
        path, "a file of PyTorch or pickle, which would have to be run to be read",
        hint: "save the points as an array: np.save(\"tracks.npy\", tracks.cpu().numpy())")
    }
    if bytes.starts(with: FlowField.magic) { return try flow([path]) }
    if NumpyFile.isNumpy(bytes) { return try arrays(bytes, path) }
    if let start = bytes.first(where: { $0 > 32 }), start == 0x7B || start == 0x5B {
      let (tracks, axes) = try TrackDocument.read(bytes, path: path, axes: parameters.axes)
      if let axes { try sink.decide("axes", axes.0.rawValue, because: axes.1) }
      try sink.decide("format", tracks.format, because: "the file is JSON")
      return tracks
    }
    if TrackText.recognises(bytes) || TrackTable.recognises(bytes) { return try texts([path]) }
    throw badTracks(
      path, "the format of these tracks is not known",
      hint: "read are .npy, .npz, JSON, lines 'x, y', tables with columns x and y, .flo and KITTI's flow pictures")
  }

  private func texts(_ files: [String]) throws -> PointTracks {
    var all: PointTracks?
    for file in files {
      let bytes = try host.read(file, limit: Self.fileLimit)
      let isTable = !TrackText.recognises(bytes) && TrackTable.recognises(bytes)
      let tracks = isTable ? try TrackTable.read(bytes, path: file) : try TrackText.read(bytes, path: file)
      guard var joined = all else {
        all = tracks
        continue
      }
      // One point a file; shorter ones are not seen at the end.
      let count = max(joined.frameCount, tracks.frameCount)
      guard let total = Checked.product(joined.points.count + tracks.points.count, count),
        total <= PointTracks.mostPlaces / 4
      else { throw badTracks(file, "too many points") }
      joined.points = (joined.points + tracks.points).map { $0 + Array(repeating: nil, count: count - $0.count) }
      joined.frameCount = count
      all = joined
    }
    guard let all else { throw badTracks("", "there is no file") }
    let isTable = all.format == "a table of places"
    try sink.decide("format", all.format, because: isTable ? "its columns are x and y" : "each line holds two numbers")
    return all
  }

  private func flow(_ files: [String]) throws -> PointTracks {
    var walk: FlowWalk?
    var size: (Int, Int)?
    for file in files {
      try host.checkCancellation()
      let field = try FlowField(flo: try host.read(file, limit: 1 << 30), path: file)
      if let size, size != (field.width, field.height) { throw badTracks(file, "the fields have different sizes") }
      size = (field.width, field.height)
      var moved = walk ?? FlowWalk(width: field.width, height: field.height)
      moved.step(field)
      walk = moved
    }
    guard let walk else { throw badTracks("", "there is no file") }
    try sink.decide("format", "optical flow", because: "the file begins with PIEH")
    return walk.tracks
  }

  private func arrays(_ bytes: [UInt8], _ path: String) throws -> PointTracks {
    let file: NumpyFile
    do throws(NumpyProblem) {
      file = try NumpyFile(bytes)
    } catch {
      throw NumpyError(path: path, problem: error)
    }
    var isFlow = parameters.format == .flow
    if parameters.format == .auto {
      let found = try FlowArrays.isFlow(file, path: path)
      isFlow = found.0
      try sink.decide("format", isFlow ? "optical flow" : "an array of tracks", because: found.1)
    }
    if isFlow { return try FlowArrays.walk(file, path: path) }
    let found = try TrackArrays.read(file, path: path, axes: parameters.axes)
    if let reason = found.reason { try sink.decide("axes", found.axes.rawValue, because: reason) }
    return found.tracks
  }

  private func media(_ path: String) throws -> TracksInput {
    let media = try host.open(path)
    guard media.bitDepth == 16, !media.isGray, media.kind != .clip else {
      if parameters.format != .auto {
        throw badTracks(path, "pictures of 8 bits hold neither tracks nor a flow")
      }
      try sink.decide("format", "drawn", because: "the input is pictures; they are shown as they are")
      return .drawn(media)
    }
    try sink.decide("format", "KITTI flow", because: "the pictures have three channels of 16 bits")
    var walk = FlowWalk(width: media.width, height: media.height)
    for index in 0..<media.frameCount { walk.step(FlowField(kitti: try media.frame(index, as: .rgb16))) }
    return .points(walk.tracks)
  }
}
