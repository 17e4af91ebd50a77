package import Tensors

/// The spellings of weight names in Qwen2-VL files. The code uses the released ones (`visual.…`, `model.…`, `lm_head`);
/// transformers 4.52 and later keep `model.visual.…` and `model.language_model.…` in memory, and some frameworks write
/// `language_model.model.…`.
package enum WeightNames {
  private static let spellings: [[(from: String, to: String)]] = [
    [],
    [("visual.", "model.visual."), ("model.", "model.language_model.")],
    [("visual.", "visual."), ("model.", "language_model.model."), ("lm_head.", "language_model.lm_head.")],
    [("visual.", "visual."), ("model.", "model.language_model.")],
  ]

  /// The spelling under which the token embedding is found; the released one where it is found under none.
  package static func renames(for source: any WeightSource) -> [(from: String, to: String)] {
    let probe = "model.embed_tokens.weight"
    for spelling in spellings {
      let rename = spelling.first { probe.hasPrefix($0.from) }
      let name = rename.map { $0.to + probe.dropFirst($0.from.count) } ?? probe
      guard source.contains(name) else { continue }
      // The tower's prefix is found on its own: files exist that mix the spellings.
      let tower = ["visual.", "model.visual."].first { source.contains($0 + "patch_embed.proj.weight") }
      return spelling.filter { $0.from != "visual." } + (tower.map { [("visual.", $0)] } ?? [])
    }
    return []
  }
}
