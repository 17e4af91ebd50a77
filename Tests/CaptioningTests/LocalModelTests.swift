import Captioning
import Claims
import Conditions
import Manifests
import Media
import Qwen2VL
import Support
import Tensors
import TestSupport
import Testing
import Tokenization

/// Opening a model's folder: what is read, what goes before what, what is refused.
@Suite struct LocalModelTests {
  func opening(_ tiny: TinyModel, limits: RunLimits = RunLimits()) -> ModelError? {
    #expect(throws: ModelError.self) { try tiny.open(limits: limits) }
  }

  @Test("Sizes come from the class, the preprocessor, a2c.yaml and the run manifest, the later the stronger")
  func limits() throws {
    let tiny = try TinyModel()
    var facts = try tiny.open().facts
    // Patch 4 and merge 2.
    #expect(facts.picture == PixelBudget(factor: 8, minPixels: 3136, maxPixels: 1_003_520))
    #expect(facts.video.factor == 8 && facts.tokenWidth == 16)
    #expect(facts.sampling == FrameSampling())

    tiny.scratch.write(
      #"{"min_pixels": 4000, "max_pixels": null, "size": {"longest_edge": 90000}}"#, to: "preprocessor_config.json")
    facts = try tiny.open().facts
    #expect(facts.picture.minPixels == 4000 && facts.picture.maxPixels == 90_000)

    tiny.scratch.write("a2c: model/1\nvision: {image: {min_pixels: 5000}, video: {max_frames: 2}}", to: "a2c.yaml")
    facts = try tiny.open().facts
    #expect(facts.picture.minPixels == 5000 && facts.picture.maxPixels == 90_000)
    // The largest number counts where it comes to stand below the least.
    #expect(facts.sampling.maxFrames == 2 && facts.sampling.minFrames == 2)

    tiny.scratch.write("a2c: model/1\nvision: {image: {max_pixels: 6000}, video: {fps: 8}}", to: "a2c.yaml")
    facts = try tiny.open().facts
    #expect(facts.picture.minPixels == 4000 && facts.picture.maxPixels == 6000 && facts.sampling.fps == 8)

    facts = try tiny.open(limits: RunLimits(imagePixels: 1000, videoPixels: 2000, frames: 3, fps: 4)).facts
    #expect(facts.picture.minPixels == 1000 && facts.picture.maxPixels == 1000)
    #expect(facts.video.minPixels == 2000 && facts.video.maxPixels == 2000)
    #expect(facts.sampling.minFrames == 3 && facts.sampling.maxFrames == 3 && facts.sampling.fps == 4)
  }

  @Test("Sizes that are no sizes are refused with key and file", arguments: ["0", "-1", "\"big\"", "1e300", "1.5"])
  func badLimits(value: String) throws {
    let tiny = try TinyModel()
    tiny.scratch.write("{\"size\": {\"shortest_edge\": \(value)}}", to: "preprocessor_config.json")
    let error = opening(tiny)
    #expect(error?.place == tiny.scratch.file("preprocessor_config.json"))
    #expect(error?.message.hasPrefix("size.shortest_edge:") == true)
  }

  @Test("A tower with other patch sizes tells the conditions so", arguments: [(4, 1, 1), (2, 3, 4), (6, 2, 2)])
  func patches(patch: Int, merge: Int, steps: Int) throws {
    let tiny = try TinyModel()
    tiny.sizes.vision.patch = patch
    tiny.sizes.vision.merge = merge
    tiny.sizes.vision.temporalPatch = steps
    for (name, shape) in try tiny.sizes.weights() {
      tiny.weights[name] = (shape, NewModel.randomValues(name: name, shape: shape, seed: 1))
    }
    tiny.scratch.write(tiny.sizes.configJSON(special: [:]).text(), to: "config.json")
    let model = try tiny.open()
    #expect(model.facts.picture.factor == patch * merge && model.facts.video.factor == patch * merge)
    #expect(model.facts.sampling.frameFactor == steps)
    let side = patch * merge
    let pictures = (0..<steps + 1).map { _ in Picture(width: 3 * side, height: 2 * side, fill: (9, 8, 7)) }
    let tokens = try model.encoders[0].encode(frames: pictures, isVideo: true)
    #expect(tokens.grid == Grid(t: steps == 1 ? 2 : 2, h: 2, w: 3))
    #expect(tokens.count == tokens.grid?.count && tokens.width == 16 && tokens.values.count == tokens.count * 16)
    #expect(throws: ModelError.self) {
      try model.encoders[0].encode(frames: [Picture(width: side + 1, height: side, fill: (0, 0, 0))], isVideo: false)
    }
    #expect(throws: ModelError.self) { try model.encoders[0].encode(tensor: [1], shape: [1, 1, 1, 1]) }
    #expect(throws: ModelError.self) { try model.encoders[0].encode(frames: [], isVideo: false) }
  }

