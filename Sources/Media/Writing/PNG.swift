import Support

/// Writing PNG files. A file appears complete or not at all.
package enum PNG {
  /// An 8-bit RGB picture.
  /// - Throws: ``MediaError/encoding(path:detail:)`` or ``MediaError/file(_:)``.
  package static func write(_ picture: Picture, to path: String) throws(MediaError) {
    try MediaFile.write(encode(picture, path: path), to: path)
  }

  /// The bytes of a file with an 8-bit RGB picture.
  /// - Parameter path: what errors name, where the bytes are meant for a file
  /// - Throws: ``MediaError/encoding(path:detail:)``.
  package static func encode(_ picture: Picture, path: String = "a PNG picture") throws(MediaError) -> [UInt8] {
    try LibAV.png(picture.pixels, width: picture.width, height: picture.height, isGray16: false, path: path)
  }

  /// A 16-bit grey picture, row by row.
  /// - Throws: also ``MediaError/size(_:)`` where `values` has not `width * height` numbers.
  package static func write(gray16 values: [UInt16], width: Int, height: Int, to path: String) throws(MediaError) {
    guard width > 0, height > 0, Checked.product(width, height) == values.count else {
      throw .size("a picture of \(width)x\(height) pixels cannot have \(values.count) values")
    }
    let bytes = values.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    let file = try LibAV.png(
      bytes, width: width, height: height, isGray16: true, path: path)
    try MediaFile.write(file, to: path)
  }
}
