import Qwen2VL
import Support
import TestSupport
import Testing

/// The forms in which `config.json` is written.
@Suite struct ConfigFormTests {
  func parse(_ text: String) throws -> Qwen2VLConfig {
    try Qwen2VLConfig(json: JSONParser.parse(Array(text.utf8)), path: "config.json")
  }

  func golden(_ name: String) throws -> (Qwen2VLConfig, JSON) {
    let path = TestFiles.golden("Qwen2VLTests", name) + "/config.json"
    let json = try JSONParser.parse(FileSystem.read(path, limit: 1 << 20), source: path)
    return (try Qwen2VLConfig(json: json, path: path), json)
  }

  /// The released configurations, text fields at the top.
  static func released(
    width: Int, mlp: Int, heads: Int, keyValueHeads: Int, vocabulary: Int, tied: Bool
  ) -> String {
    """
    {"architectures": ["Qwen2VLForConditionalGeneration"], "model_type": "qwen2_vl", "torch_dtype": "bfloat16",
     "attention_dropout": 0.0, "bos_token_id": 151643, "eos_token_id": 151645, "vision_start_token_id": 151652,
     "vision_end_token_id": 151653, "vision_token_id": 151654, "image_token_id": 151655, "video_token_id": 151656,
     "hidden_act": "silu", "hidden_size": \(width), "initializer_range": 0.02, "intermediate_size": \(mlp),
     "max_position_embeddings": 32768, "max_window_layers": 28, "num_attention_heads": \(heads),
     "num_hidden_layers": 28, "num_key_value_heads": \(keyValueHeads), "rms_norm_eps": 1e-06,
     "rope_theta": 1000000.0, "sliding_window": 32768, "use_sliding_window": false, "tie_word_embeddings": \(tied),
     "use_cache": true, "vocab_size": \(vocabulary),
     "vision_config": {"depth": 32, "embed_dim": 1280, "mlp_ratio": 4, "num_heads": 16, "in_chans": 3,
      "hidden_size": \(width), "patch_size": 14, "spatial_merge_size": 2, "spatial_patch_size": 14,
      "temporal_patch_size": 2},
     "rope_scaling": {"type": "mrope", "mrope_section": [16, 24, 24]}}
    """
  }

  static func text(width: Int, mlp: Int, heads: Int, keyValueHeads: Int, vocabulary: Int, tied: Bool) -> TextConfig {
    TextConfig(
      vocabulary: vocabulary, width: width, mlpWidth: mlp, layers: 28, heads: heads, keyValueHeads: keyValueHeads,
      headWidth: 128, ropeTheta: 1e6, ropeSections: [16, 24, 24], normEpsilon: 1e-6, maxPositions: 32_768,
      tiedHead: tied)
  }

  static func tower(tokenWidth: Int) -> TowerConfig {
    TowerConfig(
      depth: 32, width: 1280, heads: 16, mlpWidth: 5120, channels: 3, patch: 14, temporalPatch: 2, merge: 2,
      tokenWidth: tokenWidth)
  }

