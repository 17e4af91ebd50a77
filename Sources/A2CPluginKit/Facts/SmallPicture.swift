/// A small version of a picture, each pixel the mean of a rectangle: for looking at tones and changes.
public struct SmallPicture: Sendable, Equatable {
  public let width, height: Int
  /// Red, green and blue from 0 to 255.
  public let pixels: [SIMD3<Double>]  // height × width

  /// - Parameters:
  ///   - raster: of layout rgb8 or rgba8; alpha is left out.
  ///   - most: the most columns and rows.
  public init(_ raster: Raster, most: Int = 32) {
    let step = raster.layout.bytesPerPixel
    let (width, height) = (min(max(most, 1), raster.width), min(max(most, 1), raster.height))
    (self.width, self.height) = (width, height)
    guard step >= 3 else {
      pixels = Array(repeating: SIMD3(), count: width * height)
      return
    }
    var pixels: [SIMD3<Double>] = []
    pixels.reserveCapacity(width * height)
    raster.bytes.withUnsafeBufferPointer { bytes in
      for row in 0..<height {
        let rows = (row * raster.height / height)..<((row + 1) * raster.height / height)
        for column in 0..<width {
          let columns = (column * raster.width / width)..<((column + 1) * raster.width / width)
          var sum = SIMD3<Int>()
          for y in rows {
            for x in columns {
              let at = step * (y * raster.width + x)
              sum &+= SIMD3(Int(bytes[at]), Int(bytes[at + 1]), Int(bytes[at + 2]))
            }
          }
          let count = Double(rows.count * columns.count)
          pixels.append(SIMD3(Double(sum.x), Double(sum.y), Double(sum.z)) / count)
        }
      }
    }
    self.pixels = pixels
  }

  /// Brightness of a colour, 0 to 255 (Rec. 601).
  public static func brightness(_ color: SIMD3<Double>) -> Double {
    (color * SIMD3(0.299, 0.587, 0.114)).sum()
  }

  /// Mean brightness, 0 to 255.
  public var brightness: Double {
    pixels.reduce(0) { $0 + Self.brightness($1) } / Double(max(1, pixels.count))
  }

  /// Mean difference of the channels, 0 to 255; 0 for pictures of other sizes.
  public func difference(from other: SmallPicture) -> Double {
    guard width == other.width, height == other.height else { return 0 }
    var sum = 0.0
    for (a, b) in zip(pixels, other.pixels) { sum += abs(a.x - b.x) + abs(a.y - b.y) + abs(a.z - b.z) }
    return sum / Double(max(1, 3 * pixels.count))
  }
}
