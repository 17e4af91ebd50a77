import CA2CPlugin
import Conditions
import Glibc
import Support
import Testing

/// Camera paths as an adapter pushes them through the C table, and what the host makes of them.
@Suite struct CameraSinkTests {
  /// A path with one thing at a time put wrong.
  private struct Pushed {
    var poses: [Double] = (0..<3).flatMap { [1, 0, 0, Double($0), 0, 1, 0, 0, 0, 0, 1, 0] }
    var lenses: [Double] = (0..<3).flatMap { _ in [0.5, 0.9, 0.5, 0.5] }
    var times: [Double]?
    var unit = A2C_LENS_SHARES
    var count: Int64 = 3
    var rate = 8.0
    var source = (16.0, 9.0)
    var most: Int64 = 0

    func push(to table: SinkTable) -> (status: a2c_status, message: String) {
      var record = a2c_error()
      record.struct_size = UInt32(MemoryLayout<a2c_error>.size)
      let status = poses.withUnsafeBufferPointer { poses in
        lenses.withUnsafeBufferPointer { lenses in
          (times ?? []).withUnsafeBufferPointer { times in
            var block = a2c_camera()
            block.struct_size = UInt32(MemoryLayout<a2c_camera>.size)
            block.lens_unit = unit
            block.count = count
            block.poses = poses.isEmpty ? nil : poses.baseAddress
            block.lenses = lenses.isEmpty ? nil : lenses.baseAddress
            block.times = self.times == nil ? nil : times.baseAddress
            block.frames_per_second = rate
            (block.source_width, block.source_height) = source
            block.most_maps = most
            return table.pointer.pointee.camera(table.pointer, &block, &record)
          }
        }
      }
      return (status, FixedText.read(&record.message))
    }
  }

  private static let facts = ModelFacts(tokenWidth: 4, hasCameraEncoder: true, cameraHeight: 4, cameraWidth: 6)

  private func block(_ pushed: Pushed, _ facts: ModelFacts = facts) throws -> (CameraBlock, BlockSink) {
    let sink = BlockSink(destination: .model(facts), limits: BlockLimits(), maxTokens: 10)
    let answer = pushed.push(to: SinkTable(sink))
    try #require(answer.status == A2C_OK, "\(answer.message)")
    guard case .camera(let path)? = sink.blocks.first else { throw ExpectationFailedError() }
    return (path, sink)
  }

  private struct ExpectationFailedError: Error {}

  private func refusal(_ change: (inout Pushed) -> Void) -> String {
    var pushed = Pushed()
    change(&pushed)
    let sink = BlockSink(destination: .model(Self.facts), limits: BlockLimits(), maxTokens: 10)
    let answer = pushed.push(to: SinkTable(sink))
    #expect(answer.status != A2C_OK)
    #expect(sink.blocks.isEmpty)
    return answer.message
  }

  @Test func aPathArrivesAsItIs() throws {
    let (path, sink) = try block(Pushed(times: [0, 0.5, 2]))
    #expect(path.poses.map(\.translation.x) == [0, 1, 2])
    #expect(path.lenses.allSatisfy { $0 == Intrinsics(fx: 0.5, fy: 0.9, cx: 0.5, cy: 0.5) })
    #expect(path.times == [0, 0.5, 2])
    #expect(path.framesPerSecond == 8)
    #expect(path.shown == [0, 1, 2])
    #expect(path.mapShape == [3, 6, 4, 6])
    #expect(sink.decisions.isEmpty)
    // The middle of the picture looks ahead; a pixel's ray has length 1 and the moment origin × direction.
    let maps = try #require(path.maps)
    func value(_ pose: Int, _ channel: Int, _ row: Int, _ column: Int) -> Float {
      maps.values[((pose * 6 + channel) * 4 + row) * 6 + column]
    }
    let ahead = value(0, 5, 1, 2)
    #expect(ahead > 0.9 && ahead < 1)
    // At x = 1 the moment is (0, −dz, dy).
    #expect(value(1, 0, 1, 2) == 0)
    #expect(value(1, 1, 1, 2) == -value(1, 5, 1, 2))
    #expect(value(1, 2, 1, 2) == value(1, 4, 1, 2))
  }

  @Test func theFirstPoseBecomesTheOrigin() throws {
    var pushed = Pushed()
    // Turned to the right by 90° and away from the origin: ahead is the world's x.
    pushed.poses = [5.0, 6, 7].flatMap { [0, 0, 1, $0, 0, 1, 0, 2, -1, 0, 0, 3] }
    let (path, _) = try block(pushed)
    #expect(path.poses[0] == .identity)
    #expect(path.poses.map(\.translation.z) == [0, 1, 2])
    #expect(path.poses.allSatisfy { $0.translation.x == 0 && $0.translation.y == 0 })
  }

