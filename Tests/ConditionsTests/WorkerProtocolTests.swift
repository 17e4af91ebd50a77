import Conditions
import Media
import Support
import Testing

/// Frames as they come over the wire: whole, in pieces, and wrong.
struct WorkerProtocolTests {
  private func read(_ bytes: [UInt8]) throws -> [WorkerFrame] {
    var reader = WorkerFrameReader()
    reader.append(bytes)
    var frames: [WorkerFrame] = []
    while let frame = try reader.next() { frames.append(frame) }
    try reader.finish()
    return frames
  }

  private let stage = WorkerFrame(.stage, JSON.string("encode"))

  @Test func framesComeBack() throws {
    let frames = [WorkerFrame(.hello), stage, WorkerFrame(.log, JSON.object(["text": "ä\u{1}"]))]
    let bytes = frames.enumerated().flatMap { $1.bytes(sequence: UInt32($0)) }
    #expect(try read(bytes) == frames)
    #expect(try read(bytes)[2].json() == JSON.object(["text": "ä\u{1}"]))
  }

  @Test func framesComeBackByteByByte() throws {
    let bytes = (0..<3).flatMap { stage.bytes(sequence: $0) }
    var reader = WorkerFrameReader()
    var count = 0
    for byte in bytes {
      reader.append([byte])
      while let frame = try reader.next() {
        #expect(frame == stage)
        count += 1
      }
    }
    #expect(count == 3)
  }

  @Test func theHeaderIsWhatItsDescriptionSays() {
    let bytes = WorkerFrame(.stage, [7]).bytes(sequence: 258)
    #expect(
      bytes == Array("A2CW".utf8) + [1, 0, 3, 0, 2, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 7])
  }

  @Test func aTruncatedFrameIsAnError() throws {
    let bytes = stage.bytes(sequence: 0)
    #expect(try read([]).isEmpty)
    for count in 1..<bytes.count {
      #expect(throws: WorkerProtocolError.truncated) { try self.read(Array(bytes[..<count])) }
    }
  }

  @Test(arguments: [
    (0, UInt8(0), WorkerProtocolError.magic(0x5743_3200)), (4, 9, .version(9)), (6, 99, .kind(99)),
    (8, 1, .sequence(found: 1, expected: 0)), (17, 0x20, .length(.stage, bytes: 0x2008)),
    (23, 0xFF, .length(.stage, bytes: 0xFF00_0000_0000_0008)),
  ])
  func aWrongHeaderIsNamed(_ place: Int, _ byte: UInt8, _ error: WorkerProtocolError) {
    var bytes = stage.bytes(sequence: 0)
    bytes[place] = byte
    #expect(throws: error) { try read(bytes) }
    // The length is judged by the header alone: nothing is waited or kept for.
    #expect(throws: error) { try read(Array(bytes[..<WorkerFrame.headerBytes])) }
  }

  @Test func aSequenceThatStandsStillIsAnError() {
    let bytes = stage.bytes(sequence: 0) + stage.bytes(sequence: 0)
    #expect(throws: WorkerProtocolError.sequence(found: 0, expected: 1)) { try read(bytes) }
  }

  @Test(arguments: WorkerFrame.Kind.allCases) func everyKindHasALimit(_ kind: WorkerFrame.Kind) throws {
    #expect(try read(WorkerFrame(kind, [UInt8](repeating: 32, count: kind.limit)).bytes(sequence: 0)).count == 1)
    let long = WorkerFrame(kind, [UInt8](repeating: 32, count: kind.limit + 1))
    #expect(throws: WorkerProtocolError.length(kind, bytes: UInt64(kind.limit + 1))) {
      try read(long.bytes(sequence: 0))
    }
  }

  @Test func randomBytesNeverTrap() {
    var random = SeededGenerator(seed: 3)
    var refused = 0
    for _ in 0..<2000 {
      var bytes = stage.bytes(sequence: 0)
      for _ in 0..<3 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      do { _ = try read(bytes) } catch { refused += 1 }
    }
    #expect(refused > 1500)
  }

  @Test func requestsComeBack() {
    var facts = ModelFacts(
      tokenWidth: 8, hasMotionEncoder: true, hasCameraEncoder: true, cameraHeight: 64, cameraWidth: 96,
      cameraFrames: 5, cameraSide: 32, cameraTokenFrames: 4, trainedOn: ["org.a2c.depth", "org.example.b"])
    facts.picture.smallSides = .clamp
    facts.sampling.fps = 0.1 + 0.2
    facts.sampling.rounding = .nearest
    var limits = BlockLimits()
    limits.logLines = 7
    limits.blocks = 3
    let parameters = JSON.object(["mode": "a\"\u{0}b", "n": .int(.max), "x": .double(3.0), "list": [1, 2.5, true]])
    let request = WorkerRequest(
      folder: "/tmp/ü\nb.a2c", adapter: "org.example.b", parameters: parameters, inputs: ["/a", "/b_%04d.png"],
      destination: .model(facts), limits: limits, memory: 1 << 40, processorSeconds: 9, hasTokenizer: true,
      seed: .max - 5, threads: 3
    )
    let text = request.json.text()
    #expect(throws: Never.self) {
      let parsed = try #require(WorkerRequest(JSONParser.parse(text)))
      #expect(parsed == request)
      #expect(parsed.parameters.text() == parameters.text())
    }
    // Every member is needed.
    for member in request.json.members ?? [] {
      let rest = (request.json.members ?? []).filter { $0.key != member.key }
      #expect(WorkerRequest(.object(rest)) == nil)
    }
    var forFile = request
    forFile.destination = .file(FrameTarget(width: 333, height: 187, fit: .within, frames: 5, rate: 29.97))
    #expect(throws: Never.self) {
      let parsed = try #require(WorkerRequest(JSONParser.parse(forFile.json.text())))
      #expect(parsed == forFile)
    }
  }
}
