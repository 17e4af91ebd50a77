/// Decoded pixels on their way from libav* to a ``RawPicture``: one to four interleaved channels of 8 or 16 bits.
struct Samples: Sendable {
  /// 1: grey, 2: grey and alpha, 3: RGB, 4: RGB and alpha.
  var channels: Int
  var width: Int
  var height: Int
  /// Bits a channel in the source.
  var bitDepth: Int
  var storage: Storage  // height × width × channels
  /// The source holds indices into a palette.
  var isIndexed = false

  enum Storage: Sendable {
    case bytes([UInt8])
    /// Full range: 65535 is white, whatever the source's depth.
    case words([UInt16])
  }

  var isGray: Bool { channels <= 2 }
  private var pixelCount: Int { width * height }

  /// Some pixel is not opaque.
  var hasAlpha: Bool {
    guard channels == 2 || channels == 4 else { return false }
    switch storage {
    case .bytes(let bytes):
      return stride(from: channels - 1, to: bytes.count, by: channels).contains { bytes[$0] != 255 }
    case .words(let words):
      return stride(from: channels - 1, to: words.count, by: channels).contains { words[$0] != 65535 }
    }
  }

  /// The pixels in another layout, turned for display.
  func picture(_ layout: PixelLayout, orientation: Orientation) -> RawPicture {
    let bytes =
      switch layout {
      case .rgb8: rgb8()
      case .rgba8: rgba8()
      case .gray8: gray8()
      case .gray16: gray16()
      case .index8: bytes()
      case .rgb16: rgb16()
      }
    let turned = orientation.applied(to: bytes, width: width, height: height, step: layout.bytesPerPixel)
    let (w, h) = orientation.swapsSides ? (height, width) : (width, height)
    return RawPicture(width: w, height: h, layout: layout, bytes: turned)
  }

  /// 8 bits a channel. Of 16 bits the high byte is taken, the inverse of multiplying by 257 and what Pillow does with
  /// 16-bit RGB. (With 16-bit grey Pillow clips at 255, which turns a depth map white; that is not followed.)
  private func bytes() -> [UInt8] {
    switch storage {
    case .bytes(let bytes): bytes
    case .words(let words): words.map { UInt8(truncatingIfNeeded: $0 >> 8) }
    }
  }

  private func made(_ step: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Void) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: pixelCount * step) { buffer, count in
      if let base = buffer.baseAddress { fill(base) }
      count = pixelCount * step
    }
  }

  private func rgb8() -> [UInt8] {
    let source = bytes()
    if channels == 3 { return source }
    return source.withUnsafeBufferPointer { source in
      made(3) { target in
        for pixel in 0..<pixelCount {
          let from = pixel * channels
          for channel in 0..<3 {
            let value = source[isGray ? from : from + channel]
            target[pixel * 3 + channel] =
              channels % 2 == 0 ? onWhite(value, alpha: source[from + channels - 1]) : value
          }
        }
      }
    }
  }

  private func rgba8() -> [UInt8] {
    let source = bytes()
    if channels == 4 { return source }
    return source.withUnsafeBufferPointer { source in
      made(4) { target in
        for pixel in 0..<pixelCount {
          let from = pixel * channels
          for channel in 0..<3 { target[pixel * 4 + channel] = source[isGray ? from : from + channel] }
          target[pixel * 4 + 3] = channels == 2 ? source[from + 1] : 255
        }
      }
    }
  }

  private func gray8() -> [UInt8] {
    let colour = channels == 1 ? bytes() : rgb8()
    if channels == 1 { return colour }
    return colour.withUnsafeBufferPointer { colour in
      made(1) { target in
        for pixel in 0..<pixelCount {
          let from = pixel * 3
          target[pixel] = UInt8(
            truncatingIfNeeded: luma(Int(colour[from]), Int(colour[from + 1]), Int(colour[from + 2])))
        }
      }
    }
  }

  private func rgb16() -> [UInt8] {
    let values: [UInt16]
    switch storage {
    case .bytes: values = rgb8().map { UInt16($0) * 257 }
    case .words(let words):
      values = (0..<(3 * pixelCount)).map { index in
        let from = index / 3 * channels
        let value = words[isGray ? from : from + index % 3]
        guard channels % 2 == 0 else { return value }
        let alpha = Int(words[from + channels - 1])
        return UInt16(truncatingIfNeeded: (65535 * (65535 - alpha) + Int(value) * alpha + 32767) / 65535)
      }
    }
    return values.withUnsafeBytes { [UInt8]($0) }
  }

  private func gray16() -> [UInt8] {
    let values: [UInt16]
    switch storage {
    case .bytes: values = gray8().map { UInt16($0) * 257 }
    case .words(let words):
      values =
        channels == 1
        ? words
        : (0..<pixelCount).map { pixel in
          let from = pixel * channels
          let grey =
            isGray ? Int(words[from]) : luma(Int(words[from]), Int(words[from + 1]), Int(words[from + 2]))
          guard channels % 2 == 0 else { return UInt16(truncatingIfNeeded: grey) }
          let alpha = Int(words[from + channels - 1])
          return UInt16(truncatingIfNeeded: (65535 * (65535 - alpha) + grey * alpha + 32767) / 65535)
        }
    }
    return values.withUnsafeBytes { [UInt8]($0) }
  }
}

/// Luma with the weights of BT.601 in 16-bit fixed point, as Pillow's `convert("L")`; exact where the three are equal.
@inline(__always)
private func luma(_ red: Int, _ green: Int, _ blue: Int) -> Int {
  (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16
}

/// A channel laid on white with Pillow's rounding (`white.paste(picture, mask=alpha)`).
@inline(__always)
private func onWhite(_ value: UInt8, alpha: UInt8) -> UInt8 {
  let sum = 255 * (255 - Int(alpha)) + Int(value) * Int(alpha) + 128
  return UInt8(truncatingIfNeeded: ((sum >> 8) + sum) >> 8)
}
