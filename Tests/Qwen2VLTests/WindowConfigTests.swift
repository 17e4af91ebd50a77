import Qwen2VL
import Support
import Tensors
import TestSupport
import Testing

/// `config.json` of Qwen2.5-VL: what is read of it, and what is refused.
@Suite struct WindowConfigTests {
  func parse(_ text: String) throws -> Qwen2VLConfig {
    try Qwen2VLConfig(json: JSONParser.parse(Array(text.utf8)), path: "config.json")
  }

  /// The released configurations, text fields at the top.
  static func released(
    width: Int = 2048, mlp: Int = 11_008, layers: Int = 36, heads: Int = 16, keyValueHeads: Int = 2,
    vocabulary: Int = 151_936, tied: Bool = true
  ) -> String {
    """
    {"architectures": ["Qwen2_5_VLForConditionalGeneration"], "attention_dropout": 0.0, "bos_token_id": 151643,
     "eos_token_id": 151645, "vision_start_token_id": 151652, "vision_end_token_id": 151653, "vision_token_id": 151654,
     "image_token_id": 151655, "video_token_id": 151656, "hidden_act": "silu", "hidden_size": \(width),
     "initializer_range": 0.02, "intermediate_size": \(mlp), "max_position_embeddings": 128000,
     "max_window_layers": 70, "model_type": "qwen2_5_vl", "num_attention_heads": \(heads),
     "num_hidden_layers": \(layers), "num_key_value_heads": \(keyValueHeads), "rms_norm_eps": 1e-06,
     "rope_theta": 1000000.0, "sliding_window": 32768, "tie_word_embeddings": \(tied), "torch_dtype": "bfloat16",
     "use_cache": true, "use_sliding_window": false,
     "vision_config": {"depth": 32, "hidden_act": "silu", "hidden_size": 1280, "intermediate_size": 3420,
      "num_heads": 16, "in_chans": 3, "out_hidden_size": \(width), "patch_size": 14, "spatial_merge_size": 2,
      "spatial_patch_size": 14, "window_size": 112, "fullatt_block_indexes": [7, 15, 23, 31], "tokens_per_second": 2,
      "temporal_patch_size": 2},
     "rope_scaling": {"type": "mrope", "mrope_section": [16, 24, 24]}, "vocab_size": \(vocabulary)}
    """
  }

  func parameters(_ config: Qwen2VLConfig) throws -> Int {
    let model = NewModel(text: config.text, vision: config.vision, motion: nil, camera: nil)
    return try model.weights().reduce(0) { $0 + $1.shape.reduce(1, *) }
  }

