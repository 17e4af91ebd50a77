import CA2CPlugin
import Conditions
import Media
import Testing

/// Frames blocks.
extension SinkTests {
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
    guard case .frames(let block)? = sink.blocks.first else { return fail("no frames") }
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
    let row = [UInt8]((0..<56).map { _ in pixel }.joined()) + [9, 9, 9, 9, 9]
    let bytes = [UInt8]((0..<56).map { _ in row }.joined())
    let answer = frame(table, width: 56, height: 56, layout: layout, stride: Int64(row.count), bytes: bytes)
    #expect(answer.status == A2C_OK, "\(answer.message)")
    #expect(call { table.pointer.pointee.frames_end(table.pointer, $0) }.status == A2C_OK)
    guard case .frames(let block)? = sink.blocks.first else { return fail("no frames") }
    #expect(block.pictures[0].pixels == [UInt8](repeatElement(expected, count: 56 * 56).joined()))
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
}
