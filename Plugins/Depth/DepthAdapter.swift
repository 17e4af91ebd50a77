import A2CPluginKit

/// Depth maps: clips, picture sequences and pictures of 8 and 16 bits, grey or drawn with a colour map, arrays and float
/// maps; rendered grey with near bright.
struct DepthAdapter: Adapter {
  static let id = "org.a2c.depth"
  static let version = "1.0.0"

  /// Frames that are looked at for the range of a clip; of longer clips as many are taken, evenly spread.
  private static let rangeFrames = 256

  private let parameters: DepthParameters
  private let host: Host

  init(parameters: JSON, host: Host) throws {
    self.parameters = try DepthParameters(parameters)
    self.host = host
  }

  mutating func encode(_ inputs: [Input], into sink: Sink) throws {
    let input = try inputs.only(
      "a depth condition is one clip, sequence or picture",
      hint: "write one condition for each, or put the pictures into one folder")
    switch try DepthSources(host: host, parameters: parameters, sink: sink).open(input.path) {
    case .depth(let source, let look): try emit(source, look, input.path, sink)
    case .colored(let media, let look): try emitColored(media, look, sink)
    }
  }

  /// - Parameter look: what the pictures look like instead of depth; `nil` where nothing speaks against it.
  private func emit(_ given: any DepthSource, _ look: PictureLook?, _ path: String, _ sink: Sink) throws {
    let (source, brightIsNear) = try oriented(given, sink)
    let (table, range) = try table(source, brightIsNear, sink)
    var layers = DepthLayers()
    try sink.frames(
      count: source.frameCount, framesPerSecond: try rate(source.framesPerSecond, source.isClip, sink),
      encoder: .vision, isVideo: source.isClip
    ) { index in
      let plane = try source.plane(index)
      let pixels = table.render(plane)
      layers.count(pixels, plane, invalid: source.invalid)
      return try Raster(width: plane.width, height: plane.height, layout: .rgb8, bytes: pixels)
    }
    if let look {
      try sink.advise(look, isClip: source.isClip)
      host.log(.warning, look.advice(isClip: source.isClip) + "; for depth after all, say which end is near")
      let what = source.isClip ? "A clip of \(source.frameCount) frames" : "A picture"
      try sink.text("\(what), \(source.width)×\(source.height), in grey; nothing shows that it is a depth map.")
      return
    }
    var fact = "\(what(source.isClip, source.frameCount, source.width, source.height)); brighter is nearer"
    if let words = layers.words { fact += "; by thirds of its range: \(words)" }
    try sink.text(fact + ".")
    for sentence in layers.places { try sink.text(sentence) }
    if !brightIsNear, let range, let words = try distances(source, range, path, sink) { try sink.text(words) }
    if layers.isFlat { host.log(.warning, "every value is the same: this depth map tells nothing") }
    guard source.isClip else { return }
    let grids = try SpreadFrames.indices(of: source.frameCount, most: DepthChange.frames).map { index in
      try host.checkCancellation()
      let plane = try source.plane(index)
      return NearnessGrid(table.render(plane), plane, invalid: source.invalid)
    }
    for sentence in DepthChange(grids).sentences(isComparable: source.isComparable) { try sink.text(sentence) }
  }

  /// The map from values to brightness; every choice in it is told.
  private func table(
    _ source: any DepthSource, _ brightIsNear: Bool, _ sink: Sink
  ) throws -> (NearnessTable, DepthRange?) {
    let stretches: Bool
    switch parameters.normalize {
    case .clip: stretches = true
    case .off: stretches = false
    case .auto:
      stretches = source.stretches.value
      try sink.decide("normalize", stretches ? "clip" : "off", because: source.stretches.reason)
    }
    var range = DepthRange(low: source is MappedPictures ? 1 : 0, high: source.fullScale)
    let measured = stretches ? try measure(source, sink) : nil
    if let measured { range = measured }
    return (NearnessTable(range: range, brightIsNear: brightIsNear, invalid: source.invalid), measured)
  }

