import Captioning
import Conditions
import Media
import Qwen2VL
import Support
import Tensors
import TestSupport
import Testing

/// Motion and camera encoders that `a2c.yaml` adds.
@Suite struct ModelEncodersTests {
  static let motion = "  motion: {weights: WHERE, prefix: motion.}\n"
  static let camera = """
      camera: {weights: WHERE, prefix: camera., in_channels: 96, patch: 2, depth: 1, heads: 2, pixel_unshuffle: 4, \
    map_height: 16, map_width: 24}

    """

  /// A tiny model whose motion and camera encoder lie in a file, or among the model's own weights.
  func model(in file: String?, camera: String = camera) throws -> TinyModel {
    let tiny = try TinyModel()
    let inside = Set(tiny.weights.keys)
    tiny.sizes.motion = tiny.sizes.vision
    tiny.sizes.camera = TowerConfig(
      depth: 1, width: 8, heads: 2, mlpWidth: 16, channels: 96, patch: 2, temporalPatch: 1, merge: 1, tokenWidth: 16)
    for (name, shape) in try tiny.sizes.weights() where tiny.weights[name] == nil {
      tiny.weights[name] = (shape, NewModel.randomValues(name: name, shape: shape, seed: 1))
    }
    if let file {
      let all = tiny.weights
      tiny.weights = all.filter { !inside.contains($0.key) }
      try tiny.writeWeights(to: file)
      tiny.weights = all.filter { inside.contains($0.key) }
    }
    let text = "a2c: model/1\nencoders:\n" + Self.motion + camera
    tiny.scratch.write(
      text.split(separator: "WHERE", omittingEmptySubsequences: false).joined(separator: file ?? "inside"),
      to: "a2c.yaml")
    return tiny
  }

  @Test("The same tokens, whether the weights are inside or in a file")
  func places() throws {
    var tokens: [[Float]] = []
    for file in [nil, "encoders.safetensors"] as [String?] {
      let model = try model(in: file).open()
      #expect(model.encoders.map(\.id) == [.vision, .motion, .camera])
      #expect(model.unusedWeights.isEmpty)
      #expect(model.facts.hasMotionEncoder && model.facts.hasCameraEncoder)
      #expect(model.facts.cameraHeight == 16 && model.facts.cameraWidth == 24)
      let maps = (0..<2 * 6 * 16 * 24).map { Float($0 % 17) / 17 }
      let camera = try model.encoders[2].encode(tensor: maps, shape: [2, 6, 16, 24])
      #expect(camera.grid == Grid(t: 2, h: 2, w: 3) && camera.count == 12)
      tokens.append(camera.values)
    }
    #expect(tokens[0] == tokens[1])
  }

  @Test("In a Qwen2.5-VL model the motion encoder has its tower's blocks, the camera encoder those of Qwen2-VL")
  func windows() throws {
    let tiny = try model(in: nil)
    tiny.sizes.vision.blockForm = .rmsNormSwiGLU
    tiny.sizes.vision.windows = AttentionWindows(side: 2, fullBlocks: [])
    tiny.sizes.motion = tiny.sizes.vision
    tiny.weights = [:]
    for (name, shape) in try tiny.sizes.weights() {
      tiny.weights[name] = (shape, NewModel.randomValues(name: name, shape: shape, seed: 1))
    }
    try tiny.configure("model_type", "qwen2_5_vl")
    for (key, value) in [
      ("hidden_size", 8), ("intermediate_size", 16), ("out_hidden_size", 16), ("window_size", 16),
      ("tokens_per_second", 2), ("fullatt_block_indexes", []),
    ] as [(String, JSON)] {
      try tiny.configure("vision_config." + key, value)
    }
    let opened = try tiny.open()
    #expect(opened.config.vision == tiny.sizes.vision && opened.config.spacing == .timed(tokensPerSecond: 2))
    #expect(opened.unusedWeights.isEmpty)
    #expect(
      tiny.weights["motion.blocks.0.mlp.gate_proj.bias"] != nil && tiny.weights["camera.blocks.0.mlp.fc1.bias"] != nil)
    let picture = Picture(width: 24, height: 24, fill: (9, 8, 7))
    for encoder in opened.encoders.prefix(2) {
      #expect(try encoder.encode(frames: [picture], isVideo: false).grid == Grid(t: 1, h: 3, w: 3))
    }
    let maps = [Float](repeating: 0.5, count: 2 * 6 * 16 * 24)
    #expect(try opened.encoders[2].encode(tensor: maps, shape: [2, 6, 16, 24]).count == 12)
    // Most of a window lie, or lack a part.
    try tiny.configure("vision_config.window_size", 20)
    #expect(throws: ModelError.self) { try tiny.open() }
  }

  @Test("Tensors of another shape are refused, not read differently")
  func shapes() throws {
    let camera = try model(in: nil).open().encoders[2]
    let maps = [Float](repeating: 0, count: 2 * 6 * 16 * 24)
    for shape in [
      [1, 12, 16, 24], [2, 6, 12, 32], [2, 6, 16], [1, 6, 16, 24], [2, 6, 16, -24], [], [.max, 6, .max, 24],
    ] {
      #expect(throws: ModelError.self, "\(shape)") { try camera.encode(tensor: maps, shape: shape) }
    }
    #expect(throws: ModelError.self) { try camera.encode(frames: [], isVideo: true) }
  }

  @Test("Missing and unused weights of an encoder's file are found")
  func accounts() throws {
    let tiny = try model(in: "encoders.safetensors")
    let own = tiny.weights
    let file = try SafetensorsFile(tiny.scratch.file("encoders.safetensors"))
    tiny.weights = [:]
    for name in file.names where name != "camera.merger.ln_q.weight" {
      let view = try file.weight(name)
      tiny.weights[name] = (view.shape, view.floats())
    }
    tiny.weights["motion.extra"] = ([1], [1])
    let all = tiny.weights
    try tiny.writeWeights(to: "encoders.safetensors")
    tiny.weights = own
    let error = #expect(throws: ModelError.self) { try tiny.open() }
    #expect(error?.place == tiny.scratch.file("encoders.safetensors"))
    #expect(error?.message.contains("camera.merger.ln_q.weight") == true)
    tiny.weights = all
    tiny.weights["camera.merger.ln_q.weight"] = ([8], [Float](repeating: 1, count: 8))
    try tiny.writeWeights(to: "encoders.safetensors")
    tiny.weights = own
    #expect(try tiny.open().unusedWeights == ["motion.extra"])
  }

  @Test("Heads that do not fit the tower's width are refused", arguments: [3, 4, 8, 16])
  func heads(count: Int) throws {
    let camera = Self.camera.split(separator: "heads: 2").joined(separator: "heads: \(count)")
    let tiny = try model(in: nil, camera: camera)
    let error = #expect(throws: ModelError.self) { try tiny.open() }
    #expect(error?.place == tiny.scratch.file("a2c.yaml"))
    #expect(error?.message.hasPrefix("encoders.camera.heads:") == true)
  }

  @Test("An encoder's file that is not there exits with 66")
  func noFile() throws {
    let tiny = try model(in: "encoders.safetensors")
    Cleanup.removeTree(tiny.scratch.file("encoders.safetensors"))
    let error = #expect(throws: (any Error).self) { try tiny.open() }
    #expect((error as? any ExplainedError)?.exitStatus == .missingFile)
  }
}
