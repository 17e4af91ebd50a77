package import Tensors

/// The spellings of weight names in files of Qwen2-VL and Qwen2.5-VL. The code uses the released ones (`visual.…`,
/// `model.…`, `lm_head`); transformers 4.52 and later keep `model.visual.…` and `model.language_model.…` in memory, and some
/// frameworks write `language_model.model.…`.
package enum WeightNames {
  // Of the whole model.
  package static let vision = "visual."
  package static let motion = "motion."
  package static let camera = "camera."
  package static let embedding = "model.\(table)"
  /// The end of the embedding's name in files of every spelling.
  package static let table = "embed_tokens"
  /// In front of a layer's number.
  package static let layers = "model.layers."
  package static let norm = "model.norm"
  package static let head = "lm_head"

  // Of a tower, after its prefix.
  package static let patchEmbedding = "patch_embed.proj"
  /// In front of a block's number.
  package static let blocks = "blocks."
  package static let merger = "merger."

  // Of a gated MLP: the language model's, and those of a tower of Qwen2.5-VL.
  package static let mlpGate = "mlp.gate_proj"
  package static let mlpUp = "mlp.up_proj"

  // What writes into the residual stream, of a layer of the language model and of a tower; towers of Qwen2.5-VL call the
  // MLP's as the language model does.
  package static let attentionOutput = "self_attn.o_proj"
  package static let mlpOutput = "mlp.down_proj"
  package static let towerAttentionOutput = "attn.proj"
  package static let towerMLPOutput = "mlp.fc2"
  /// All of them.
  package static let residual = [attentionOutput, mlpOutput, towerAttentionOutput, towerMLPOutput]

  /// What stands in a file instead of a prefix in the code. Files exist that mix the spellings of the two parts.
  private static let towers = [(vision, "model.visual.")]
  private static let languages = [
    [("model.", "model.language_model.")],
    [("model.", "language_model.model."), ("\(head).", "language_model.\(head).")],
  ]

  /// The prefixes to change for the weights that `source` has; none where it has the released names, or none of those
  /// looked for.
  package static func renames(for source: any WeightSource) -> [(from: String, to: String)] {
    func has(_ name: String) -> Bool { source.contains(name) || QuantisedName.format(name, in: source) != nil }
    let tower = towers.filter { has("\($0.1)\(patchEmbedding).weight") }
    let language = languages.first { has("\($0[0].1)\(table).weight") } ?? []
    return (tower + language).map { (from: $0.0, to: $0.1) }
  }
}
