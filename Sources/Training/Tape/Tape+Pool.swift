import CKernels
import Tensors

extension Tape {
  /// Attention of learnt queries over the rows of each segment (attention pooling).
  /// - Parameters:
  ///   - x: [n, width]
  ///   - queries: [q, width]
  /// - Returns: [segments.count, q·width]
  package func pool(_ x: Variable, _ queries: Parameter, _ segments: [Range<Int>]) -> Variable {
    let width = x.columns
    let count = queries.count / width
    let scale = 1 / Float(width).squareRoot()
    let y = make(
      rows: segments.count, columns: count * width, needsGradient: x.needsGradient || trains(queries))
    let weights = segments.map { arena.take(count * $0.count) }  // each [q, rows]
    for (index, segment) in segments.enumerated() {
      let rows = x.values + segment.lowerBound * width
      BLAS.product(
        queries.base, width, rows, width, bTransposed: true, into: weights[index], segment.count, m: count,
        n: segment.count, k: width)
      kernels.softmax_rows(
        weights[index], Int64(segment.count), Int64(count), Int64(segment.count), Int64(segment.count), 0, scale)
      BLAS.product(
        weights[index], segment.count, rows, width, into: y.values + index * count * width, width, m: count, n: width,
        k: segment.count)
    }
    record(y) { [self] dy in
      for (index, segment) in segments.enumerated() {
        let (rows, output) = (x.values + segment.lowerBound * width, dy + index * count * width)
        let slopes = arena.take(count * segment.count)
        BLAS.product(
          output, width, rows, width, bTransposed: true, into: slopes, segment.count, m: count, n: segment.count,
          k: width)
        kernels.softmax_backward_rows(
          weights[index], slopes, Int64(segment.count), Int64(count), Int64(segment.count), scale)
        if x.needsGradient {
          let dx = accumulator(of: x) + segment.lowerBound * width
          BLAS.product(
            weights[index], segment.count, aTransposed: true, output, width, into: dx, width, m: segment.count,
            n: width, k: count, kept: 1)
          BLAS.product(
            slopes, segment.count, aTransposed: true, queries.base, width, into: dx, width, m: segment.count, n: width,
            k: count, kept: 1)
        }
        if let dqueries = gradient(of: queries) {
          BLAS.product(
            slopes, segment.count, rows, width, into: dqueries, width, m: count, n: width, k: segment.count, kept: 1)
        }
      }
    }
    return y
  }
}
