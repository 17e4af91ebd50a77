/// Sizes of an encoder with a vision tower's architecture: vision, motion or camera (upstream: `Qwen2VLVisionConfig` and
/// `Qwen2_5_VLVisionConfig` in transformers; the paper, section 6.1, for the camera encoder).
package struct TowerConfig: Sendable, Equatable {
  package var depth: Int
  package var width: Int
  package var heads: Int
  package var mlpWidth: Int
  package var channels: Int
  package var patch: Int
  package var temporalPatch: Int
  /// Patches along a side that are merged to one token.
  package var merge: Int
  /// Width of the tokens: the language model's.
  package var tokenWidth: Int
  package var blockForm: TowerBlockForm
  /// `nil` where a patch sees all of its temporal step in every block.
  package var windows: AttentionWindows?

  package init(
    depth: Int, width: Int, heads: Int, mlpWidth: Int, channels: Int, patch: Int, temporalPatch: Int, merge: Int,
    tokenWidth: Int, blockForm: TowerBlockForm = .layerNormQuickGELU, windows: AttentionWindows? = nil
  ) {
    self.depth = depth
    self.width = width
    self.heads = heads
    self.mlpWidth = mlpWidth
    self.channels = channels
    self.patch = patch
    self.temporalPatch = temporalPatch
    self.merge = merge
    self.tokenWidth = tokenWidth
    self.blockForm = blockForm
    self.windows = windows
  }

  /// Numbers in one flattened patch. No size that is accepted makes the product overflow.
  package var patchNumbers: Int { channels * temporalPatch * patch * patch }
  package var headWidth: Int { width / heads }

  /// Reads `vision_config`.
  init(_ reader: ConfigReader, textWidth: Int, family: ModelFamily) throws(ModelError) {
    depth = try reader.int("depth", in: 1...1_000)
    heads = try reader.int("num_heads", in: 1...1_024)
    // transformers reads `in_channels`; the released files have `in_chans`, which it passes over.
    channels = try reader.int("in_channels", "in_chans", in: 1...1_024, default: 3)
    patch = try reader.int("patch_size", "spatial_patch_size", in: 1...256)
    temporalPatch = try reader.int("temporal_patch_size", in: 1...64, default: 2)
    merge = try reader.int("spatial_merge_size", in: 1...16, default: 2)
    // The same key is the width of the tokens in one family, and that of the tower in the other.
    let tokenKey: String
    switch family {
    case .qwen2VL:
      tokenKey = "hidden_size"
      width = try reader.int("embed_dim", in: 1...65_536)
      let ratio = try reader.positive("mlp_ratio", default: 4)
      guard let mlp = Int(exactly: (Double(width) * ratio).rounded(.down)), (1...1_048_576).contains(mlp) else {
        throw reader.error("mlp_ratio", "\(ratio) times embed_dim \(width) is no size")
      }
      mlpWidth = mlp
      try reader.expect("hidden_act", "quick_gelu")
      blockForm = .layerNormQuickGELU
      windows = nil
    case .qwen25VL:
      tokenKey = "out_hidden_size"
      width = try reader.int("hidden_size", in: 1...65_536)
      mlpWidth = try reader.int("intermediate_size", in: 1...1_048_576)
      try reader.expect("hidden_act", "silu")
      blockForm = .rmsNormSwiGLU
      windows = try AttentionWindows(reader, tokenSide: patch * merge, depth: depth)
    }
    tokenWidth = try reader.int(tokenKey, in: 1...65_536, default: textWidth)
    guard tokenWidth == textWidth else {
      throw reader.error(tokenKey, "\(tokenWidth) differs from the language model's hidden_size \(textWidth)")
    }
    if let problem = headProblem { throw reader.error("num_heads", problem) }
  }

  /// Why the heads do not fit the width, `nil` where they do.
  package var headProblem: String? {
    guard width % heads == 0 else { return "\(heads) heads do not divide the width \(width)" }
    guard headWidth % 4 == 0 else { return "head width \(headWidth) is no multiple of 4, as rows and columns need" }
    return nil
  }
}
