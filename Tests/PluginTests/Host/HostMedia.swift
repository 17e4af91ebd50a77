import CA2CPlugin

/// The media extension: media of tests, by path.
enum HostMedia {
  private final class Open {
    let media: MemoryMedia
    init(_ media: MemoryMedia) { self.media = media }
  }

  private static func opened(_ handle: OpaquePointer?) -> MemoryMedia? {
    handle.map { Unmanaged<Open>.fromOpaque(UnsafeRawPointer($0)).takeUnretainedValue().media }
  }

  static var table: a2c_ext_media {
    a2c_ext_media(
      struct_size: UInt32(MemoryLayout<a2c_ext_media>.size), reserved: 0,
      open: { host, path, out, error in
        guard let path, let out else { return A2C_INTERNAL }
        guard let media = HostTables.box(host).host.media[String(cString: path)] else {
          return HostTables.fail(error, A2C_MISSING, "no such file")
        }
        out.pointee = OpaquePointer(Unmanaged.passRetained(Open(media)).toOpaque())
        return A2C_OK
      },
      info: { _, handle, info, _ in
        guard let media = HostMedia.opened(handle), let info else { return A2C_INTERNAL }
        info.pointee.kind = media.kind
        info.pointee.width = Int32(media.width)
        info.pointee.height = Int32(media.height)
        info.pointee.frame_count = Int64(media.frameCount)
        info.pointee.frames_per_second = media.framesPerSecond
        info.pointee.is_indexed = 0
        switch media.content {
        case .gray16: (info.pointee.bit_depth, info.pointee.is_gray) = (16, 1)
        case .gray8: (info.pointee.bit_depth, info.pointee.is_gray) = (8, 1)
        case .rgb16: (info.pointee.bit_depth, info.pointee.is_gray) = (16, 0)
        case .rgb, .rgba: (info.pointee.bit_depth, info.pointee.is_gray) = (8, 0)
        case .indexed: (info.pointee.bit_depth, info.pointee.is_gray, info.pointee.is_indexed) = (8, 0, 1)
        }
        if case .rgba = media.content { info.pointee.has_alpha = 1 }
        return A2C_OK
      },
      read_frame: { _, handle, index, layout, into, capacity, error in
        guard let frame = HostMedia.opened(handle)?.frame(Int(index), layout), frame.count <= Int(capacity), let into
        else { return HostTables.fail(error, A2C_INVALID_ARGUMENT, "no such frame or layout") }
        for (offset, byte) in frame.enumerated() { into[offset] = byte }
        return A2C_OK
      },
      close: { _, handle in
        if let handle { Unmanaged<Open>.fromOpaque(UnsafeRawPointer(handle)).release() }
      })
  }
}
