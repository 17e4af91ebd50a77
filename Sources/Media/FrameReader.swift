import Support

/// Reads frames of one ``MediaSource``. Ascending numbers are read in one forward pass; a number before the last one
/// starts again at the front. Not for use from several threads at once.
package final class FrameReader {
  private let source: MediaSource
  private let isInterrupted: () -> Bool
  private var clip: ClipDecoder?
  private var last: (index: Int, picture: RawPicture)?
  /// How often a clip was begun; one for frames in ascending order.
  package private(set) var passes = 0

  init(_ source: MediaSource, isInterrupted: @escaping () -> Bool = { false }) throws(MediaError) {
    self.source = source
    self.isInterrupted = isInterrupted
  }

  /// Frame `index` in the given layout, turned for display.
  /// - Throws: ``MediaError/noSuchFrame(path:index:count:)`` outside `0..<frameCount`, or what decoding throws.
  package func frame(_ index: Int, layout: PixelLayout) throws(MediaError) -> RawPicture {
    let info = source.info
    guard (0..<info.frameCount).contains(index) else {
      throw .noSuchFrame(path: source.path, index: index, count: info.frameCount)
    }
    if let last, last.index == index, last.picture.layout == layout { return last.picture }
    if isInterrupted() { throw .interrupted(path: source.path) }
    let picture: RawPicture
    switch source.content {
    case .pictures(let headers): picture = try read(index, header: headers[index], layout: layout)
    case .clip(let container): picture = try decode(index, container: container, layout: layout)
    case .memory(let frames): picture = frames[index].picture(layout, orientation: .upright)
    }
    guard picture.width == info.width, picture.height == info.height else {
      throw .damaged(path: source.path, detail: "frame \(index) has another size than when the file was opened")
    }
    last = (index, picture)
    return picture
  }

  private func read(_ index: Int, header: PictureHeader, layout: PixelLayout) throws(MediaError) -> RawPicture {
    let samples = try PictureReader.samples(MediaFile.open(source.files[index]), header: header, layout: layout)
    return samples.picture(layout, orientation: header.orientation)
  }

  private func decode(
    _ index: Int, container: FileContent.Container, layout: PixelLayout
  ) throws(MediaError) -> RawPicture {
    let decoder: ClipDecoder
    if let clip, clip.framesDecoded <= index + 1 {
      decoder = clip
    } else {
      decoder = try ClipDecoder(MediaFile.open(source.path), container: container, isInterrupted: isInterrupted)
      clip = decoder
      passes += 1
    }
    while decoder.framesDecoded <= index {
      guard try decoder.advance() else {
        throw .damaged(
          path: source.path, detail: "only \(decoder.framesDecoded) of \(source.info.frameCount) frames decode")
      }
    }
    return try decoder.samples(layout).picture(layout, orientation: decoder.orientation)
  }
}
