import CA2CPlugin
import Conditions
import Media
import Testing

/// What the sink refuses, seen through its C table as an adapter sees it.
@Suite struct SinkTests {
  private let facts = ModelFacts(
    tokenWidth: 4, hasCameraEncoder: true, cameraHeight: 2, cameraWidth: 3, cameraFrames: 5)

  private struct Refusal { let status: a2c_status; let message: String }

  private func sink(maxTokens: Int = 10, limits: BlockLimits = BlockLimits()) -> (BlockSink, SinkTable) {
    let sink = BlockSink(facts: facts, limits: limits, maxTokens: maxTokens)
    return (sink, SinkTable(sink))
  }

  private func call(_ body: (UnsafeMutablePointer<a2c_error>) -> a2c_status) -> Refusal {
    var record = a2c_error()
    record.struct_size = UInt32(MemoryLayout<a2c_error>.size)
    let status = body(&record)
    let message = withUnsafeBytes(of: &record.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    return Refusal(status: status, message: message)
  }

  private func tensor(
    _ table: SinkTable, shape: [Int64], values: [Float], count: Int64? = nil, dims: Int32? = nil,
    encoder: String? = "camera"
  ) -> Refusal {
    call { error in
      values.withUnsafeBufferPointer { values in
        withOptional(encoder) { encoder in
          var block = a2c_tensor()
          block.struct_size = UInt32(MemoryLayout<a2c_tensor>.size)
          block.dims = dims ?? Int32(shape.count)
          withUnsafeMutableBytes(of: &block.shape) { raw in
            for (index, side) in shape.prefix(8).enumerated() {
              raw.storeBytes(of: side, toByteOffset: 8 * index, as: Int64.self)
            }
          }
          block.count = count ?? Int64(values.count)
          block.values = values.baseAddress
          block.encoder = encoder
          return table.pointer.pointee.tensor(table.pointer, &block, error)
        }
      }
    }
  }

  private func withOptional<R>(_ text: String?, _ body: (UnsafePointer<CChar>?) -> R) -> R {
    guard let text else { return body(nil) }
    return text.withCString { body($0) }
  }

  private func tokens(
    _ table: SinkTable, count: Int64, width: Int64 = 4, values: [Float], grid: (Int32, Int32, Int32) = (0, 0, 0)
  ) -> Refusal {
    call { error in
      values.withUnsafeBufferPointer { values in
        var block = a2c_tokens()
        block.struct_size = UInt32(MemoryLayout<a2c_tokens>.size)
        block.count = count
        block.width = width
        block.values = values.baseAddress
        block.grid = grid
        return table.pointer.pointee.tokens(table.pointer, &block, error)
      }
    }
  }

  private func begin(
    _ table: SinkTable, count: Int64, rate: Double = 8, encoder: String? = "vision", flags: UInt32 = A2C_FRAMES_VIDEO
  ) -> (Refusal, [Int64]) {
    var wanted = a2c_wanted()
    wanted.struct_size = UInt32(MemoryLayout<a2c_wanted>.size)
    let answer = call { error in
      withOptional(encoder) { encoder in
        var block = a2c_frames()
        block.struct_size = UInt32(MemoryLayout<a2c_frames>.size)
        block.count = count
        block.flags = flags
        block.frames_per_second = rate
        block.encoder = encoder
        return table.pointer.pointee.frames_begin(table.pointer, &block, &wanted, error)
      }
    }
    return (answer, Array(UnsafeBufferPointer(start: wanted.indices, count: Int(wanted.count))))
  }

  private func frame(
    _ table: SinkTable, width: Int32, height: Int32, layout: Int32 = A2C_RGB8, stride: Int64? = nil,
    count: Int64? = nil,
    bytes: [UInt8]
  ) -> Refusal {
    call { error in
      bytes.withUnsafeBufferPointer { bytes in
        var raster = a2c_raster()
        raster.struct_size = UInt32(MemoryLayout<a2c_raster>.size)
        raster.layout = layout
        raster.width = width
        raster.height = height
        let pixel: Int64 = [A2C_RGB8: 3, A2C_RGBA8: 4, A2C_GRAY8: 1, A2C_GRAY16: 2][layout] ?? 1
        raster.stride = stride ?? Int64(width) * pixel
        raster.count = count ?? Int64(bytes.count)
        raster.bytes = bytes.baseAddress
        return table.pointer.pointee.frame(table.pointer, &raster, error)
      }
    }
  }

  // MARK: Tensors

  @Test func takesATensor() throws {
    let (sink, table) = sink()
    let values = (0..<72).map(Float.init)
    #expect(tensor(table, shape: [2, 6, 2, 3], values: values).status == A2C_OK)
    try sink.finish()
    #expect(sink.blocks == [.tensor(TensorBlock(values: values, shape: [2, 6, 2, 3], encoder: .camera))])
  }

  @Test(
    arguments: [
      ([2, 6, 2, 3], 71, nil, "was given 71 values"), ([2, 6, -2, 3], 72, nil, "was given 72 values"),
      ([0, 6, 2, 3], 72, nil, "was given 72 values"), ([Int64.max, 6, 2, 3], 72, nil, "was given 72 values"),
      ([2, 6, 3, 2], 72, nil, "takes [n, 6, 2, 3]"), ([72], 72, nil, "takes [n, 6, 2, 3]"),
      ([6, 6, 2, 3], 216, nil, "6 camera maps are more than the limit of 5"), ([72], 72, 0, "has 0 dimensions"),
      ([72], 72, 9, "has 9 dimensions"), ([72], 72, -1, "has -1 dimensions"),
    ] as [([Int64], Int, Int32?, String)])
  func refusesTensorShapes(_ shape: [Int64], _ count: Int, _ dims: Int32?, _ expected: String) throws {
    let (sink, table) = sink()
    let answer = tensor(table, shape: shape, values: [Float](repeating: 0, count: count), dims: dims)
    #expect(answer.status == A2C_INTERNAL)
    #expect(answer.message.contains(expected), "\(answer.message)")
    #expect(throws: SinkError.self) { try sink.finish() }
    #expect(sink.blocks.isEmpty)
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity, .signalingNaN], [0, 17, 71])
  func refusesValuesThatAreNotFinite(_ value: Float, _ index: Int) {
    let (_, table) = sink()
    var values = [Float](repeating: 1e30, count: 72)
    values[index] = value
    let answer = tensor(table, shape: [2, 6, 2, 3], values: values)
    #expect(answer.message == "tensor values hold a value that is not finite at index \(index)")
  }

