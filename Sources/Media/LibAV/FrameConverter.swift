import CLibAV
import Support

/// Turns decoded frames into ``Samples``. RGB, grey and palette formats are taken over value by value, YUV goes through
/// ``YUVConversion``, and libswscale only scales the frames of a clip that changes its size on the way.
final class FrameConverter {
  private var scaler: OpaquePointer?
  private var scalerKey: ScalerKey?
  private var target: Frame?

  private struct ScalerKey: Equatable {
    var format: AVPixelFormat
    var width: Int, height: Int
    var outWidth: Int, outHeight: Int
    var hasAlpha: Bool
    var isFullRange: Bool
    var matrix: CInt
  }

  init() {}
  deinit { if let scaler { sws_freeContext(scaler) } }

  /// - Parameters:
  ///   - layout: what the samples are for; deep YUV for ``PixelLayout/gray16``, where luma is taken as it is instead of
  ///     through 8-bit RGB, and palettes for ``PixelLayout/index8`` are treated differently.
  ///   - size: scale to this size (a clip that changes its size on the way).
  func samples(
    _ frame: Frame, layout: PixelLayout, codec: AVCodecID, size: (width: Int, height: Int)? = nil, path: String
  ) throws(MediaError) -> Samples {
    let (width, height) = (frame.width, frame.height)
    guard width > 0, height > 0, let descriptor = av_pix_fmt_desc_get(frame.format) else {
      throw .damaged(path: path, detail: "a frame of unknown format")
    }
    guard width <= Limits.pictureSide, height <= Limits.pictureSide,
      let pixels = Checked.product(width, height), pixels <= Limits.picturePixels
    else { throw .tooManyPixels(path: path, width: width, height: height) }
    let flags = descriptor.pointee.flags
    let has = { (flag: CInt) in flags & UInt64(flag) != 0 }
    // Scaling would mix indices.
    if layout == .index8 {
      guard has(AV_PIX_FMT_FLAG_PAL), size.map({ $0.width == width && $0.height == height }) ?? true else {
        throw .damaged(path: path, detail: "a frame without a palette, where palette indices were asked for")
      }
      return indices(frame)
    }
    let isScaled = size.map { $0.width != width || $0.height != height } ?? false
    if has(AV_PIX_FMT_FLAG_HWACCEL) || has(AV_PIX_FMT_FLAG_BAYER) || has(AV_PIX_FMT_FLAG_FLOAT) {
      throw .damaged(path: path, detail: "pixels of the format \(String(cString: descriptor.pointee.name))")
    }
    if !isScaled {
      if frame.format == AV_PIX_FMT_MONOBLACK || frame.format == AV_PIX_FMT_MONOWHITE {
        return bilevel(frame, whiteIsZero: frame.format == AV_PIX_FMT_MONOWHITE)
      }
      if has(AV_PIX_FMT_FLAG_PAL) { return palette(frame) }
      let isExact = has(AV_PIX_FMT_FLAG_RGB) || descriptor.pointee.nb_components <= 2
      if isExact, !has(AV_PIX_FMT_FLAG_BITSTREAM) { return Self.exact(frame, descriptor.pointee) }
      if layout == .gray16, a2c_av_component(descriptor, 0).depth > 8, !has(AV_PIX_FMT_FLAG_RGB) {
        return luma(frame, descriptor.pointee)
      }
      if let samples = yuv(frame, descriptor.pointee, codec: codec) { return samples }
    }
    return try scaled(
      frame, descriptor.pointee, codec: codec, width: size?.width ?? width, height: size?.height ?? height, path: path)
  }

  // MARK: Formats taken over value by value

  /// One row of one plane. libavcodec allocates planes for at least the frame's size; a stride may be negative.
  private static func row(_ frame: Frame, plane: Int, _ y: Int) -> UnsafePointer<UInt8>? {
    guard let base = a2c_av_plane(frame.pointer, CInt(plane)) else { return nil }
    return UnsafePointer(base + y * Int(a2c_av_stride(frame.pointer, CInt(plane))))
  }

