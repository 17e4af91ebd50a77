/// The names of weights in GGUF files (upstream: `tensor_mapping.py` of the package gguf; see the map's pitfalls for
/// files that have two of them swapped).
enum GGUFNames {
  private static let language = [
    "model.embed_tokens.weight": "token_embd.weight", "model.norm.weight": "output_norm.weight",
    "lm_head.weight": "output.weight",
  ]
  private static let layer = [
    "input_layernorm": "attn_norm", "self_attn.q_proj": "attn_q", "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v", "self_attn.o_proj": "attn_output", "post_attention_layernorm": "ffn_norm",
    "mlp.gate_proj": "ffn_gate", "mlp.up_proj": "ffn_up", "mlp.down_proj": "ffn_down",
  ]
  private static let block = [
    "norm1": "ln1", "norm2": "ln2", "attn.q": "attn_q", "attn.k": "attn_k", "attn.v": "attn_v", "attn.proj": "attn_out",
    "mlp.fc1": "ffn_up", "mlp.fc2": "ffn_down", "mlp.gate_proj": "ffn_gate", "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
  ]
  private static let merger = [
    "merger.ln_q": "v.post_ln", "merger.mlp.0": "mm.0", "merger.mlp.2": "mm.2",
  ]

  /// The weight of the first patch convolution's slices, and what they are called: one each of two frames.
  static let patches = (
    name: "visual.patch_embed.proj.weight", slices: ["v.patch_embd.weight", "v.patch_embd.weight.1"]
  )

  /// What a GGUF file calls a weight, `nil` where it has none such.
  /// - Parameter swapped: whether the file has the vision blocks' two MLP layers under each other's names
  static func name(_ released: String, swapped: Bool) -> String? {
    if let name = language[released] { return name }
    guard let dot = released.lastIndex(of: ".") else { return nil }
    let (stem, leaf) = (released[..<dot], released[dot...])
    if let (number, part) = numbered(stem, "model.layers.") { return layer[part].map { "blk.\(number).\($0)\(leaf)" } }
    if let (number, part) = numbered(stem, "visual.blocks.") {
      let part = swapped ? ["mlp.fc1": "mlp.fc2", "mlp.fc2": "mlp.fc1"][part] ?? part : part
      return block[part].map { "v.blk.\(number).\($0)\(leaf)" }
    }
    guard stem.hasPrefix("visual.") else { return nil }
    return merger[String(stem.dropFirst("visual.".count))].map { $0 + leaf }
  }

  /// The released name of a GGUF file's layer weight, so that layers too many are found; other names stay.
  static func released(_ name: String) -> String {
    for (from, to) in [("v.blk.", "visual.blocks."), ("blk.", "model.layers.")] where name.hasPrefix(from) {
      return to + name.dropFirst(from.count)
    }
    return name
  }

  /// `3` and `mlp.up_proj` of `model.layers.3.mlp.up_proj`.
  private static func numbered(_ name: Substring, _ prefix: String) -> (Substring, String)? {
    guard name.hasPrefix(prefix) else { return nil }
    let rest = name.dropFirst(prefix.count)
    guard let dot = rest.firstIndex(of: ".") else { return nil }
    return (rest[..<dot], String(rest[rest.index(after: dot)...]))
  }
}
