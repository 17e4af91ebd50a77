import Tensors

/// One named weight of a model in training, in f32.
///
/// Its numbers are changed by ``AdamW`` only, between steps, while nobody else reads them.
package final class Parameter: @unchecked Sendable {  // checked: see above.
  /// As in the model's files: `model.layers.0.mlp.up_proj.weight`.
  package let name: String
  package let shape: [Int]
  package let count: Int
  /// Place in its ``ParameterSet``.
  let index: Int
  private let storage: FloatBuffer

  init(name: String, shape: [Int], index: Int, values: some Collection<Float>) {
    self.name = name
    self.shape = shape
    self.index = index
    count = shape.reduce(1, *)  // checked: as many as `values`, which exist.
    storage = FloatBuffer(count: count)
    for (place, value) in values.prefix(count).enumerated() { storage.base[place] = value }
  }

  /// Whether weight decay applies: to matrices, not to norms and biases.
  package var decays: Bool { shape.count > 1 }

  package var base: UnsafeMutablePointer<Float> { storage.base }

  /// All numbers, row-major.
  package var values: [Float] {
    get { withExtendedLifetime(storage) { Array(UnsafeBufferPointer(start: base, count: count)) } }
    set {
      withExtendedLifetime(storage) {
        for (place, value) in newValue.prefix(count).enumerated() { base[place] = value }
      }
    }
  }
}