  /// Grey and RGB, packed or planar, of up to 16 bits a channel, with or without alpha.
  private static func exact(_ frame: Frame, _ descriptor: AVPixFmtDescriptor) -> Samples {
    let (width, height, channels) = (frame.width, frame.height, Int(descriptor.nb_components))
    let depth = withUnsafePointer(to: descriptor) { Int(a2c_av_component($0, 0).depth) }
    let isBig = descriptor.flags & UInt64(AV_PIX_FMT_FLAG_BE) != 0
    let count = width * height * channels  // checked: width × height is at most Limits.picturePixels
    if depth > 8 {
      var words = [UInt16](repeating: 0, count: count)
      words.withUnsafeMutableBufferPointer { out in
        Self.each(frame, descriptor, isBig: isBig) { out[$0] = UInt16(truncatingIfNeeded: Self.widened($1, from: $2)) }
      }
      return Samples(channels: channels, width: width, height: height, bitDepth: depth, storage: .words(words))
    }
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { out, filled in
      filled = count
      if frame.format == AV_PIX_FMT_RGB24 || frame.format == AV_PIX_FMT_GRAY8 || frame.format == AV_PIX_FMT_RGBA {
        for y in 0..<height {
          guard let row = row(frame, plane: 0, y), let base = out.baseAddress else { continue }
          (base + y * width * channels).update(from: row, count: width * channels)
        }
        return
      }
      out.initialize(repeating: 0)
      Self.each(frame, descriptor, isBig: isBig) { index, value, depth in
        out[index] = UInt8(truncatingIfNeeded: depth == 8 ? value : value * 255 / ((1 << depth) - 1))
      }
    }
    return Samples(channels: channels, width: width, height: height, bitDepth: 8, storage: .bytes(bytes))
  }

  /// Calls `body` with index, value and depth of every sample, channel by channel.
  @inline(__always)
  private static func each(
    _ frame: Frame, _ descriptor: AVPixFmtDescriptor, isBig: Bool, _ body: (Int, Int, Int) -> Void
  ) {
    let (width, height, channels) = (frame.width, frame.height, Int(descriptor.nb_components))
    for channel in 0..<channels {
      let component = withUnsafePointer(to: descriptor) { a2c_av_component($0, CInt(channel)) }
      let (step, shift, depth) = (Int(component.step), Int(component.shift), Int(component.depth))
      let mask = (1 << depth) - 1
      let isOneByte = shift + depth <= 8
      let offset = Int(component.offset) + (isOneByte && isBig ? 1 : 0)
      for y in 0..<height {
        guard let start = row(frame, plane: Int(component.plane), y) else { continue }
        var from = start + offset
        var index = y * width * channels + channel
        for _ in 0..<width {
          let raw =
            isOneByte
            ? Int(from[0]) : (isBig ? Int(from[0]) << 8 | Int(from[1]) : Int(from[1]) << 8 | Int(from[0]))
          body(index, raw >> shift & mask, depth)
          from += step
          index += channels
        }
      }
    }
  }

  /// A value of `depth` bits as one of 16, white staying white.
  @inline(__always)
  private static func widened(_ value: Int, from depth: Int) -> Int {
    depth == 16 ? value : (value * 65535 + (1 << (depth - 1))) / ((1 << depth) - 1)
  }

  private func bilevel(_ frame: Frame, whiteIsZero: Bool) -> Samples {
    let (width, height) = (frame.width, frame.height)
    var bytes = [UInt8](repeating: 0, count: width * height)
    for y in 0..<height {
      guard let row = Self.row(frame, plane: 0, y) else { continue }
      for x in 0..<width {
        let isSet = row[x >> 3] >> (7 - UInt8(x & 7)) & 1 == 1
        bytes[y * width + x] = isSet != whiteIsZero ? 255 : 0
      }
    }
    return Samples(channels: 1, width: width, height: height, bitDepth: 8, storage: .bytes(bytes))
  }

