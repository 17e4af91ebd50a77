/// Sizes of an encoder with the vision tower's architecture: vision, motion or camera
/// (upstream: `Qwen2VLVisionConfig` in transformers; the paper, section 6.1, for the camera encoder).
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

  package init(
    depth: Int, width: Int, heads: Int, mlpWidth: Int, channels: Int, patch: Int, temporalPatch: Int, merge: Int,
    tokenWidth: Int
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
  }

  /// Numbers in one flattened patch. No size that is accepted makes the product overflow.
  package var patchNumbers: Int { channels * temporalPatch * patch * patch }
  package var headWidth: Int { width / heads }

  /// Reads `vision_config`. Its `hidden_size` is the width of the tokens, `embed_dim` that of the tower.
  init(_ reader: ConfigReader, textWidth: Int) throws(ModelError) {
    depth = try reader.int("depth", in: 1...1_000)
    width = try reader.int("embed_dim", in: 1...65_536)
    heads = try reader.int("num_heads", in: 1...1_024)
    let ratio = try reader.positive("mlp_ratio", default: 4)
    guard let mlp = Int(exactly: (Double(width) * ratio).rounded(.down)), (1...1_048_576).contains(mlp) else {
      throw reader.error("mlp_ratio", "\(ratio) times embed_dim \(width) is no size")
    }
    mlpWidth = mlp
    // transformers reads `in_channels`; the released files have `in_chans`, which it passes over.
    channels = try reader.int("in_channels", "in_chans", in: 1...1_024, default: 3)
    patch = try reader.int("patch_size", "spatial_patch_size", in: 1...256)
    temporalPatch = try reader.int("temporal_patch_size", in: 1...64, default: 2)
    merge = try reader.int("spatial_merge_size", in: 1...16, default: 2)
    tokenWidth = try reader.int("hidden_size", in: 1...65_536, default: textWidth)
    guard tokenWidth == textWidth else {
      throw reader.error("hidden_size", "\(tokenWidth) differs from the language model's hidden_size \(textWidth)")
    }
    try reader.expect("hidden_act", "quick_gelu")
    if let problem = headProblem { throw reader.error("num_heads", problem) }
  }

  /// Why the heads do not fit the width, `nil` where they do.
  package var headProblem: String? {
    guard width % heads == 0 else { return "\(heads) heads do not divide the width \(width)" }
    guard headWidth % 4 == 0 else { return "head width \(headWidth) is no multiple of 4, as rows and columns need" }
    return nil
  }
}
