import Conditions
import Manifests
import Media
import Support
import Testing

/// Gives tokens whose values tell what it was given.
private struct CountingEncoder: Encoder {
  let id: EncoderID
  var width = 2
  var isWrong = false

  func encode(frames: [Picture], isVideo: Bool) throws -> Embeddings {
    let slices = isVideo ? (frames.count + 1) / 2 : 1
    return tokens(Grid(t: slices, h: frames[0].height / 28, w: frames[0].width / 28), Float(frames[0].pixels[0]))
  }

  func encode(tensor: [Float], shape: [Int]) throws -> Embeddings {
    tokens(Grid(t: shape[0], h: 1, w: 1), tensor[0])
  }

  private func tokens(_ grid: Grid, _ value: Float) -> Embeddings {
    let count = grid.count + (isWrong ? 1 : 0)
    return Embeddings(
      values: [Float](repeating: value, count: count * width), count: count, width: width, grid: grid)
  }
}

@Suite struct EncoderSetTests {
  private let facts = ModelFacts(tokenWidth: 2, trainedOn: ["org.example.blocks"])

  private func condition(_ blocks: [Block], facts: ConditionEntry.Facts = .auto) throws -> ConditionBlocks {
    ConditionBlocks(
      entry: ConditionEntry(adapter: "org.example.blocks", inputs: [], facts: facts),
      adapter: try AdapterManifest.parse(text: Bundles.manifest(), path: "adapter.yaml"), blocks: blocks, decisions: [],
      log: [])
  }

  private func frames(_ encoder: EncoderID, _ count: Int, isNumbered: Bool = false) -> Block {
    .frames(
      FrameBlock(
        pictures: (0..<count).map { _ in Picture(width: 84, height: 56, fill: (7, 7, 7)) }, encoder: encoder,
        isVideo: count > 1, sourceIndices: Array(0..<count), framesPerSecond: 8, isNumbered: isNumbered))
  }

