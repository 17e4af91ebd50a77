import Tensors

/// The keys and values of one sequence, and the position that comes next. It belongs to one request; the model is shared.
package final class DecoderState {
  /// Of one layer.
  struct Layer {
    var keys: FloatBuffer  // [keyValueHeads, capacity, headWidth]
    var values: FloatBuffer  // [keyValueHeads, capacity, headWidth]
  }

  package private(set) var length = 0
  /// The position of the next token.
  package internal(set) var nextPosition: Int32 = 0
  private(set) var capacity: Int
  private(set) var layers: [Layer]
  private let heads: Int
  private let headWidth: Int

  init(_ config: TextConfig, capacity: Int) {
    heads = config.keyValueHeads
    headWidth = config.headWidth
    self.capacity = max(capacity, 1)
    let count = heads * self.capacity * headWidth
    layers = (0..<config.layers).map { _ in Layer(keys: FloatBuffer(count: count), values: FloatBuffer(count: count)) }
  }

  /// What a layer needs to know of this sequence, whose new tokens are `range` of the rows.
  func rows(_ range: Range<Int>, layer: Int) -> DecoderLayer.Rows {
    DecoderLayer.Rows(range: range, layer: layers[layer], past: length, capacity: capacity)
  }

  /// Memory held, in bytes.
  package var bytes: Int { layers.count * 2 * heads * capacity * headWidth * 4 }

  /// Makes room for `count` more tokens; the room at least doubles.
  func reserve(_ count: Int) {
    guard length + count > capacity else { return }
    let grown = max(length + count, 2 * capacity)
    for index in layers.indices {
      layers[index].keys = moved(layers[index].keys, to: grown)
      layers[index].values = moved(layers[index].values, to: grown)
    }
    capacity = grown
  }

  private func moved(_ old: FloatBuffer, to grown: Int) -> FloatBuffer {
    let new = FloatBuffer(count: heads * grown * headWidth)
    for head in 0..<heads {
      (new.base + head * grown * headWidth).update(
        from: old.base + head * capacity * headWidth, count: length * headWidth)
    }
    return new
  }

  /// Counts tokens whose keys and values all layers have written.
  func advance(_ count: Int, next: Int32) {
    length += count
    nextPosition = next
  }
}
