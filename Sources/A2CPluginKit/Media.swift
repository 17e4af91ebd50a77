/// A clip, a picture sequence or a picture that the host opened. Closed when the last reference goes; not to be kept
/// past ``Adapter/encode(_:into:)``.
public final class Media {
  /// One picture, several files with one picture each, or one file with several frames.
  public enum Kind: Sendable { case picture, sequence, clip }

  /// What the adapter opened.
  public let path: String
  public let kind: Kind
  /// Pixels, after rotation.
  public let width: Int
  /// Pixels, after rotation.
  public let height: Int
  public let frameCount: Int
  /// Above 0; a usual value where ``isRateAssumed``.
  public let framesPerSecond: Double
  /// The file does not tell its rate; pictures never do.
  public let isRateAssumed: Bool
  /// Of a component in the file: 8, 10, 16.
  public let bitDepth: Int
  public let isGray: Bool
  public let hasAlpha: Bool
  /// Pixels are indices into a palette; ``PixelLayout/index8`` reads them.
  public let isIndexed: Bool

  private let host: UnsafePointer<a2c_host>
  private let media: a2c_ext_media
  private let handle: OpaquePointer

  init(_ host: UnsafePointer<a2c_host>, _ media: a2c_ext_media, _ path: String) throws(AdapterError) {
    guard let open = media.open, let info = media.info, let close = media.close else {
      throw AdapterError(.unsupported, "this host reads no media")
    }
    var handle: OpaquePointer?
    try ErrorRecord.call { open(host, path, &handle, $0) }
    guard let handle else { throw AdapterError(.internal, "the host opened nothing", place: path) }
    var facts = a2c_media_info()
    facts.struct_size = UInt32(MemoryLayout<a2c_media_info>.size)
    do throws(AdapterError) {
      try ErrorRecord.call { info(host, handle, &facts, $0) }
    } catch {
      close(host, handle)
      throw error
    }
    self.host = host
    self.media = media
    self.handle = handle
    self.path = path
    switch facts.kind {
    case A2C_MEDIA_PICTURE: kind = .picture
    case A2C_MEDIA_SEQUENCE: kind = .sequence
    default: kind = .clip
    }
    width = Int(facts.width)
    height = Int(facts.height)
    frameCount = Int(facts.frame_count)
    framesPerSecond = facts.frames_per_second
    bitDepth = Int(facts.bit_depth)
    isGray = facts.is_gray != 0
    hasAlpha = facts.has_alpha != 0
    isIndexed = facts.is_indexed != 0
    isRateAssumed = facts.rate_is_assumed != 0
  }

  deinit { media.close?(host, handle) }

  /// Frame `index` (from 0). Rotation is applied; alpha is composited on white unless the layout has it. Ascending
  /// order is fast, any other may decode the clip again.
  public func frame(_ index: Int, as layout: PixelLayout = .rgb8) throws(AdapterError) -> Raster {
    guard index >= 0, index < frameCount else {
      throw AdapterError(.invalidArgument, "frame \(index) of \(frameCount) was asked for", place: path)
    }
    guard let read = media.read_frame, width > 0, height > 0,
      let count = Checked.product(width, height, layout.bytesPerPixel)
    else { throw AdapterError(.internal, "the host told no size", place: path) }
    var bytes = [UInt8](repeating: 0, count: count)
    try bytes.withUnsafeMutableBufferPointer { buffer throws(AdapterError) in
      try ErrorRecord.call {
        read(host, handle, Int64(index), layout.code, buffer.baseAddress, Int64(buffer.count), $0)
      }
    }
    return try Raster(width: width, height: height, layout: layout, bytes: bytes)
  }
}
