import CLibAV
import Support

/// The library's own state and its errors as text. This folder is the only place that knows libav*.
///
/// What is decoded may be hostile. A file is read through an ``OpenFile`` and never opened by libav*, the demuxer is
/// chosen by us from a short list by content, a reference to another file is refused, and only the codecs of ``codecs``
/// are opened. Decoding runs on one thread, so the same file always gives the same pixels and the same errors.
enum LibAV {
  /// Decoders by name, in the form of libavformat's and libavcodec's whitelists.
  static let codecs = "h264,hevc,vp8,vp9,libdav1d,libaom-av1,mpeg4,mjpeg,gif,png,apng,webp,bmp,tiff,ffv1"

  /// Opens the libraries and forgets the last log line, so that a later one belongs to what follows. Called by everything
  /// below before it touches a library.
  /// - Throws: ``MediaError/library(_:)``.
  static func prepare() throws(MediaError) {
    try MediaLibraries.load()
    a2c_av_log_clear()
  }

  /// An error code in words, with the last line that the library logged where there is one.
  static func explanation(_ code: CInt) -> String {
    var buffer = [CChar](repeating: 0, count: 128)
    av_strerror(code, &buffer, buffer.count)
    let text = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let line = lastLine
    return line.isEmpty ? text : "\(text) (\(line))"
  }

  /// The last error line that the library logged on this thread, without its `[decoder @ address]` prefix.
  static var lastLine: String {
    let line = String(cString: a2c_av_log_line())
    let text = line.hasPrefix("[") ? line.drop { $0 != "]" }.dropFirst() : line[...]
    return TerminalText.safe(String(text.drop { $0 == " " }).trimmingLineEnd())
  }

  /// A decoder for a codec, opened on one thread and bound to the limits on pixels.
  static func decoder(
    _ id: AVCodecID, parameters: UnsafePointer<AVCodecParameters>? = nil, isStrict: Bool, path: String
  ) throws(MediaError) -> CodecContext {
    let name = String(cString: avcodec_get_name(id))
    // dav1d, else libaom: libavcodec's own AV1 decoder needs hardware.
    let preferred = id == AV_CODEC_ID_AV1 ? ["libdav1d", "libaom-av1"] : []
    let found = preferred.lazy.compactMap { avcodec_find_decoder_by_name($0) }.first ?? avcodec_find_decoder(id)
    guard let codec = found, codecs.split(separator: ",").contains(Substring(String(cString: codec.pointee.name)))
    else {
      throw .codec(path: path, name: name)
    }
    guard let context = CodecContext(codec) else { throw .damaged(path: path, detail: "out of memory") }
    if let parameters {
      let code = avcodec_parameters_to_context(context.pointer, parameters)
      guard code >= 0 else { throw .damaged(path: path, detail: explanation(code)) }
    }
    context.pointer.pointee.thread_count = 1
    context.pointer.pointee.max_pixels = Int64(Limits.picturePixels)
    if isStrict { context.pointer.pointee.err_recognition = AV_EF_CRCCHECK | AV_EF_EXPLODE }
    let code = avcodec_open2(context.pointer, codec, nil)
    guard code >= 0 else { throw .damaged(path: path, detail: explanation(code)) }
    return context
  }

  /// The pixels of a whole picture file.
  /// - Parameters:
  ///   - bytes: the file, with all that is not needed taken out (see ``PictureReader``).
  ///   - isStrict: checksums are verified and any error ends the decoding.
  static func picture(
    _ bytes: [UInt8], format: FileContent.PictureFormat, isStrict: Bool, layout: PixelLayout,
    fourChannels: PictureHeader.FourChannels?, path: String
  ) throws(MediaError) -> Samples {
    try prepare()
    let id =
      switch format {
      case .png: AV_CODEC_ID_PNG
      case .jpeg: AV_CODEC_ID_MJPEG
      case .webp: AV_CODEC_ID_WEBP
      case .bmp: AV_CODEC_ID_BMP
      case .tiff: AV_CODEC_ID_TIFF
      }
    let context = try decoder(id, isStrict: isStrict, path: path)
    guard let packet = Packet(), let frame = Frame(), let size = CInt(exactly: bytes.count),
      av_new_packet(packet.pointer, size) >= 0
    else { throw .damaged(path: path, detail: "out of memory") }
    bytes.withUnsafeBytes { source in
      if let base = source.baseAddress { memcpy(packet.pointer.pointee.data, base, source.count) }
    }
    var code = avcodec_send_packet(context.pointer, packet.pointer)
    if code >= 0 { code = avcodec_send_packet(context.pointer, nil) }
    if code >= 0 { code = avcodec_receive_frame(context.pointer, frame.pointer) }
    guard code >= 0 else {
      if format == .tiff, lastLine.contains("not supported") {
        throw .unread(
          path: path, what: "this kind of TIFF (\(lastLine))",
          hint: "write it as PNG of 8 or 16 bits; of floats, as of depth in metres, the values: .npy")
      }
      throw .damaged(path: path, detail: code == a2c_av_eof() ? lastLine.orElse("no picture in it") : explanation(code))
    }
    if let fourChannels { return try FrameConverter.cmyk(frame, isYCCK: fourChannels.isYCCK, path: path) }
    return try FrameConverter().samples(frame, layout: layout, codec: id, path: path)
  }
}

extension String {
  fileprivate func trimmingLineEnd() -> String { String(prefix { $0 != "\n" && $0 != "\r" && $0 != "\r\n" }) }
  func orElse(_ other: String) -> String { isEmpty ? other : self }
}

/// An `AVFrame` that frees itself.
final class Frame {
  let pointer: UnsafeMutablePointer<AVFrame>

  init?() {
    guard let pointer = av_frame_alloc() else { return nil }
    self.pointer = pointer
  }

  deinit {
    var pointer: UnsafeMutablePointer<AVFrame>? = pointer
    av_frame_free(&pointer)
  }

  var width: Int { Int(pointer.pointee.width) }
  var height: Int { Int(pointer.pointee.height) }
  var format: AVPixelFormat { AVPixelFormat(pointer.pointee.format) }
}

/// An `AVPacket` that frees itself.
final class Packet {
  let pointer: UnsafeMutablePointer<AVPacket>

  init?() {
    guard let pointer = av_packet_alloc() else { return nil }
    self.pointer = pointer
  }

  deinit {
    var pointer: UnsafeMutablePointer<AVPacket>? = pointer
    av_packet_free(&pointer)
  }
}

/// An `AVCodecContext` that frees itself.
final class CodecContext {
  let pointer: UnsafeMutablePointer<AVCodecContext>

  init?(_ codec: UnsafePointer<AVCodec>) {
    guard let pointer = avcodec_alloc_context3(codec) else { return nil }
    self.pointer = pointer
  }

  deinit {
    var pointer: UnsafeMutablePointer<AVCodecContext>? = pointer
    avcodec_free_context(&pointer)
  }
}
