import CLibAV
import Support

/// Demuxes and decodes the picture track of one clip, front to back.
///
/// Damaged packets are passed over, as players do; a track of which no frame decodes is an error. Frames whose size
/// differs from the first one's are scaled to it.
final class ClipDecoder {
  private let path: String
  private let input: ClipInput
  private let format: FormatContext
  private let stream: UnsafeMutablePointer<AVStream>
  private let packet: Packet
  private let frame: Frame
  private let converter = FrameConverter()
  private var codec: CodecContext?
  private var packetsRead = 0
  private var isDraining = false
  /// The size of the first frame, before ``orientation``, its pixels made square.
  private var firstSize: (width: Int, height: Int)?
  private let screen: ScreenColors?
  private let bytes: Int
  /// Pixels of all frames that were decoded.
  private var pixelsDecoded = 0
  /// Asked between packets and frames.
  private let isInterrupted: () -> Bool

  /// Frames given by ``advance()`` so far.
  private(set) var framesDecoded = 0
  /// How the container wants the frames turned.
  let orientation: Orientation
  /// How light is written where it is of high dynamic range.
  let transfer: ScreenColors.Transfer?
  /// Width over height of a pixel; 1 where it is square.
  let pixelAspect: Double

  /// - Throws: ``MediaError`` where the container is broken, has no picture track, or one of a codec that is not read.
  init(
    _ file: OpenFile, container: FileContent.Container, isInterrupted: @escaping () -> Bool = { false }
  ) throws(MediaError) {
    try LibAV.prepare()
    self.isInterrupted = isInterrupted
    bytes = file.size
    path = file.path
    input = try ClipInput(file)
    format = try FormatContext(input, container: container, path: path)
    guard let packet = Packet(), let frame = Frame() else {
      throw .damaged(path: path, detail: "out of memory")
    }
    self.packet = packet
    self.frame = frame
    let context = format.pointer
    for index in 0..<CInt(context.pointee.nb_streams) {
      guard let stream = a2c_av_stream(context, index) else { continue }
      if stream.pointee.codecpar.pointee.codec_type != AVMEDIA_TYPE_VIDEO { stream.pointee.discard = AVDISCARD_ALL }
    }
    // Which decodes some frames, as large as they are.
    try Self.checkFrames(context, bytes: bytes, path: path)
    let code = avformat_find_stream_info(context, nil)
    guard code >= 0 else { throw .damaged(path: path, detail: LibAV.explanation(code)) }
    let best = av_find_best_stream(context, AVMEDIA_TYPE_VIDEO, -1, -1, nil, 0)
    guard best >= 0, let stream = a2c_av_stream(context, best),
      // The cover of a piece of music is no clip.
      stream.pointee.disposition & AV_DISPOSITION_ATTACHED_PIC == 0
    else { throw .noVideo(path: path) }
    self.stream = stream
    for index in 0..<CInt(context.pointee.nb_streams) where index != best {
      a2c_av_stream(context, index)?.pointee.discard = AVDISCARD_ALL
    }
    orientation = Self.orientation(of: stream)
    let parameters: UnsafePointer<AVCodecParameters> = UnsafePointer(stream.pointee.codecpar)
    transfer =
      switch parameters.pointee.color_trc {
      case AVCOL_TRC_SMPTE2084: .pq
      case AVCOL_TRC_ARIB_STD_B67: .hlg
      default: nil
      }
    screen = transfer.map { ScreenColors($0) }
    pixelAspect = Self.pixelAspect(av_guess_sample_aspect_ratio(context, stream, nil))
    try Self.checkFrames(context, bytes: bytes, path: path)
    let codec = try LibAV.decoder(parameters.pointee.codec_id, parameters: parameters, isStrict: false, path: path)
    codec.pointer.pointee.max_pixels = Int64(PictureCost.mostFramePixels)
    self.codec = codec
  }

  /// Frames that the container announces; 0 where it does not.
  var announced: Int { Int(clamping: max(0, stream.pointee.nb_frames)) }

  /// Seconds that a unit of time stamps lasts.
  private var second: Double {
    let base = stream.pointee.time_base
    return base.den > 0 && base.num > 0 ? Double(base.num) / Double(base.den) : 0
  }

