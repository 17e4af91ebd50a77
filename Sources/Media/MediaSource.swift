import Support

/// A clip, a sequence of pictures (a folder, or a pattern such as `frame_%04d.png`) or a single picture, opened for
/// reading.
///
/// A source keeps no place and may be used from several threads; reading goes through a ``FrameReader``, and
/// ``frames(at:layout:)`` makes one for each call.
package final class MediaSource: Sendable {
  package let path: String
  package let info: MediaInfo
  /// The files of a sequence in order; one for a picture or a clip.
  package let files: [String]
  let content: Content
  /// Of a clip, which is opened once however often it is read.
  private let file: OpenFile?

  enum Content: Sendable {
    case pictures([PictureHeader])
    /// With the moments of its frames, where they are known.
    case clip(FileContent.Container, ClipTimes?)
    /// Pixels that were never a file.
    case memory([Samples])
  }

  /// Opens a file by its content, a folder as the pictures in it, and a path that does not exist but holds `%04d` as a
  /// pattern. The first frame is decoded, and the frames are counted.
  /// - Parameter isInterrupted: asked often while a clip is read; reading ends once it says yes.
  /// - Throws: ``MediaError``; a missing file is ``MediaError/file(_:)`` with ``Support/FileError/missing(path:)``.
  package static func open(
    _ path: String, isInterrupted: @escaping () -> Bool = { false }
  ) throws(MediaError) -> MediaSource {
    switch FileSystem.kind(path) {
    case .folder:
      return try sequence(
        path, files: PictureFolder.files(path), emptyHint: "PNG, JPEG, WebP, BMP and TIFF are looked for",
        isInterrupted: isInterrupted)
    case .none:
      return try sequence(path, files: numbered(path), emptyHint: "", isInterrupted: isInterrupted)
    default: break
    }
    let file = try MediaFile.open(path)
    switch FileContent(file) {
    case .picture(let format):
      let header = try PictureHeader(file, format: format)
      return try pictures(path, kind: .picture, files: [path], headers: [header], first: file)
    case .clip(let container): return try clip(file, container: container, isInterrupted: isInterrupted)
    case .playlist(let kind): throw .refused(path: path, kind: kind)
    case .unread(let what, let hint): throw .unread(path: path, what: what, hint: hint)
    case .unknown(let found): throw .unrecognised(path: path, found: found)
    }
  }

  /// A reader that is at the start.
  /// - Parameter isInterrupted: as for ``open(_:isInterrupted:)``.
  package func reader(isInterrupted: @escaping () -> Bool = { false }) throws(MediaError) -> FrameReader {
    try FrameReader(self, isInterrupted: isInterrupted)
  }

  /// The frames of the given numbers, in that order; a number may stand twice. Ascending numbers are read in one pass.
  /// - Throws: ``MediaError/noSuchFrame(path:index:count:)`` for a number outside `0..<info.frameCount`,
  ///   ``MediaError/tooMuchAtOnce(path:bytes:limit:)``, or what decoding throws.
  package func frames(at indices: [Int], layout: PixelLayout) throws(MediaError) -> [RawPicture] {
    try checkMemory(frames: indices.count, layout: layout)
    let reader = try reader()
    var pictures: [RawPicture] = []
    pictures.reserveCapacity(indices.count)
    for index in indices { pictures.append(try reader.frame(index, layout: layout)) }
    return pictures
  }

  /// The frames of the given numbers as RGB, alpha composited on white. See ``frames(at:layout:)``.
  package func pictures(at indices: [Int]) throws(MediaError) -> [Picture] {
    try frames(at: indices, layout: .rgb8).map {
      Picture(checkedWidth: $0.width, height: $0.height, pixels: $0.bytes)
    }
  }

  /// Decoded pixels that one call gives, in bytes.
  private static let bytesAtOnce = 8 << 30

  private func checkMemory(frames: Int, layout: PixelLayout) throws(MediaError) {
    let bytes = Checked.product(frames, info.width, info.height, layout.bytesPerPixel) ?? .max
    guard bytes <= Self.bytesAtOnce else {
      throw .tooMuchAtOnce(path: path, bytes: bytes, limit: Self.bytesAtOnce)
    }
  }

  init(path: String, info: MediaInfo, files: [String], content: Content, file: OpenFile? = nil) {
    self.path = path
    self.info = info
    self.files = files
    self.content = content
    self.file = file
  }

  /// The file of a clip, whatever stands under its name by now.
  func clipFile() throws(MediaError) -> OpenFile { if let file { file } else { try MediaFile.open(path) } }

  // MARK: Opening

  /// The files of a pattern, at least one.
  private static func numbered(_ path: String) throws(MediaError) -> [String] {
    let pattern: FramePattern?
    do throws(FramePattern.Malformed) {
      pattern = try FramePattern(path)
    } catch {
      throw .pattern(path: path, problem: error.problem)
    }
    guard let pattern, FileSystem.kind(pattern.folder) == .folder else { throw .file(.missing(path: path)) }
    let files: [String]
    do throws(FileError) {
      files = try pattern.files()
    } catch {
      throw .file(error)
    }
    guard !files.isEmpty else { throw .file(.missing(path: path)) }
    return files
  }

  private static func sequence(
    _ path: String, files: [String], emptyHint: String, isInterrupted: () -> Bool
  ) throws(MediaError) -> MediaSource {
    guard files.count <= Limits.clipFrames else { throw .tooManyFrames(path: path) }
    var headers: [PictureHeader] = []
    var first: OpenFile?
    for name in files {
      if isInterrupted() { throw .interrupted(path: path) }
      let file = try MediaFile.open(name)
      let format: FileContent.PictureFormat
      switch FileContent(file) {
      case .picture(let found): format = found
      case .playlist(let kind): throw .refused(path: name, kind: kind)
      case .unread(let what, let hint): throw .unread(path: name, what: what, hint: hint)
      case .clip(let container):
        throw .unrecognised(path: name, found: "a picture is expected in a sequence, found \(container)")
      case .unknown(let found): throw .unrecognised(path: name, found: found)
      }
      let header = try PictureHeader(file, format: format)
      if let start = headers.first,
        header.displayWidth != start.displayWidth || header.displayHeight != start.displayHeight
      {
        throw .mixedSizes(
          path: path, name: Path.name(name), size: "\(header.displayWidth)x\(header.displayHeight)",
          firstName: Path.name(files[0]), firstSize: "\(start.displayWidth)x\(start.displayHeight)")
      }
      headers.append(header)
      if first == nil { first = file }
    }
    guard let first else { throw .empty(path: path, hint: emptyHint) }
    return try pictures(path, kind: .sequence, files: files, headers: headers, first: first)
  }

  private static func pictures(
    _ path: String, kind: MediaInfo.Kind, files: [String], headers: [PictureHeader], first: OpenFile
  ) throws(MediaError) -> MediaSource {
    let header = headers[0]  // checked: both callers give at least one
    let samples = try PictureReader.samples(first, header: header, layout: .rgba8)
    var info = MediaInfo(
      kind: kind, width: header.displayWidth, height: header.displayHeight, frameCount: headers.count,
      framesPerSecond: MediaInfo.sequenceRate, isRateAssumed: true, bitDepth: samples.bitDepth,
      isGray: samples.isGray, hasAlpha: samples.hasAlpha, isIndexed: samples.isIndexed, codec: header.format.rawValue)
    let left = PictureFolder.numbersLeftOut(files)
    if left > 0 {
      info.notes.append(
        MediaNote(
          "numbers", "\(left) left out",
          "the numbers of the pictures leave them out; the pictures follow each other without a gap"))
    }
    return MediaSource(path: path, info: info, files: files, content: .pictures(headers))
  }

  private static func clip(
    _ file: OpenFile, container: FileContent.Container, isInterrupted: @escaping () -> Bool
  ) throws(MediaError) -> MediaSource {
    if container == .mov { try MP4Check.verify(file) }
    let counter = try ClipDecoder(file, container: container, isInterrupted: isInterrupted)
    let survey = try counter.survey()
    let rate = counter.framesPerSecond(survey)
    let decoder = try ClipDecoder(file, container: container, isInterrupted: isInterrupted)
    guard try decoder.advance() else {
      throw .damaged(path: file.path, detail: LibAV.lastLine.orElse("no frame of it decodes"))
    }
    let samples = try decoder.samples(.rgba8)
    try PictureCost.check(
      frames: survey.packets, pixels: samples.width * samples.height, bytes: file.size, path: file.path)
    var stamps = survey.isOneFrameAPacket ? survey.stamps : []
    if !survey.isOneFrameAPacket {
      var isStamped = true
      repeat {
        if let stamp = decoder.stamp { stamps.append(stamp) } else { isStamped = false }
      } while try decoder.advance()
      if !isStamped { stamps = [] }
    }
    let held = survey.isOneFrameAPacket ? max(1, survey.packets) : decoder.framesDecoded
    // A GIF's palette index must not be mixed, and its shape says nothing of pixels.
    let times = container == .gif || stamps.count != held ? nil : decoder.times(stamps)
    let count = times?.shown.count ?? held
    let isTurned = decoder.orientation.swapsSides
    var info = MediaInfo(
      kind: container == .gif && count == 1 ? .picture : .clip,
      width: isTurned ? samples.height : samples.width, height: isTurned ? samples.width : samples.height,
      frameCount: count, framesPerSecond: times?.rate ?? rate ?? MediaInfo.clipRate,
      isRateAssumed: times?.rate == nil && rate == nil, bitDepth: samples.bitDepth, isGray: samples.isGray,
      hasAlpha: samples.hasAlpha, isIndexed: samples.isIndexed, codec: decoder.codecName)
    info.notes = notes(decoder, info, held: held, isExact: survey.isOneFrameAPacket, times)
    return MediaSource(path: file.path, info: info, files: [file.path], content: .clip(container, times), file: file)
  }

  private static func notes(
    _ decoder: ClipDecoder, _ info: MediaInfo, held: Int, isExact: Bool, _ times: ClipTimes?
  ) -> [MediaNote] {
    var notes: [MediaNote] = []
    // Where packets are no frames, containers count what is not shown too; a few less are no damage.
    if decoder.announced > held + (isExact ? 0 : max(2, decoder.announced / 50)) {
      notes.append(.missing(held, of: decoder.announced))
    }
    if let rate = times?.rate {
      notes.append(
        MediaNote(
          "rate", "\(rate.rounded() == rate ? "\(Int(rate))" : "\(rate)") a second",
          "its rate is variable: \(held) frames last differently long, and each is shown for as long as it lasts"))
    }
    if decoder.pixelAspect != 1 {
      notes.append(
        MediaNote(
          "shape", "\(info.width)×\(info.height)",
          "its pixels are not square, \((decoder.pixelAspect * 1000).rounded() / 1000) times as wide as high"))
    }
    if let transfer = decoder.transfer {
      notes.append(
        MediaNote(
          "colours", "of an ordinary screen",
          "the clip is HDR (\(transfer.rawValue)): its white is brought to 203 cd/m², brighter lights are cut"))
    }
    return notes
  }
}
