import Captioning
import Conditions
import Glibc
import Inspection
import Manifests
import Media
import Support
import Tokenization

/// Inspections that tests make.
enum Samples {
  /// Gives one token for each square of 28 pixels, or one a map.
  private struct SquareEncoder: Encoder {
    let id: EncoderID

    func encode(frames: [Picture], isVideo: Bool) throws -> Embeddings {
      let slices = isVideo ? (frames.count + 1) / 2 : 1
      return tokens(Grid(t: slices, h: frames[0].height / 28, w: frames[0].width / 28))
    }

    func encode(tensor: [Float], shape: [Int]) throws -> Embeddings { tokens(Grid(t: shape[0], h: 2, w: 3)) }

    private func tokens(_ grid: Grid) -> Embeddings {
      Embeddings(values: [Float](repeating: 1, count: grid.count * 2), count: grid.count, width: 2, grid: grid)
    }
  }

  /// Text that tries to be markup, an attribute, a style, an address; that turns and steers.
  static let hostile = "\"><script>alert('1')</script> & <b onclick=x>\u{202E}\u{1B}[31m\n</style>{{x}} é 猫"

  static func condition(
    _ blocks: [Block], name: String? = nil, inputs: [String] = ["clip.mp4"], decisions: [Decision] = [],
    log: [String] = []
  ) throws -> FramedCondition {
    let manifest = """
      a2c: adapter/1
      id: org.example.sample
      version: 1.2.3
      name: Sample things
      depicts: "what a sample shows"
      library: {linux-x86_64: {file: libx.so}}
      inputs: {media: [picture], count: {min: 1, max: 9}}
      frame_tokens: {begin: "<|vision_start|>", end: "<|vision_end|>"}
      encoder: vision
      parameters:
        near: {type: string, enum: [bright, dark], default: bright, help: "Whether near things are bright; or dark."}
        width: {type: integer, help: "Width of the canvas that is drawn on; also the height of the canvas."}
      """
    let source = ConditionBlocks(
      entry: ConditionEntry(
        adapter: "org.example.sample", inputs: inputs.map { InputPath($0) }, name: name),
      adapter: try AdapterManifest.parse(text: manifest, path: "adapter.yaml"), blocks: blocks, decisions: decisions,
      log: log)
    return try EncoderSet(
      [SquareEncoder(id: .vision), SquareEncoder(id: .camera)], facts: ModelFacts(tokenWidth: 2)
    ).encode(source)
  }

  static func frames(_ pictures: [Picture], isVideo: Bool = true, fps: Double = 8) -> Block {
    .frames(
      FrameBlock(
        pictures: pictures, encoder: .vision, isVideo: isVideo,
        sourceIndices: (0..<pictures.count).map { $0 * 3 }, framesPerSecond: isVideo ? fps : 0, isNumbered: !isVideo))
  }

  static func inspection(
    _ conditions: [FramedCondition], request: String = "A dog runs.", model: String = "nano", notice: String? = nil
  ) throws -> Inspection {
    let special = [
      "<|im_start|>", "<|im_end|>", "<|vision_start|>", "<|vision_end|>", "<|image_pad|>", "<|video_pad|>",
    ]
    let tokenizer = try Tokenizer(
      json: ByteLevelVocabulary.tokenizerJSON(special: special), source: "tokenizer.json")
    let template = try PromptTemplate.parse(
      text: """
        a2c: prompt/1
        system: You describe videos.
        condition: "Condition {{{number}}}: "
        fact: "Measured: {{{fact}}} "
        request: "Wanted: {{{prompt}}}"
        """, path: "template.yaml")
    let prompt = try PromptBuilder(tokenizer, template: template, extraTokens: [:]).build(conditions, prompt: request)
    return Inspection(
      model: .init(name: model, training: "random", notice: notice), request: request,
      conditions: conditions, prompt: prompt,
      stages: [
        StageReport(name: "open model", seconds: 0.5, units: nil, residentBytes: 1 << 24),
        StageReport(name: "encode 0-sample", seconds: 0.25, units: 12, residentBytes: 1 << 25),
      ], peakMemory: 1 << 26, program: "a2c 0.0.0")
  }

  /// A camera: where it is, its axes as columns right, down, ahead, and its lens in pixels.
  struct Pose {
    var centre: SIMD3<Double>
    var axes: (right: SIMD3<Double>, down: SIMD3<Double>, ahead: SIMD3<Double>)
    var focal: Double
    /// Where the axis meets the picture, in shares of it.
    var middle = (x: 0.5, y: 0.5)

    /// Turned to the right, then up, then rolled clockwise; in radians.
    init(_ centre: SIMD3<Double>, turn: Double = 0, up: Double = 0, roll: Double = 0, focal: Double = 1) {
      self.centre = centre
      self.focal = focal
      func turned(_ v: SIMD3<Double>) -> SIMD3<Double> {
        var v = SIMD3(v.x * cos(roll) - v.y * sin(roll), v.x * sin(roll) + v.y * cos(roll), v.z)
        v = SIMD3(v.x, v.y * cos(up) - v.z * sin(up), v.y * sin(up) + v.z * cos(up))
        return SIMD3(v.x * cos(turn) + v.z * sin(turn), v.y, -v.x * sin(turn) + v.z * cos(turn))
      }
      axes = (turned([1, 0, 0]), turned([0, 1, 0]), turned([0, 0, 1]))
    }
  }

  /// A path of poses, with maps for a small encoder.
  static func path(_ poses: [Pose], height: Int = 12, width: Int = 18) -> CameraBlock {
    func vector(_ v: SIMD3<Double>) -> Vector3 { Vector3(x: v.x, y: v.y, z: v.z) }
    return CameraBlock(
      poses: poses.map { pose in
        RigidMotion(
          rotation: Matrix3(vector(pose.axes.right), vector(pose.axes.down), vector(pose.axes.ahead)).transposed,
          translation: vector(pose.centre))
      },
      lenses: poses.map { Intrinsics(fx: $0.focal, fy: $0.focal, cx: $0.middle.x, cy: $0.middle.y) },
      source: .init(width: Double(width), height: Double(height)), shown: Array(poses.indices),
      mapSize: .init(width: width, height: height))
  }
}
