/// Takes an adapter's blocks. The host copies and checks whatever it is given. Valid inside one
/// ``Adapter/encode(_:into:)``; used later, it throws.
public struct Sink {
  private let session: SinkSession

  init(_ session: SinkSession) { self.session = session }

  /// A block of frames for an encoder. The host answers which of the `count` source frames it wants (it samples a clip
  /// by its rate); `frame` is called for these only, in ascending order.
  /// - Parameters:
  ///   - count: frames the source has.
  ///   - framesPerSecond: of the source; above 0 for a video.
  ///   - isVideo: the frames are moments of one clip and have one size; otherwise they are pictures on their own.
  ///   - numbered: each picture gets "Picture N: " in front of it.
  ///   - standsFor: by which generators take them: `pose`, `depth`. Small letters, digits and hyphens.
  public func frames(
    count: Int, framesPerSecond: Double = 0, encoder: EncoderID = .vision, isVideo: Bool, numbered: Bool = false,
    standsFor: String? = nil, frame: (Int) throws -> Raster
  ) throws {
    let sink = try session.sink()
    let role = standsFor.map { Array($0.utf8CString) } ?? []
    var wanted = a2c_wanted()
    wanted.struct_size = UInt32(MemoryLayout<a2c_wanted>.size)
    try encoder.rawValue.withCString { encoder in
      var block = a2c_frames()
      block.struct_size = UInt32(MemoryLayout<a2c_frames>.size)
      block.flags = (isVideo ? A2C_FRAMES_VIDEO : 0) | (numbered ? A2C_FRAMES_NUMBERED : 0)
      block.count = Int64(count)
      block.frames_per_second = framesPerSecond
      block.encoder = encoder
      try role.withUnsafeBufferPointer { role in
        block.stands_for = role.baseAddress.flatMap { role.isEmpty ? nil : $0 }
        try ErrorRecord.call { sink.pointee.frames_begin(sink, &block, &wanted, $0) }
      }
    }
    for index in UnsafeBufferPointer(start: wanted.indices, count: Int(wanted.count)) {
      try session.host.checkCancellation()
      let raster = try frame(Int(index))
      try raster.bytes.withUnsafeBufferPointer { bytes in
        var picture = a2c_raster()
        picture.struct_size = UInt32(MemoryLayout<a2c_raster>.size)
        picture.layout = raster.layout.code
        picture.width = Int32(clamping: raster.width)
        picture.height = Int32(clamping: raster.height)
        picture.stride = Int64(raster.width * raster.layout.bytesPerPixel)
        picture.count = Int64(bytes.count)
        picture.bytes = bytes.baseAddress
        try ErrorRecord.call { sink.pointee.frame(sink, &picture, $0) }
      }
    }
    try ErrorRecord.call { sink.pointee.frames_end(sink, $0) }
  }

  /// The rate at which a clip is shown to the model: what the user asks for, else the clip's own, else a usual one, which
  /// is recorded as a decision.
  /// - Parameters:
  ///   - asked: the parameter `fps`.
  ///   - own: what the input tells, `nil` or not above 0 where it tells nothing.
  public func rate(asked: Double?, own: Double?) throws -> Double {
    if let asked { return asked }
    if let own, own.isFinite, own > 0 { return own }
    try decide("fps", "\(Sink.usualRate)", because: "the input tells no rate")
    return Sink.usualRate
  }

  /// That of the shorter clips which video generators make.
  private static let usualRate = 8.0

  /// A block of numbers for an encoder: row-major with the given shape, all finite.
  public func tensor(_ values: [Float], shape: [Int], encoder: EncoderID) throws {
    let sink = try session.sink()
    guard (1...Int(A2C_MAX_DIMS)).contains(shape.count) else {
      throw AdapterError(.internal, "a tensor of \(shape.count) dimensions; 1 to \(A2C_MAX_DIMS) are possible")
    }
    try encoder.rawValue.withCString { encoder in
      try values.withUnsafeBufferPointer { values in
        var block = a2c_tensor()
        block.struct_size = UInt32(MemoryLayout<a2c_tensor>.size)
        block.dims = Int32(shape.count)
        withUnsafeMutableBytes(of: &block.shape) { raw in
          for (index, extent) in shape.enumerated() {
            raw.storeBytes(of: Int64(extent), toByteOffset: 8 * index, as: Int64.self)
          }
        }
        block.count = Int64(values.count)
        block.values = values.baseAddress
        block.encoder = encoder
        try ErrorRecord.call { sink.pointee.tensor(sink, &block, $0) }
      }
    }
  }