  @Test func longPathsAreThinnedForTheEncoderAlone() throws {
    var pushed = Pushed(count: 101)
    pushed.poses = (0..<101).flatMap { [1, 0, 0, Double($0), 0, 1, 0, 0, 0, 0, 1, 0] }
    pushed.lenses = (0..<101).flatMap { _ in [0.5, 0.9, 0.5, 0.5] }
    pushed.most = 5
    let (path, sink) = try block(pushed)
    #expect(path.poses.count == 101)
    #expect(path.shown == [0, 25, 50, 75, 100])
    #expect(sink.decisions.map(\.value) == ["5 of 101"])
    // A model without the encoder sees no maps, and nothing was chosen.
    let (other, silent) = try block(pushed, ModelFacts(tokenWidth: 4))
    #expect(other.maps == nil)
    #expect(other.poses.count == 101)
    #expect(silent.decisions.isEmpty)
  }

  @Test func whatIsNoPathIsRefused() {
    #expect(refusal { $0.poses = [] }.contains("NULL"))
    #expect(refusal { $0.lenses = [] }.contains("NULL"))
    #expect(refusal { $0.count = 0 }.contains("camera poses"))
    #expect(refusal { $0.count = -1 }.contains("camera poses"))
    #expect(refusal { $0.count = 100_001 }.contains("more than the limit of 100000"))
    #expect(refusal { $0.count = .max }.contains("camera poses"))
    #expect(refusal { $0.unit = 3 }.contains("A2C_LENS_"))
    #expect(refusal { $0.poses[3] = .nan }.contains("not finite"))
    #expect(refusal { $0.poses[15] = 1e13 }.contains("beyond 1e12"))
    #expect(refusal { $0.poses[0] = -1 }.contains("no rotation"))
    #expect(refusal { $0.poses[24] = 2 }.contains("pose 2"))
    #expect(refusal { $0.lenses[4] = 0 }.contains("the lens of pose 1"))
    #expect(refusal { $0.lenses[0] = -.infinity }.contains("the lens of pose 0"))
    #expect(refusal { $0.times = [0, 1, 1] }.contains("do not ascend"))
    #expect(refusal { $0.times = [0, .nan, 1] }.contains("do not ascend"))
    #expect(refusal { $0.rate = -1 }.contains("-1.0 poses a second"))
    #expect(refusal { $0.source.0 = 0 }.contains("pictures of"))
    #expect(refusal { $0.most = -2 }.contains("-2 maps"))
  }

  @Test func whatAllBlocksHoldTogetherIsLimited() throws {
    let sink = BlockSink(destination: .model(ModelFacts()), limits: BlockLimits(), maxTokens: 10)
    let table = SinkTable(sink)
    var pushed = Pushed(count: 60_000)
    pushed.poses = (0..<60_000).flatMap { _ in [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0] }
    pushed.lenses = (0..<60_000).flatMap { _ in [0.5, 0.9, 0.5, 0.5] }
    #expect(pushed.push(to: table).status == A2C_OK)
    #expect(pushed.push(to: table).message.contains("more than the limit of 40000"))
  }

  @Test(arguments: [ModelFacts(), facts]) func aPathComesBackFromAWorker(_ facts: ModelFacts) throws {
    let (path, _) = try block(Pushed(times: [0, 0.5, 2], most: 2), facts)
    let blocks: [Block] = [.camera(path), .text("a fact")]
    let file = try #require(try BlockTransfer.memory(blocks))
    defer { close(file) }
    func read(_ json: JSON) throws -> [Block] {
      try BlockReader.read(json, file, destination: .model(facts), limits: BlockLimits(), maxTokens: 10).blocks
    }
    let text = BlockTransfer.json(blocks, [], []).text()
    #expect(try read(JSONParser.parse(text)) == blocks)
    for (old, new) in [
      ("\"poses\":3", "\"poses\":4"), ("\"poses\":3", "\"poses\":9223372036854775807"), ("\"poses\":3", "\"poses\":0"),
      ("\"timed\":true", "\"timed\":false"), ("\"unit\":\"normalised\"", "\"unit\":\"inches\""),
      ("\"most\":2", "\"most\":-2"), ("\"source\":[16", "\"source\":[0"), ("\"fps\":8", "\"fps\":-8"),
    ] {
      let changed = text.replacing(old, with: new)
      #expect(changed != text, "\(old)")
      #expect(throws: WorkerProtocolError.self, "\(new)") { try read(JSONParser.parse(changed)) }
    }
  }
}
