import Conditions
import Manifests
import Media
import Support
import Synthesis
import TestSupport
import Testing

@Suite struct ConditionTests {
  /// The same sample once from memory, once from its files, through the same adapters.
  @Test(arguments: ConditionKind.allCases)
  func memoryReadsAsTheFilesDo(_ kind: ConditionKind) throws {
    let adapters = try Adapters()
    let builder = SampleBuilder()
    let reader = SampleReader(adapters.registry, facts: Adapters.facts)
    for index in 0..<4 {
      let sample = builder.sample(seed: 31, index: index, kinds: [kind])
      let scratch = ScratchFolder()
      for folder in ["depth", "pose", "identities", "segmentation", "normal", "masked", "mask"] {
        scratch.makeFolder(folder)
      }
      try SampleWriter.write(sample.conditions[0], to: scratch.path)
      let entry = ConditionEntry(
        adapter: kind.adapter, inputs: sample.conditions[0].inputs.map { InputPath($0, folder: scratch.path) },
        params: sample.conditions[0].parameters)
      let written = try ConditionReader(
        adapters.registry, for: .model(Adapters.facts), options: HostOptions(isolation: .none)
      ).read(entry)
      let kept = try reader.blocks(sample)[0]
      #expect(kept.blocks == written.blocks)
      #expect(kept.decisions == written.decisions)
      #expect(kept.log == written.log)
      #expect(!kept.blocks.isEmpty)
    }
  }

  @Test func aMissingFileOfMemoryIsMissing() throws {
    let adapters = try Adapters()
    let bundle = try adapters.registry.adapter(named: "depth")
    let instance = try AdapterInstance(
      bundle, parameters: bundle.manifest.resolve(ConditionEntry(adapter: "depth", inputs: [InputPath("x")]), in: nil),
      destination: .model(Adapters.facts), options: HostOptions(isolation: .none, memory: MemoryFiles()))
    try instance.prepare()
    #expect(throws: AdapterFailure.self) { try instance.encode([MemoryFiles.path("depth")]) }
  }

  /// The words that the camera adapter finds for the path, told from the text alone.
  @Test(arguments: [
    (CameraMovement.still, "is static"), (.panLeft, "pans left"), (.panRight, "pans right"), (.tiltUp, "tilts up"),
    (.tiltDown, "tilts down"), (.rollClockwise, "rolls clockwise"), (.rollCounter, "rolls counter-clockwise"),
    (.dollyIn, "dollies forward"), (.dollyOut, "dollies back"), (.truckLeft, "trucks left"),
    (.truckRight, "trucks right"), (.pedestalUp, "pedestals up"), (.pedestalDown, "pedestals down"),
    (.orbitLeft, "arcs left"), (.orbitRight, "arcs right"), (.zoomIn, "zooms in"), (.zoomOut, "zooms out"),
  ]) func cameraTextTellsTheMove(_ move: CameraMovement, _ words: String) throws {
    let adapters = try Adapters()
    let reader = SampleReader(adapters.registry, facts: Adapters.facts)
    let maker = ConditionMaker()
    var found = 0
    for index in 0..<300 where found < 6 {
      let scene = World.scene(seed: 32, index: index)
      guard scene.camera.move == move else { continue }
      found += 1
      let fact = try reader.blocks(maker.make(.camera, of: scene)).facts.joined()
      #expect(fact.contains(words), "\(fact)")
    }
    #expect(found == 6)
  }

