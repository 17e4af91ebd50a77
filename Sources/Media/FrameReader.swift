import Support

/// Reads frames of one ``MediaSource``. Ascending numbers are read in one forward pass; a number before the last one
/// starts again at the front. Not for use from several threads at once.
package final class FrameReader {
  private let source: MediaSource
  private let isInterrupted: () -> Bool
  private var clip: ClipDecoder?
  private var last: (index: Int, picture: RawPicture)?
  /// The time stamp of the frame that was decoded last.
  private var shownStamp: Int64?
  /// The last frame that decodes of a damaged clip.
  private var end: RawPicture?
  /// Time stamps for which the frame of the last of them stands, because those before it do not decode.
  private var covered: ClosedRange<Int64>?
  /// From this time stamp on nothing decodes.
  private var endStamp: Int64?
  /// How often a clip was begun; one for frames in ascending order.
  package private(set) var passes = 0
  /// How many frames of a damaged clip decode, once it was found to be one.
  package private(set) var decodable: Int?

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
    case .clip(let container, let times?):
      picture = try decode(times.shown[index], of: times, container: container, layout: layout)
    case .clip(let container, nil): picture = try decode(index, container: container, layout: layout)
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

  /// Note of a clip of which fewer frames decode than it holds.
  package var note: MediaNote? {
    guard let decodable, case .clip(_, let times?) = source.content, decodable < times.stamps.count else { return nil }
    return .missing(decodable, of: times.stamps.count)
  }

  /// The frame of a moment. Where it does not decode, the one after it stands for it, at the end the one before.
  private func decode(
    _ place: Int, of times: ClipTimes, container: FileContent.Container, layout: PixelLayout
  ) throws(MediaError) -> RawPicture {
    let wanted = times.stamps[place]
    if let shownStamp, let last, shownStamp == wanted, last.picture.layout == layout { return last.picture }
    if let endStamp, wanted >= endStamp { return try lastFrame(container, layout) }
    let decoder: ClipDecoder
    let isCovered = covered.map { $0.contains(wanted) && clip?.stamp == $0.upperBound } ?? false
    if let clip, isCovered || clip.framesDecoded == 0 || clip.stamp.map({ $0 <= wanted }) ?? false {
      decoder = clip
    } else {
      decoder = try ClipDecoder(source.clipFile(), container: container)
      clip = decoder
      passes += 1
    }
    var isThere = decoder.framesDecoded > 0
    while !isThere || (decoder.stamp ?? .min) < wanted {
      isThere = try decoder.advance()
      if !isThere { break }
    }
    if decodable == nil, !isThere || decoder.framesDecoded <= place {
      decodable = try countFrames(container)
    }
    guard isThere else {
      // Nothing decodes from here on.
      (clip, endStamp) = (nil, wanted)
      return try lastFrame(container, layout)
    }
    shownStamp = decoder.stamp
    covered = decoder.stamp.flatMap { $0 > wanted && !isCovered ? wanted...$0 : nil } ?? (isCovered ? covered : nil)
    return try decoder.samples(layout).picture(layout, orientation: decoder.orientation)
  }

  private func countFrames(_ container: FileContent.Container) throws(MediaError) -> Int {
    let decoder = try ClipDecoder(source.clipFile(), container: container)
    while try decoder.advance() {}
    return decoder.framesDecoded
  }

  private func lastFrame(_ container: FileContent.Container, _ layout: PixelLayout) throws(MediaError) -> RawPicture {
    if let end, end.layout == layout { return end }
    let count: Int
    if let decodable { count = decodable } else { count = try countFrames(container) }
    let decoder = try ClipDecoder(source.clipFile(), container: container)
    passes += 1
    while decoder.framesDecoded < count {
      guard try decoder.advance() else { break }
    }
    guard decoder.framesDecoded > 0 else { throw .damaged(path: source.path, detail: "no frame of it decodes") }
    let picture = try decoder.samples(layout).picture(layout, orientation: decoder.orientation)
    end = picture
    return picture
  }

  private func decode(
    _ index: Int, container: FileContent.Container, layout: PixelLayout
  ) throws(MediaError) -> RawPicture {
    let decoder: ClipDecoder
    if let clip, clip.framesDecoded <= index + 1 {
      decoder = clip
    } else {
      decoder = try ClipDecoder(source.clipFile(), container: container, isInterrupted: isInterrupted)
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
