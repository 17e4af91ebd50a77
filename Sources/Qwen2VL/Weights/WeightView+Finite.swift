import Support
import Tensors

extension WeightView {
  /// The file that the weight lies in, `nil` where it lies in none.
  var file: String? { (owner as? MappedFile)?.path }

  /// Whether every number is finite. Reads the whole weight.
  var isFinite: Bool {
    let block = Matrix(rows: 1, columns: max(1, min(count, 1 << 16)))
    for first in stride(from: 0, to: count, by: block.columns) {
      // A last block that is not filled keeps numbers of the block before, which were finite.
      copyFloats(from: first, into: UnsafeMutableBufferPointer(start: block.base, count: block.columns))
      if !block.isFinite { return false }
    }
    return true
  }
}
