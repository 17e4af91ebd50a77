import A2CPluginKit

/// Pictures of persons, things or places, in the order given: each one block of one picture, so that the model can
/// be told of "picture 2". Alpha is composited on white and EXIF rotation applied by the host's decoding.
struct MultiIdentityAdapter: Adapter {
  static let id = "org.a2c.multi-id"
  static let version = "1.0.0"

  /// Pictures of one condition.
  private static let limit = 9

  private let host: Host

  init(parameters: JSON, host: Host) throws {
    self.host = host
  }

  mutating func encode(_ inputs: [Input], into sink: Sink) throws {
    guard (1...Self.limit).contains(inputs.count) else {
      throw AdapterError(
        .invalidArgument, inputs.isEmpty ? "no pictures" : "\(inputs.count) pictures are more than \(Self.limit)",
        hint: "give 1 to \(Self.limit) pictures: inputs: [first.png, second.png]")
    }
    // All are opened before the first is emitted, so that a wrong one leaves nothing half done.
    let pictures = try inputs.map { try picture($0.path) }
    for picture in pictures {
      try sink.frames(count: 1, encoder: .vision, isVideo: false, numbered: true) { _ in try picture.frame(0) }
    }
  }

  private func picture(_ path: String) throws -> Media {
    let media = try host.open(path)
    guard media.frameCount == 1 else {
      throw AdapterError(
        .badInput, "\(media.kind == .clip ? "a clip" : "a sequence") of \(media.frameCount) frames, expected a picture",
        place: path, hint: "name each picture: inputs: [first.png, second.png]")
    }
    return media
  }
}
