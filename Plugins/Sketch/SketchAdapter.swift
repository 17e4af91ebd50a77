import A2CPluginKit

/// Line drawings, edge maps and scribbles: pictures, sequences and clips, shown as white lines on black.
struct SketchAdapter: Adapter {
  static let id = "org.a2c.sketch"
  static let version = "1.0.0"

  /// Which tone the lines have.
  enum Lines: String, CaseIterable { case auto, light, dark }

  private let lines: Lines
  private let framesPerSecond: Double?
  private let host: Host

  /// Frames that are looked at for the polarity.
  private static let looks = 4

  init(parameters: JSON, host: Host) throws {
    let parameters = Parameters(parameters)
    lines = try parameters.choice("lines") ?? .auto
    framesPerSecond = try parameters.framesPerSecond()
    self.host = host
  }

  mutating func encode(_ inputs: [Input], into sink: Sink) throws {
    let input = try inputs.only(
      "a sketch condition is one clip, sequence or picture",
      hint: "write one condition for each, or put the pictures into one folder")
    let media = try host.open(input.path)
    guard media.frameCount > 0 else { throw AdapterError(.badInput, "no frames", place: input.path) }
    let indices = SpreadFrames.indices(of: media.frameCount, most: Self.looks)
    let source = try source(media, indices, sink)
    let isDark = try areDark(indices.map { try source.tones(media, $0) }, sink)
    let isClip = media.frameCount > 1
    var share = LineShare()
    try sink.frames(
      count: media.frameCount,
      framesPerSecond: isClip ? sink.rate(asked: framesPerSecond, own: media.framesPerSecond) : 0, encoder: .vision,
      isVideo: isClip
    ) { index in
      var tones = try source.tones(media, index)
      if isDark { for at in tones.indices { tones[at] = 255 - tones[at] } }
      share.count(tones, width: media.width, height: media.height)
      return try Raster(width: media.width, height: media.height, layout: .rgb8, bytes: tones.flatMap { [$0, $0, $0] })
    }
    let size = "\(media.width)×\(media.height)"
    if share.areLines, share.isBlank {
      try sink.text(isClip ? "\(media.frameCount) frames, \(size), of one tone." : "A picture, \(size), of one tone.")
      try sink.text("It holds no line.")
      return host.log(.warning, "the drawing holds no line")
    }
    let look = source == .alpha ? nil : try PictureLook.of(indices.map { try media.frame($0) })
    if share.areLines, look == nil || look == .lines || lines != .auto {
      let what = isClip ? "A line drawing of \(media.frameCount) frames" : "A line drawing"
      try sink.text("\(what), \(size); the lines are white on black.")
    } else {
      let what = isClip ? "Pictures of \(media.frameCount) frames" : "A picture"
      try sink.text("\(what), \(size); nothing shows that it is a line drawing.")
      try sink.advise(look.flatMap { $0 == .lines ? nil : $0 } ?? .photo, isClip: isClip)
      host.log(
        .warning,
        (look.flatMap { $0 == .lines ? nil : $0 } ?? .photo).advice(isClip: isClip)
          + "; for a line drawing after all, say which tone the lines have")
      return
    }
    for sentence in share.sentences { try sink.text(sentence) }
  }

  /// Where the lines are: in the colours, or in the alpha channel of a picture whose colours show nothing on white.
  private func source(_ media: Media, _ indices: [Int], _ sink: Sink) throws -> LineSource {
    guard media.hasAlpha else { return .colors }
    let isEmpty = try indices.allSatisfy { index in
      let tones = try LineSource.colors.tones(media, index)
      return Int(tones.max() ?? 0) - Int(tones.min() ?? 0) < 8
    }
    guard isEmpty else { return .colors }
    try sink.decide(
      "source", "alpha", because: "on white the colours show nothing: the lines are what is not transparent")
    return .alpha
  }

  private func areDark(_ frames: [[UInt8]], _ sink: Sink) throws -> Bool {
    switch lines {
    case .light: return false
    case .dark: return true
    case .auto: break
    }
    var (sum, count) = (0, 0)
    for frame in frames {
      for tone in frame { sum += Int(tone) }
      count += frame.count
    }
    let mean = Double(sum) / Double(max(1, count))
    let isDark = mean > 127
    try sink.decide(
      "lines", isDark ? "dark" : "light",
      because: "the mean brightness is \(PlainWords.number(mean, digits: 0)) of 255: the background is "
        + (isDark ? "light" : "dark"))
    return isDark
  }
}
