import CKernels
import Tensors

extension Tape {
  /// y = x Wᵀ + b
  /// - Parameters:
  ///   - x: [n, inputs]
  ///   - weight: [outputs, inputs] after flattening all but the first dimension
  ///   - bias: [outputs]
  /// - Returns: [n, outputs]
  package func linear(_ x: Variable, _ weight: Parameter, _ bias: Parameter? = nil) -> Variable {
    let (rows, inputs) = (x.rows, x.columns)
    let outputs = weight.count / inputs
    let y = make(
      rows: rows, columns: outputs, needsGradient: x.needsGradient || trains(weight) || trains(bias))
    BLAS.product(
      x.values, inputs, weight.base, inputs, bTransposed: true, into: y.values, outputs, m: rows, n: outputs, k: inputs)
    if let bias { kernels.add_bias(y.values, bias.base, Int64(rows), Int64(outputs)) }
    record(y) { [self] dy in
      if x.needsGradient {
        let (dx, kept) = target(of: x)
        BLAS.product(
          dy, outputs, weight.base, inputs, into: dx, inputs, m: rows, n: inputs, k: outputs, kept: kept)
      }
      if let dweight = gradient(of: weight) {
        BLAS.product(
          dy, outputs, aTransposed: true, x.values, inputs, into: dweight, inputs, m: outputs, n: inputs, k: rows,
          kept: 1)
      }
      if let bias, let dbias = gradient(of: bias) {
        kernels.add_column_sums(dy, Int64(outputs), Int64(rows), Int64(outputs), dbias)
      }
    }
    return y
  }

  /// x + change. `change` is used up: its numbers become the sum.
  /// - Parameters:
  ///   - x: [n, width]
  ///   - change: [n, width], which nothing else reads
  package func residual(_ x: Variable, _ change: Variable) -> Variable {
    kernels.add(change.values, x.values, Int64(x.count))
    let sum = Variable(
      rows: x.rows, columns: x.columns, values: change.values, needsGradient: x.needsGradient || change.needsGradient)
    record(sum) { [self] dy in
      // Both get the same numbers in the same place. What is below `change` was computed after `x` and from it, so its
      // steps have read them all before a step adds to the gradient of `x`.
      change.gradient = dy
      if x.gradient == nil {
        x.gradient = dy
      } else {
        kernels.add(accumulator(of: x), dy, Int64(x.count))
      }
    }
    return sum
  }

  /// The same numbers with another number of columns.
  package func reshaped(_ x: Variable, columns: Int) -> Variable {
    let y = Variable(
      rows: x.count / columns, columns: columns, values: x.values, needsGradient: x.needsGradient)
    record(y) { [self] dy in
      if x.gradient == nil { x.gradient = dy } else { kernels.add(accumulator(of: x), dy, Int64(x.count)) }
    }
    return y
  }
}
