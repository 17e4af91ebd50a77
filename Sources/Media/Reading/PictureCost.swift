import Support

/// What reading a medium costs, held against how long its file is: a few bytes can ask for minutes of work.
enum PictureCost {
  /// Scans of a JPEG. Each is a pass over the whole picture; encoders write about ten.
  static let mostScans = 64
  /// Chunks of a PNG.
  static let mostChunks = 1 << 20

  /// Pixels above which a picture has to be as long as pictures are. Below of it even one colour all over is read.
  private static let large = 1 << 26
  /// Pixels of a large picture that a byte of its file may stand for. Photographs have up to 30, flat drawings a hundred
  /// where they are small.
  private static let pixelsPerByte = 64

  /// Pixels of all frames of a clip that any file may have.
  private static let clipPixels = 1 << 31
  /// And that a byte of it may stand for. Films have some hundred.
  private static let clipPixelsPerByte = 1 << 14

  /// Checks one picture, or one frame.
  /// - Throws: ``MediaError/outOfProportion(path:what:bytes:)``, or ``MediaError/tooManyPixels(path:width:height:)`` for
  ///   sizes that libavcodec does not decode.
  static func check(width: Int, height: Int, bytes: Int, path: String) throws(MediaError) {
    guard let pixels = Checked.product(width, height), isDecoded(width: width, height: height) else {
      throw .tooManyPixels(path: path, width: width, height: height)
    }
    guard pixels <= large || pixels / pixelsPerByte <= bytes else {
      throw .outOfProportion(path: path, what: "\(width)x\(height) pixels", bytes: bytes)
    }
  }

  /// Pixels of a frame of a clip: twice those of the largest films.
  static let mostFramePixels = large

  /// Checks the size of a clip's frames.
  static func checkFrame(width: Int, height: Int, bytes: Int, path: String) throws(MediaError) {
    guard let pixels = Checked.product(max(0, width), max(0, height)), pixels <= mostFramePixels else {
      throw .outOfProportion(path: path, what: "frames of \(width)x\(height) pixels", bytes: bytes)
    }
  }

  /// Checks a clip.
  /// - Parameter pixels: of one frame.
  static func check(frames: Int, pixels: Int, bytes: Int, path: String) throws(MediaError) {
    guard let all = Checked.product(frames, pixels), all <= limit(bytes: bytes) else {
      throw .outOfProportion(path: path, what: "\(frames) frames of \(pixels) pixels", bytes: bytes)
    }
  }

  /// Pixels that may be decoded of a clip of a number of bytes.
  static func limit(bytes: Int) -> Int { max(clipPixels, Checked.product(bytes, clipPixelsPerByte) ?? .max) }

  /// The most pixels of a frame of a clip whose first one has `first`: a clip may change its size, and no more than that.
  static func mostPixels(after first: Int) -> Int { min(mostFramePixels, max(first * 16, 1 << 23)) }

  /// As `av_image_check_size2` of libavutil has it.
  private static func isDecoded(width: Int, height: Int) -> Bool {
    (8 * width + 1024) * (height + 128) < Int(Int32.max)
  }

  /// Scans of a JPEG, from the first of them on. Within the data no other marker follows 0xFF.
  static func scans(jpeg bytes: [UInt8], from start: Int) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var count = 0
      var index = start
      while index + 1 < bytes.count, count <= mostScans {
        if bytes[index] == 0xFF, bytes[index + 1] == 0xDA { count += 1 }
        index += 1
      }
      return count
    }
  }
}
