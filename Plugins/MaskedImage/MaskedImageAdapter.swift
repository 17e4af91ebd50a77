import A2CPluginKit

/// A picture or a clip with a mask: what the mask covers is to be made anew and is shown grey.
struct MaskedImageAdapter: Adapter {
  static let id = "org.a2c.masked-image"
  static let version = "1.0.0"

  /// Which tone of the mask is to be made anew.
  enum Fill: String, CaseIterable { case auto, white, black }
  /// What is shown: the picture with the masked area grey, or the mask alone, white where something is to be made anew.
  enum Show: String, CaseIterable { case picture, mask }

  private let fill: Fill
  private let show: Show
  private let framesPerSecond: Double?
  private let host: Host

  /// What stands for the masked area, as VACE has it.
  private static let grey: UInt8 = 128

  init(parameters: JSON, host: Host) throws {
    let parameters = Parameters(parameters)
    fill = try parameters.choice("fill") ?? .auto
    show = try parameters.choice("show") ?? .picture
    framesPerSecond = try parameters.framesPerSecond()
    self.host = host
  }

  mutating func encode(_ inputs: [Input], into sink: Sink) throws {
    guard (1...2).contains(inputs.count) else {
      throw AdapterError(
        .invalidArgument, "\(inputs.count) inputs; a masked picture is one picture or clip and its mask",
        hint: "give both: inputs: [clip.mp4, mask.mp4]")
    }
    let media = try inputs.map { try host.open($0.path) }
    for medium in media where medium.frameCount == 0 {
      throw AdapterError(.badInput, "no frames", place: medium.path)
    }
    let (source, mask) = try MaskSources(fill: fill, sink: sink).find(media)
    try emit(source, mask, sink)
  }

  private func emit(_ source: Media?, _ mask: Mask, _ sink: Sink) throws {
    let size = source ?? mask.media
    let count = max(source?.frameCount ?? 1, mask.media.frameCount)
    let isClip = count > 1
    try tellMatching(source, mask.media, sink)
    let own = [source, mask.media].compactMap { $0 }.first { $0.frameCount > 1 }?.framesPerSecond
    var area = MaskArea()
    try sink.frames(
      count: count, framesPerSecond: isClip ? sink.rate(asked: framesPerSecond, own: own) : 0, encoder: .vision,
      isVideo: isClip
    ) { index in
      let bits = try mask.bits(Self.match(index, count, mask.media.frameCount), width: size.width, height: size.height)
      var pixels = [UInt8](repeating: 0, count: 3 * size.width * size.height)
      if let source, show == .picture { pixels = try source.frame(Self.match(index, count, source.frameCount)).bytes }
      for (pixel, isMasked) in bits.enumerated() where isMasked {
        for channel in 0..<3 { pixels[3 * pixel + channel] = show == .mask ? 255 : Self.grey }
      }
      area.count(bits, width: size.width, height: size.height)
      return try Raster(width: size.width, height: size.height, layout: .rgb8, bytes: pixels)
    }
    let what = isClip ? "A masked clip of \(count) frames" : "A masked picture"
    try sink.text(
      "\(what), \(size.width)×\(size.height); what is to be made anew is \(show == .mask ? "white" : "grey")"
        + (source == nil || show == .mask ? ", the rest black." : "."))
    if area.isBlank { host.log(.warning, "the mask is blank: it covers nothing or everything") }
    for sentence in area.sentences { try sink.text(sentence) }
  }

  /// The frame of one medium that belongs to a frame of the longer one.
  private static func match(_ index: Int, _ count: Int, _ own: Int) -> Int {
    own == count ? index : min(own - 1, index * own / count)
  }

  private func tellMatching(_ source: Media?, _ mask: Media, _ sink: Sink) throws {
    guard let source, source !== mask else { return }
    if source.frameCount != mask.frameCount {
      let reason =
        min(source.frameCount, mask.frameCount) == 1
        ? "the one picture belongs to every frame of the other" : "the shorter one is stretched over the longer one"
      try sink.decide("match", "\(source.frameCount) frames, mask \(mask.frameCount)", because: reason)
    }
    if (source.width, source.height) != (mask.width, mask.height) {
      try sink.decide(
        "mask_size", "\(mask.width)×\(mask.height) to \(source.width)×\(source.height)",
        because: "the mask is stretched to the picture")
    }
  }
}