  /// 1 for what is nearly square, and for what no screen has.
  private static func pixelAspect(_ ratio: AVRational) -> Double {
    guard ratio.num > 0, ratio.den > 0 else { return 1 }
    let aspect = Double(ratio.num) / Double(ratio.den)
    return abs(aspect - 1) > 0.01 && (0.1...10).contains(aspect) ? aspect : 1
  }

  /// The size of a frame once its pixels are square: nothing is made smaller.
  private func square(_ width: Int, _ height: Int) -> (width: Int, height: Int) {
    guard pixelAspect != 1 else { return (width, height) }
    let (w, h) =
      pixelAspect > 1
      ? (Checked.rounded(Double(width) * pixelAspect) ?? width, height)
      : (width, Checked.rounded(Double(height) / pixelAspect) ?? height)
    guard w <= Limits.pictureSide, h <= Limits.pictureSide, Checked.product(w, h) ?? .max <= Limits.picturePixels else {
      return (width, height)
    }
    return (w, h)
  }

  /// The time stamp of the frame that ``advance()`` decoded; `nil` where it has none.
  var stamp: Int64? {
    let stamp = frame.pointer.pointee.best_effort_timestamp
    return stamp == a2c_av_no_timestamp() ? nil : stamp
  }

  /// Checks what is known of the size of frames.
  private static func checkFrames(
    _ context: UnsafeMutablePointer<AVFormatContext>, bytes: Int, path: String
  ) throws(MediaError) {
    for index in 0..<CInt(context.pointee.nb_streams) {
      guard let parameters = a2c_av_stream(context, index)?.pointee.codecpar,
        parameters.pointee.codec_type == AVMEDIA_TYPE_VIDEO
      else { continue }
      try PictureCost.checkFrame(
        width: Int(parameters.pointee.width), height: Int(parameters.pointee.height), bytes: bytes, path: path)
    }
  }

  var codecName: String { String(cString: avcodec_get_name(stream.pointee.codecpar.pointee.codec_id)) }

