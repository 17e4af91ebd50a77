import A2CPluginKit
import Media
import Support

/// Depth or nearness of a clip as numbers, frame by frame.
package struct DepthValues: Sendable, Equatable {
  package let path: String
  package let width: Int
  package let height: Int
  /// Each height × width, row by row.
  package let frames: [[Float]]

  package init(path: String, width: Int, height: Int, frames: [[Float]]) {
    (self.path, self.width, self.height, self.frames) = (path, width, height, frames)
  }

  /// Reads a clip, a picture or a folder of pictures as grey levels 0 … 255 (16 bits: 0 … 65,535), or an array of
  /// [h, w], [t, h, w], [t, h, w, 1] or [t, 1, h, w] in `.npy` or `.npz` as it is.
  /// - Throws: ``AdherenceError``, `MediaError`, `FileError`
  package init(_ path: String) throws {
    guard let kind = FileSystem.kind(path) else { throw FileError.missing(path: path) }
    if kind == .file, ["npy", "npz"].contains(Path.fileExtension(path).lowercased()) {
      try self.init(array: path)
    } else {
      try self.init(media: path)
    }
  }

  private init(array path: String) throws {
    let array = try ArrayFile.read(path)
    // Leading and trailing sides of 1 say nothing; a clip of one frame keeps its first.
    var shape = array.shape
    if shape.count == 4, shape[3] == 1 {
      shape.removeLast()
    } else if shape.count == 4, shape[1] == 1 {
      shape.remove(at: 1)
    }
    if shape.count == 2 { shape.insert(1, at: 0) }
    guard shape.count == 3, shape.allSatisfy({ $0 > 0 }) else {
      throw AdherenceError.unread(
        path: path, problem: "an array of shape \(array.shape)",
        hint: "depth is [h, w], [t, h, w], [t, h, w, 1] or [t, 1, h, w]")
    }
    let size = shape[1] * shape[2]  // checked: the array was read, so that the product fits
    self.init(
      path: path, width: shape[2], height: shape[1],
      frames: (0..<shape[0]).map { array.floats($0 * size..<($0 + 1) * size) })
  }

  /// Levels by which the channels of a grey picture may differ after a codec.
  private static let colour = 24

  private init(media path: String) throws {
    let source = try MediaSource.open(path)
    let info = source.info
    guard info.frameCount > 0 else { throw AdherenceError.empty(path: path, what: "frames") }
    let reader = try source.reader()
    let isDeep = info.isGray && info.bitDepth > 8
    let frames = try (0..<info.frameCount).map { index -> [Float] in
      if isDeep { return try reader.frame(index, layout: .gray16).gray16.map(Float.init) }
      let bytes = try reader.frame(index, layout: .rgb8).bytes
      var coloured = 0
      let grey = stride(from: 0, to: bytes.count - 2, by: 3).map { place -> Float in
        let (r, g, b) = (Int(bytes[place]), Int(bytes[place + 1]), Int(bytes[place + 2]))
        if max(r, g, b) - min(r, g, b) > Self.colour { coloured += 1 }
        return Float(r + g + b) / 3
      }
      guard coloured * 50 <= grey.count else {
        throw AdherenceError.unread(
          path: path, problem: "frame \(index) is in colours, whose order is no depth",
          hint: "write the depth in grey: a2c bundle and most estimators do with an option")
      }
      return grey
    }
    self.init(path: path, width: info.width, height: info.height, frames: frames)
  }
}
