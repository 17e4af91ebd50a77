import Claims
import Conditions
import Glibc
import Media
import Support
import Testing

/// Blocks on their way through shared memory, and what the host says to memory and descriptions that do not fit.
struct WorkerBlockTests {
  private let facts = ModelFacts(tokenWidth: 8, hasCameraEncoder: true, cameraHeight: 4, cameraWidth: 6)
  private let blocks: [Block]

  init() throws {
    var first = Picture(width: 56, height: 28, fill: (1, 2, 3))
    first.pixels[5] = 200
    let second = Picture(width: 56, height: 28, fill: (9, 8, 7))
    let values = (0..<(2 * 6 * 4 * 6)).map { Float($0) * 0.5 - 20 }
    blocks = [
      .frames(
        FrameBlock(
          pictures: [first, second], encoder: .motion, isVideo: true, sourceIndices: [0, 7], framesPerSecond: 0.1 + 0.2,
          isNumbered: false)),
      .text("a fact"), .tensor(TensorBlock(values: values, shape: [2, 6, 4, 6], encoder: .camera)),
      .tokens(Embeddings(values: (0..<48).map(Float.init), count: 6, width: 8, grid: Grid(t: 1, h: 2, w: 3))),
      .frames(
        FrameBlock(
          pictures: [second], encoder: .vision, isVideo: false, sourceIndices: [0], framesPerSecond: 0, isNumbered: true
        )),
    ]
  }

  private var json: JSON {
    BlockTransfer.json(blocks, [Decision(key: "near", value: "bright", reason: "so it is")], ["info: x"])
  }

  private func read(_ json: JSON, _ file: CInt?, limits: BlockLimits = BlockLimits(), maxTokens: Int = 100) throws
    -> AdapterInstance.Output
  {
    try BlockReader.read(json, file, destination: .model(facts), limits: limits, maxTokens: maxTokens)
  }

  /// Why a description with other values is refused.
  private func refusal(_ change: (inout String) -> Void, maxTokens: Int = 100) throws -> WorkerProtocolError? {
    let file = try #require(try BlockTransfer.memory(blocks))
    defer { close(file) }
    var text = json.text()
    let before = text
    change(&text)
    #expect(text != before || maxTokens != 100)
    let changed = try JSONParser.parse(text)
    return #expect(throws: WorkerProtocolError.self) { try read(changed, file, maxTokens: maxTokens) }
  }

  @Test func blocksComeBack() throws {
    let file = try #require(try BlockTransfer.memory(blocks))
    defer { close(file) }
    let output = try read(JSONParser.parse(json.text()), file)
    #expect(output.blocks == blocks)
    #expect(output.decisions == [Decision(key: "near", value: "bright", reason: "so it is")])
    #expect(output.log == ["info: x"])
  }

  @Test func claimsAndRolesComeBack() throws {
    let claims = [
      Claim(.camera, "dolly forward", sentence: "The camera dollies forward.", source: .condition(0), certainty: 0.75),
      Claim(.text, "a\"b", sentence: "It reads “a\"b”.", source: .condition(0), certainty: 0),
    ]
    var frames = FrameBlock(
      pictures: [Picture(width: 28, height: 28, fill: (1, 2, 3))], encoder: .vision, isVideo: false, sourceIndices: [0],
      framesPerSecond: 0, isNumbered: false)
    frames.role = "pose"
    let file = try #require(try BlockTransfer.memory([.frames(frames)]))
    defer { close(file) }
    let json = BlockTransfer.json([.frames(frames)], [], [], claims: claims)
    let output = try read(JSONParser.parse(json.text()), file)
    #expect(output.claims == claims)
    #expect(output.blocks == [.frames(frames)])
    for (old, new) in [("0.75", "7.5"), ("0.75", "\"x\""), ("dolly forward", " "), ("\"pose\"", "\"P\"")] {
      let text = json.text().replacing(old, with: new)
      let changed = try JSONParser.parse(text)
      #expect(throws: WorkerProtocolError.self) { try read(changed, file) }
    }
  }

  @Test func textAloneNeedsNoMemory() throws {
    #expect(try BlockTransfer.memory([.text("a")]) == nil)
    #expect(try read(BlockTransfer.json([.text("a")], [], []), nil).blocks == [.text("a")])
  }

  /// Memory of other sizes than said, each sealed as it has to be.
  @Test(arguments: [64, 4096, 9408, 14_208, 1 << 20]) func memoryOfAnotherSizeIsRefused(_ bytes: Int) throws {
    let other = try #require(
      try BlockTransfer.memory([
        .tokens(Embeddings(values: [Float](repeating: 0, count: bytes / 4), count: 1, width: 1, grid: nil))
      ]))
    defer { close(other) }
    let error = #expect(throws: WorkerProtocolError.self) { try read(json, other) }
    guard case .memory? = error else { return fail("\(String(describing: error))") }
  }

  @Test func missingMemoryIsRefused() {
    #expect(throws: WorkerProtocolError.self) { try read(json, nil) }
  }

  @Test func memoryThatCanStillBeCutIsRefused() throws {
    let disk = open("/proc/self/exe", O_RDONLY)
    defer { close(disk) }
    #expect(throws: WorkerProtocolError.memory("the memory with the blocks is not sealed")) { try read(json, disk) }
  }

  @Test(arguments: [
    ("\"encoder\":\"motion\"", "\"encoder\":\"camera\""), ("\"frames\":[0,7]", "\"frames\":[7,0]"),
    ("\"frames\":[0,7]", "\"frames\":[]"), ("\"frames\":[0,7]", "\"frames\":[0,7,9223372036854775807]"),
    ("\"size\":[28,56]", "\"size\":[28,55]"), ("\"size\":[28,56]", "\"size\":[4294967296,4294967296]"),
    ("\"size\":[28,56]", "\"size\":[0,56]"), ("\"shape\":[2,6,4,6]", "\"shape\":[3,6,4,6]"),
    ("\"shape\":[2,6,4,6]", "\"shape\":[-2,6,4,6]"),
    ("\"shape\":[2,6,4,6]", "\"shape\":[4611686018427387904,6,4,6]"), ("\"size\":[6,8]", "\"size\":[8,6]"),
    ("\"size\":[6,8]", "\"size\":[6]"), ("\"grid\":[1,2,3]", "\"grid\":[1,2,4]"),
    ("\"grid\":[1,2,3]", "\"grid\":[1,2]"), ("\"text\":\"a fact\"", "\"text\":\" \""),
    ("\"kind\":\"tokens\"", "\"kind\":\"other\""), ("\"video\":true", "\"video\":false"),
    ("\"decisions\"", "\"decided\""),
  ])
  func aDescriptionThatDoesNotFitIsRefused(_ old: String, _ new: String) throws {
    _ = try refusal({ text in
      if let place = text.firstRange(of: old) { text.replaceSubrange(place, with: new) }
    })
  }

  @Test func theManifestsTokensHold() throws {
    #expect(try refusal({ _ in }, maxTokens: 5) == .content(.result, "6 tokens are more than the limit of 5"))
  }

  @Test func numbersThatAreNotFiniteAreRefused() throws {
    let bad: [Block] = [.tokens(Embeddings(values: [0, 1, .nan, 3, 4, 5, 6, 7], count: 1, width: 8, grid: nil))]
    let file = try #require(try BlockTransfer.memory(bad))
    defer { close(file) }
    #expect(throws: WorkerProtocolError.content(.result, "token values hold a value that is not finite at index 2")) {
      try read(BlockTransfer.json(bad, [], []), file)
    }
  }
}