  private static func orientation(of stream: UnsafeMutablePointer<AVStream>) -> Orientation {
    var size = 0
    guard let data = av_stream_get_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, &size), size >= 36 else {
      return .upright
    }
    let value = { (index: Int) in UnsafeRawPointer(data).loadUnaligned(fromByteOffset: index * 4, as: Int32.self) }
    return Orientation(a: value(0), b: value(1), c: value(3), d: value(4))
  }

  // MARK: Frames

  /// Decodes the next frame and keeps it for ``picture(_:)``.
  /// - Returns: `false` at the end of the clip.
  func advance() throws(MediaError) -> Bool {
    guard let codec else { return false }
    while true {
      let code = avcodec_receive_frame(codec.pointer, frame.pointer)
      if code >= 0 {
        if firstSize == nil {
          try PictureCost.checkFrame(width: frame.width, height: frame.height, bytes: bytes, path: path)
          firstSize = square(frame.width, frame.height)
          // The decoder refuses larger ones before it takes memory for them.
          let most = PictureCost.mostPixels(after: frame.width * frame.height)
          codec.pointer.pointee.max_pixels = Int64(most)
        }
        framesDecoded += 1
        pixelsDecoded += frame.width * frame.height
        guard pixelsDecoded <= PictureCost.limit(bytes: bytes) else {
          throw .outOfProportion(path: path, what: "\(pixelsDecoded) pixels in \(framesDecoded) frames", bytes: bytes)
        }
        guard framesDecoded <= Limits.clipFrames else { throw .tooManyFrames(path: path) }
        return true
      }
      if code == a2c_av_eof() { return false }
      // Other errors belong to one packet; the decoder takes the next.
      if isDraining && code != a2c_av_again() { return false }
      if try readPacket() {
        _ = avcodec_send_packet(codec.pointer, packet.pointer)
        av_packet_unref(packet.pointer)
      } else {
        isDraining = true
        _ = avcodec_send_packet(codec.pointer, nil)
      }
    }
  }

  /// The frame that ``advance()`` decoded, as samples before ``orientation``.
  func samples(_ layout: PixelLayout) throws(MediaError) -> Samples {
    // Indices into a palette cannot be scaled.
    let size = layout == .index8 ? (frame.width, frame.height) : firstSize
    var samples = try converter.samples(
      frame, layout: layout, codec: stream.pointee.codecpar.pointee.codec_id, size: size, path: path)
    if let screen, case .bytes(var bytes) = samples.storage {
      samples.storage = .bytes([])
      screen.apply(&bytes, channels: samples.channels)
      samples.storage = .bytes(bytes)
    }
    return samples
  }

  // MARK: Packets

  /// More than any clip within the limits has, audio included.
  private static let packetLimit = 1 << 24

  /// The next packet of the picture track; `false` at the end of the file, or where the rest of it cannot be read.
  private func readPacket() throws(MediaError) -> Bool {
    while av_read_frame(format.pointer, packet.pointer) >= 0 {
      if isInterrupted() { throw .interrupted(path: path) }
      packetsRead += 1
      guard packetsRead <= Self.packetLimit else { throw .tooManyFrames(path: path) }
      if packet.pointer.pointee.stream_index == stream.pointee.index { return true }
      av_packet_unref(packet.pointer)
    }
    return false
  }

  /// What the packets tell without being decoded.
  struct Survey {
    var packets = 0
    /// Each packet gives one frame, as far as can be seen from outside.
    var isOneFrameAPacket = true
    /// First and last presentation time in seconds.
    var times: (first: Double, last: Double)?
    /// The presentation time of each packet, in the stream's units; empty where one has none.
    var stamps: [Int64] = []
  }

  /// Reads all packets. The decoder cannot be used afterwards.
  func survey() throws(MediaError) -> Survey {
    var survey = Survey()
    let codec = stream.pointee.codecpar.pointee.codec_id
    // HEVC drops the leading pictures of a cut clip and VP8 has frames that are not shown; AVI says too little.
    survey.isOneFrameAPacket = [
      AV_CODEC_ID_H264, AV_CODEC_ID_VP9, AV_CODEC_ID_AV1, AV_CODEC_ID_GIF, AV_CODEC_ID_MJPEG, AV_CODEC_ID_PNG,
      AV_CODEC_ID_APNG,
    ].contains(codec)
    if String(cString: format.pointer.pointee.iformat.pointee.name) == "avi" { survey.isOneFrameAPacket = false }
    let second = second
    var isStamped = true
    while try readPacket() {
      survey.packets += 1
      guard survey.packets <= Limits.clipFrames else { throw .tooManyFrames(path: path) }
      let flags = packet.pointer.pointee.flags
      if flags & (AV_PKT_FLAG_DISCARD | AV_PKT_FLAG_CORRUPT) != 0 { survey.isOneFrameAPacket = false }
      if survey.packets == 1, flags & AV_PKT_FLAG_KEY == 0 { survey.isOneFrameAPacket = false }
      let stamp = packet.pointer.pointee.pts
      if stamp == a2c_av_no_timestamp() { isStamped = false } else { survey.stamps.append(stamp) }
      if stamp != a2c_av_no_timestamp() {
        let time = Double(stamp) * second
        if let times = survey.times {
          // Frames shown before the first key frame refer to what was cut off.
          if time < times.first { survey.isOneFrameAPacket = false }
          survey.times = (min(times.first, time), max(times.last, time))
        } else {
          survey.times = (time, time)
        }
      }
      av_packet_unref(packet.pointer)
    }
    if !isStamped { survey.stamps = [] }
    let error = format.pointer.pointee.pb.pointee.error
    if error < 0 && error != a2c_av_eof() { survey.isOneFrameAPacket = false }
    return survey
  }

  /// When frames are shown; `nil` where that is not known.
  func times(_ stamps: [Int64]) -> ClipTimes? { ClipTimes(stamps, second: second) }

  /// The rate that the container gives: the average, else the base rate; `nil` where it has neither or one outside
  /// (0, 1000].
  func framesPerSecond(_ survey: Survey) -> Double? {
    func rate(_ value: AVRational, limit: Double) -> Double? {
      guard value.num > 0, value.den > 0 else { return nil }
      let rate = Double(value.num) / Double(value.den)
      return rate <= limit ? rate : nil
    }
    if let average = rate(stream.pointee.avg_frame_rate, limit: 1000) { return average }
    if let times = survey.times, survey.packets > 1, times.last > times.first {
      let measured = Double(survey.packets - 1) / (times.last - times.first)
      if measured.isFinite, measured > 0, measured <= 1000 { return measured }
    }
    // A base rate above this is the clock of a container, not a rate of frames.
    return rate(stream.pointee.r_frame_rate, limit: 240)
  }
}

