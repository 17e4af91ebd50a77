import Tensors

extension WeightView {
  /// Whether every number is finite. Reads the whole weight.
  var isFinite: Bool {
    let block = Matrix(rows: 1, columns: min(count, 1 << 16))
    for first in stride(from: 0, to: count, by: block.columns) {
      // A last block that is not filled keeps numbers of the block before, which were finite.
      copyFloats(from: first, into: UnsafeMutableBufferPointer(start: block.base, count: block.columns))
      if !block.isFinite { return false }
    }
    return true
  }
}
