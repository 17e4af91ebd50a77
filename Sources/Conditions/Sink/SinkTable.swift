package import CA2CPlugin
import Support

/// The C table of a ``BlockSink``: checks pointers and sizes, then calls it.
package final class SinkTable {
  private let table: UnsafeMutablePointer<a2c_sink>
  private let sink: BlockSink
  /// The answer of the last frames_begin, which the adapter may read until frames_end.
  private var wanted: UnsafeMutableBufferPointer<Int64>?

  package init(_ sink: BlockSink) {
    self.sink = sink
    table = .allocate(capacity: 1)
    table.initialize(to: Self.functions)
    // Unretained: the caller keeps this object until the adapter's encode has returned.
    table.pointee.sink_data = Unmanaged.passUnretained(self).toOpaque()
  }

  deinit {
    wanted?.deallocate()
    table.deallocate()
  }

  /// What the adapter gets; valid as long as this object.
  package var pointer: UnsafePointer<a2c_sink> { UnsafePointer(table) }

  // Never changed.
  nonisolated(unsafe) private static let functions = a2c_sink(
    struct_size: UInt32(MemoryLayout<a2c_sink>.size), reserved: 0, sink_data: nil,
    frames_begin: { table, frames, answer, error in
      pass(table, error) { (self) throws(SinkError) in
        let frames = try self.read(frames, as: a2c_frames(), "frames")
        guard let encoder = CText.line(frames.encoder, limit: 100) else { throw .malformed("frames name no encoder") }
        guard let answer else { throw .malformed("frames_begin was called without a place for the answer") }
        let indices = try self.sink.begin(
          BlockSink.FramesRequest(
            count: Int(frames.count), framesPerSecond: frames.frames_per_second, encoder: encoder,
            isVideo: frames.flags & A2C_FRAMES_VIDEO != 0, isNumbered: frames.flags & A2C_FRAMES_NUMBERED != 0,
            role: CText.text(frames.stands_for, limit: 100)))
        self.answer(indices, into: answer)
      }
    },
    frame: { table, raster, error in
      pass(table, error) { (self) throws(SinkError) in
        let raster = try self.read(raster, as: a2c_raster(), "a raster")
        try self.sink.frame(RasterConversion.view(raster))
      }
    },
    frames_end: { table, error in
      pass(table, error) { (self) throws(SinkError) in try self.sink.end() }
    },
    tensor: { table, tensor, error in
      pass(table, error) { (self) throws(SinkError) in
        var tensor = try self.read(tensor, as: a2c_tensor(), "a tensor")
        guard (1...A2C_MAX_DIMS).contains(tensor.dims) else {
          throw .shape("a tensor has \(tensor.dims) dimensions; 1 to \(A2C_MAX_DIMS) are possible")
        }
        guard let encoder = CText.line(tensor.encoder, limit: 100) else {
          throw .malformed("a tensor names no encoder")
        }
        let shape = withUnsafeBytes(of: &tensor.shape) { raw in
          (0..<Int(tensor.dims)).map { Int(raw.loadUnaligned(fromByteOffset: 8 * $0, as: Int64.self)) }
        }
        let values = try self.values(tensor.values, count: tensor.count, "a tensor")
        try self.sink.tensor(values, shape: shape, encoder: encoder)
      }
    },
    tokens: { table, tokens, error in
      pass(table, error) { (self) throws(SinkError) in
        let tokens = try self.read(tokens, as: a2c_tokens(), "tokens")
        let (count, width) = (Int(tokens.count), Int(tokens.width))
        guard count > 0, width > 0, let total = Checked.product(count, width) else {
          throw .shape("\(count) tokens of width \(width) were pushed")
        }
        let (t, h, w) = tokens.grid
        let grid = (t, h, w) == (0, 0, 0) ? nil : Grid(t: Int(t), h: Int(h), w: Int(w))
        let values = try self.values(tokens.values, count: Int64(total), "tokens")
        try self.sink.tokens(values, count: count, width: width, grid: grid)
      }
    },
    text: { table, fact, error in
      pass(table, error) { (self) throws(SinkError) in
        guard let fact = CText.text(fact) else { throw .malformed("a fact is NULL") }
        try self.sink.text(fact)
      }
    },
    decision: { table, key, value, reason, error in
      pass(table, error) { (self) throws(SinkError) in
        guard let key = CText.line(key, limit: 100), let value = CText.line(value) else {
          throw .malformed("a decision has no key or no value")
        }
        try self.sink.decide(Decision(key: key, value: value, reason: CText.line(reason) ?? ""))
      }
    },
    claim: { table, claim, error in
      pass(table, error) { (self) throws(SinkError) in
        let claim = try self.read(claim, as: a2c_claim(), "a claim")
        guard let aspect = CText.line(claim.aspect, limit: 100) else { throw .malformed("a claim names no aspect") }
        let limits = self.sink.limits
        // A byte more than fits, so that a text which is too long is seen to be.
        try self.sink.claim(
          aspect: aspect, value: SinkTable.whole(claim.value, "value", limit: limits.claimValueBytes + 1),
          sentence: SinkTable.whole(claim.sentence, "sentence", limit: limits.claimSentenceBytes + 1),
          certainty: Double(claim.certainty))
      }
    },
    camera: { table, camera, error in
      pass(table, error) { (self) throws(SinkError) in
        let camera = try self.read(camera, as: a2c_camera(), "a camera path")
        guard let unit = SinkTable.units[camera.lens_unit] else {
          throw .malformed("a camera path counts its lenses in \(camera.lens_unit); A2C_LENS_… is known")
        }
        let count = Int(camera.count)
        guard (1...Limits.cameraPoses).contains(count) else {
          throw .tooMany(what: "camera poses", count: count, limit: Limits.cameraPoses)
        }
        guard let poses = camera.poses, let lenses = camera.lenses else {
          throw .malformed("a camera path has NULL in the place of its poses or lenses")
        }
        let times = camera.times.map { Array(UnsafeBufferPointer(start: $0, count: count)) } ?? []
        try self.sink.camera(
          PushedCamera(
            poses: Array(UnsafeBufferPointer(start: poses, count: 12 * count)),
            lenses: Array(UnsafeBufferPointer(start: lenses, count: 4 * count)), times: times, unit: unit,
            framesPerSecond: camera.frames_per_second,
            source: .init(width: camera.source_width, height: camera.source_height), most: Int(camera.most_maps)))
      }
    })

  private static let units: [Int32: Intrinsics.Unit] = [A2C_LENS_SHARES: .normalised, A2C_LENS_PIXELS: .pixels]

  /// A text that must be there and be valid as it is.
  private static func whole(
    _ pointer: UnsafePointer<CChar>?, _ what: String, limit: Int
  ) throws(SinkError) -> String {
    guard let text = CText.valid(pointer, limit: limit) else {
      throw .malformed("a claim's \(what) is \(pointer == nil ? "NULL" : "not valid UTF-8")")
    }
    return text
  }

  private static func pass(
    _ table: UnsafePointer<a2c_sink>?, _ error: UnsafeMutablePointer<a2c_error>?,
    _ body: (SinkTable) throws(SinkError) -> Void
  ) -> a2c_status {
    guard let data = table?.pointee.sink_data else { return A2C_INVALID_ARGUMENT }
    let own = Unmanaged<SinkTable>.fromOpaque(data).takeUnretainedValue()
    do throws(SinkError) {
      try body(own)
      return A2C_OK
    } catch let thrown {
      return ErrorRecord.fill(error, own.sink.fail(thrown))
    }
  }

  private func read<T: BitwiseCopyable>(
    _ pointer: UnsafePointer<T>?, as empty: T, _ what: String
  ) throws(SinkError) -> T {
    guard let pointer else { throw .malformed("\(what) is NULL") }
    let size = UnsafeRawPointer(pointer).load(as: UInt32.self)
    guard size > 4 else { throw .malformed("\(what): struct_size is \(size); start from the A2C_…_INIT macro") }
    return known(pointer, as: empty)
  }

  private func values(
    _ pointer: UnsafePointer<Float>?, count: Int64, _ what: String
  ) throws(SinkError) -> UnsafeBufferPointer<Float> {
    guard let pointer, count > 0 else { throw .malformed("\(what) has \(count) values, or NULL in their place") }
    return UnsafeBufferPointer(start: pointer, count: Int(count))
  }

  private func answer(_ indices: [Int], into place: UnsafeMutablePointer<a2c_wanted>) {
    wanted?.deallocate()
    let copy = UnsafeMutableBufferPointer<Int64>.allocate(capacity: indices.count)
    _ = copy.initialize(from: indices.map(Int64.init))
    wanted = copy
    var answer = a2c_wanted()
    answer.struct_size = place.pointee.struct_size
    answer.count = Int64(indices.count)
    answer.indices = UnsafePointer(copy.baseAddress)
    let size = min(Int(place.pointee.struct_size), MemoryLayout<a2c_wanted>.size)
    withUnsafeBytes(of: &answer) { raw in
      UnsafeMutableRawBufferPointer(start: place, count: size).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: raw[..<size]))
    }
  }
}
