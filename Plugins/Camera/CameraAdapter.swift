import A2CPluginKit

/// Camera paths: the path itself, for a camera encoder and for files; a drawing of it for a model without such an encoder;
/// and the path in the words of film.
struct CameraAdapter: Adapter {
  static let id = "org.a2c.camera"
  static let version = "1.0.0"

  /// Poses that are drawn where nobody says how many.
  private static let usualFrames = 32

  /// A path that rolls by more degrees than this turns about an axis that is not its view.
  private static let mostRoll = 360.0

  private let parameters: CameraParameters
  private let host: Host

  init(parameters: JSON, host: Host) throws {
    self.parameters = try CameraParameters(parameters)
    self.host = host
  }

  mutating func encode(_ inputs: [Input], into sink: Sink) throws {
    let (file, note) = try source(inputs)
    var (path, format) = try PathFormats.read(file, format: parameters.moves == nil ? parameters.format : MovesText.id)
    PathChecks.unscaled(&path)
    try PathChecks.check(path, file: file.path)
    try tell(&path, format, note, sink)
    guard let all = PosesFromFirst.cameraToFirst(path.poses, path.convention) else {
      throw badPath(file.path, "a pose cannot be inverted", hint: "check the rotations")
    }

    try emitPath(all, path, sink)
    if !host.model.hasCameraEncoder { try emitPicture(try sample(all, sink), sink) }
    try emitFacts(all, path, sink)
  }

  /// The file that the input stands for, or the words of the parameter `moves`; and why it was chosen, where that is
  /// not plain.
  private func source(_ inputs: [Input]) throws -> (file: PathFile, note: CameraPath.Note?) {
    if let moves = parameters.moves {
      guard inputs.isEmpty else {
        throw AdapterError(
          .invalidArgument, "a file and moves in words", place: "params.moves", hint: "leave out one of them")
      }
      return (try PathFile(path: "params.moves", bytes: Array(moves.utf8)), nil)
    }
    let input = try inputs.only(
      "a camera condition is one path: a file or a folder",
      hint: "write one condition for each path, or the moves in words as params: {moves: pan left 30°}")
    return try PathSource(host: host, askedSize: parameters.sourceSize, asked: parameters.asked).open(input.path)
  }

  /// Records what was chosen in reading the file, and lets the parameters override it.
  private func tell(
    _ path: inout CameraPath, _ format: any PathFormat.Type, _ note: CameraPath.Note?, _ sink: Sink
  ) throws {
    if let note { try sink.decide(note.key, note.value, because: note.reason) }
    if parameters.format == nil { try sink.decide("format", format.id, because: "the file reads as \(format.name)") }
    if let direction = parameters.direction {
      path.convention.direction = direction
    } else {
      try sink.decide(
        "direction", path.convention.direction.rawValue,
        because: "\(path.convention.direction.words), \(path.directionIs ?? "as usual in \(format.name)")")
    }
    if let axes = parameters.axes {
      path.convention.axes = axes
    } else {
      try sink.decide(
        "axes", path.convention.axes.rawValue, because: "those of \(format.name): \(path.convention.axes.words)")
    }
    for note in path.notes { try sink.decide(note.key, note.value, because: note.reason) }
    if path.hasDistortion {
      try sink.decide("distortion", "left out", because: "the path is that of a lens without distortion")
    }
  }

  /// The poses that are drawn.
  private func sample(_ poses: [RigidMotion], _ sink: Sink) throws -> [RigidMotion] {
    let chosen = EvenSpread.indices(parameters.frames ?? Self.usualFrames, of: poses.count)
    if chosen.count < poses.count {
      let reason =
        parameters.frames == nil
        ? "evenly spread, the first and the last among them; the parameter frames asks for more"
        : "the parameter frames"
      try sink.decide("poses", "\(chosen.count) of \(poses.count)", because: reason)
    }
    return chosen.map { poses[$0] }
  }

  /// The path as it is, for an encoder and for files.
  private func emitPath(_ poses: [RigidMotion], _ path: CameraPath, _ sink: Sink) throws {
    let lenses = try Lenses(path, parameters) { try sink.decide($0, $1, because: $2) }
    try sink.camera(
      poses: poses, lenses: lenses.lenses, unit: lenses.unit, source: (lenses.source.width, lenses.source.height),
      times: path.risingTimes, framesPerSecond: parameters.framesPerSecond ?? path.framesPerSecond,
      mostMaps: parameters.frames)
  }

  private func emitPicture(_ poses: [RigidMotion], _ sink: Sink) throws {
    try sink.decide("shown as", "a drawing of the path", because: "the model has no camera encoder")
    let canvas = PathPicture.draw(poses)
    let raster = try Raster(width: canvas.width, height: canvas.height, layout: .rgb8, bytes: canvas.pixels)
    try sink.frames(count: 1, encoder: .vision, isVideo: false) { _ in raster }
    try sink.text(PathPicture.legend)
  }

  private func emitFacts(_ poses: [RigidMotion], _ path: CameraPath, _ sink: Sink) throws {
    guard poses.count > 1 else {
      try sink.text("The camera path is a single pose.")
      return
    }
    if PathMoves.areSeparateViews(poses) {
      try sink.decide(
        "path", "separate views", because: "most poses turn by more than 45° from the one before, which no camera does")
      try sink.text("\(poses.count) separate views from different sides; the camera takes no path between them.")
      return
    }
    let own = parameters.framesPerSecond == nil ? path.framesPerSecond : nil
    if let own {
      try sink.decide(
        "fps", PathWords.tenths(own), because: path.rate == nil ? "the times of the file" : "the file says it")
    }
    let seconds = parameters.framesPerSecond.map { Double(poses.count) / $0 } ?? path.seconds
    // A lens that a parameter sets for the whole path does not change.
    let isFixed = parameters.lens != nil || parameters.fieldOfView != nil
    let first = path.poses.first.flatMap { path.convention.worldToCamera($0.matrix)?.inverse?.rotation }
    let curves = PathCurves(
      poses, lenses: isFixed ? [] : path.poses.map(\.intrinsics), first: first ?? .identity)
    let moves = PathMoves(curves)
    if parameters.axes == nil, path.convention.axes == .opencv, let low = curves.roll.min(),
      let high = curves.roll.max(),
      high - low > Self.mostRoll
    {
      try sink.decide(
        "roll", "\(PathWords.tenths((high - low).rounded()))°",
        because:
          "hardly a camera's: where the poses are a vehicle's or a sensor's, the parameter axes (flu, ned) says so")
    }
    try sink.claim(.camera, PathWords.value(moves), PathWords.describe(moves), certainty: 1)
    var fact = PathWords.describe(moves, seconds: seconds)
    if let seconds {
      let told = PathWords.tenths(seconds)
      fact += " This takes \(told) \(told == "1" ? "second" : "seconds")."
    }
    try sink.text(fact)
  }
}
