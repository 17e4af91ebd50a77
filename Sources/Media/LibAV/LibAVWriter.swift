import CLibAV
import Support

/// Encoding: PNG pictures and MP4 clips, in memory.
extension LibAV {
  /// A whole PNG file.
  /// - Parameter bytes: rows of 8-bit RGB, or of 16-bit grey with the high byte first, without padding.
  static func png(
    _ bytes: [UInt8], width: Int, height: Int, isGray16: Bool, path: String
  ) throws(MediaError) -> [UInt8] {
    try prepare()
    let (format, bytesPerPixel) = isGray16 ? (AV_PIX_FMT_GRAY16BE, 2) : (AV_PIX_FMT_RGB24, 3)
    guard let codec = avcodec_find_encoder(AV_CODEC_ID_PNG), let context = CodecContext(codec), let packet = Packet()
    else { throw .encoding(path: path, detail: "libavcodec has no PNG encoder") }
    context.pointer.pointee.width = CInt(width)
    context.pointer.pointee.height = CInt(height)
    context.pointer.pointee.pix_fmt = format
    context.pointer.pointee.time_base = AVRational(num: 1, den: 1)
    context.pointer.pointee.thread_count = 1
    try check(avcodec_open2(context.pointer, codec, nil), path)
    let frame = try frame(bytes, width: width, height: height, format: format, bytesPerPixel: bytesPerPixel, path: path)
    try check(avcodec_send_frame(context.pointer, frame.pointer), path)
    try check(avcodec_send_frame(context.pointer, nil), path)
    try check(avcodec_receive_packet(context.pointer, packet.pointer), path)
    return Array(UnsafeBufferPointer(start: packet.pointer.pointee.data, count: Int(packet.pointer.pointee.size)))
  }

  fileprivate static func check(_ code: CInt, _ path: String) throws(MediaError) {
    guard code >= 0 else { throw .encoding(path: path, detail: explanation(code)) }
  }

  fileprivate static func frame(
    _ bytes: [UInt8], width: Int, height: Int, format: AVPixelFormat, bytesPerPixel: Int, path: String
  ) throws(MediaError) -> Frame {
    guard let frame = Frame() else { throw .encoding(path: path, detail: "out of memory") }
    frame.pointer.pointee.width = CInt(width)
    frame.pointer.pointee.height = CInt(height)
    frame.pointer.pointee.format = format.rawValue
    try check(av_frame_get_buffer(frame.pointer, 0), path)
    bytes.withUnsafeBytes { source in
      guard let from = source.baseAddress, let to = a2c_av_plane(frame.pointer, 0) else { return }
      let stride = Int(a2c_av_stride(frame.pointer, 0))
      for y in 0..<height { memcpy(to + y * stride, from + y * width * bytesPerPixel, width * bytesPerPixel) }
    }
    return frame
  }
}

/// Encodes RGB frames as a clip in an MP4 file, which is kept in memory until it is complete.
/// H.264 where libx264 is there, else MPEG-4.
final class ClipEncoder {
  private let path: String
  private let width: Int
  private let height: Int
  private var format: UnsafeMutablePointer<AVFormatContext>?
  private let codec: CodecContext
  private let stream: UnsafeMutablePointer<AVStream>
  private let packet: Packet
  private let scaler: OpaquePointer
  private var count: Int64 = 0

