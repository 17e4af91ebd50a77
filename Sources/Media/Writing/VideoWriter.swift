import Support

/// Writes pictures as a clip in an MP4 file: H.264 (crf 12) where libx264 is there, else MPEG-4. Pixels become 4:2:0,
/// so both sides must be even. The file appears complete when ``finish()`` returns, or not at all.
package final class VideoWriter {
  private let path: String
  private let width: Int
  private let height: Int
  private let encoder: ClipEncoder

  /// - Throws: ``MediaError/size(_:)`` for sides that are not even and positive or a rate outside (0, 1000], and
  ///   ``MediaError/encoding(path:detail:)``.
  package init(_ path: String, width: Int, height: Int, framesPerSecond: Double) throws(MediaError) {
    guard width > 0, height > 0, width % 2 == 0, height % 2 == 0, width <= 1 << 14, height <= 1 << 14 else {
      throw .size("a clip cannot have \(width)x\(height) pixels: both sides must be even")
    }
    guard framesPerSecond > 0, framesPerSecond <= 1000 else {
      throw .size("a clip cannot have \(framesPerSecond) frames per second")
    }
    self.path = path
    self.width = width
    self.height = height
    encoder = try ClipEncoder(width: width, height: height, framesPerSecond: framesPerSecond, path: path)
  }

  /// - Throws: ``MediaError/size(_:)`` where the picture is of another size than the clip.
  package func add(_ picture: Picture) throws(MediaError) {
    guard picture.width == width, picture.height == height else {
      throw .size("a picture of \(picture.width)x\(picture.height) in a clip of \(width)x\(height)")
    }
    try encoder.add(picture.pixels)
  }

  /// Writes the file. Nothing can be added afterwards.
  package func finish() throws(MediaError) { try MediaFile.write(encoder.finish(), to: path) }
}
