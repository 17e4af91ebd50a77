/// How the pixels of a raster lie.
public enum PixelLayout: Sendable, Equatable, CaseIterable {
  /// 3 bytes a pixel.
  case rgb8
  /// 4 bytes a pixel, alpha not premultiplied.
  case rgba8
  /// 1 byte a pixel.
  case gray8
  /// 2 bytes a pixel, native byte order.
  case gray16
  /// 1 byte a pixel: the index into the palette. For reading media that have one.
  case index8
  /// 6 bytes a pixel, native byte order. For reading media.
  case rgb16

  public var bytesPerPixel: Int {
    switch self {
    case .rgb8: 3
    case .rgba8: 4
    case .gray8: 1
    case .gray16: 2
    case .index8: 1
    case .rgb16: 6
    }
  }

  var code: Int32 {
    switch self {
    case .rgb8: A2C_RGB8
    case .rgba8: A2C_RGBA8
    case .gray8: A2C_GRAY8
    case .gray16: A2C_GRAY16
    case .index8: A2C_INDEX8
    case .rgb16: A2C_RGB16
    }
  }
}

/// One picture: dense rows from top to bottom.
public struct Raster: Sendable, Equatable {
  public let width: Int
  public let height: Int
  public let layout: PixelLayout
  public var bytes: [UInt8]  // height × width × layout.bytesPerPixel

  /// - Throws: ``AdapterError`` (internal) where the sides are not positive or the number of bytes does not fit them.
  public init(width: Int, height: Int, layout: PixelLayout, bytes: [UInt8]) throws(AdapterError) {
    guard width > 0, height > 0, let count = Checked.product(width, height, layout.bytesPerPixel), count == bytes.count
    else {
      throw AdapterError(.internal, "a raster of \(width) × \(height) pixels was given \(bytes.count) bytes")
    }
    self.width = width
    self.height = height
    self.layout = layout
    self.bytes = bytes
  }

  /// The native 16-bit values of a `gray16` raster, empty for any other.
  public var gray16: [UInt16] { layout == .gray16 ? words : [] }  // height × width

  /// The native 16-bit values of an `rgb16` raster, empty for any other.
  public var rgb16: [UInt16] { layout == .rgb16 ? words : [] }  // height × width × 3

  private var words: [UInt16] {
    bytes.withUnsafeBytes { raw in
      (0..<(raw.count / 2)).map { raw.loadUnaligned(fromByteOffset: 2 * $0, as: UInt16.self) }
    }
  }
}