  /// The indices themselves.
  private func indices(_ frame: Frame) -> Samples {
    let (width, height) = (frame.width, frame.height)
    var bytes = [UInt8](repeating: 0, count: width * height)
    for y in 0..<height {
      guard let row = Self.row(frame, plane: 0, y) else { continue }
      for x in 0..<width { bytes[y * width + x] = row[x] }
    }
    return Samples(
      channels: 1, width: width, height: height, bitDepth: 8, storage: .bytes(bytes), isIndexed: true)
  }

  /// Indices into 256 native-endian ARGB words. Alpha is kept only where an entry that is used is not opaque.
  private func palette(_ frame: Frame) -> Samples {
    let (width, height) = (frame.width, frame.height)
    var colours = [UInt32](repeating: 0xFF00_0000, count: 256)
    if let words = a2c_av_plane(frame.pointer, 1) {
      for index in 0..<256 {
        colours[index] = UnsafeRawPointer(words).loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)
      }
    }
    let bytes = [UInt8](unsafeUninitializedCapacity: width * height * 4) { out, filled in
      filled = width * height * 4
      out.initialize(repeating: 0)
      var to = 0
      for y in 0..<height {
        guard let row = Self.row(frame, plane: 0, y) else { continue }
        for x in 0..<width {
          let colour = colours[Int(row[x])]
          out[to] = UInt8(truncatingIfNeeded: colour >> 16)
          out[to + 1] = UInt8(truncatingIfNeeded: colour >> 8)
          out[to + 2] = UInt8(truncatingIfNeeded: colour)
          out[to + 3] = UInt8(truncatingIfNeeded: colour >> 24)
          to += 4
        }
      }
    }
    return Samples(
      channels: 4, width: width, height: height, bitDepth: 8, storage: .bytes(bytes), isIndexed: true)
  }

  /// The luma plane of deep YUV, stretched from its range to 0…65535.
  private func luma(_ frame: Frame, _ descriptor: AVPixFmtDescriptor) -> Samples {
    let (width, height) = (frame.width, frame.height)
    var grey = descriptor
    grey.nb_components = 1
    let depth = withUnsafePointer(to: descriptor) { Int(a2c_av_component($0, 0).depth) }
    let isFull = frame.pointer.pointee.color_range == AVCOL_RANGE_JPEG
    let black = isFull ? 0 : 16 << (depth - 8)
    let span = isFull ? (1 << depth) - 1 : 219 << (depth - 8)
    var words = [UInt16](repeating: 0, count: width * height)
    words.withUnsafeMutableBufferPointer { out in
      Self.each(frame, grey, isBig: descriptor.flags & UInt64(AV_PIX_FMT_FLAG_BE) != 0) { index, value, _ in
        out[index] = UInt16(truncatingIfNeeded: (min(max(value - black, 0), span) * 65535 + span / 2) / span)
      }
    }
    return Samples(channels: 1, width: width, height: height, bitDepth: depth, storage: .words(words))
  }

  /// Four channels of inverted ink that libavcodec gives as "YUVA", as RGB with Pillow's rounding. Where the components
  /// are named C, M, Y and K libavcodec multiplies them itself and cuts off instead of rounding, which makes 254 of
  /// white; one is added there.
  static func cmyk(_ frame: Frame, isYCCK: Bool, path: String) throws(MediaError) -> Samples {
    if frame.format == AV_PIX_FMT_GBRAP, let descriptor = av_pix_fmt_desc_get(frame.format) {
      var samples = exact(frame, descriptor.pointee)
      if case .bytes(let bytes) = samples.storage {
        samples.storage = .bytes(
          bytes.indices.compactMap { $0 & 3 == 3 ? nil : bytes[$0] == 0 ? 0 : min(bytes[$0], 254) + 1 })
        samples.channels = 3
      }
      return samples
    }
    guard let descriptor = av_pix_fmt_desc_get(frame.format), descriptor.pointee.nb_components == 4,
      let conversion = conversion(frame, descriptor.pointee, codec: AV_CODEC_ID_MJPEG), let black = conversion.alpha,
      black.depth == 8
    else { throw .damaged(path: path, detail: "four channels in an unknown arrangement") }
    let (width, height) = (frame.width, frame.height)
    var bytes = [UInt8](repeating: 0, count: width * height * 3)
    let light = (0..<height).flatMap { y in
      let row = black.base + y * black.stride
      return (0..<width).map { row[$0] }
    }
    if isYCCK {
      let inks = conversion.pixels()  // red, green, blue are cyan, magenta, yellow here
      for pixel in 0..<(width * height) {
        for channel in 0..<3 { bytes[pixel * 3 + channel] = under(inks[pixel * 4 + channel], light[pixel]) }
      }
    } else {
      let planes = [conversion.luma, conversion.blueness, conversion.redness]
      guard planes.allSatisfy({ $0.width == width && $0.height == height }) else {
        throw .damaged(path: path, detail: "CMYK with subsampled channels is not supported")
      }
      for (channel, plane) in planes.enumerated() {
        for y in 0..<height {
          let row = plane.base + y * plane.stride
          for x in 0..<width {
            bytes[(y * width + x) * 3 + channel] = under(255 - row[x], light[y * width + x])
          }
        }
      }
    }
    return Samples(channels: 3, width: width, height: height, bitDepth: 8, storage: .bytes(bytes))
  }

  /// What is left of `light` under an ink.
  private static func under(_ ink: UInt8, _ light: UInt8) -> UInt8 {
    let product = Int(ink) * Int(light) + 128
    return light - UInt8(((product >> 8) + product) >> 8)  // checked: at most `light`
  }

  // MARK: YUV

  /// 8-bit RGB, or RGBA where there is an alpha plane. Matrix and range are as the frame is tagged; untagged video counts
  /// as BT.601 limited range, whatever its size, as in ffmpeg and the loaders built on it.
  /// - Returns: `nil` for a format that is not three channels of 8 to 16 bits.
  private func yuv(_ frame: Frame, _ descriptor: AVPixFmtDescriptor, codec: AVCodecID) -> Samples? {
    guard let conversion = Self.conversion(frame, descriptor, codec: codec) else { return nil }
    return Samples(
      channels: conversion.alpha == nil ? 3 : 4, width: frame.width, height: frame.height,
      bitDepth: conversion.luma.depth, storage: .bytes(conversion.pixels()))
  }

  private static func conversion(
    _ frame: Frame, _ descriptor: AVPixFmtDescriptor, codec: AVCodecID
  ) -> YUVConversion? {
    let has = { (flag: CInt) in descriptor.flags & UInt64(flag) != 0 }
    guard descriptor.nb_components >= 3, !has(AV_PIX_FMT_FLAG_RGB), !has(AV_PIX_FMT_FLAG_BITSTREAM) else { return nil }
    var planes: [YUVConversion.Plane] = []
    for index in 0..<Int(descriptor.nb_components) {
      let component = withUnsafePointer(to: descriptor) { a2c_av_component($0, CInt(index)) }
      guard let base = Self.row(frame, plane: Int(component.plane), 0), component.depth >= 8 else { return nil }
      let isChroma = index == 1 || index == 2
      let (across, down) = isChroma ? (Int(descriptor.log2_chroma_w), Int(descriptor.log2_chroma_h)) : (0, 0)
      planes.append(
        YUVConversion.Plane(
          base: base + Int(component.offset), stride: Int(a2c_av_stride(frame.pointer, component.plane)),
          step: Int(component.step), width: -(-frame.width >> across), height: -(-frame.height >> down),
          shift: Int(component.shift), depth: Int(component.depth), isBig: has(AV_PIX_FMT_FLAG_BE)))
    }
    return YUVConversion(
      luma: planes[0], blueness: planes[1], redness: planes[2], alpha: planes.count > 3 ? planes[3] : nil,
      matrix: matrix(frame, codec: codec), isFullRange: isFullRange(frame, codec: codec))
  }

  private static func isFullRange(_ frame: Frame, codec: AVCodecID) -> Bool {
    frame.pointer.pointee.color_range == AVCOL_RANGE_JPEG || codec == AV_CODEC_ID_MJPEG
      || [AV_PIX_FMT_YUVJ420P, AV_PIX_FMT_YUVJ422P, AV_PIX_FMT_YUVJ444P, AV_PIX_FMT_YUVJ440P, AV_PIX_FMT_YUVJ411P]
        .contains(frame.format)
  }

  private static func matrix(_ frame: Frame, codec: AVCodecID) -> YUVConversion.Matrix {
    // JPEG and WebP know one matrix only, whatever the tag says.
    if codec == AV_CODEC_ID_MJPEG || codec == AV_CODEC_ID_WEBP { return .bt601 }
    return switch frame.pointer.pointee.colorspace {
    case AVCOL_SPC_BT709: .bt709
    case AVCOL_SPC_FCC: .fcc
    case AVCOL_SPC_SMPTE240M: .smpte240
    case AVCOL_SPC_BT2020_NCL, AVCOL_SPC_BT2020_CL: .bt2020
    default: .bt601
    }
  }

  /// 8-bit RGB or RGBA of another size, or of a format that is rare.
  private func scaled(
    _ frame: Frame, _ descriptor: AVPixFmtDescriptor, codec: AVCodecID, width: Int, height: Int, path: String
  ) throws(MediaError) -> Samples {
    let hasAlpha = descriptor.flags & UInt64(AV_PIX_FMT_FLAG_ALPHA) != 0
    let matrix: CInt =
      switch Self.matrix(frame, codec: codec) {
      case .bt709: SWS_CS_ITU709
      case .fcc: SWS_CS_FCC
      case .smpte240: SWS_CS_SMPTE240M
      case .bt2020: SWS_CS_BT2020
      default: SWS_CS_ITU601
      }
    let key = ScalerKey(
      format: frame.format, width: frame.width, height: frame.height, outWidth: width, outHeight: height,
      hasAlpha: hasAlpha, isFullRange: Self.isFullRange(frame, codec: codec), matrix: matrix)
    if key != scalerKey || scaler == nil { try prepareScaler(key, path: path) }
    guard let scaler, let target else { throw .damaged(path: path, detail: "out of memory") }
    let code = a2c_av_scale(scaler, frame.pointer, target.pointer)
    guard code >= 0 else { throw .damaged(path: path, detail: LibAV.explanation(code)) }
    let channels = hasAlpha ? 4 : 3
    let bytes = [UInt8](unsafeUninitializedCapacity: width * height * channels) { out, filled in
      for y in 0..<height {
        guard let row = Self.row(target, plane: 0, y), let base = out.baseAddress else { break }
        (base + filled).initialize(from: row, count: width * channels)
        filled += width * channels
      }
    }
    let depth = withUnsafePointer(to: descriptor) { Int(a2c_av_component($0, 0).depth) }
    return Samples(
      channels: channels, width: width, height: height, bitDepth: max(8, depth), storage: .bytes(bytes))
  }

  private func prepareScaler(_ key: ScalerKey, path: String) throws(MediaError) {
    sws_freeContext(scaler)
    scaler = nil
    scalerKey = nil
    let output = key.hasAlpha ? AV_PIX_FMT_RGBA : AV_PIX_FMT_RGB24
    let flags = SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP | SWS_BITEXACT
    guard
      let context = sws_getContext(
        CInt(key.width), CInt(key.height), key.format, CInt(key.outWidth), CInt(key.outHeight), output, flags, nil, nil,
        nil)
    else {
      throw .damaged(
        path: path, detail: "no conversion for the pixel format \(String(cString: av_get_pix_fmt_name(key.format)))")
    }
    scaler = context
    let from = sws_getCoefficients(key.matrix)
    sws_setColorspaceDetails(context, from, key.isFullRange ? 1 : 0, from, 1, 0, 1 << 16, 1 << 16)
    guard let frame = Frame() else { throw .damaged(path: path, detail: "out of memory") }
    frame.pointer.pointee.width = CInt(key.outWidth)
    frame.pointer.pointee.height = CInt(key.outHeight)
    frame.pointer.pointee.format = output.rawValue
    let code = av_frame_get_buffer(frame.pointer, 0)
    guard code >= 0 else { throw .damaged(path: path, detail: LibAV.explanation(code)) }
    target = frame
    scalerKey = key
  }
}
