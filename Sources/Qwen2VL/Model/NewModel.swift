package import Support
import Tensors

/// A model that does not exist yet: its sizes, from which a folder with random weights is made.
package struct NewModel: Sendable {
  package var text: TextConfig
  package var vision: TowerConfig
  package var motion: TowerConfig?
  package var camera: TowerConfig?

  package init(text: TextConfig, vision: TowerConfig, motion: TowerConfig?, camera: TowerConfig?) {
    self.text = text
    self.vision = vision
    self.motion = motion
    self.camera = camera
  }

  /// The sizes of the bundled small model: about eight million parameters.
  /// - Parameter vocabulary: tokens of its tokenizer, special ones included
  package static func nano(vocabulary: Int) -> NewModel {
    let text = TextConfig(
      vocabulary: vocabulary, width: 256, mlpWidth: 704, layers: 6, heads: 8, keyValueHeads: 4, headWidth: 32,
      ropeTheta: 1e6, ropeSections: [4, 6, 6], normEpsilon: 1e-6, maxPositions: 8_192, tiedHead: false)
    let vision = TowerConfig(
      depth: 4, width: 128, heads: 4, mlpWidth: 512, channels: 3, patch: 14, temporalPatch: 2, merge: 2,
      tokenWidth: text.width)
    // Plücker maps of 32×48, unshuffled by 4 to 96 channels, give 2×3 tokens for two poses: the maps are smooth.
    let camera = TowerConfig(
      depth: 4, width: 128, heads: 8, mlpWidth: 512, channels: 96, patch: 4, temporalPatch: 2, merge: 1,
      tokenWidth: text.width)
    return NewModel(text: text, vision: vision, motion: vision, camera: camera)
  }

  /// Names and shapes of all weights, as the model's own loading code asks for them.
  package func weights() throws -> [(name: String, shape: [Int])] {
    let binder = WeightBinder()
    _ = try LanguageWeights(binder, text)
    _ = try TowerWeights(binder, prefix: WeightNames.vision, vision)
    if let motion { _ = try TowerWeights(binder, prefix: WeightNames.motion, motion) }
    if let camera { _ = try TowerWeights(binder, prefix: WeightNames.camera, camera) }
    return binder.asked
  }

  /// Random numbers for one weight: norms near one, biases near zero, matrices scaled to keep the size of what passes
  /// through. The same seed and name give the same numbers.
  package static func randomValues(name: String, shape: [Int], seed: UInt64) -> [Float] {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    var generator = SeededGenerator(seed: seed ^ hash)
    let count = Checked.product(shape) ?? 0
    let isVector = shape.count == 1
    let inputs = max(1, Checked.product(shape.dropFirst()) ?? 1)
    let deviation = isVector ? 0.02 : name.hasPrefix(WeightNames.embedding) ? 1 : 1 / Double(inputs).squareRoot()
    let mean = isVector && name.hasSuffix(".weight") ? 1.0 : 0
    return (0..<count).map { _ in Float(mean + deviation * generator.normal()) }
  }

  /// `config.json` in the form in which Qwen2-VL is released.
  /// - Parameter special: ids of special tokens by the key under which the file names them, such as `image_token_id`
  package func configJSON(special: KeyValuePairs<String, Int>) -> JSON {
    let scaling: JSON = .object(["type": "mrope", "mrope_section": .array(text.ropeSections.map { .int($0) })])
    let tower: JSON = .object([
      "depth": .int(vision.depth), "embed_dim": .int(vision.width), "num_heads": .int(vision.heads),
      "mlp_ratio": .int(vision.mlpWidth / vision.width), "in_chans": .int(vision.channels),
      "hidden_size": .int(text.width), "patch_size": .int(vision.patch), "spatial_patch_size": .int(vision.patch),
      "spatial_merge_size": .int(vision.merge), "temporal_patch_size": .int(vision.temporalPatch),
    ])
    guard
      case .object(var members) = JSON.object([
        "architectures": ["Qwen2VLForConditionalGeneration"], "model_type": "qwen2_vl", "torch_dtype": "bfloat16",
        "hidden_size": .int(text.width), "intermediate_size": .int(text.mlpWidth),
        "num_hidden_layers": .int(text.layers),
        "num_attention_heads": .int(text.heads), "num_key_value_heads": .int(text.keyValueHeads),
        "vocab_size": .int(text.vocabulary), "max_position_embeddings": .int(text.maxPositions), "hidden_act": "silu",
        "rms_norm_eps": .double(text.normEpsilon), "rope_theta": .double(text.ropeTheta), "rope_scaling": scaling,
        "tie_word_embeddings": .bool(text.tiedHead), "use_sliding_window": false, "vision_config": tower,
      ])
    else { return .null }
    members += special.map { JSON.Member($0.key, .int($0.value)) }
    return .object(members)
  }
}