  @Test("The 3B model: sizes, and as many parameters as the release has")
  func small() throws {
    let config = try parse(Self.released())
    #expect(
      config.vision
        == TowerConfig(
          depth: 32, width: 1280, heads: 16, mlpWidth: 3420, channels: 3, patch: 14, temporalPatch: 2, merge: 2,
          tokenWidth: 2048, blockForm: .rmsNormSwiGLU, windows: AttentionWindows(side: 4, fullBlocks: [7, 15, 23, 31])))
    #expect(config.spacing == .timed(tokensPerSecond: 2))
    #expect(config.text.maxPositions == 128_000 && config.text.tiedHead && config.text.ropeSections == [16, 24, 24])
    #expect(try parameters(config) == 3_754_622_976)
  }

  @Test("The 7B model")
  func large() throws {
    let config = try parse(
      Self.released(
        width: 3584, mlp: 18_944, layers: 28, heads: 28, keyValueHeads: 4, vocabulary: 152_064, tied: false))
    #expect(config.vision.tokenWidth == 3584)
    #expect(try parameters(config) == 8_292_166_656)
  }

  @Test("What is left out has the values of transformers' classes")
  func defaults() throws {
    let text = Self.released().replacing("\"window_size\": 112, \"fullatt_block_indexes\": [7, 15, 23, 31], ", with: "")
      .replacing("\"tokens_per_second\": 2,", with: "")
    let config = try parse(text)
    #expect(config.vision.windows == AttentionWindows(side: 4, fullBlocks: [7, 15, 23, 31]))
    #expect(config.spacing == .timed(tokensPerSecond: 4))
    #expect(try parse(Self.released().replacing("[7, 15, 23, 31]", with: "[]")).vision.windows?.fullBlocks == [])
  }

  static let lies: [(from: String, to: String, key: String)] = [
    ("\"window_size\": 112", "\"window_size\": 100", "vision_config.window_size"),
    ("\"window_size\": 112", "\"window_size\": 14", "vision_config.window_size"),
    ("\"window_size\": 112", "\"window_size\": 0", "vision_config.window_size"),
    ("\"window_size\": 112", "\"window_size\": 1e300", "vision_config.window_size"),
    ("[7, 15, 23, 31]", "[7, 15, 23, 32]", "vision_config.fullatt_block_indexes"),
    ("[7, 15, 23, 31]", "[-1]", "vision_config.fullatt_block_indexes"),
    ("[7, 15, 23, 31]", "[\"7\"]", "vision_config.fullatt_block_indexes"),
    ("[7, 15, 23, 31]", "{}", "vision_config.fullatt_block_indexes"),
    ("\"depth\": 32", "\"depth\": 8", "vision_config.fullatt_block_indexes"),
    ("\"tokens_per_second\": 2", "\"tokens_per_second\": 0", "vision_config.tokens_per_second"),
    ("\"tokens_per_second\": 2", "\"tokens_per_second\": 1000000000000", "vision_config.tokens_per_second"),
    ("\"tokens_per_second\": 2", "\"tokens_per_second\": 0.5", "vision_config.tokens_per_second"),
    ("\"tokens_per_second\": 2", "\"tokens_per_second\": -2", "vision_config.tokens_per_second"),
    ("\"out_hidden_size\": 2048", "\"out_hidden_size\": 3584", "vision_config.out_hidden_size"),
    ("\"hidden_size\": 1280, ", "", "vision_config.hidden_size"),
    ("\"intermediate_size\": 3420,", "", "vision_config.intermediate_size"),
    ("\"num_heads\": 16", "\"num_heads\": 7", "vision_config.num_heads"),
    ("\"depth\": 32, \"hidden_act\": \"silu\"", "\"depth\": 32, \"hidden_act\": \"gelu\"", "vision_config.hidden_act"),
    ("\"type\": \"mrope\"", "\"type\": \"yarn\", \"factor\": 4", "rope_scaling.type"),
    ("\"model_type\": \"qwen2_5_vl\"", "\"model_type\": \"qwen3_vl\"", "model_type"),
    ("\"model_type\": \"qwen2_5_vl\"", "\"model_type\": 5", "model_type"),
    ("\"model_type\": \"qwen2_5_vl\"", "\"model_type\": \"qwen2_vl\"", "vision_config.embed_dim"),
  ]

  @Test("A configuration that lies is refused with the key", arguments: lies.indices)
  func refused(index: Int) throws {
    let lie = Self.lies[index]
    let text = Self.released()
    #expect(text.contains(lie.from))
    let error = #expect(throws: ModelError.self) { try parse(text.replacing(lie.from, with: lie.to)) }
    #expect(error?.message.hasPrefix(lie.key + ":") == true, "\(error?.message ?? "")")
    #expect(error?.place == "config.json" && error?.hint != nil)
  }

  @Test(
    "Sizes that disagree with the weights are told with the weight's name",
    arguments: [
      ("intermediate_size", 40, "mlp.gate_proj"), ("hidden_size", 32, "patch_embed"), ("patch_size", 8, "patch_embed"),
    ])
  func weights(_ key: String, _ value: Int, _ name: String) throws {
    let golden = try GoldenCheckpoint("window-tied-flat-old")
    var vision = golden.config.vision
    switch key {
    case "intermediate_size": vision.mlpWidth = value
    case "hidden_size": vision.width = value
    default: vision.patch = value
    }
    let folder = TestFiles.golden("Qwen2VLTests", golden.name)
    let binder = WeightBinder(try ModelFolderWeights.open(folder), place: folder)
    let error = #expect(throws: ModelError.self) { try VisionTower(binder, prefix: "visual.", vision) }
    guard case .shape(_, let found, _, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(found.contains(name))
  }

  @Test("A tower of the other family lacks weights, and says which")
  func otherFamily() throws {
    let golden = try GoldenCheckpoint("window-tied-flat-old")
    var vision = golden.config.vision
    vision.blockForm = .layerNormQuickGELU
    let folder = TestFiles.golden("Qwen2VLTests", golden.name)
    let binder = WeightBinder(try ModelFolderWeights.open(folder), place: folder)
    _ = try VisionTower(binder, prefix: "visual.", vision)
    let error = #expect(throws: ModelError.self) { try binder.finish() }
    guard case .missingWeights(_, let names) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(names.contains("visual.blocks.0.mlp.fc1.weight") && names.contains("visual.blocks.0.norm1.bias"))
  }
}
