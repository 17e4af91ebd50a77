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
    if name == "\(WeightNames.motion)\(WeightNames.patchEmbedding).weight" { return withoutMeans(noise, of: shape) }
    let scale = factor(name, model)
    return noise.map { $0 * scale }
  }

  /// Filters that see no even surface. Skeletons are a few lines on black, and black is far from zero for an encoder: with
  /// other filters all patches look alike, and nothing is learnt of the lines.
  /// - Parameter shape: [width, channels, frames, patch, patch]
  private static func withoutMeans(_ values: [Float], of shape: [Int]) -> [Float] {
    let size = max(1, shape.dropFirst(2).reduce(1, *))
    var result = values
    for start in stride(from: 0, to: values.count - size + 1, by: size) {
      let mean = values[start..<start + size].reduce(0, +) / Float(size)
      for index in start..<start + size { result[index] = (values[index] - mean) * 2 }
    }
    return result
  }

  /// What the numbers of ``NewModel/randomValues(name:shape:seed:)`` are multiplied by.
  private static func factor(_ name: String, _ model: NewModel) -> Float {
    if name.hasPrefix(WeightNames.embedding) { return 0.05 }
    if name.hasPrefix(WeightNames.head) { return 0.5 }
    // Queries of one size with what they are compared to: smaller ones begin as a mean over all tokens and stay one long.
    if name.hasSuffix(".queries") { return Float(model.text.width).squareRoot() }
    guard WeightNames.residual.contains(where: name.contains) else { return 1 }
    let layers =
      name.hasPrefix(WeightNames.layers)
      ? model.text.layers
      : name.hasPrefix(WeightNames.camera) ? model.camera?.depth ?? 1 : model.vision.depth
    return 1 / Float(2 * max(layers, 1)).squareRoot()
  }
}
