import CKernels

/// Vectors rounded to blocks of 32 signed bytes with a scale each, as products with weights in blocks take them.
final class BlockVectors: @unchecked Sendable {  // checked: written once, in the initialiser.
  private let q: UnsafeMutablePointer<Int8>  // [vectors, columns]
  private let scales: UnsafeMutablePointer<Float>  // [vectors, columns / 32]
  private let biases: UnsafeMutablePointer<Int16>  // [vectors, columns / 2]

  /// - Parameter x: [vectors, columns], columns a multiple of 32
  init(_ x: Matrix) {
    let count = x.count
    q = .allocate(capacity: max(count, 1))
    scales = .allocate(capacity: max(count / 32, 1))
    biases = .allocate(capacity: max(count / 2, 1))
    withExtendedLifetime(x) { Kernels.blocks.blocks_of(x.base, Int64(count), q, scales, biases) }
  }

  deinit {
    q.deallocate()
    scales.deallocate()
    biases.deallocate()
  }

  var pointers: a2c_block_vectors { a2c_block_vectors(q: q, scales: scales, biases: biases) }
}

extension BlockFormat {
  /// y = x Wᵀ for few vectors, from the blocks where they lie.
  /// - Parameters:
  ///   - weight: in this format, [outputs, inputs]
  ///   - x: [n, inputs]
  ///   - y: [n, any], of which the columns from `column` on are written
  func multiply(_ weight: WeightView, outputs: Int, inputs: Int, _ x: Matrix, _ y: Matrix, _ column: Int) {
    let kernels = Kernels.blocks
    let rowBytes = inputs / numbers * bytes
    let vectors = BlockVectors(x)
    let multiply =
      switch self {
      case .q8_0: kernels.rows_q8_0
      case .q4_0: kernels.rows_q4_0
      case .q4_k: kernels.rows_q4_k
      case .q6_k: kernels.rows_q6_k
      }
    Parallel.ranges(outputs, grain: max(1, 65_536 / max(inputs, 1)), step: 4) { range in
      guard let start = weight.bytes.baseAddress else { return }
      let slice = (start + range.lowerBound * rowBytes).assumingMemoryBound(to: UInt8.self)
      let (rows, columns, count) = (Int64(range.count), Int64(inputs), Int64(x.rows))
      let (output, stride) = (y.base + column + range.lowerBound, Int64(y.columns))
      var pointers = vectors.pointers
      multiply?(slice, rows, columns, &pointers, count, output, stride)
      withExtendedLifetime((y, weight, vectors)) {}
    }
  }
}
