import Support

/// Media made of pixels in memory. They read exactly as the PNG files that the same pixels would be written to.
extension MediaSource {
  /// A sequence of 16-bit grey pictures.
  /// - Parameters:
  ///   - frames: values row by row, `width * height` each, at least one frame
  ///   - path: what it is called in errors
  package static func memory(
    gray16 frames: [[UInt16]], width: Int, height: Int, kind: MediaInfo.Kind = .sequence, path: String
  ) throws(MediaError) -> MediaSource {
    try memory(
      frames.map { Samples(channels: 1, width: width, height: height, bitDepth: 16, storage: .words($0)) }, kind, path)
  }

  /// One picture, or a sequence of pictures of one size.
  package static func memory(
    _ pictures: [Picture], kind: MediaInfo.Kind = .sequence, path: String
  ) throws(MediaError) -> MediaSource {
    try memory(
      pictures.map {
        Samples(channels: 3, width: $0.width, height: $0.height, bitDepth: 8, storage: .bytes($0.pixels))
      }, kind, path)
  }

  private static func memory(
    _ frames: [Samples], _ kind: MediaInfo.Kind, _ path: String
  ) throws(MediaError) -> MediaSource {
    guard let first = frames.first else { throw .empty(path: path, hint: "give at least one picture") }
    for frame in frames {
      let count =
        switch frame.storage {
        case .bytes(let bytes): bytes.count
        case .words(let words): words.count
        }
      guard frame.width == first.width, frame.height == first.height, frame.width > 0, frame.height > 0,
        Checked.product(frame.width, frame.height, frame.channels) == count
      else { throw .size("\(path): the pictures differ in size, or have another number of values than pixels") }
    }
    let info = MediaInfo(
      kind: kind, width: first.width, height: first.height, frameCount: frames.count,
      framesPerSecond: MediaInfo.sequenceRate, isRateAssumed: true, bitDepth: first.bitDepth, isGray: first.isGray,
      hasAlpha: false, isIndexed: first.isIndexed, codec: "png")
    return MediaSource(path: path, info: info, files: [path], content: .memory(frames))
  }
}
