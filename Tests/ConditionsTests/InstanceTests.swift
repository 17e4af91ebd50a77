import Conditions
import Manifests
import Media
import Support
import Synchronization
import TestSupport
import Testing

/// The specimen through the whole border: library, entry, host services, sink.
@Suite(.enabled(if: CompilerTool.isThere)) struct InstanceTests {
  private func failure(
    _ mode: String, inputs: [String] = ["/dev"], options: HostOptions = HostOptions()
  ) -> AdapterFailure? {
    do {
      let blocks = try Bundles.read(mode, inputs: inputs, options: options)
      Issue.record("succeeded with \(blocks.blocks.count) blocks")
      return nil
    } catch let error as AdapterFailure {
      return error
    } catch {
      Issue.record("\(error)")
      return nil
    }
  }

  @Test func everyKindOfBlockArrives() throws {
    let facts = ModelFacts(tokenWidth: 8, hasCameraEncoder: true, cameraHeight: 64, cameraWidth: 96)
    let read = try Bundles.read("all", facts: facts)
    #expect(read.blocks.count == 4)
    guard case .frames(let frames) = read.blocks[0], case .tensor(let tensor) = read.blocks[1],
      case .tokens(let tokens) = read.blocks[2], case .text(let fact) = read.blocks[3]
    else { return fail("other blocks") }
    #expect(frames.encoder == .motion && frames.isVideo)
    #expect(frames.sourceIndices == [0, 4, 9, 13, 17, 22, 26, 31, 35, 39, 44, 48])
    #expect(frames.pictures.map { Int($0.pixels[5]) } == frames.sourceIndices)
    #expect(tensor.shape == [2, 6, 64, 96] && tensor.values[1] == 0.5 && tensor.values.count == 2 * 6 * 64 * 96)
    #expect(tokens.count == 6 && tokens.width == 8 && tokens.grid == Grid(t: 1, h: 2, w: 3))
    #expect(fact == "something turns left by 34°")
    #expect(read.decisions.last == Decision(key: "near", value: "bright", reason: "brighter is nearer"))
    // What could move a terminal's cursor is spelled out.
    #expect(read.log == ["warning: pushing \\x1b[31mall"])
    #expect(read.adapter.frameTokens.begin == "<|blocks_start|>")
  }

  @Test func twoRunsAreEqual() throws {
    let facts = ModelFacts(tokenWidth: 8)
    #expect(try Bundles.read("all", facts: facts).blocks == Bundles.read("all", facts: facts).blocks)
  }

  @Test func olderAdapterWithFewerMembersLoads() throws {
    let folder = ScratchFolder()
    try Bundles.make(in: folder, library: Bundles.library(["-DSHORT"]))
    #expect(try Bundles.read("unknown-extension", in: folder).facts == ["none"])
  }

  @Test func mediaIsDecodedByTheHost() throws {
    let folder = ScratchFolder()
    var picture = Picture(width: 56, height: 84, fill: (10, 20, 30))
    picture.pixels[0] = 77
    try PNG.write(picture, to: "\(folder.path)/a.png")
    let read = try Bundles.read("media", inputs: ["\(folder.path)/a.png"])
    guard case .frames(let block)? = read.blocks.first else { return fail("no frames") }
    #expect(block.pictures == [picture] && block.isNumbered && block.encoder == .vision)
  }

  @Test func brokenMediaIsTheAdaptersErrorWithThePlaceOfTheFile() throws {
    let folder = ScratchFolder()
    let file = folder.write("no picture", to: "a.png")
    let error = failure("media", inputs: [file])
    #expect(error?.place == file)
    #expect(error?.exitStatus == .badInput)
    #expect(error?.message.hasPrefix("adapter org.example.blocks: neither a picture nor a clip") == true)
  }

  @Test func filesAreListedInNaturalOrder() throws {
    let folder = ScratchFolder()
    for name in ["pose_10.json", "pose_9.json", "pose_x.json", ".hidden", "b.txt"] {
      folder.makeFolder("poses")
      folder.write("{}", to: "poses/\(name)")
    }
    folder.makeFolder("poses/deeper")
    let all = try Bundles.read("files", inputs: ["\(folder.path)/poses"])
    #expect(all.facts == ["b.txt pose_9.json pose_10.json pose_x.json ", "a2c: adapter/1"])
    let pattern = try Bundles.read("files", inputs: ["\(folder.path)/poses/pose_%d.json"])
    #expect(pattern.facts.first == "pose_9.json pose_10.json ")
    let one = try Bundles.read("files", inputs: ["\(folder.path)/poses/b.txt"])
    #expect(one.facts.first == "b.txt ")
  }

  @Test func emptyFolderIsMissing() throws {
    let folder = ScratchFolder()
    #expect(failure("files", inputs: [folder.path])?.exitStatus == .missingFile)
  }

  @Test func reportedErrorsKeepTheirWords() {
    let error = failure("fail")
    #expect(error?.message == "adapter org.example.blocks: pose 3 has no joints")
    #expect(error?.hint == "remove it")
    #expect(error?.place == "conditions[0]")
    #expect(error?.exitStatus == .badInput)
  }

  @Test(arguments: [
    ("silent-failure", Support.ExitStatus.io, "status 4 without a message"),
    ("unknown-status", .unavailable, "status 4711 without a message"),
    ("no-such-mode", .badInput, "unknown mode in {\"mode\":\"no-such-mode\"}"),
    ("unprepared", .unavailable, "the weights do not fit"), ("refuse", .badInput, "refused"),
    ("forged-handle", .badInput, "the medium is not open"),
  ])
  func statusesBecomeExitStatuses(_ mode: String, _ status: Support.ExitStatus, _ message: String) {
    let error = failure(mode)
    #expect(error?.exitStatus == status)
    #expect(error?.message == "adapter org.example.blocks: \(message)")
  }

  @Test(arguments: [
    ("nothing", "it succeeded and pushed no block"), ("swallows", "an empty fact was pushed"),
    ("unfinished", "encode returned inside a frames block"),
  ])
  func breachesAreNamed(_ mode: String, _ detail: String) {
    let error = failure(mode)
    #expect(error == .contract(adapter: "org.example.blocks", function: "encode", detail: detail))
    #expect(error?.exitStatus == .unavailable)
  }

  @Test func cancellationAndProgressPassThrough() throws {
    let seen = Mutex<[String]>([])
    let options = HostOptions(
      isCancelled: { true },
      progress: { id, done, what in seen.withLock { $0.append("\(id) \(done ?? -1) \(what)") } })
    #expect(failure("cancellable", options: options)?.exitStatus == .interrupted)
    #expect(seen.withLock { $0 } == ["org.example.blocks 0.5 waiting"])
    #expect(try Bundles.read("cancellable").facts == ["not cancelled"])
  }

  @Test func logIsLimited() throws {
    let read = try Bundles.read("floods")
    #expect(read.log.count == 1001)
    #expect(read.log.last == "warning: 4000 more lines were left out")
  }

  @Test func lifecycleIsChecked() throws {
    let bundle = try Bundles.registry(Bundles.blocks.get()).adapter(named: "org.example.blocks")
    let parameters = JSON.object([JSON.Member("mode", "unknown-extension")])
    let instance = try AdapterInstance(bundle, parameters: parameters, destination: .model(ModelFacts()))
    #expect(throws: AdapterFailure.self) { try instance.encode([]) }
    #expect(throws: AdapterFailure.self) { try instance.reset() }
    #expect(throws: AdapterFailure.self) { try instance.unprepare() }
    try instance.prepare()
    #expect(throws: AdapterFailure.self) { try instance.prepare() }
    #expect(try instance.encode(["/a"]).blocks == [.text("none")])
    try instance.reset()
    #expect(try instance.encode(["/a"]).blocks == [.text("none")])
    try instance.unprepare()
    let error = #expect(throws: AdapterFailure.self) { try instance.encode(["/a"]) }
    #expect(error?.exitStatus == .internalFault)
    try instance.prepare()
    #expect(try instance.encode(["/a"]).blocks == [.text("none")])
  }

  @Test func instancesWorkAtTheSameTime() async throws {
    let results = try await withThrowingTaskGroup(of: [Block].self) { group in
      for _ in 0..<8 { group.addTask { try Bundles.read("pictures").blocks } }
      return try await group.reduce(into: [[Block]]()) { $0.append($1) }
    }
    #expect(results.count == 8 && results.allSatisfy { $0 == results[0] })
  }

  @Test func parametersAndInputsAreCheckedBeforeAnythingIsLoaded() throws {
    let folder = ScratchFolder()
    try Bundles.make(in: folder, library: [1, 2, 3])
    let reader = ConditionReader(try Bundles.registry(folder), for: .model(ModelFacts()))
    let text = """
      a2c: run/1
      prompt: x
      conditions:
        - adapter: org.example.blocks
          input: missing.png
          params: {moed: all}
      """
    let run = try RunManifest.parse(text: text, path: "\(folder.path)/run.yaml")
    let error = #expect(throws: ManifestError.self) { try reader.check(run.conditions[0], in: "run.yaml") }
    #expect(error?.place == "run.yaml:6:14")
    #expect(error?.message.contains("moed") == true)
    let fixed = try RunManifest.parse(
      text: text.replacing("moed", with: "mode").replacing("blocks\n", with: "blokcs\n"),
      path: "\(folder.path)/run.yaml")
    let unknown = #expect(throws: RegistryError.self) { try reader.check(fixed.conditions[0], in: "run.yaml") }
    #expect(unknown?.place == "run.yaml:4:14: conditions[0].adapter")
    let other = try RunManifest.parse(text: text.replacing("moed", with: "mode"), path: "\(folder.path)/run.yaml")
    let missing = #expect(throws: ManifestError.self) { try reader.check(other.conditions[0], in: "run.yaml") }
    #expect(missing?.exitStatus == .missingFile)
  }

  @Test func librariesAreCheckedWithoutLoading() throws {
    let entry = ConditionEntry(adapter: "org.example.blocks", inputs: [InputPath("/dev")])
    func problem(_ library: [UInt8]?, sha256: String? = nil) throws -> LoadError? {
      let folder = ScratchFolder()
      try Bundles.make(in: folder, manifest: Bundles.manifest(sha256: sha256), library: library)
      do {
        try ConditionReader(try Bundles.registry(folder), for: .model(ModelFacts())).checkLibrary(entry)
        return nil
      } catch let error as LoadError {
        return error
      }
    }
    let library = try Bundles.library()
    #expect(try problem(library) == nil)
    #expect(try problem(nil)?.message == "the library of adapter org.example.blocks is missing")
    #expect(try problem([1, 2, 3])?.message == "not a library this machine can load: 3 bytes are too few")
    let zeros = String(repeating: "0", count: 64)
    #expect(try problem(library, sha256: zeros)?.message.hasPrefix("the SHA-256 is ") == true)
  }
}
