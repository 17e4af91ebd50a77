package import Tensors

/// The spellings of weight names in Qwen2-VL files. The code uses the released ones (`visual.…`, `model.…`, `lm_head`);
/// transformers 4.52 and later keep `model.visual.…` and `model.language_model.…` in memory, and some frameworks write
/// `language_model.model.…`.
package enum WeightNames {
  /// What stands in a file instead of a prefix in the code. Files exist that mix the spellings of the two parts.
  private static let towers = [("visual.", "model.visual.")]
  private static let languages = [
    [("model.", "model.language_model.")],
    [("model.", "language_model.model."), ("lm_head.", "language_model.lm_head.")],
  ]

  /// The prefixes to change for the weights that `source` has; none where it has the released names, or none of those
  /// looked for.
  package static func renames(for source: any WeightSource) -> [(from: String, to: String)] {
    func has(_ name: String) -> Bool { source.contains(name) || QuantisedName.format(name, in: source) != nil }
    let tower = towers.filter { has($0.1 + "patch_embed.proj.weight") }
    let language = languages.first { has($0[0].1 + "embed_tokens.weight") } ?? []
    return (tower + language).map { (from: $0.0, to: $0.1) }
  }
}
