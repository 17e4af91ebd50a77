import A2CPluginKit

/// Segmentation maps: palette pictures, pictures and clips of class colours, masks in JSON and arrays, drawn as flat
/// colours; which classes there are, how much of the picture they cover, where they are and how they move, in words.
struct SegmentationAdapter: Adapter {
  static let id = "org.a2c.segmentation"
  static let version = "1.0.0"

  private static let namesLimit = 4 << 20

  private let parameters: SegmentationParameters
  private let host: Host

  init(parameters: JSON, host: Host) throws {
    self.parameters = try SegmentationParameters(parameters)
    self.host = host
  }

  mutating func encode(_ inputs: [Input], into sink: Sink) throws {
    guard let input = inputs.first, inputs.count <= 2 else {
      throw AdapterError(
        .invalidArgument,
        "\(inputs.count) inputs; a segmentation is one file or folder, with a file of names if need be",
        hint: "put the frames into one folder: inputs: [masks/, names.txt]")
    }
    var names = parameters.names
    if inputs.count == 2 {
      let bytes = try host.read(inputs[1].path, limit: Self.namesLimit)
      guard let found = SegmentNames(file: bytes) else {
        throw AdapterError(
          .badInput, "no names of labels were found", place: inputs[1].path,
          hint: "one name a line from label 0 on, lines such as 7=person, or JSON such as {\"7\": \"person\"}")
      }
      names = names ?? found
    }
    let reader = SegmentationReader(parameters: parameters, names: names, host: host, sink: sink)
    switch try reader.read(input.path) {
    case .labelled(let segmentation): try emit(segmentation, sink)
    case .pictures(let media, let look): try emitPictures(media, look, sink)
    }
  }

  private func emit(_ segmentation: Segmentation, _ sink: Sink) throws {
    let source = segmentation.source
    try sink.frames(
      count: source.frameCount, framesPerSecond: try rate(source.framesPerSecond, source.isClip, sink),
      encoder: .vision, isVideo: source.isClip
    ) { index in
      try draw(source.labels(index, isStrict: false), segmentation)
    }
    let facts = try SegmentationFacts(segmentation, host: host)
    for sentence in facts.sentences { try sink.text(sentence) }
    for claim in facts.claims { try sink.claim(claim.aspect, claim.value, claim.sentence, certainty: 0.9) }
  }

  private func draw(_ labels: [Int32], _ segmentation: Segmentation) throws -> Raster {
    var bytes = [UInt8](repeating: 0, count: 3 * labels.count)
    var (last, ink) = (nothing, Ink.black)
    for (pixel, label) in labels.enumerated() {
      if label != last { (last, ink) = (label, segmentation.classes[label]?.ink ?? .black) }
      bytes[3 * pixel] = ink.red
      bytes[3 * pixel + 1] = ink.green
      bytes[3 * pixel + 2] = ink.blue
    }
    return try Raster(width: segmentation.source.width, height: segmentation.source.height, layout: .rgb8, bytes: bytes)
  }

  /// Pictures that hold no flat colours go as they are.
  private func emitPictures(_ media: Media, _ look: PictureLook?, _ sink: Sink) throws {
    let isClip = media.frameCount > 1
    try sink.frames(
      count: media.frameCount, framesPerSecond: try rate(media.ownRate, isClip, sink), encoder: .vision, isVideo: isClip
    ) { try media.frame($0) }
    try sink.advise(look ?? .photo, isClip: isClip)
    host.log(
      .warning,
      look.map { $0.advice(isClip: isClip) + "; for a segmentation after all, say which classes its colours are" }
        ?? "these pictures hold no flat colours, as a segmentation does; for a picture or a clip as it is there are the "
        + "adapters multi-id, style and clip")
    let what = isClip ? "A clip of \(media.frameCount) frames" : "A picture"
    try sink.text(
      look == nil
        ? "\(what) without the flat colours of a segmentation." : "\(what); nothing shows that it is a segmentation.")
  }

  private func rate(_ own: Double?, _ isClip: Bool, _ sink: Sink) throws -> Double {
    isClip ? try sink.rate(asked: parameters.framesPerSecond, own: own) : 0
  }
}
