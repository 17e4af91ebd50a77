import A2CPluginKit

/// Depth maps: clips, picture sequences and pictures, of 8 and 16 bits, rendered grey with near bright.
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
    switch try DepthSources.open(input.path, host: host) {
    case .depth(let source): try emit(source, sink)
    case .colored(let media): try emitColored(media, sink)
    }
  }

  private func emit(_ source: any DepthSource, _ sink: Sink) throws {
    let table = try table(source, sink)
    var layers = DepthLayers()
    try sink.frames(
      count: source.frameCount, framesPerSecond: try rate(source.framesPerSecond, source.isClip, sink),
      encoder: .vision, isVideo: source.isClip
    ) { index in
      let plane = try source.plane(index)
      let pixels = table.render(plane)
      layers.count(pixels)
      return try Raster(width: plane.width, height: plane.height, layout: .rgb8, bytes: pixels)
    }
    var fact = "\(what(source.isClip, source.frameCount, source.width, source.height)); brighter is nearer"
    if let words = layers.words { fact += "; by thirds of its range: \(words)" }
    try sink.text(fact + ".")
  }

  /// The map from values to brightness; every choice in it is told.
  private func table(_ source: any DepthSource, _ sink: Sink) throws -> NearnessTable {
    let brightIsNear: Bool
    switch parameters.near {
    case .bright: brightIsNear = true
    case .dark: brightIsNear = false
    case .auto:
      brightIsNear = source.brightIsNear.value
      try sink.decide("near", brightIsNear ? "bright" : "dark", because: source.brightIsNear.reason)
    }
    let stretches: Bool
    switch parameters.normalize {
    case .clip: stretches = true
    case .off: stretches = false
    case .auto:
      stretches = source.stretches.value
      try sink.decide("normalize", stretches ? "clip" : "off", because: source.stretches.reason)
    }
    var range = DepthRange(low: 0, high: source.fullScale)
    if stretches, let found = try measure(source, sink) { range = found }
    return NearnessTable(range: range, brightIsNear: brightIsNear, invalid: source.invalid)
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
    try sink.decide(
      "range", "\(range.low)…\(range.high)",
      because: count < source.frameCount ? "of \(count) frames, evenly spread" : "smallest and largest of the clip")
    return range
  }

  /// A colour map hides which end is near: the pictures go as they are.
  private func emitColored(_ media: Media, _ sink: Sink) throws {
    var reason = "the first frame is coloured: a colour map, or no depth map; its colours are kept"
    if parameters.near != .auto || (parameters.normalize != .auto && parameters.normalize != .off) {
      reason += ", near and normalize have no effect"
    }
    try sink.decide("colour", "kept", because: reason)
    let isClip = media.frameCount > 1
    try sink.frames(
      count: media.frameCount, framesPerSecond: try rate(media.framesPerSecond, isClip, sink),
      encoder: .vision, isVideo: isClip
    ) { try media.frame($0) }
    try sink.text("\(what(isClip, media.frameCount, media.width, media.height)), drawn in colours.")
  }

  private func rate(_ own: Double, _ isClip: Bool, _ sink: Sink) throws -> Double {
    isClip ? try sink.rate(asked: parameters.framesPerSecond, own: own) : 0
  }

  private func what(_ isClip: Bool, _ count: Int, _ width: Int, _ height: Int) -> String {
    isClip ? "A depth clip of \(count) frames, \(width)×\(height)" : "A depth map, \(width)×\(height)"
  }
}