/// The bytes of a clip as libavformat reads them.
final class ClipInput {
  fileprivate let file: OpenFile
  fileprivate var position = 0
  fileprivate private(set) var context: UnsafeMutablePointer<AVIOContext>?

  init(_ file: OpenFile) throws(MediaError) {
    self.file = file
    let size = 1 << 15
    let buffer = av_malloc(size)?.assumingMemoryBound(to: UInt8.self)
    let read: @convention(c) (UnsafeMutableRawPointer?, UnsafeMutablePointer<UInt8>?, CInt) -> CInt = {
      opaque, buffer, count in
      guard let opaque, let buffer else { return a2c_av_io() }
      let input = Unmanaged<ClipInput>.fromOpaque(opaque).takeUnretainedValue()
      let got = input.file.read(into: buffer, count: Int(count), at: input.position)
      if got < 0 { return a2c_av_io() }
      if got == 0 { return a2c_av_eof() }
      input.position += got
      return CInt(truncatingIfNeeded: got)
    }
    let seek: @convention(c) (UnsafeMutableRawPointer?, Int64, CInt) -> Int64 = { opaque, offset, whence in
      guard let opaque else { return Int64(a2c_av_io()) }
      let input = Unmanaged<ClipInput>.fromOpaque(opaque).takeUnretainedValue()
      let base: Int64
      switch whence & ~AVSEEK_FORCE {
      case AVSEEK_SIZE: return Int64(input.file.size)
      case SEEK_SET: base = 0
      case SEEK_CUR: base = Int64(input.position)
      case SEEK_END: base = Int64(input.file.size)
      default: return Int64(a2c_av_io())
      }
      let (place, overflow) = base.addingReportingOverflow(offset)
      guard !overflow, place >= 0 else { return Int64(a2c_av_io()) }
      input.position = Int(place)
      return place
    }
    context = avio_alloc_context(
      buffer, CInt(size), 0, Unmanaged.passUnretained(self).toOpaque(), read, nil, seek)
    guard context != nil else {
      av_free(buffer)
      throw .damaged(path: file.path, detail: "out of memory")
    }
  }

  deinit {
    // libavformat may have replaced the buffer by a larger one.
    if let context { av_free(context.pointee.buffer) }
    avio_context_free(&context)
  }
}

/// An `AVFormatContext` opened for reading that closes itself. It must not outlive its ``ClipInput``.
final class FormatContext {
  let pointer: UnsafeMutablePointer<AVFormatContext>
  private let input: ClipInput

  init(_ input: ClipInput, container: FileContent.Container, path: String) throws(MediaError) {
    guard let demuxer = av_find_input_format(container.rawValue), let context = avformat_alloc_context() else {
      throw .damaged(path: path, detail: "libavformat has no reader for \(container.rawValue)")
    }
    context.pointee.pb = input.context
    context.pointee.flags |= AVFMT_FLAG_CUSTOM_IO | AVFMT_FLAG_DISCARD_CORRUPT
    a2c_av_forbid_references(context)
    av_opt_set(context, "protocol_whitelist", "file", 0)
    av_opt_set(context, "format_whitelist", String(cString: demuxer.pointee.name), 0)
    av_opt_set(context, "codec_whitelist", LibAV.codecs, 0)
    var opened: UnsafeMutablePointer<AVFormatContext>? = context
    let code = avformat_open_input(&opened, "", demuxer, nil)
    // On failure the context has been freed.
    guard code >= 0, let opened else { throw .damaged(path: path, detail: LibAV.explanation(code)) }
    pointer = opened
    self.input = input
  }

  deinit {
    var pointer: UnsafeMutablePointer<AVFormatContext>? = pointer
    avformat_close_input(&pointer)
  }
}
