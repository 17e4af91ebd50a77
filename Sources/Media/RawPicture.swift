/// How the bytes of a ``RawPicture`` stand.
package enum PixelLayout: Sendable {
  /// Three bytes a pixel; alpha composited on white.
  case rgb8
  /// Four bytes a pixel, alpha not multiplied into the colours.
  case rgba8
  /// One byte a pixel. Colour becomes luma as Pillow computes it; alpha is composited on white.
  case gray8
  /// Two bytes a pixel, an unsigned number in the machine's byte order. 8-bit sources are multiplied by 257.
  case gray16
  /// One byte a pixel: the index into the palette. Only for media that have one.
  case index8
  /// Six bytes a pixel in the machine's byte order. 8-bit sources are multiplied by 257; alpha composited on white.
  case rgb16

  package var bytesPerPixel: Int {
    switch self {
    case .rgb8: 3
    case .rgba8: 4
    case .gray8: 1
    case .gray16: 2
    case .index8: 1
    case .rgb16: 6
    }
  }
}

/// A picture as the medium holds it, in one of the layouts.
package struct RawPicture: Sendable, Equatable {
  package let width: Int
  package let height: Int
  package let layout: PixelLayout
  package var bytes: [UInt8]  // height × width × layout.bytesPerPixel

  init(width: Int, height: Int, layout: PixelLayout, bytes: [UInt8]) {
    self.width = width
    self.height = height
    self.layout = layout
    self.bytes = bytes
  }

  /// The 16-bit values of a ``PixelLayout/gray16`` picture, row by row; empty for other layouts.
  package var gray16: [UInt16] {
    guard layout == .gray16 else { return [] }
    return bytes.withUnsafeBytes { raw in
      (0..<(raw.count / 2)).map { raw.loadUnaligned(fromByteOffset: $0 * 2, as: UInt16.self) }
    }
  }
}
