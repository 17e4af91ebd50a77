import Qwen2VL
import Support

/// What the weights of a model are before the first step.
enum InitialValues {
  /// Norms are one, biases zero. Matrices are scaled to keep the size of what passes through; those that write into the
  /// residual stream are smaller, the more layers there are (Radford et al. 2019), and embeddings are small, so that the
  /// first steps are not spent on unlearning chance. The same seed and name give the same numbers.
  static func make(name: String, shape: [Int], model: NewModel, seed: UInt64) -> [Float] {
    guard shape.count > 1 else {
      return [Float](repeating: name.hasSuffix(".weight") ? 1 : 0, count: shape.first ?? 0)
    }
    let noise = NewModel.randomValues(name: name, shape: shape, seed: seed)
    let scale = factor(name, model)
    return noise.map { $0 * scale }
  }

  /// What the numbers of ``NewModel/randomValues(name:shape:seed:)`` are multiplied by.
  private static func factor(_ name: String, _ model: NewModel) -> Float {
    if name.contains("embed_tokens") { return 0.05 }
    if name.hasPrefix("lm_head") { return 0.5 }
    // Queries of one size with what they are compared to: smaller ones begin as a mean over all tokens and stay one long.
    if name.hasSuffix(".queries") { return Float(model.text.width).squareRoot() }
    let writes = ["o_proj", "down_proj", "attn.proj", "mlp.fc2"].contains { name.contains($0) }
    guard writes else { return 1 }
    let layers =
      name.hasPrefix("model.")
      ? model.text.layers
      : name.hasPrefix("camera.") ? model.camera?.depth ?? 1 : model.vision.depth
    return 1 / Float(2 * max(layers, 1)).squareRoot()
  }
}
