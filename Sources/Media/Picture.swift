import Support

/// A picture in 8-bit RGB: rows top to bottom, 3 bytes a pixel.
package struct Picture: Sendable, Equatable {
  package let width: Int
  package let height: Int
  package var pixels: [UInt8]  // height × width × 3

  /// - Throws: ``MediaError/size(_:)`` where the sides are not positive or `pixels` has not `width * height * 3` bytes.
  package init(width: Int, height: Int, pixels: [UInt8]) throws(MediaError) {
    guard width > 0, height > 0, let count = Checked.product(width, height, 3), count == pixels.count else {
      throw .size("a picture of \(width)x\(height) pixels cannot have \(pixels.count) bytes")
    }
    self.init(checkedWidth: width, height: height, pixels: pixels)
  }

  /// A picture of one colour. Sides below 1 count as 1.
  package init(width: Int, height: Int, fill: (UInt8, UInt8, UInt8)) {
    let (width, height) = (max(1, width), max(1, height))
    var pixels = [UInt8](repeating: fill.0, count: width * height * 3)
    if fill.1 != fill.0 || fill.2 != fill.0 {
      for index in 0..<(width * height) {
        pixels[index * 3 + 1] = fill.1
        pixels[index * 3 + 2] = fill.2
      }
    }
    self.init(checkedWidth: width, height: height, pixels: pixels)
  }

  /// For callers in this module that made `pixels` with the right count.
  init(checkedWidth width: Int, height: Int, pixels: [UInt8]) {
    self.width = width
    self.height = height
    self.pixels = pixels
  }
}
