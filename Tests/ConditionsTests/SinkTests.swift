import CA2CPlugin
import Conditions
import Media
import Testing

/// What the sink refuses, seen through its C table as an adapter sees it.
@Suite struct SinkTests {
  let facts = ModelFacts(
    tokenWidth: 4, hasCameraEncoder: true, cameraHeight: 2, cameraWidth: 3, cameraFrames: 5)

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
        .tokens(Embeddings(values: values, count: 6, width: 4, grid: Grid(t: 1, h: 2, w: 3))),
        .tokens(Embeddings(values: Array(values[..<8]), count: 2, width: 4, grid: nil)),
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
    let sink = BlockSink(destination: .model(ModelFacts()), limits: BlockLimits(), maxTokens: 10)
    #expect(tokens(SinkTable(sink), count: 1, values: [0, 0, 0, 0]).status == A2C_UNSUPPORTED)
    let other = BlockSink(destination: .model(ModelFacts()), limits: BlockLimits(), maxTokens: 10)
    let answer = tensor(SinkTable(other), shape: [1, 6, 256, 384], values: [Float](repeating: 0, count: 6 * 256 * 384))
    #expect(answer.message == "the model has no camera encoder")
  }
}
