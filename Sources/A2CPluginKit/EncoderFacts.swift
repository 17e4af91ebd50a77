/// What one of the model's encoders takes.
public struct EncoderFacts: Sendable, Equatable {
  /// `vision`; one that this kit does not know has a name all the same.
  public let name: String
  /// Frames, or a tensor of ``shape``.
  public let takesFrames: Bool
  /// Numbers of a token; 0 where the host does not know.
  public let tokenWidth: Int
  /// Pixels: height and width of the area that becomes one token.
  public let tokenSide: Int
  /// Frames of a video, or maps, that become one token.
  public let tokenFrames: Int
  /// Of the tensor: -1 where any size is possible; empty where it takes frames.
  public let shape: [Int]
  /// The most frames of a video, or maps, that become tokens.
  public let maxFrames: Int
  /// At which the host samples a video; 0 where it takes a tensor.
  public let framesPerSecond: Double

  fileprivate init(_ info: a2c_encoder_info) {
    var info = info
    name = info.name.map { String(cString: $0) } ?? ""
    takesFrames = info.takes == A2C_TAKES_FRAMES
    (tokenWidth, tokenSide, tokenFrames) = (Int(info.token_width), Int(info.token_side), Int(info.token_frames))
    let dims = max(0, min(Int(info.dims), Int(A2C_MAX_DIMS)))
    shape = withUnsafeBytes(of: &info.shape) { raw in
      (0..<dims).map { Int(raw.loadUnaligned(fromByteOffset: 8 * $0, as: Int64.self)) }
    }
    maxFrames = Int(info.max_frames)
    framesPerSecond = info.frames_per_second
  }
}

extension Host {
  /// The encoders of the model that will read the blocks; empty where the host does not tell.
  public func encoders() throws(AdapterError) -> [EncoderFacts] {
    guard let table = `extension`(A2C_EXT_ENCODERS, as: a2c_ext_encoders()), let count = table.count,
      let info = table.info
    else { return [] }
    var found: [EncoderFacts] = []
    for index in 0..<max(0, count(host)) {
      var facts = a2c_encoder_info()
      facts.struct_size = UInt32(MemoryLayout<a2c_encoder_info>.size)
      try ErrorRecord.call { info(host, index, &facts, $0) }
      found.append(EncoderFacts(facts))
    }
    return found
  }

  /// The token grid that frames of a size will become, sampled and resized as ``Sink/frames(count:framesPerSecond:encoder:isVideo:numbered:frame:)``
  /// has it; of one picture where it is no video.
  public func grid(
    width: Int, height: Int, count: Int, framesPerSecond: Double = 0, encoder: EncoderID = .vision, isVideo: Bool
  ) throws(AdapterError) -> (t: Int, h: Int, w: Int) {
    guard let grid = `extension`(A2C_EXT_ENCODERS, as: a2c_ext_encoders())?.grid else {
      throw AdapterError(.unsupported, "this host tells no grids")
    }
    var answer: [Int32] = [0, 0, 0]
    var frames = a2c_frames()
    frames.struct_size = UInt32(MemoryLayout<a2c_frames>.size)
    frames.flags = isVideo ? A2C_FRAMES_VIDEO : 0
    frames.count = Int64(count)
    frames.frames_per_second = framesPerSecond
    let name = Array(encoder.rawValue.utf8CString)
    try name.withUnsafeBufferPointer { name throws(AdapterError) in
      frames.encoder = name.baseAddress
      try answer.withUnsafeMutableBufferPointer { answer throws(AdapterError) in
        try ErrorRecord.call {
          grid(host, &frames, Int32(clamping: width), Int32(clamping: height), answer.baseAddress, $0)
        }
      }
    }
    return (Int(answer[0]), Int(answer[1]), Int(answer[2]))
  }
}