  @Test func takesDenormalsAndLargeValues() {
    let (_, table) = sink()
    var values = [Float](repeating: Float.greatestFiniteMagnitude, count: 72)
    values[3] = .leastNonzeroMagnitude
    values[4] = -Float.greatestFiniteMagnitude
    #expect(tensor(table, shape: [2, 6, 2, 3], values: values).status == A2C_OK)
  }

  @Test func refusesEncodersThatTakeNoTensor() {
    #expect(tensor(sink().1, shape: [1], values: [0], encoder: "vision").status == A2C_UNSUPPORTED)
    #expect(tensor(sink().1, shape: [1], values: [0], encoder: "sonar").message == "there is no encoder 'sonar'")
    #expect(tensor(sink().1, shape: [1], values: [0], encoder: nil).status == A2C_INTERNAL)
  }

  @Test func refusesAHugeCountBeforeReadingIt() {
    let (_, table) = sink()
    let answer = tensor(table, shape: [1 << 40], values: [0], count: 1 << 40)
    #expect(answer.message.contains("more than the limit"))
  }

  // MARK: Tokens

  @Test func takesTokens() throws {
    let (sink, table) = sink()
    let values = (0..<24).map(Float.init)
    #expect(tokens(table, count: 6, values: values, grid: (1, 2, 3)).status == A2C_OK)
    #expect(tokens(table, count: 2, values: Array(values[..<8])).status == A2C_OK)
    try sink.finish()
    #expect(
      sink.blocks == [
        .tokens(TokenBlock(values: values, count: 6, width: 4, grid: Grid(t: 1, h: 2, w: 3))),
        .tokens(TokenBlock(values: Array(values[..<8]), count: 2, width: 4, grid: nil)),
      ])
  }

  @Test(
    arguments: [
      (2, 3, 6, (0, 0, 0), "tokens are 3 wide, the model's are 4"), (-2, 4, 8, (0, 0, 0), "-2 tokens of width 4"),
      (0, 4, 8, (0, 0, 0), "0 tokens of width 4"), (2, -4, 8, (0, 0, 0), "2 tokens of width -4"),
      (11, 4, 44, (0, 0, 0), "11 tokens are more than the limit of 10"),
      (Int64.max, 4, 8, (0, 0, 0), "tokens of width 4"), (6, 4, 24, (1, 2, 2), "does not hold 6 tokens"),
      (6, 4, 24, (-1, -2, 3), "does not hold 6 tokens"), (6, 4, 24, (1, 0, 6), "does not hold 6 tokens"),
    ] as [(Int64, Int64, Int, (Int32, Int32, Int32), String)])
  func refusesTokens(_ count: Int64, _ width: Int64, _ values: Int, _ grid: (Int32, Int32, Int32), _ expected: String) {
    let answer = tokens(sink().1, count: count, width: width, values: [Float](repeating: 0, count: values), grid: grid)
    #expect(answer.status == A2C_INTERNAL)
    #expect(answer.message.contains(expected), "\(answer.message)")
  }

  @Test func countsTokensOfAllBlocksTogether() {
    let (_, table) = sink()
    #expect(tokens(table, count: 8, values: [Float](repeating: 0, count: 32)).status == A2C_OK)
    #expect(
      tokens(table, count: 3, values: [Float](repeating: 0, count: 12)).message
        == "3 tokens are more than the limit of 2")
  }

  @Test func refusesTokensThatAreNotFinite() {
    #expect(tokens(sink().1, count: 1, values: [0, 0, .nan, 0]).message.contains("at index 2"))
  }

  // MARK: Frames

  @Test func takesTheWantedFramesOfAVideo() throws {
    let (sink, table) = sink()
    let (answer, wanted) = begin(table, count: 49)
    #expect(answer.status == A2C_OK)
    #expect(wanted == [0, 4, 9, 13, 17, 22, 26, 31, 35, 39, 44, 48])
    for index in wanted {
      #expect(
        frame(table, width: 60, height: 40, bytes: [UInt8](repeating: UInt8(index), count: 7200)).status == A2C_OK)
    }
    #expect(call { table.pointer.pointee.frames_end(table.pointer, $0) }.status == A2C_OK)
    try sink.finish()
    guard case .frames(let block)? = sink.blocks.first else { return Issue.record("no frames") }
    #expect(block.sourceIndices == wanted.map(Int.init) && block.isVideo && block.framesPerSecond == 8)
    let size = try VideoBudget.current.size(height: 40, width: 60, frames: 12)
    #expect(block.pictures.allSatisfy { $0.width == size.width && $0.height == size.height })
    #expect(block.pictures.map { Int64($0.pixels[0]) } == wanted)
    #expect(sink.decisions.map(\.key) == ["frames", "size"])
    #expect(sink.decisions.first?.value == "12 of 49")
  }

  @Test func picturesBecomeABlockEachOfTheirOwnSize() throws {
    let (sink, table) = sink()
    let (answer, wanted) = begin(table, count: 2, rate: 0, flags: A2C_FRAMES_NUMBERED)
    #expect(answer.status == A2C_OK && wanted == [0, 1])
    #expect(frame(table, width: 56, height: 84, bytes: [UInt8](repeating: 1, count: 56 * 84 * 3)).status == A2C_OK)
    #expect(frame(table, width: 140, height: 56, bytes: [UInt8](repeating: 2, count: 140 * 56 * 3)).status == A2C_OK)
    #expect(call { table.pointer.pointee.frames_end(table.pointer, $0) }.status == A2C_OK)
    try sink.finish()
    let blocks = sink.blocks.compactMap { if case .frames(let block) = $0 { block } else { nil } }
    #expect(blocks.map { $0.pictures.map { [$0.width, $0.height] } } == [[[56, 84]], [[140, 56]]])
    #expect(blocks.allSatisfy { $0.isNumbered && !$0.isVideo })
    #expect(blocks.map(\.sourceIndices) == [[0], [1]])
  }

  @Test(
    arguments: [
      (A2C_GRAY8, [100], [100, 100, 100]), (A2C_RGB8, [1, 2, 3], [1, 2, 3]),
      (A2C_RGBA8, [10, 20, 30, 0], [255, 255, 255]),
      (A2C_RGBA8, [10, 20, 30, 255], [10, 20, 30]), (A2C_RGBA8, [0, 100, 255, 128], [127, 177, 255]),
      (A2C_GRAY16, [0xFF, 0xFF], [255, 255, 255]), (A2C_GRAY16, [0x00, 0x80], [128, 128, 128]),
      (A2C_GRAY16, [0x80, 0x00], [0, 0, 0]), (A2C_GRAY16, [0x81, 0x00], [1, 1, 1]),
    ] as [(Int32, [UInt8], [UInt8])])
  func layoutsBecomeRGB(_ layout: Int32, _ pixel: [UInt8], _ expected: [UInt8]) throws {
    let (sink, table) = sink()
    _ = begin(table, count: 1, flags: 0)
    // 56 × 56 needs no resizing; rows have 5 bytes of padding that must not show.
    let row = (0..<56).flatMap { _ in pixel } + [9, 9, 9, 9, 9]
    let bytes = (0..<56).flatMap { _ in row }
    let answer = frame(table, width: 56, height: 56, layout: layout, stride: Int64(row.count), bytes: bytes)
    #expect(answer.status == A2C_OK, "\(answer.message)")
    #expect(call { table.pointer.pointee.frames_end(table.pointer, $0) }.status == A2C_OK)
    guard case .frames(let block)? = sink.blocks.first else { return Issue.record("no frames") }
    #expect(block.pictures[0].pixels == (0..<(56 * 56)).flatMap { _ in expected })
  }

  @Test(
    arguments: [
      (0, 8, "vision", A2C_FRAMES_VIDEO, "a block of 0 frames"), (-5, 8, "vision", 0, "a block of -5 frames"),
      (1 << 40, 8, "vision", A2C_FRAMES_VIDEO, "more than the limit"), (1 << 40, 8, "vision", 0, "more than the limit"),
      (Int64.max, 8, "vision", 0, "more than the limit"),
      (9, .nan, "vision", A2C_FRAMES_VIDEO, "a rate of nan"), (9, 0, "motion", A2C_FRAMES_VIDEO, "a rate of 0.0"),
      (9, -.infinity, "vision", A2C_FRAMES_VIDEO, "a rate of -inf"),
      (9, 8, "camera", A2C_FRAMES_VIDEO, "takes a tensor"),
      (9, 8, "sonar", A2C_FRAMES_VIDEO, "no encoder 'sonar'"), (9, 8, nil, A2C_FRAMES_VIDEO, "name no encoder"),
      (9, 8, "vision", A2C_FRAMES_VIDEO | A2C_FRAMES_NUMBERED, "cannot be numbered"),
    ] as [(Int64, Double, String?, UInt32, String)])
  func refusesFrames(_ count: Int64, _ rate: Double, _ encoder: String?, _ flags: UInt32, _ expected: String) {
    let (answer, wanted) = begin(sink().1, count: count, rate: rate, encoder: encoder, flags: flags)
    #expect(answer.status != A2C_OK)
    #expect(answer.message.contains(expected), "\(answer.message)")
    #expect(wanted.isEmpty)
  }

  @Test(
    arguments: [
      (0, 40, A2C_RGB8, nil, nil, "0 × 40"), (-1, 40, A2C_RGB8, nil, nil, "-1 × 40"),
      (60, 40, 99, nil, nil, "layout 99"),
      (60, 40, A2C_RGB8, 179, nil, "stride of 179"), (60, 40, A2C_RGB8, -180, nil, "stride of -180"),
      (60, 40, A2C_RGB8, nil, 7199, "only 7199 bytes"), (60, 40, A2C_RGB8, Int64.max, nil, "only 7200 bytes"),
      (60, 40, A2C_RGB8, nil, -1, "only -1 bytes"), (1 << 30, 40, A2C_RGB8, nil, nil, "more than the limit"),
      (Int32.max, Int32.max, A2C_RGB8, nil, nil, "more than the limit"),
    ] as [(Int32, Int32, Int32, Int64?, Int64?, String)])
  func refusesRasters(
    _ width: Int32, _ height: Int32, _ layout: Int32, _ stride: Int64?, _ count: Int64?, _ expected: String
  ) {
    let (_, table) = sink()
    _ = begin(table, count: 1, flags: 0)
    let answer = frame(
      table, width: width, height: height, layout: layout, stride: stride, count: count,
      bytes: [UInt8](repeating: 0, count: 7200))
    #expect(answer.status == A2C_INTERNAL)
    #expect(answer.message.contains(expected), "\(answer.message)")
  }

  @Test func refusesAnAspectRatioThatNoEncoderTakes() {
    let (_, table) = sink()
    _ = begin(table, count: 1, flags: 0)
    let answer = frame(table, width: 1000, height: 2, bytes: [UInt8](repeating: 0, count: 6000))
    #expect(answer.status == A2C_BAD_INPUT)
    #expect(answer.message.contains("aspect ratio"))
  }

  @Test func takesOnePixel() {
    let (_, table) = sink()
    _ = begin(table, count: 1, flags: 0)
    #expect(frame(table, width: 1, height: 1, bytes: [1, 2, 3]).status == A2C_OK)
  }

  @Test func refusesAFrameOfAnotherSizeInAVideo() {
    let (_, table) = sink()
    _ = begin(table, count: 4)
    #expect(frame(table, width: 60, height: 40, bytes: [UInt8](repeating: 0, count: 7200)).status == A2C_OK)
    let answer = frame(table, width: 40, height: 60, bytes: [UInt8](repeating: 0, count: 7200))
    #expect(answer.message == "frame 1 of a video is 40 × 60, the first is 60 × 40")
  }

  // MARK: Order and pointers

  @Test func refusesTheWrongOrder() {
    let frames = [UInt8](repeating: 0, count: 7200)
    #expect(frame(sink().1, width: 60, height: 40, bytes: frames).message.contains("outside of a frames block"))
    var (sink, table) = sink()
    #expect(call { table.pointer.pointee.frames_end(table.pointer, $0) }.message.contains("not open"))
    (sink, table) = self.sink()
    _ = begin(table, count: 1, flags: 0)
    #expect(
      call { table.pointer.pointee.frames_end(table.pointer, $0) }.message == "1 frames were wanted, 0 were pushed")
    (sink, table) = self.sink()
    _ = begin(table, count: 1, flags: 0)
    #expect(call { table.pointer.pointee.text(table.pointer, "fact", $0) }.message.contains("inside a frames block"))
    (sink, table) = self.sink()
    _ = begin(table, count: 1, flags: 0)
    #expect(frame(table, width: 60, height: 40, bytes: frames).status == A2C_OK)
    #expect(frame(table, width: 60, height: 40, bytes: frames).message.contains("more frames were pushed"))
    (sink, table) = self.sink()
    _ = begin(table, count: 1, flags: 0)
    #expect(throws: SinkError.order("encode returned inside a frames block")) { try sink.finish() }
  }

  @Test func afterAFailureEverythingIsRefused() throws {
    let (sink, table) = sink()
    #expect(call { table.pointer.pointee.text(table.pointer, "good", $0) }.status == A2C_OK)
    #expect(call { table.pointer.pointee.text(table.pointer, " \n", $0) }.message == "an empty fact was pushed")
    #expect(call { table.pointer.pointee.text(table.pointer, "good", $0) }.message == "an empty fact was pushed")
    #expect(throws: SinkError.malformed("an empty fact was pushed")) { try sink.finish() }
  }

  @Test func refusesNullAndStructsWithoutASize() {
    let wanted = UnsafeMutablePointer<a2c_wanted>.allocate(capacity: 1)
    defer { wanted.deallocate() }
    let functions = { (table: SinkTable) in table.pointer.pointee }
    var table = sink().1
    #expect(call { functions(table).frames_begin(table.pointer, nil, wanted, $0) }.message == "frames is NULL")
    table = sink().1
    #expect(call { functions(table).tensor(table.pointer, nil, $0) }.message == "a tensor is NULL")
    table = sink().1
    #expect(call { functions(table).tokens(table.pointer, nil, $0) }.message == "tokens is NULL")
    table = sink().1
    #expect(call { functions(table).text(table.pointer, nil, $0) }.message == "a fact is NULL")
    table = sink().1
    #expect(call { functions(table).decision(table.pointer, nil, nil, nil, $0) }.message.contains("no key"))
    table = sink().1
    var tokens = a2c_tokens()
    #expect(call { functions(table).tokens(table.pointer, &tokens, $0) }.message.contains("struct_size is 0"))
    // Without an error record the status alone is the answer.
    #expect(functions(table).tokens(table.pointer, &tokens, nil) == A2C_INTERNAL)
    #expect(functions(table).text(nil, "x", nil) == A2C_INVALID_ARGUMENT)
  }

  @Test func limitsTheNumberOfBlocksAndFacts() {
    var limits = BlockLimits()
    limits.blocks = 3
    limits.facts = 2
    limits.factBytes = 10
    let (_, table) = sink(limits: limits)
    #expect(call { table.pointer.pointee.text(table.pointer, "one", $0) }.status == A2C_OK)
    #expect(call { table.pointer.pointee.text(table.pointer, "two", $0) }.status == A2C_OK)
    #expect(
      call { table.pointer.pointee.text(table.pointer, "three", $0) }.message == "3 facts are more than the limit of 2")
    let long = sink(limits: limits).1
    #expect(call { long.pointer.pointee.text(long.pointer, "eleven bytes", $0) }.status == A2C_INTERNAL)
    limits.pictures = 4
    let many = sink(limits: limits).1
    #expect(begin(many, count: 5, flags: 0).0.message == "5 pictures are more than the limit of 4")
  }

  @Test func remoteModelTakesNoTokensAndNoTensor() {
    let sink = BlockSink(facts: ModelFacts(), limits: BlockLimits(), maxTokens: 10)
    #expect(tokens(SinkTable(sink), count: 1, values: [0, 0, 0, 0]).status == A2C_UNSUPPORTED)
    let other = BlockSink(facts: ModelFacts(), limits: BlockLimits(), maxTokens: 10)
    let answer = tensor(SinkTable(other), shape: [1, 6, 256, 384], values: [Float](repeating: 0, count: 6 * 256 * 384))
    #expect(answer.message == "the model has no camera encoder")
  }
}
