import A2CPluginKit

/// A reference clip: its frames go to the vision encoder as video; what can be measured is told.
struct ClipAdapter: Adapter {
  static let id = "org.a2c.clip"
  static let version = "1.0.0"

  /// Frames that are looked at for cuts; a longer clip is not searched for them.
  private static let mostFrames = 6000

  private let framesPerSecond: Double?
  private let host: Host

  init(parameters: JSON, host: Host) throws {
    framesPerSecond = try Parameters(parameters).framesPerSecond()
    self.host = host
  }

  mutating func encode(_ inputs: [Input], into sink: Sink) throws {
    let input = try inputs.only(
      "a clip condition is one clip or sequence", hint: "write one condition for each clip")
    let media = try host.open(input.path)
    guard media.frameCount > 1 else {
      throw AdapterError(
        .badInput, "one picture, expected a clip", place: input.path,
        hint: "use the adapter key-frames, style or multi-id for a picture")
    }
    let isTold = framesPerSecond != nil || !media.isRateAssumed
    let rate = try sink.rate(asked: framesPerSecond, own: media.framesPerSecond)
    if !isTold { try sink.decide("fps", "\(rate)", because: "the input tells no rate") }
    try sink.frames(count: media.frameCount, framesPerSecond: rate, encoder: .vision, isVideo: true) { index in
      try media.frame(index)
    }
    var fact = "A clip of \(media.frameCount) frames, \(media.width)×\(media.height)"
    if isTold {
      fact +=
        ", \(PlainWords.number(rate)) frames a second, "
        + "\(PlainWords.number(Double(media.frameCount) / rate, digits: 1)) s long"
    }
    try sink.text(fact + ".")
    for sentence in try changes(media, rate: isTold ? rate : nil, sink) { try sink.text(sentence) }
  }

  private func changes(_ media: Media, rate: Double?, _ sink: Sink) throws -> [String] {
    guard media.frameCount <= Self.mostFrames else {
      try sink.decide(
        "cuts", "not looked for", because: "\(media.frameCount) frames are more than \(Self.mostFrames)")
      return []
    }
    var changes = ClipChanges()
    for index in 0..<media.frameCount {
      try host.checkCancellation()
      changes.add(try media.frame(index))
    }
    return changes.sentences(rate: rate)
  }
}