  /// Which end is near, and the source with zeros read by that.
  private func oriented(_ given: any DepthSource, _ sink: Sink) throws -> (any DepthSource, brightIsNear: Bool) {
    guard parameters.near == .auto else {
      let isBright = parameters.near == .bright
      return (isBright ? given : given.infinityIsFar() ?? given, isBright)
    }
    let isDeep = given is DistancePictures || (given as? ArrayDepth)?.isWhole == true
    let scan = isDeep ? try DeepScan(given) : nil
    let source = scan.map { given.taken(as: $0.kind) } ?? given
    let zero = source.invalid == 0 && !(source is MappedPictures) ? try ZeroCheck(source) : nil
    let polarity = try polarity(source, zero)
    try sink.decide("near", polarity.brightIsNear ? "bright" : "dark", because: polarity.reason)
    if let scan, scan.kind == .stretched, !polarity.brightIsNear, scan.zeroIsApart, !scan.zeroIsWhole {
      // Distances that reach the end of 16 bits: what is too far.
      return (given, false)
    }
    if !polarity.brightIsNear, let endless = source.infinityIsFar() {
      try sink.decide(
        "infinite", "far", because: "larger is farther, so what is infinite is the far end and no missing value")
      return (endless, false)
    }
    // Who says which end is near has looked at the map, and means its zeros as they are.
    guard let zero, polarity.brightIsNear, zero.isSky || zero.goesDownToZero else {
      return (source, polarity.brightIsNear)
    }
    try sink.decide("zero", "far", because: "larger is nearer, so 0 is the far end and no missing value")
    return (source.zeroIsFar(), true)
  }

  /// What the file tells, else what the ground in the picture tells, else what is usual.
  private func polarity(_ source: any DepthSource, _ zero: ZeroCheck?) throws -> Polarity {
    let usual = source.brightIsNear
    guard usual.ground != .told else { return usual }
    let ground = try GroundCheck(source)
    guard let ground else { return usual }
    guard
      usual.ground == .guessed || (zero?.isSky == true && ground.lowerIsLarger)
        || (ground.isStrong && ground.lowerIsLarger != usual.brightIsNear)
    else {
      return usual
    }
    return Polarity(
      brightIsNear: ground.lowerIsLarger,
      reason: "values \(ground.lowerIsLarger ? "grow" : "fall") from the top of the picture to its bottom, "
        + "and the ground is nearest at the bottom", ground: .guessed)
  }

  /// The range over the clip, `nil` where no pixel was measured.
  private func measure(_ source: any DepthSource, _ sink: Sink) throws -> DepthRange? {
    let count = min(source.frameCount, Self.rangeFrames)
    var range: DepthRange?
    for position in 0..<count {
      try host.checkCancellation()
      let index = count > 1 ? position * (source.frameCount - 1) / (count - 1) : 0
      range = DepthRange.extend(range, by: try source.plane(index), invalid: source.invalid)
    }
    guard let range else {
      try sink.decide("range", "none", because: "no pixel of the clip was measured")
      return nil
    }
    let ends = [range.low, range.high].map { PlainWords.number(source.written($0), digits: 4) }
    try sink.decide(
      "range", ends.joined(separator: "…"),
      because: count < source.frameCount ? "of \(count) frames, evenly spread" : "smallest and largest of the clip")
    return range
  }

  /// The distances in words, where their unit is known.
  private func distances(
    _ source: any DepthSource, _ range: DepthRange, _ path: String, _ sink: Sink
  ) throws -> String? {
    let scale: Double
    switch parameters.unit {
    case .none: return nil
    case .metres: scale = 1
    case .millimetres: scale = 0.001
    case .auto:
      let name = Path.stem(path).lowercased()
      guard source is ArrayDepth, name.contains("meter") || name.contains("metre") else { return nil }
      try sink.decide("unit", "metres", because: "the name says so")
      scale = 1
    }
    let ends = [range.low, range.high].map { PlainWords.number(source.written($0) * scale) }
    return "The distances go from \(ends[0]) m to \(ends[1]) m."
  }

  /// An unknown colour map hides which end is near: the pictures go as they are.
  private func emitColored(_ media: Media, _ look: PictureLook?, _ sink: Sink) throws {
    var reason = "the first frame is coloured: an unknown colour map, or no depth map; its colours are kept"
    if parameters.near != .auto || (parameters.normalize != .auto && parameters.normalize != .off) {
      reason += ", near and normalize have no effect"
    }
    try sink.decide("colour", "kept", because: reason)
    let isClip = media.frameCount > 1
    try sink.frames(
      count: media.frameCount, framesPerSecond: try rate(media.framesPerSecond, isClip, sink),
      encoder: .vision, isVideo: isClip
    ) { try media.frame($0) }
    try sink.advise(look ?? .photo, isClip: isClip)
    host.log(
      .warning,
      "the colours are of no known colour map: " + (look ?? .photo).advice(isClip: isClip)
        + "; for a depth map, name its colormap")
    try sink.text(
      (isClip ? "A clip of \(media.frameCount) frames" : "A picture")
        + ", \(media.width)×\(media.height), in colours; nothing shows that it is a depth map.")
  }

  private func rate(_ own: Double, _ isClip: Bool, _ sink: Sink) throws -> Double {
    isClip ? try sink.rate(asked: parameters.framesPerSecond, own: own) : 0
  }

  private func what(_ isClip: Bool, _ count: Int, _ width: Int, _ height: Int) -> String {
    isClip ? "A depth clip of \(count) frames, \(width)×\(height)" : "A depth map, \(width)×\(height)"
  }
}
