/// What the blocks of a tower are made of.
package enum TowerBlockForm: Sendable, Equatable {
  /// Qwen2-VL: layer norms, and an MLP of two layers with QuickGELU between them.
  case layerNormQuickGELU
  /// Qwen2.5-VL: RMS norms, and a gated MLP with SiLU.
  case rmsNormSwiGLU
}