  @Test("A vocabulary larger than the table is refused; a smaller one is padding")
  func vocabulary() throws {
    let error = try opening(TinyModel(rows: 262))
    #expect(error?.message == "vocab_size: 262 rows for the 263 tokens of tokenizer.json")
    #expect(error?.place?.hasSuffix("/config.json") == true)
    let padded = try TinyModel(rows: 300)
    padded.prefer([299, 263, padded.id("a")])
    let model = try padded.open()
    let answer = try model.core.write(textPrompt(model.tokenizer), CaptionSettings(maxTokens: 12)) { _ in }
    #expect(Set(answer.tokens) == [padded.id("a")])
  }

  @Test("Special tokens of a2c.yaml must be in the table")
  func specialTokens() throws {
    let tiny = try TinyModel(rows: 300)
    tiny.scratch.write("a2c: model/1\nspecial_tokens: {\"<|motion_start|>\": 299}", to: "a2c.yaml")
    #expect(try tiny.open().manifest?.specialTokens == ["<|motion_start|>": 299])
    tiny.scratch.write("a2c: model/1\nspecial_tokens: {\"<|motion_start|>\": 300}", to: "a2c.yaml")
    let error = opening(tiny)
    #expect(error?.place == tiny.scratch.file("a2c.yaml"))
    #expect(error?.message.contains("<|motion_start|> has the id 300") == true)
  }

  @Test("Weights that nothing uses are reported, frequency tables are not")
  func unused() throws {
    let tiny = try TinyModel()
    tiny.weights["extra.weight"] = ([2], [1, 2])
    tiny.weights["model.layers.0.self_attn.rotary_emb.inv_freq"] = ([1], [1])
    tiny.weights["another"] = ([1], [.nan])
    #expect(try tiny.open().unusedWeights == ["another", "extra.weight"])
  }

  @Test("All missing weights are named at once")
  func missing() throws {
    let tiny = try TinyModel()
    for name in ["model.norm.weight", "visual.merger.mlp.0.bias", "lm_head.weight"] { tiny.weights[name] = nil }
    let error = opening(tiny)
    guard case .missingWeights(let source, let names) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(source == tiny.scratch.path)
    #expect(Set(names) == ["model.norm.weight", "visual.merger.mlp.0.bias", "lm_head.weight"])
    #expect(error?.message.contains("model.norm.weight") == true)
  }

  // MARK: W11: shapes that disagree with config.json

  static let disagreements: [(String, JSON, String)] = [
    ("vocab_size", 264, "model.embed_tokens.weight"), ("hidden_size", 32, "visual.merger.mlp.2.weight"),
    ("intermediate_size", 25, "model.layers.0.mlp.gate_proj.weight"),
    ("num_key_value_heads", 2, "model.layers.0.self_attn.k_proj.weight"),
    ("vision_config.embed_dim", 16, "visual.patch_embed.proj.weight"),
    ("vision_config.mlp_ratio", 3, "visual.blocks.0.mlp.fc1.weight"),
    ("vision_config.patch_size", 5, "visual.patch_embed.proj.weight"),
    ("vision_config.spatial_merge_size", 1, "visual.merger.mlp.0.weight"),
  ]