  init(width: Int, height: Int, framesPerSecond: Double, path: String) throws(MediaError) {
    try LibAV.prepare()
    self.path = path
    self.width = width
    self.height = height
    let isX264 = avcodec_find_encoder_by_name("libx264") != nil
    guard let encoder = avcodec_find_encoder_by_name("libx264") ?? avcodec_find_encoder(AV_CODEC_ID_MPEG4),
      let codec = CodecContext(encoder), let packet = Packet(), let muxer = av_guess_format("mp4", nil, nil)
    else { throw .encoding(path: path, detail: "libavcodec has no encoder for clips") }
    self.codec = codec
    self.packet = packet
    let rate = av_d2q(framesPerSecond, 100_000)
    codec.pointer.pointee.width = CInt(width)
    codec.pointer.pointee.height = CInt(height)
    codec.pointer.pointee.pix_fmt = AV_PIX_FMT_YUV420P
    codec.pointer.pointee.time_base = AVRational(num: rate.den, den: rate.num)
    codec.pointer.pointee.framerate = rate
    codec.pointer.pointee.thread_count = 1
    codec.pointer.pointee.gop_size = 12
    // MP4 keeps the codec's headers outside of the packets.
    codec.pointer.pointee.flags |= Int32(AV_CODEC_FLAG_GLOBAL_HEADER)
    if isX264 {
      av_opt_set(codec.pointer.pointee.priv_data, "crf", "12", 0)
      av_opt_set(codec.pointer.pointee.priv_data, "preset", "medium", 0)
      // Its vector code reads memory that nobody wrote (core 164), so that the same frames became other bytes.
      av_opt_set(codec.pointer.pointee.priv_data, "mbtree", "0", 0)
    } else {
      codec.pointer.pointee.flags |= Int32(AV_CODEC_FLAG_QSCALE)
      codec.pointer.pointee.global_quality = 2 * FF_QP2LAMBDA
    }
    guard
      let scaler = sws_getContext(
        CInt(width), CInt(height), AV_PIX_FMT_RGB24, CInt(width), CInt(height), AV_PIX_FMT_YUV420P,
        SWS_BILINEAR | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INP | SWS_BITEXACT, nil, nil, nil)
    else { throw .encoding(path: path, detail: "no conversion to YUV") }
    self.scaler = scaler
    var context: UnsafeMutablePointer<AVFormatContext>?
    var code = avcodec_open2(codec.pointer, encoder, nil)
    if code >= 0 { code = avformat_alloc_output_context2(&context, muxer, nil, nil) }
    guard code >= 0, let context, let stream = avformat_new_stream(context, nil) else {
      avformat_free_context(context)
      sws_freeContext(scaler)
      throw .encoding(path: path, detail: LibAV.explanation(code))
    }
    context.pointee.flags |= AVFMT_FLAG_BITEXACT
    stream.pointee.time_base = codec.pointer.pointee.time_base
    stream.pointee.avg_frame_rate = rate
    self.stream = stream
    code = avcodec_parameters_from_context(stream.pointee.codecpar, codec.pointer)
    if code >= 0 { code = avio_open_dyn_buf(&context.pointee.pb) }
    format = context
    if code >= 0 { code = avformat_write_header(context, nil) }
    guard code >= 0 else { throw .encoding(path: path, detail: LibAV.explanation(code)) }
  }

  deinit {
    if let format, format.pointee.pb != nil {
      var buffer: UnsafeMutablePointer<UInt8>?
      avio_close_dyn_buf(format.pointee.pb, &buffer)
      av_free(buffer)
    }
    avformat_free_context(format)
    sws_freeContext(scaler)
  }

  /// Adds one frame of `width × height` RGB pixels.
  func add(_ pixels: [UInt8]) throws(MediaError) {
    let source = try LibAV.frame(
      pixels, width: width, height: height, format: AV_PIX_FMT_RGB24, bytesPerPixel: 3, path: path)
    guard let target = Frame() else { throw .encoding(path: path, detail: "out of memory") }
    target.pointer.pointee.width = CInt(width)
    target.pointer.pointee.height = CInt(height)
    target.pointer.pointee.format = AV_PIX_FMT_YUV420P.rawValue
    try LibAV.check(av_frame_get_buffer(target.pointer, 0), path)
    try LibAV.check(a2c_av_scale(scaler, source.pointer, target.pointer), path)
    target.pointer.pointee.pts = count
    count += 1
    try LibAV.check(avcodec_send_frame(codec.pointer, target.pointer), path)
    try drain()
  }

  /// The whole file. Nothing can be added afterwards.
  func finish() throws(MediaError) -> [UInt8] {
    try LibAV.check(avcodec_send_frame(codec.pointer, nil), path)
    try drain()
    guard let format else { return [] }
    try LibAV.check(av_write_trailer(format), path)
    var buffer: UnsafeMutablePointer<UInt8>?
    let size = avio_close_dyn_buf(format.pointee.pb, &buffer)
    format.pointee.pb = nil
    defer { av_free(buffer) }
    guard size > 0, let buffer else { throw .encoding(path: path, detail: "out of memory") }
    return Array(UnsafeBufferPointer(start: buffer, count: Int(size)))
  }

  private func drain() throws(MediaError) {
    while true {
      let code = avcodec_receive_packet(codec.pointer, packet.pointer)
      if code == a2c_av_again() || code == a2c_av_eof() { return }
      try LibAV.check(code, path)
      if packet.pointer.pointee.duration == 0 { packet.pointer.pointee.duration = 1 }
      av_packet_rescale_ts(packet.pointer, codec.pointer.pointee.time_base, stream.pointee.time_base)
      packet.pointer.pointee.stream_index = stream.pointee.index
      try LibAV.check(av_interleaved_write_frame(format, packet.pointer), path)
    }
  }
}
