import CA2CPlugin
import Media
import Support

/// Turns the rasters that adapters push into 8-bit RGB.
enum RasterConversion {
  /// A checked view of an adapter's raster.
  struct View {
    let width: Int
    let height: Int
    let layout: PixelLayout
    let stride: Int
    let bytes: UnsafePointer<UInt8>
  }

  /// Checks sizes before a byte is read.
  static func view(_ raster: a2c_raster) throws(SinkError) -> View {
    guard let layout = layout(raster.layout), layout != .index8, layout != .rgb16 else {
      throw .malformed("a raster has the unknown layout \(raster.layout)")
    }
    let (width, height) = (Int(raster.width), Int(raster.height))
    guard width > 0, height > 0 else { throw .malformed("a raster is \(width) × \(height) pixels") }
    guard width <= Limits.pictureSide, height <= Limits.pictureSide,
      let pixels = Checked.product(width, height), pixels <= Limits.picturePixels
    else { throw .tooMany(what: "pixels of a raster", count: width * height, limit: Limits.picturePixels) }
    guard let bytes = raster.bytes else { throw .malformed("a raster has no bytes") }
    let row = width * layout.bytesPerPixel
    guard raster.stride >= Int64(row) else {
      throw .malformed("a raster has a stride of \(raster.stride) bytes for rows of \(row)")
    }
    let stride = Int(raster.stride)
    guard let before = Checked.product(stride, height - 1), let needed = Checked.sum(before, row),
      raster.count >= Int64(needed)
    else { throw .malformed("a raster of \(width) × \(height) pixels has only \(raster.count) bytes") }
    return View(width: width, height: height, layout: layout, stride: stride, bytes: bytes)
  }

  /// Alpha is composited on white, 16 bits are rounded to 8, grey becomes three equal channels.
  static func picture(_ view: View) throws(SinkError) -> Picture {
    let (width, height) = (view.width, view.height)
    let pixels = [UInt8](unsafeUninitializedCapacity: width * height * 3) { out, count in
      guard let target = out.baseAddress else { return }
      for y in 0..<height {
        let source = view.bytes + y * view.stride
        let row = target + y * width * 3
        switch view.layout {
        case .rgb8: row.update(from: source, count: width * 3)
        case .rgba8: compositeRow(source, row, width)
        case .gray8:
          for x in 0..<width { grey(row + 3 * x, source[x]) }
        case .gray16:
          let raw = UnsafeRawPointer(source)
          for x in 0..<width {
            let value = UInt32(raw.loadUnaligned(fromByteOffset: 2 * x, as: UInt16.self))
            grey(row + 3 * x, UInt8((value + 128) / 257))  // 65535 → 255
          }
        case .index8, .rgb16: break  // refused by `view`
        }
      }
      count = width * height * 3
    }
    do throws(MediaError) {
      return try Picture(width: width, height: height, pixels: pixels)
    } catch {
      throw .media(error.message, hint: error.hint)
    }
  }

  private static func grey(_ pixel: UnsafeMutablePointer<UInt8>, _ value: UInt8) {
    pixel[0] = value
    pixel[1] = value
    pixel[2] = value
  }

  private static func compositeRow(_ source: UnsafePointer<UInt8>, _ row: UnsafeMutablePointer<UInt8>, _ width: Int) {
    for x in 0..<width {
      let alpha = UInt32(source[4 * x + 3])
      for channel in 0..<3 {
        let colour = UInt32(source[4 * x + channel])
        row[3 * x + channel] = UInt8((colour * alpha + 255 * (255 - alpha) + 127) / 255)
      }
    }
  }

  static func layout(_ code: Int32) -> PixelLayout? {
    switch code {
    case A2C_RGB8: .rgb8
    case A2C_RGBA8: .rgba8
    case A2C_GRAY8: .gray8
    case A2C_GRAY16: .gray16
    case A2C_INDEX8: .index8
    case A2C_RGB16: .rgb16
    default: nil
    }
  }
}