  @Test("A shape that disagrees is refused with file, weight and both shapes", arguments: disagreements)
  func shapes(key: String, value: JSON, weight: String) throws {
    let tiny = try TinyModel()
    try tiny.configure(key, value)
    if key == "hidden_size" {
      try tiny.configure("vision_config.hidden_size", value)
      try tiny.configure("rope_scaling.mrope_section", [4, 2, 2])
    }
    let error = opening(tiny)
    #expect(error?.place == tiny.scratch.file("model.safetensors"))
    #expect(error?.message.contains("weight \(weight) has shape") == true, "\(error?.message ?? "")")
    #expect(error?.exitStatus == .badInput && error?.hint != nil)
  }

  @Test("More layers than there are weights, and weights of more layers")
  func layers() throws {
    let more = try TinyModel()
    try more.configure("num_hidden_layers", 3)
    let missing = opening(more)
    #expect(missing?.message.contains("model.layers.2.") == true)
    for (key, weight) in [("num_hidden_layers", "model.layers.1."), ("vision_config.depth", "visual.blocks.1.")] {
      let fewer = try TinyModel()
      if key == "num_hidden_layers" {
        try fewer.configure(key, 1)
      } else {
        fewer.weights["visual.blocks.1.norm1.weight"] = ([1], [1])
      }
      let error = opening(fewer)
      #expect(error?.message.contains("config.json's \(key) is 1") == true)
      #expect(error?.message.contains(weight) == true)
    }
  }

  @Test("Turned matrices are refused")
  func order() throws {
    let tiny = try TinyModel()
    tiny.weights["model.layers.1.mlp.up_proj.weight"]!.shape = [16, 24]
    let error = opening(tiny)
    #expect(error?.message.contains("[16, 24] where config.json calls for [24, 16]") == true)
  }

  @Test("An element type that is not read is named")
  func elementType() throws {
    let tiny = try TinyModel()
    try tiny.writeWeights()
    var bytes = try FileSystem.read(tiny.scratch.file("model.safetensors"), limit: 1 << 20)
    let entry = Array(#""model.norm.weight":{"dtype":"F32""#.utf8)
    let place = try #require(bytes.firstRange(of: entry))
    bytes[place.upperBound - 4] = UInt8(ascii: "I")
    tiny.scratch.write(bytes, to: "model.safetensors")
    let error = #expect(throws: ModelError.self) { try LocalModel(name: "tiny", folder: tiny.scratch.path) }
    #expect(error?.message.hasPrefix("weight model.norm.weight has element type i32") == true)
  }

  // MARK: W13: numbers that are not finite

  static let small = [
    "model.norm.weight", "model.layers.0.input_layernorm.weight", "model.layers.1.self_attn.q_proj.bias",
    "visual.merger.ln_q.bias", "visual.blocks.0.attn.qkv.bias",
  ]

  @Test("Damage in small weights is found when the model opens", arguments: small, [Float.nan, .infinity, -.infinity])
  func smallDamage(name: String, value: Float) throws {
    let tiny = try TinyModel()
    tiny.weights[name]!.values[3] = value
    let error = opening(tiny)
    #expect(error?.place == tiny.scratch.file("model.safetensors"))
    #expect(error?.message == "weight \(name) holds numbers that are not finite")
  }

  static let large = [
    "model.layers.0.self_attn.v_proj.weight", "model.layers.1.mlp.down_proj.weight", "lm_head.weight",
    "model.embed_tokens.weight",
  ]

  @Test("Damage in large weights is found when they are used", arguments: large, [Float.nan, .infinity])
  func largeDamage(name: String, value: Float) throws {
    let tiny = try TinyModel()
    for index in 0..<20 { tiny.weights[name]!.values[index * 5] = value }
    if name == "model.embed_tokens.weight" {
      for index in tiny.weights[name]!.values.indices { tiny.weights[name]!.values[index] = value }
    }
    let model = try tiny.open()
    let error = #expect(throws: ModelError.self) {
      try model.core.write(textPrompt(model.tokenizer), CaptionSettings(maxTokens: 6)) { _ in }
    }
    #expect(error?.place == tiny.scratch.file("model.safetensors"))
    #expect(error?.message.hasSuffix("weights with such numbers: \(name)") == true, "\(error?.message ?? "")")
    #expect(error?.exitStatus == .badInput)
  }