  /// A camera's path as it is; the host makes maps for an encoder and files for a generator of it.
  /// - Parameters:
  ///   - poses: camera to world, axes x right, y down, z forward.
  ///   - lenses: one a pose, counted in `unit`.
  ///   - source: the size of the pictures that the path was taken with.
  ///   - times: seconds, ascending, one a pose; empty where nobody tells.
  ///   - mostMaps: poses that an encoder sees at most; `nil` leaves it to the host.
  public func camera(
    poses: [RigidMotion], lenses: [Intrinsics], unit: Intrinsics.Unit, source: (width: Double, height: Double),
    times: [Double] = [], framesPerSecond: Double? = nil, mostMaps: Int? = nil
  ) throws {
    let sink = try session.sink()
    let end = (MemoryLayout<a2c_sink>.offset(of: \.camera) ?? .max) + MemoryLayout<UnsafeRawPointer>.size
    guard Int(sink.pointee.struct_size) >= end, let push = sink.pointee.camera else {
      throw AdapterError(.unsupported, "this host takes no camera paths", hint: "use a newer a2c")
    }
    guard poses.count == lenses.count, times.isEmpty || times.count == poses.count else {
      throw AdapterError(.internal, "\(poses.count) poses, \(lenses.count) lenses and \(times.count) times")
    }
    let numbers = poses.flatMap(\.rows)
    let lens = lenses.flatMap { [$0.fx, $0.fy, $0.cx, $0.cy] }
    try numbers.withUnsafeBufferPointer { numbers in
      try lens.withUnsafeBufferPointer { lens in
        try times.withUnsafeBufferPointer { times in
          var block = a2c_camera()
          block.struct_size = UInt32(MemoryLayout<a2c_camera>.size)
          block.lens_unit = unit == .pixels ? A2C_LENS_PIXELS : A2C_LENS_SHARES
          block.count = Int64(poses.count)
          block.poses = numbers.baseAddress
          block.lenses = lens.baseAddress
          block.times = times.isEmpty ? nil : times.baseAddress
          block.frames_per_second = framesPerSecond ?? 0
          (block.source_width, block.source_height) = source
          block.most_maps = Int64(mostMaps ?? 0)
          try ErrorRecord.call { push(sink, &block, $0) }
        }
      }
    }
  }

  /// A block of tokens the adapter made itself.
  /// - Parameters:
  ///   - values: count × the model's token width, all finite.
  ///   - grid: t × h × w = count, `nil` where the tokens have no place in a picture.
  public func tokens(_ values: [Float], count: Int, grid: (t: Int, h: Int, w: Int)? = nil) throws {
    let sink = try session.sink()
    guard count > 0, values.count % count == 0 else {
      throw AdapterError(.internal, "\(values.count) numbers do not make \(count) tokens")
    }
    try values.withUnsafeBufferPointer { buffer in
      var block = a2c_tokens()
      block.struct_size = UInt32(MemoryLayout<a2c_tokens>.size)
      block.count = Int64(count)
      block.width = Int64(buffer.count / count)
      block.values = buffer.baseAddress
      if let grid {
        block.grid = (Int32(clamping: grid.t), Int32(clamping: grid.h), Int32(clamping: grid.w))
      }
      try ErrorRecord.call { sink.pointee.tokens(sink, &block, $0) }
    }
  }

  /// A fact in words: "the camera turns left by 34° while moving forward".
  public func text(_ fact: String) throws {
    let sink = try session.sink()
    try ErrorRecord.call { sink.pointee.text(sink, fact, $0) }
  }

  /// Records a choice the adapter made by itself, for the user to see.
  public func decide(_ key: String, _ value: String, because reason: String) throws {
    let sink = try session.sink()
    try ErrorRecord.call { sink.pointee.decision(sink, key, value, reason, $0) }
  }
}

extension Sink {
  /// Something known of the video to be made, which its caption will hold: about the video, never about the file it was
  /// read from. A host of before claims leaves it out.
  /// - Parameters:
  ///   - value: in few words: `a red boat`; of a camera its moves, `dolly forward; then pan left`.
  ///   - sentence: how a caption says it, a whole sentence; of a camera one that names it: `The camera …`.
  ///   - certainty: from 0 to 1. Below 0.5 the claim is shown to the user and never written.
  public func claim(_ aspect: ClaimAspect, _ value: String, _ sentence: String, certainty: Double) throws {
    let sink = try session.sink()
    let end = (MemoryLayout<a2c_sink>.offset(of: \.claim) ?? .max) + MemoryLayout<UnsafeRawPointer>.size
    guard Int(sink.pointee.struct_size) >= end, let push = sink.pointee.claim else { return }
    try aspect.rawValue.withCString { aspect in
      try value.withCString { value in
        try sentence.withCString { sentence in
          var claim = a2c_claim()
          claim.struct_size = UInt32(MemoryLayout<a2c_claim>.size)
          claim.certainty = Float(certainty)
          claim.aspect = aspect
          claim.value = value
          claim.sentence = sentence
          try ErrorRecord.call { push(sink, &claim, $0) }
        }
      }
    }
  }
}

/// The C sink for as long as one encode lasts.
final class SinkSession {
  let host: Host
  private var pointer: UnsafePointer<a2c_sink>?

  init(_ pointer: UnsafePointer<a2c_sink>, _ host: Host) {
    self.pointer = pointer
    self.host = host
  }

  func sink() throws(AdapterError) -> UnsafePointer<a2c_sink> {
    guard let pointer else { throw AdapterError(.internal, "the sink was used after encode had returned") }
    return pointer
  }

  func end() { pointer = nil }
}
