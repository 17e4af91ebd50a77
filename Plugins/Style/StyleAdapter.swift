import A2CPluginKit

/// Pictures whose style the video shall have; palette, brightness, contrast and saturation are told in words.
struct StyleAdapter: Adapter {
  static let id = "org.a2c.style"
  static let version = "1.0.0"

  /// Pictures of one condition.
  private static let limit = 9

  private let host: Host

  init(parameters: JSON, host: Host) throws { self.host = host }

  mutating func encode(_ inputs: [Input], into sink: Sink) throws {
    guard (1...Self.limit).contains(inputs.count) else {
      throw AdapterError(
        .invalidArgument, inputs.isEmpty ? "no pictures" : "\(inputs.count) pictures are more than \(Self.limit)",
        hint: "give 1 to \(Self.limit) pictures: inputs: [first.png, second.png]")
    }
    // All are opened before the first is emitted, so that a wrong one leaves nothing half done.
    let pictures = try inputs.map { try picture($0.path) }
    var looks: [StyleLook] = []
    for (index, picture) in pictures.enumerated() {
      var look: StyleLook?
      try sink.frames(count: 1, encoder: .vision, isVideo: false) { _ in
        let raster = try picture.frame(0)
        look = StyleLook(raster)
        return raster
      }
      guard let look else { continue }
      looks.append(look)
      if look.isBlank { host.log(.warning, "a style picture is blank") }
      let name = pictures.count > 1 ? "style picture \(index + 1) of \(pictures.count)" : "the style picture"
      for sentence in look.sentences(name) { try sink.text(sentence) }
    }
    guard looks.allSatisfy({ !$0.isBlank }) else { return }
    if looks.allSatisfy(\.isGrey) {
      try sink.claim(.style, "black and white", "The video is in black and white.", certainty: 0.9)
    }
  }

  private func picture(_ path: String) throws -> Media {
    let media = try host.open(path)
    guard media.frameCount == 1 else {
      throw AdapterError(
        .badInput, "\(media.kind == .clip ? "a clip" : "a sequence") of \(media.frameCount) frames, expected a picture",
        place: path, hint: "pass one picture of the style, or use the adapter clip")
    }
    return media
  }
}
