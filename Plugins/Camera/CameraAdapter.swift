import A2CPluginKit

/// Camera paths: Plücker maps for a model with a camera encoder, a drawing of the path for any other, and the path in
/// the words of film.
struct CameraAdapter: Adapter {
  static let id = "org.a2c.camera"
  static let version = "1.0.0"

  /// A path file, in bytes: 100,000 poses with 19 long numbers each.
  private static let fileLimit = 32 << 20
  /// Poses that become maps where nobody says how many. A map is 6·h·w numbers (2.4 MB at 256×384), and training
  /// clips have 14 to 25 frames.
  private static let usualFrames = 32

  private let parameters: CameraParameters
  private let host: Host

  init(parameters: JSON, host: Host) throws {
    self.parameters = try CameraParameters(parameters)
    self.host = host
  }

  mutating func encode(_ inputs: [Input], into sink: Sink) throws {
    let input = try inputs.only("a camera condition is one path file", hint: "write one condition for each path")
    let (path, format) = try PathFormats.read(
      host.read(input.path, limit: Self.fileLimit), path: input.path, format: parameters.format)
    try PathChecks.check(path, file: input.path)
    guard let all = RelativePath.cameraToFirst(path.poses) else {
      throw badPath(input.path, "a pose cannot be inverted", hint: "check the rotations")
    }
    if parameters.format == nil {
      try sink.decide("format", format.id, because: "the file reads as \(format.name)")
    }
    if path.hasDistortion {
      try sink.decide("distortion", "left out", because: "the maps are those of a lens without distortion")
    }

    let chosen = try sample(all.count, sink)
    let relative = chosen.map { all[$0] }
    if host.model.hasCameraEncoder {
      try emitMaps(relative, lenses: chosen.map { path.poses[$0].intrinsics }, path, sink)
    } else {
      try emitPicture(relative, sink)
    }
    try emitFacts(all, path, sink)
  }

  /// The poses that are used.
  private func sample(_ count: Int, _ sink: Sink) throws -> [Int] {
    let allowed = max(1, host.model.cameraFrames)
    let wanted = min(parameters.frames ?? Self.usualFrames, host.model.hasCameraEncoder ? allowed : count)
    let chosen = RelativePath.sample(wanted, of: count)
    if chosen.count < count {
      let reason =
        parameters.frames.map { $0 == wanted ? "the parameter frames" : "the model's limit" }
        ?? "evenly spread, the first and the last among them; the parameter frames asks for more"
      try sink.decide("poses", "\(chosen.count) of \(count)", because: reason)
    }
    return chosen
  }

  private func emitMaps(_ poses: [RigidMotion], lenses: [Intrinsics], _ path: CameraPath, _ sink: Sink) throws {
    let (height, width) = (host.model.cameraHeight, host.model.cameraWidth)
    guard height > 0, width > 0, let count = Checked.product(poses.count, 6, height, width), count <= 1 << 28 else {
      throw AdapterError(
        .unsupported, "maps of \(width)×\(height) for \(poses.count) poses are too large",
        hint: "lower the parameter frames")
    }
    let unit = try unit(path, sink)
    let source = try sourceSize(path, unit, sink)
    var values: [Float] = []
    values.reserveCapacity(count)
    for (pose, lens) in zip(poses, lenses) {
      try host.checkCancellation()
      let scaled = LensScaling.pixels(lens, unit: unit, source: source, width: width, height: height)
      PluckerMap(width: width, height: height, lens: scaled, cameraToWorld: pose).append(to: &values)
    }
    guard values.allSatisfy(\.isFinite) else {
      throw AdapterError(
        .badInput, "the maps overflow", hint: "check the focal lengths and the units of the translations")
    }
    try sink.tensor(values, shape: [poses.count, 6, height, width], encoder: .camera)
  }

  private func unit(_ path: CameraPath, _ sink: Sink) throws -> CameraPath.Unit {
    if let unit = parameters.unit { return unit }
    try sink.decide(
      "intrinsics", path.unit.rawValue,
      because: path.unit == .normalised
        ? "the principal point is about one half" : "the principal point is far above 1")
    return path.unit
  }

  /// The size of the pictures the path was taken with: needed to know how they are cropped to the map.
  private func sourceSize(_ path: CameraPath, _ unit: CameraPath.Unit, _ sink: Sink) throws -> CameraPath.Size {
    if let size = parameters.sourceSize { return size }
    if let size = path.sourceSize {
      try sink.decide("source size", words(size), because: "columns 6 and 7 of the file hold it")
      return size
    }
    if unit == .pixels, let lens = path.poses.first?.intrinsics, lens.cx >= 1, lens.cy >= 1 {
      let size = CameraPath.Size(width: 2 * lens.cx, height: 2 * lens.cy)
      try sink.decide("source size", words(size), because: "the principal point is taken for the middle")
      return size
    }
    let size = LensScaling.usualSource
    try sink.decide(
      "source size", words(size), because: "the file does not say it; width and height set it")
    return size
  }

  private func words(_ size: CameraPath.Size) -> String { "\(whole(size.width))×\(whole(size.height))" }

  private func whole(_ value: Double) -> String { Int(exactly: value.rounded()).map(String.init) ?? "\(value)" }

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
    var fact = PathWords.describe(PathMotion(poses, lenses: path.poses.map(\.intrinsics)))
    if let rate = parameters.framesPerSecond {
      let tenths = (Double(poses.count) / rate * 10).rounded() / 10
      fact += " This takes \(tenths) seconds."
    }
    try sink.text(fact)
  }
}
