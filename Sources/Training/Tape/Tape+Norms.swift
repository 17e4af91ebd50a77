import CKernels

extension Tape {
  /// x / sqrt(mean(x²) + epsilon) · weight, row by row.
  /// - Parameters:
  ///   - x: [n, width]
  ///   - weight: [width]
  package func rmsNorm(_ x: Variable, _ weight: Parameter, epsilon: Float) -> Variable {
    let (rows, width) = (Int64(x.rows), Int64(x.columns))
    let y = make(rows: x.rows, columns: x.columns, needsGradient: x.needsGradient || trains(weight))
    kernels.rms_norm(x.values, weight.base, rows, width, epsilon, y.values)
    record(y) { [self] dy in
      kernels.rms_norm_backward(
        x.values, weight.base, dy, rows, width, epsilon, x.needsGradient ? accumulator(of: x) : nil,
        gradient(of: weight))
    }
    return y
  }

  /// (x − mean) / sqrt(variance + epsilon) · weight + bias, row by row. Weight and bias are trained together or not at
  /// all.
  /// - Parameters:
  ///   - x: [n, width]
  ///   - weight: [width]
  ///   - bias: [width]
  package func layerNorm(_ x: Variable, _ weight: Parameter, _ bias: Parameter, epsilon: Float) -> Variable {
    let (rows, width) = (Int64(x.rows), Int64(x.columns))
    let y = make(rows: x.rows, columns: x.columns, needsGradient: x.needsGradient || trains(weight))
    kernels.layer_norm(x.values, weight.base, bias.base, rows, width, epsilon, y.values)
    record(y) { [self] dy in
      let isTrained = trains(weight) && trains(bias)
      kernels.layer_norm_backward(
        x.values, weight.base, dy, rows, width, epsilon, x.needsGradient ? accumulator(of: x) : nil,
        isTrained ? gradient(of: weight) : nil, isTrained ? gradient(of: bias) : nil)
    }
    return y
  }
}