  @Test("The 2B model: sizes, and as many parameters as the release has")
  func small() throws {
    let config = try parse(
      Self.released(width: 1536, mlp: 8960, heads: 12, keyValueHeads: 2, vocabulary: 151_936, tied: true))
    #expect(
      config.text
        == Self.text(width: 1536, mlp: 8960, heads: 12, keyValueHeads: 2, vocabulary: 151_936, tied: true))
    #expect(config.vision == Self.tower(tokenWidth: 1536))
    #expect(config.vision.patchNumbers == 1176 && config.vision.headWidth == 80)
    #expect(try parameters(config) == 2_208_985_600)
  }

  @Test("The 7B model")
  func large() throws {
    let config = try parse(
      Self.released(width: 3584, mlp: 18_944, heads: 28, keyValueHeads: 4, vocabulary: 152_064, tied: false))
    #expect(
      config.text
        == Self.text(width: 3584, mlp: 18_944, heads: 28, keyValueHeads: 4, vocabulary: 152_064, tied: false))
    #expect(config.vision == Self.tower(tokenWidth: 3584))
    #expect(try parameters(config) == 8_291_375_616)
  }

  func parameters(_ config: Qwen2VLConfig) throws -> Int {
    let model = NewModel(text: config.text, vision: config.vision, motion: nil, camera: nil)
    return try model.weights().reduce(0) { $0 + $1.shape.reduce(1, *) }
  }

  @Test("transformers 5: rope_parameters in text_config", arguments: ["tied-flat-old", "untied-nested-new-sharded"])
  func ropeParameters(name: String) throws {
    let (config, json) = try golden(name)
    let text = config.text
    let nested = """
      {"architectures": ["Qwen2VLForConditionalGeneration"], "dtype": "float32", "model_type": "qwen2_vl",
       "image_token_id": 300, "tie_word_embeddings": \(text.tiedHead), "transformers_version": "5.0.0",
       "text_config": {"model_type": "qwen2_vl_text", "hidden_act": "silu", "hidden_size": \(text.width),
        "intermediate_size": \(text.mlpWidth), "max_position_embeddings": \(text.maxPositions),
        "num_attention_heads": \(text.heads), "num_hidden_layers": \(text.layers),
        "num_key_value_heads": \(text.keyValueHeads), "rms_norm_eps": \(text.normEpsilon),
        "rope_parameters": {"mrope_section": \(text.ropeSections), "rope_theta": \(text.ropeTheta),
         "rope_type": "default"}, "rope_scaling": null, "sliding_window": null, "use_sliding_window": false,
        "vocab_size": \(text.vocabulary)},
       "vision_config": \(json["vision_config"]?.text() ?? "")}
      """
    #expect(try parse(nested) == config)
  }

  @Test("A base that stands beside rope_parameters without one is read")
  func ropeThetaBeside() throws {
    let text = Self.released(width: 1536, mlp: 8960, heads: 12, keyValueHeads: 2, vocabulary: 151_936, tied: true)
    let moved = text.split(separator: #""rope_scaling": {"type": "mrope", "#)
      .joined(separator: #""rope_parameters": {"rope_type": "default", "#)
    #expect(try parse(moved).text.ropeTheta == 1e6)
    let other = moved.split(separator: #""rope_theta": 1000000.0"#).joined(separator: #""rope_theta": 5000.0"#)
    #expect(try parse(other).text.ropeTheta == 5000)
    let inner = other.split(separator: #""rope_type": "default""#)
      .joined(separator: #""rope_type": "default", "rope_theta": 70.0"#)
    #expect(try parse(inner).text.ropeTheta == 70)
  }

  @Test("Of two spellings of the channels, transformers' own counts")
  func channels() throws {
    let text = Self.released(width: 1536, mlp: 8960, heads: 12, keyValueHeads: 2, vocabulary: 151_936, tied: true)
    let both = text.split(separator: #""in_chans": 3"#).joined(separator: #""in_chans": 3, "in_channels": 4"#)
    #expect(try parse(both).vision.channels == 4)
    let none = text.split(separator: #""in_chans": 3, "#).joined()
    #expect(try parse(none).vision.channels == 3)
  }

  @Test("What is left out has the values of transformers' classes")
  func defaults() throws {
    let config = try parse(
      """
      {"vocab_size": 10, "hidden_size": 32, "intermediate_size": 8, "num_hidden_layers": 1, "num_attention_heads": 2,
       "rope_scaling": {"type": "mrope", "mrope_section": [2, 3, 3]},
       "vision_config": {"depth": 1, "embed_dim": 8, "num_heads": 2, "patch_size": 14}}
      """)
    #expect(
      config.text
        == TextConfig(
          vocabulary: 10, width: 32, mlpWidth: 8, layers: 1, heads: 2, keyValueHeads: 2, headWidth: 16, ropeTheta: 1e6,
          ropeSections: [2, 3, 3], normEpsilon: 1e-5, maxPositions: 32_768, tiedHead: false))
    #expect(
      config.vision
        == TowerConfig(
          depth: 1, width: 8, heads: 2, mlpWidth: 32, channels: 3, patch: 14, temporalPatch: 2, merge: 2, tokenWidth: 32
        ))
  }

  @Test(arguments: [
    ("eos_token_id", "-1"), ("eos_token_id", "1099511627776"), ("image_token_id", "1000000"),
    ("video_token_id", "151936"), ("eos_token_id", "[151645, 151936]"), ("bos_token_id", "\"x\""),
    ("vision_start_token_id", "1.5"),
  ])
  func tokensHaveRows(_ key: String, _ value: String) throws {
    let text = Self.released(width: 1536, mlp: 8960, heads: 12, keyValueHeads: 2, vocabulary: 151_936, tied: true)
    let place = try #require(text.firstRange(of: "\"\(key)\": "))
    let end = try #require(text[place.upperBound...].firstIndex(of: ","))
    let changed = text.replacingCharacters(place.upperBound..<end, value)
    let error = #expect(throws: ModelError.self) { try parse(changed) }
    #expect(error?.message.contains(key) == true || error?.place?.contains(key) == true, "\(String(describing: error))")
  }

  @Test(arguments: ["\"pad_token_id\": null", "\"pad_token_id\": -1", "\"eos_token_id\": [1, 2]"])
  func whatOthersWriteForNoTokenIsRead(_ member: String) throws {
    let text = Self.released(width: 1536, mlp: 8960, heads: 12, keyValueHeads: 2, vocabulary: 151_936, tied: true)
    let key = member.prefix { $0 != ":" }
    let rest = key.contains("eos") ? text.replacing("\"eos_token_id\": 151645, ", with: "") : text
    #expect(throws: Never.self) { try parse("{\(member), " + rest.dropFirst()) }
  }

  @Test func aBaseOfPositionsHasToBeComputable() {
    let text = Self.released(width: 1536, mlp: 8960, heads: 12, keyValueHeads: 2, vocabulary: 151_936, tied: true)
    #expect(throws: ModelError.self) { try parse(text.replacing("1000000.0", with: "1e308")) }
  }
}

extension String {
  fileprivate func replacingCharacters(_ range: Range<Index>, _ text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