  @Test("Damage in an encoder is named too")
  func encoderDamage() throws {
    let tiny = try TinyModel()
    tiny.weights["visual.blocks.0.mlp.fc1.weight"]!.values[5] = .nan
    let encoder = try tiny.open().encoders[0]
    let error = #expect(throws: ModelError.self) {
      try encoder.encode(frames: [Picture(width: 8, height: 8, fill: (1, 2, 3))], isVideo: false)
    }
    #expect(error?.message.contains("visual.blocks.0.mlp.fc1.weight") == true)
    #expect(error?.message.hasPrefix("the vision encoder gave") == true)
  }

  @Test("Denormal numbers are numbers")
  func denormals() throws {
    let tiny = try TinyModel()
    for (name, weight) in tiny.weights where weight.shape.count > 1 {
      tiny.weights[name]!.values = weight.values.map { $0 * 1e-20 * 1e-19 }
    }
    let model = try tiny.open()
    #expect(
      try model.core.write(textPrompt(model.tokenizer), CaptionSettings(maxTokens: 6)) { _ in }.caption.isComplete)
  }

  // MARK: T5: the configuration

  static let hostile: [(String, JSON?)] = [
    ("num_attention_heads", 0), ("num_attention_heads", 3), ("num_attention_heads", 16), ("num_attention_heads", -2),
    ("num_key_value_heads", 0), ("num_key_value_heads", 4), ("num_hidden_layers", -1), ("num_hidden_layers", 0),
    ("num_hidden_layers", 1_000_000_000), ("num_hidden_layers", "two"), ("num_hidden_layers", nil),
    ("rope_scaling.mrope_section", [2, 1, 2]), ("rope_scaling.mrope_section", [2, 2]),
    ("rope_scaling.mrope_section", [5, -1, 0]), ("rope_scaling.mrope_section", "2,1,1"),
    ("rope_scaling.mrope_section", [.int(.max), .int(.max), 2]), ("rope_scaling", nil), ("hidden_size", 65_537),
    ("hidden_size", 0), ("hidden_size", .double(16.5)), ("vocab_size", 0), ("vocab_size", .int(.max)),
    ("intermediate_size", .int(.min)), ("rms_norm_eps", 0), ("rms_norm_eps", "small"), ("rope_theta", -1),
    ("max_position_embeddings", 0), ("tie_word_embeddings", "no"), ("use_sliding_window", true),
    ("hidden_act", "gelu"), ("model_type", "qwen3_vl"), ("vision_config", nil), ("vision_config", 3),
    ("vision_config.depth", 0), ("vision_config.num_heads", 0), ("vision_config.num_heads", 3),
    ("vision_config.num_heads", 4), ("vision_config.embed_dim", -8), ("vision_config.mlp_ratio", .double(1e300)),
    ("vision_config.mlp_ratio", 0), ("vision_config.patch_size", 0), ("vision_config.patch_size", 100_000),
    ("vision_config.spatial_merge_size", 0), ("vision_config.temporal_patch_size", 0),
    ("vision_config.in_chans", 0), ("vision_config.hidden_size", 32), ("vision_config.hidden_act", "relu"),
  ]

  @Test("A configuration that makes no model is refused with file and key", arguments: hostile)
  func configuration(key: String, value: JSON?) throws {
    let tiny = try TinyModel()
    try tiny.configure(key, value)
    let error = opening(tiny)
    guard case .configuration(let path, let found, let problem) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(path == tiny.scratch.file("config.json"))
    #expect(key.hasPrefix(found) || found.hasPrefix(key), "\(found)")
    #expect(!problem.isEmpty && error?.exitStatus == .badInput && error?.hint != nil)
  }

  @Test("The largest sizes that are read overflow nothing")
  func largest() throws {
    let tiny = try TinyModel()
    for (key, value) in [
      ("hidden_size", 65_536), ("intermediate_size", 1_048_576), ("vocab_size", 4_000_000), ("num_attention_heads", 2),
      ("num_key_value_heads", 2), ("max_position_embeddings", 10_000_000), ("vision_config.embed_dim", 65_536),
      ("vision_config.mlp_ratio", 16), ("vision_config.patch_size", 256), ("vision_config.temporal_patch_size", 64),
      ("vision_config.spatial_merge_size", 16), ("vision_config.in_chans", 1_024),
      ("vision_config.hidden_size", 65_536),
    ] { try tiny.configure(key, .int(value)) }
    try tiny.configure("rope_scaling.mrope_section", [.int(16_384), 0, 0])
    #expect(opening(tiny)?.message.contains("has shape") == true)
  }

  @Test("Files that are missing exit with 66, those that are no JSON with 65")
  func files() throws {
    for name in ["config.json", "tokenizer.json", "model.safetensors"] {
      let tiny = try TinyModel()
      try tiny.writeWeights()
      tiny.scratch.write("{", to: name)
      let broken = #expect(throws: (any Error).self) { try LocalModel(name: "t", folder: tiny.scratch.path) }
      #expect((broken as? any ExplainedError)?.exitStatus == .badInput, "\(name)")
      Cleanup.removeTree(tiny.scratch.file(name))
      let missing = #expect(throws: (any Error).self) { try LocalModel(name: "t", folder: tiny.scratch.path) }
      #expect((missing as? any ExplainedError)?.exitStatus == .missingFile, "\(name)")
    }
  }

  // MARK: generation_config.json

  @Test("Ends of an answer are one id or several; ChatML's are ends always")
  func generation() throws {
    let tiny = try TinyModel()
    let chat: Set<Int32> = [256, 258]
    #expect(try GenerationConfig(folder: tiny.scratch.path).ends(tiny.tokenizer) == chat)
    for (text, ids, penalty) in [
      (#"{"eos_token_id": 65}"#, [65], 1),
      (#"{"eos_token_id": [65, 66], "repetition_penalty": 1.05}"#, [65, 66], 1.05),
      (#"{"eos_token_id": null, "repetition_penalty": null}"#, [], 1), ("{}", [], 1),
    ] as [(String, [Int32], Double)] {
      tiny.scratch.write(text, to: "generation_config.json")
      let config = try GenerationConfig(folder: tiny.scratch.path)
      #expect(config.endIDs == ids && config.repetitionPenalty == penalty)
      #expect(config.ends(tiny.tokenizer) == chat.union(ids))
    }
    for text in [
      #"{"eos_token_id": "x"}"#, #"{"eos_token_id": [1, "x"]}"#, #"{"eos_token_id": 1e12}"#,
      #"{"repetition_penalty": 0}"#, #"{"repetition_penalty": "1"}"#, #"{"repetition_penalty": -1}"#,
    ] {
      tiny.scratch.write(text, to: "generation_config.json")
      let error = #expect(throws: ModelError.self) { try GenerationConfig(folder: tiny.scratch.path) }
      #expect(error?.place == tiny.scratch.file("generation_config.json"))
    }
  }

  @Test("An end that only the file names ends a body")
  func ownEnd() throws {
    let tiny = try TinyModel()
    tiny.scratch.write(#"{"eos_token_id": 33}"#, to: "generation_config.json")
    tiny.prefer([33, tiny.id("a")])
    let model = try tiny.open()
    let answer = try model.core.write(textPrompt(model.tokenizer), CaptionSettings(maxTokens: 60)) { _ in }
    #expect(answer.tokens == [Int32](repeating: tiny.id("a"), count: 6))
  }

  @Test("What is said of a model follows from how it was trained")
  func notices() throws {
    let tiny = try TinyModel()
    #expect(try tiny.open().notice?.contains("described to it in words") == true)
    #expect(try tiny.open().promptStyle == .instruct)
    for (text, style, word) in [
      ("training: {state: random}", ModelPrompt.Style.instruct, "random"), ("training: {state: trained}", .plain, nil),
      ("training: {state: untrained}", .instruct, "not trained"), ("prompt: {style: plain}", .plain, "not trained"),
    ] as [(String, ModelPrompt.Style, String?)] {
      tiny.scratch.write("a2c: model/1\n\(text)", to: "a2c.yaml")
      let model = try tiny.open()
      #expect(model.promptStyle == style)
      #expect(word.map { model.notice?.contains($0) == true } ?? (model.notice == nil))
    }
  }
}