  @Test func everyBlockBecomesARunBetweenFrameTokens() throws {
    let set = EncoderSet([CountingEncoder(id: .vision), CountingEncoder(id: .camera)], facts: facts)
    var seen: [Int] = []
    let framed = try set.encode(
      condition([
        frames(.vision, 1, isNumbered: true), .text("a fact"), frames(.vision, 4),
        .tensor(TensorBlock(values: [3], shape: [1, 1, 1, 1], encoder: .camera)),
        .tokens(Embeddings(values: [1, 2, 3, 4], count: 2, width: 2, grid: nil)),
      ])
    ) { number, _ in seen.append(number) }
    #expect(seen == [0, 2, 3, 4])
    let runs = framed.runs
    #expect(runs.map(\.embeddings.count) == [6, 12, 1, 2])
    #expect(
      runs.map(\.embeddings.grid) == [Grid(t: 1, h: 2, w: 3), Grid(t: 2, h: 2, w: 3), Grid(t: 1, h: 1, w: 1), nil])
    #expect(runs.map(\.isVideo) == [false, true, true, false])
    #expect(runs.map(\.isNumbered) == [true, false, false, false])
    #expect(runs.map(\.encoder) == [.vision, .vision, .camera, nil])
    #expect(runs.allSatisfy { $0.begin == "<|blocks_start|>" && $0.end == "<|blocks_end|>" })
    #expect(framed.tokenCount == 21)
    // The model was trained on it: facts stay out.
    #expect(framed.parts.count == 4)
    #expect(
      framed.decisions == [Decision(key: "facts", value: "left out", reason: "the model was trained on this condition")]
    )
  }

  @Test func stepsOfClipsTakeTheirShareOfTheClipsLength() throws {
    let set = EncoderSet([CountingEncoder(id: .vision)], facts: facts)
    func clip(_ count: Int, of frames: Int, _ rate: Double) throws -> Double? {
      let pictures = (0..<count).map { _ in Picture(width: 28, height: 28, fill: (7, 7, 7)) }
      let block = FrameBlock(
        pictures: pictures, encoder: .vision, isVideo: rate > 0, sourceIndices: Array(0..<count),
        framesPerSecond: rate, isNumbered: false, source: FrameSource(frames: frames, width: 28, height: 28))
      return try set.encode(condition([.frames(block)])).runs[0].secondsPerStep
    }
    // Two frames a step.
    #expect(try clip(4, of: 16, 8) == 1)
    #expect(try clip(12, of: 49, 8) == 1.020833)
    #expect(try clip(10, of: 150, 30) == 1)
    #expect(try clip(20, of: 300, 30.0000001) == 1)
    #expect(try clip(4, of: 25, 25) == 0.5)
    #expect(try clip(1, of: 1, 0) == nil)
  }

  @Test func stepsOfCameraPathsTakeTheirTime() throws {
    let facts = ModelFacts(tokenWidth: 2, hasCameraEncoder: true, cameraTokenFrames: 2)
    let set = EncoderSet([CountingEncoder(id: .camera)], facts: facts)
    func path(_ shown: [Int], times: [Double] = [], rate: Double? = nil) throws -> Double? {
      let lens = Intrinsics(fx: 1, fy: 1, cx: 0.5, cy: 0.5)
      let block = CameraBlock(
        poses: [RigidMotion](repeating: .identity, count: 9), lenses: [Intrinsics](repeating: lens, count: 9),
        source: CameraBlock.Source(width: 4, height: 4), times: times, framesPerSecond: rate, shown: shown,
        mapSize: CameraBlock.MapSize(width: 4, height: 4))
      return try set.encode(condition([.camera(block)])).runs[0].secondsPerStep
    }
    #expect(try path([0, 4, 8], rate: 4) == 2)
    #expect(try path([0, 4, 8], times: (0..<9).map { Double($0) * 0.5 }, rate: 4) == 4)
    #expect(try path([0, 4, 8]) == nil)
    #expect(try path([3], rate: 4) == nil)
  }

  @Test func motionFallsBackToVisionAndSaysSoOnce() throws {
    let set = EncoderSet([CountingEncoder(id: .vision)], facts: facts)
    let framed = try set.encode(condition([frames(.motion, 4), frames(.motion, 2)]))
    #expect(framed.runs.map(\.encoder) == [.vision, .vision])
    #expect(framed.decisions == [Decision(key: "encoder", value: "vision", reason: "the model has no motion encoder")])
    let own = try EncoderSet([CountingEncoder(id: .vision), CountingEncoder(id: .motion)], facts: facts)
      .encode(condition([frames(.motion, 4)]))
    #expect(own.runs.map(\.encoder) == [.motion] && own.decisions.isEmpty)
  }

  @Test func absentEncoderIsAnError() throws {
    let set = EncoderSet([CountingEncoder(id: .vision)], facts: facts)
    let error = #expect(throws: EncodingError.self) {
      try set.encode(condition([.tensor(TensorBlock(values: [3], shape: [1], encoder: .camera))]))
    }
    #expect(error?.message == "the model has no camera encoder for adapter org.example.blocks")
    #expect(error?.exitStatus == .unavailable)
  }

  @Test(arguments: [CountingEncoder(id: .vision, width: 3), CountingEncoder(id: .vision, isWrong: true)])
  fileprivate func wrongResultsAreFound(_ encoder: CountingEncoder) throws {
    #expect(throws: EncodingError.self) {
      try EncoderSet([encoder], facts: facts).encode(condition([frames(.vision, 1)]))
    }
  }

  @Test(
    arguments: [
      (ConditionEntry.Facts.auto, ["org.example.blocks"], 2, false), (.auto, [], 2, true),
      (.auto, ["org.example.blocks"], 0, true),
      (.on, ["org.example.blocks"], 2, true), (.off, [], 0, false),
    ] as [(ConditionEntry.Facts, Set<String>, Int, Bool)])
  func factsAreUsedAsAskedFor(_ wish: ConditionEntry.Facts, _ trained: Set<String>, _ width: Int, _ expected: Bool)
    throws
  {
    let facts = ModelFacts(tokenWidth: width, trainedOn: trained)
    #expect(facts.usesFacts(wish, adapter: "org.example.blocks").use == expected)
    let framed = try EncoderSet([], facts: facts).encode(condition([.text("a fact")], facts: wish))
    #expect(framed.parts.count == (expected ? 1 : 0))
  }

  @Test func factsOfAModelComeFromItsManifest() throws {
    let manifest = try ModelManifest.parse(
      text: """
        a2c: model/1
        trained_on: [depth, org.example.blocks]
        encoders: {motion: {}, camera: {map_height: 128, map_width: 192}}
        vision: {image: {max_pixels: 100352}, video: {min_pixels: 3136, max_pixels: 50176, fps: 1, max_frames: 16}}
        """, path: "a2c.yaml")
    var facts = ModelFacts(tokenWidth: 256, factor: 28, temporalPatch: 2)
    facts.apply(manifest)
    #expect(facts.hasMotionEncoder && facts.hasCameraEncoder)
    #expect(facts.cameraHeight == 128 && facts.cameraWidth == 192)
    #expect(facts.picture.maxPixels == 100352 && facts.video.maxPixels == 50176 && facts.sampling.maxFrames == 16)
    #expect(facts.trainedOn == ["org.a2c.depth", "org.example.blocks"])
    let plain = ModelFacts(tokenWidth: 1536, factor: 28, temporalPatch: 2)
    #expect(!plain.hasMotionEncoder && !plain.hasCameraEncoder && plain.sampling.fps == 2)
  }
}
