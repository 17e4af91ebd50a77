import CA2CPlugin

/// A medium that a test makes instead of a file.
struct MemoryMedia {
  enum Content {
    case rgb([[UInt8]])  // frames of height × width × 3
    case gray16([[UInt16]])  // frames of height × width
    case gray8([[UInt8]])  // frames of height × width
    case indexed([[UInt8]], palette: [[UInt8]])  // frames of height × width; three bytes an entry
    case rgb16([[UInt16]])  // frames of height × width × 3
    case rgba([[UInt8]])  // frames of height × width × 4
  }

  var kind: Int32 = A2C_MEDIA_CLIP
  let width, height: Int
  var framesPerSecond = 0.0
  let content: Content

  var frameCount: Int {
    switch content {
    case .rgb(let frames): frames.count
    case .gray16(let frames), .rgb16(let frames): frames.count
    case .gray8(let frames), .indexed(let frames, _): frames.count
    case .rgba(let frames): frames.count
    }
  }

  /// Bytes of a frame in `layout`, `nil` where the frame or the layout is not there.
  func frame(_ index: Int, _ layout: Int32) -> [UInt8]? {
    switch content {
    case .rgb(let frames): layout == A2C_RGB8 && frames.indices.contains(index) ? frames[index] : nil
    case .gray16(let frames):
      layout == A2C_GRAY16 && frames.indices.contains(index)
        ? frames[index].flatMap { value in withUnsafeBytes(of: value) { Array($0) } } : nil
    case .rgb16(let frames):
      layout == A2C_RGB16 && frames.indices.contains(index)
        ? frames[index].flatMap { value in withUnsafeBytes(of: value) { Array($0) } } : nil
    case .gray8(let frames):
      !frames.indices.contains(index)
        ? nil : layout == A2C_GRAY8 ? frames[index] : layout == A2C_RGB8 ? frames[index].flatMap { [$0, $0, $0] } : nil
    case .indexed(let frames, let palette):
      !frames.indices.contains(index)
        ? nil
        : layout == A2C_INDEX8
          ? frames[index] : layout == A2C_RGB8 ? frames[index].flatMap { palette[Int($0)] } : nil
    case .rgba(let frames): frames.indices.contains(index) ? Self.frame(frames[index], layout) : nil
    }
  }

  /// Alpha as it is, or composited on white.
  private static func frame(_ pixels: [UInt8], _ layout: Int32) -> [UInt8]? {
    if layout == A2C_RGBA8 { return pixels }
    guard layout == A2C_RGB8 else { return nil }
    return stride(from: 0, to: pixels.count, by: 4).flatMap { at in
      let alpha = Int(pixels[at + 3])
      return (0..<3).map { UInt8((Int(pixels[at + $0]) * alpha + 255 * (255 - alpha) + 127) / 255) }
    }
  }

  /// Grey frames of one value a pixel.
  static func gray(_ frames: [[UInt8]], width: Int, height: Int, kind: Int32 = A2C_MEDIA_CLIP) -> MemoryMedia {
    MemoryMedia(
      kind: kind, width: width, height: height, content: .rgb(frames.map { $0.flatMap { [$0, $0, $0] } }))
  }
}