  @Test func depthIsBrightWhereItIsNear() throws {
    let maker = ConditionMaker()
    var nearer = 0
    for index in 0..<20 {
      let scene = World.scene(seed: 33, index: index)
      guard case .gray16(let depth, let side) = maker.make(.depth, of: scene).files[4].content,
        case .indexed(let labels, _) = maker.make(.segmentation, of: scene).files[4].content
      else { continue }
      #expect(depth.count == side * side && depth.allSatisfy { $0 > 0 })
      let sky = depth.indices.filter { labels[$0] == 2 }
      #expect(sky.allSatisfy { depth[$0] == 1 })
      // The upper half is background but for the subjects.
      let upper = (0..<(side * side / 2)).filter { labels[$0] != 2 }
      let subject = upper.filter { [12, 126, 20, 80, 83, 19, 33, 69, 36, 111, 55].contains(labels[$0]) }
      let rest = upper.filter { ![12, 126, 20, 80, 83, 19, 33, 69, 36, 111, 55].contains(labels[$0]) }
      guard !subject.isEmpty, !rest.isEmpty else { continue }
      let mean = { (list: [Int]) in list.reduce(0.0) { $0 + Double(depth[$1]) } / Double(list.count) }
      nearer += mean(subject) > mean(rest) ? 1 : 0
    }
    #expect(nearer >= 14)
  }

  @Test func skeletonsMoveAndLieInThePicture() throws {
    let maker = ConditionMaker()
    var moving = 0
    for index in 0..<40 {
      let scene = World.scene(seed: 34, index: index, personFirst: true)
      let files = maker.make(.pose, of: scene).files
      #expect(files.count == 8)
      var first: [[Double]] = []
      for file in files {
        guard case .bytes(let bytes) = file.content else { continue }
        let json = try JSONParser.parse(bytes)
        let people = json["people"]?.arrayValue ?? []
        #expect(people.count <= scene.subjects.count)
        for person in people {
          let numbers = person["pose_keypoints_2d"]?.arrayValue?.compactMap { $0.doubleValue } ?? []
          #expect(numbers.count == 54 && numbers.allSatisfy { (0...112).contains($0) })
          first.append(numbers)
        }
      }
      if Set(first).count > 4 { moving += 1 }
    }
    #expect(moving >= 38)
  }

  @Test func everyConditionCanBeWrittenAndRead() throws {
    let scratch = ScratchFolder()
    let builder = SampleBuilder(ConditionMaker.Size(side: 64, frames: 4, identitySide: 64))
    let target = scratch.file("sample")
    try StagedFolder.build(target) { folder in
      try SampleWriter.write(builder.sample(seed: 35, index: 1, kinds: [.pose, .depth]), builder.maker, to: folder)
    }
    for name in ["depth", "normal", "masked", "mask", "segmentation"] {
      let media = try MediaSource.open("\(target)/\(name)")
      #expect(media.info.frameCount == 4 && media.info.width == 64)
      _ = try media.frames(at: [0, 3], layout: .rgb8)
    }
    #expect(try MediaSource.open("\(target)/depth").info.bitDepth == 16)
    for name in ["sketch.png", "style.png", "first.png", "identities/1.png"] {
      #expect(try MediaSource.open("\(target)/\(name)").info.width == 64)
    }
    #expect(try MediaSource.open("\(target)/clip.mp4").info.frameCount == 4)
    let run = try RunManifest.load(path: "\(target)/run.yaml")
    #expect(run.conditions.map(\.adapter) == ["pose", "depth"])
    try run.checkInputs()
    let facts = try JSONParser.parse(FileSystem.read("\(target)/facts.json", limit: 1 << 20))
    #expect(facts["subjects"]?.arrayValue?.isEmpty == false && facts["known"]?.arrayValue?.isEmpty == false)
  }

  @Test func indexedPicturesHoldTheClassesAsTheirColours() throws {
    let scratch = ScratchFolder()
    let maker = ConditionMaker(ConditionMaker.Size(side: 64, frames: 2, identitySide: 64))
    let scene = World.scene(seed: 36, index: 0, personFirst: true)
    let condition = maker.make(.segmentation, of: scene)
    scratch.makeFolder("segmentation")
    try SampleWriter.write(condition, to: scratch.path)
    guard case .indexed(let labels, _) = condition.files[0].content else {
      Issue.record("not indexed")
      return
    }
    let picture = try MediaSource.open(scratch.file("segmentation/0000.png")).pictures(at: [0])[0]
    let person = try #require(labels.firstIndex(of: 12))
    #expect(Array(picture.pixels[(3 * person)..<(3 * person + 3)]) == [150, 5, 61])
  }
}
