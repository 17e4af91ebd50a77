import A2CPluginKit

/// The first frame and key frames of the video to come: numbered pictures, in the order of their times, which are told in
/// words.
struct KeyFramesAdapter: Adapter {
  static let id = "org.a2c.key-frames"
  static let version = "1.0.0"

  /// Pictures of one condition.
  static let limit = 16
  /// Frames that are taken of a clip.
  private static let ofClip = 4

  private let parameters: KeyFrameParameters
  private let host: Host

  init(parameters: JSON, host: Host) throws {
    self.parameters = try KeyFrameParameters(parameters)
    self.host = host
  }

  mutating func encode(_ inputs: [Input], into sink: Sink) throws {
    guard !inputs.isEmpty else {
      throw AdapterError(.invalidArgument, "no pictures", hint: "give the pictures: inputs: [first.png, last.png]")
    }
    if inputs.count == 1, let media = try? host.open(inputs[0].path), media.kind == .clip, media.frameCount > 1 {
      return try clip(media, sink)
    }
    var paths: [String] = []
    for input in inputs { paths += try files(input.path) }
    guard paths.count <= Self.limit else {
      throw AdapterError(
        .invalidArgument, "\(paths.count) pictures are more than \(Self.limit)",
        hint: "choose the frames that matter, or use the adapter clip")
    }
    // All are opened before the first is emitted, so that a wrong one leaves nothing half done.
    let media = try paths.map { try picture($0) }
    let (moments, order) = try KeyFrameMoments(parameters, sink).find(paths)
    for index in order {
      try sink.frames(count: 1, encoder: .vision, isVideo: false, numbered: true) { _ in try media[index].frame(0) }
    }
    try sink.text(KeyFrameWords.sentence(order.map { moments[$0] }, framesPerSecond: parameters.framesPerSecond))
  }

  /// The picture itself, or those in a folder or of a pattern.
  private func files(_ path: String) throws -> [String] {
    guard let files = try? host.files(path), files != [path] else { return [path] }
    let known: Set<String> = ["png", "jpg", "jpeg", "webp", "bmp", "tif", "tiff", "gif"]
    let pictures = files.filter { known.contains(Path.fileExtension($0)) }
    guard !pictures.isEmpty else { throw AdapterError(.badInput, "the folder holds no pictures", place: path) }
    return pictures
  }

  private func picture(_ path: String) throws -> Media {
    let media = try host.open(path)
    guard media.frameCount == 1 else {
      throw AdapterError(
        .badInput, "a clip of \(media.frameCount) frames among pictures", place: path,
        hint: "pass a clip alone, or its frames as pictures")
    }
    return media
  }

  /// Of a clip the first frame, the last and some between.
  private func clip(_ media: Media, _ sink: Sink) throws {
    let rate = parameters.framesPerSecond ?? (media.isRateAssumed ? nil : media.framesPerSecond)
    let wanted: [Int]
    if let frames = parameters.frames {
      wanted = try frames.map { try checked($0, media) }
    } else if let times = parameters.times {
      guard let rate else {
        throw AdapterError(.invalidArgument, "the clip tells no rate", place: "params.times", hint: "set fps too")
      }
      wanted = try times.map { try checked(Checked.rounded($0 * rate) ?? .max, media) }
    } else {
      wanted = SpreadFrames.indices(of: media.frameCount, most: Self.ofClip)
      try sink.decide("frames", "\(wanted)", because: "the first and the last frame of the clip and some between")
    }
    let frames = Set(wanted).sorted()
    for index in frames {
      try sink.frames(count: 1, encoder: .vision, isVideo: false, numbered: true) { _ in try media.frame(index) }
    }
    let moments = frames.map { frame -> Moment in
      frame == 0 ? .first : frame == media.frameCount - 1 ? .last : .frame(frame)
    }
    try sink.text(KeyFrameWords.sentence(moments, framesPerSecond: rate))
  }

  private func checked(_ frame: Int, _ media: Media) throws(AdapterError) -> Int {
    guard (0..<media.frameCount).contains(frame) else {
      throw AdapterError(
        .invalidArgument, "frame \(frame) is not in a clip of \(media.frameCount) frames", place: media.path)
    }
    return frame
  }
}
