import Conditions
import Glibc
import Manifests
import Support
import TestSupport
import Testing

/// The specimen `tools.c` uses each extension, in this process and in a worker: both give the same.
@Suite(.enabled(if: BadAdapter.canRun)) struct ExtensionTests {
  /// Bytes are tokens.
  private struct Bytes: AdapterTokenizer {
    func encode(_ text: String) -> [Int32]? { text.utf8.map(Int32.init) }
    func special(_ token: String) -> Int32? { token == "<|vision_start|>" ? 42 : nil }
  }

  private static let facts = ModelFacts(
    tokenWidth: 8, hasMotionEncoder: true, hasCameraEncoder: true, cameraHeight: 64, cameraWidth: 96)

  private static let bundle = Result { () throws -> ScratchFolder in
    let folder = ScratchFolder()
    let path = folder.makeFolder("tools.a2c")
    let result = CompilerTool.run(
      [CompilerTool.c ?? "/usr/bin/cc", "-std=c11", "-shared", "-fPIC", "-fvisibility=hidden"] + CompilerTool.strict
        + ["\(TestFiles.root)/Tests/Specimens/tools.c", "-o", "\(path)/libtools.so"], output: "\(folder.path)/output")
    guard result.status == 0 else { throw Bundles.CompileFailure(text: result.text) }
    folder.write(
      """
      a2c: adapter/1
      id: org.example.tools
      version: 1.0.0
      name: Tools
      library:
        \(Platform.current.rawValue): {file: libtools.so}
      requires: [a2c.tokenizer/1, a2c.random/1, a2c.scratch/1, a2c.parallel/1, a2c.weights/1, a2c.encoders/1]
      inputs: {media: [picture, clip, json], count: {min: 1, max: 9}}
      frame_tokens: {begin: "<|tools_start|>", end: "<|tools_end|>"}
      encoder: none
      parameters:
        mode: {type: string, required: true}
      limits: {memory_mb: 256, prepare_s: 60, encode_s: 60}
      """, to: "tools.a2c/adapter.yaml")
    folder.write(weights, to: "tools.a2c/tools.safetensors")
    symlink("/etc/hosts", "\(path)/link.safetensors")
    return folder
  }

  /// Three tensors: 2 × 3 floats, 1 × 4 halves, 3 integers.
  private static var weights: [UInt8] {
    let header =
      #"{"first":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"#
      + #""half":{"dtype":"F16","shape":[1,4],"data_offsets":[24,32]},"#
      + #""whole":{"dtype":"I64","shape":[3],"data_offsets":[32,56]}}"#
    var bytes: [UInt8] = []
    func add<T: FixedWidthInteger>(_ value: T) { withUnsafeBytes(of: value.littleEndian) { bytes += $0 } }
    add(UInt64(header.utf8.count))
    bytes += header.utf8
    for value in 0..<6 { add(Float(value).bitPattern) }
    for half: UInt16 in [0x3C00, 0x4000, 0xB800, 0x4200] { add(half) }
    for whole: Int64 in [10, -20, 30] { add(whole) }
    return bytes
  }

  private func read(_ mode: String, isolated: Bool, seed: UInt64 = 0, tokenizer: Bool = true) throws -> [String] {
    let program = try #require(BadAdapter.program)
    let options = HostOptions(
      isolation: isolated ? .all(program) : .none, tokenizer: tokenizer ? Bytes() : nil, seed: seed, threads: 4)
    let registry = try Bundles.registry(Self.bundle.get())
    return try ConditionReader(registry, for: .model(Self.facts), options: options).read(
      ConditionEntry(
        adapter: "org.example.tools", inputs: [InputPath("/dev")],
        params: .object([JSON.Member("mode", .string(mode))]))
    ).facts
  }

  @Test(arguments: [false, true]) func textBecomesTokens(_ isolated: Bool) throws {
    #expect(try read("tokenizer", isolated: isolated) == ["12 tokens; 4: 97 98 -1; 42"])
    let error = #expect(throws: AdapterFailure.self) { try read("tokenizer", isolated: isolated, tokenizer: false) }
    #expect(error?.message == "adapter org.example.tools: the model's tokenizer is not here")
    #expect(error?.exitStatus == .unavailable)
  }

  /// The numbers were computed apart from this program, by the description in `random.h`.
  @Test(arguments: [false, true]) func randomNumbersFollowTheSeed(_ isolated: Bool) throws {
    let zero = "b9f6adb67a93c8dd 1b49bd8128de85d1 f1bcaab92b67a150 0.087594 0.627025 0.581220"
    let seven = "c4d9126d845e5027 f3625e7d0ff83127 ca174a72bb7deaf5 0.606940 0.912326 0.686369"
    #expect(try read("random", isolated: isolated) == [zero])
    #expect(try read("random", isolated: isolated, seed: 7) == [seven])
  }

  @Test(arguments: [false, true]) func scratchIsZeroAndLimited(_ isolated: Bool) throws {
    #expect(try read("scratch", isolated: isolated) == ["8 pieces"])
  }

  /// Each index once; inside of each other; the status of the one that fails; nothing to do.
  @Test(arguments: [false, true]) func workIsDivided(_ isolated: Bool) throws {
    #expect(try read("parallel", isolated: isolated) == ["332833500 1620 7 0"])
  }

  @Test(arguments: [false, true]) func weightsAreRead(_ isolated: Bool) throws {
    #expect(
      try read("weights", isolated: isolated) == [
        "first 2 2 [2,3] 1 2; half 3 2 [1,4] 2 -0.5; whole 5 1 [3,0] -20 30; half is 1"
      ])
  }

  @Test(arguments: [false, true]) func encodersAreDescribed(_ isolated: Bool) throws {
    let video = try Self.facts.size(height: 400, width: 600, frames: 12)
    let picture = try Self.facts.size(height: 400, width: 600, frames: nil)
    #expect(
      try read("encoders", isolated: isolated) == [
        "vision 1 8 28 2 0 [0,0,0] 768; motion 1 8 28 2 0 [0,0,0] 768; camera 2 8 64 1 4 [-1,6,64] 128; "
          + "6 \(video.height / 28) \(video.width / 28); 1 \(picture.height / 28) \(picture.width / 28)"
      ])
  }

  /// A reader keeps the worker; what the adapter gets does not depend on what was read before.
  @Test func aKeptWorkerGivesTheSame() throws {
    let program = try #require(BadAdapter.program)
    let options = HostOptions(isolation: .all(program), tokenizer: Bytes(), threads: 4)
    let reader = ConditionReader(try Bundles.registry(Self.bundle.get()), for: .model(Self.facts), options: options)
    func read(_ mode: String) throws -> [String] {
      try reader.read(
        ConditionEntry(
          adapter: "org.example.tools", inputs: [InputPath("/dev")],
          params: .object([JSON.Member("mode", .string(mode))]))
      ).facts
    }
    let modes = ["random", "weights", "parallel", "tokenizer", "scratch"]
    let first = try modes.map(read)
    #expect(try modes.reversed().map(read).reversed() == first)
  }
}
