import CKernels

extension Tape {
  /// SiLU(gate) · up (SwiGLU's product).
  /// - Parameters:
  ///   - gate: [n, width]
  ///   - up: [n, width]
  package func siluProduct(_ gate: Variable, _ up: Variable) -> Variable {
    let y = make(
      rows: gate.rows, columns: gate.columns, needsGradient: gate.needsGradient || up.needsGradient)
    kernels.silu_multiply(gate.values, up.values, Int64(gate.count), y.values)
    record(y) { [self] dy in
      // Nothing else reads gate and up, so that these are all of their gradients.
      let (dgate, dup) = (arena.take(gate.count), arena.take(up.count))
      kernels.silu_multiply_backward(gate.values, up.values, dy, Int64(gate.count), dgate, dup)
      add(dgate, to: gate)
      add(dup, to: up)
    }
    return y
  }

  /// x / (1 + exp(−1.702 x))
  package func quickGELU(_ x: Variable) -> Variable {
    let y = make(rows: x.rows, columns: x.columns, needsGradient: x.needsGradient)
    kernels.quick_gelu(x.values, Int64(x.count), y.values)
    record(y) { [self] dy in
      let dx = arena.take(x.count)
      kernels.quick_gelu_backward(x.values, dy, Int64(x.count), dx)
      add(dx, to: x)
    }
    return y
  }

  /// x / 2 · (1 + erf(x / √2))
  package func gelu(_ x: Variable) -> Variable {
    let y = make(rows: x.rows, columns: x.columns, needsGradient: x.needsGradient)
    kernels.gelu(x.values, Int64(x.count), y.values)
    record(y) { [self] dy in
      let dx = arena.take(x.count)
      kernels.gelu_backward(x.values, dy, Int64(x.count), dx)
      add(dx, to: x)
    }
    return y
  }

  /// Adds a gradient in memory of the arena, which becomes the variable's where it has none yet.
  func add(_ gradient: UnsafeMutablePointer<Float>, to variable: Variable) {
    guard variable.needsGradient else { return }
    if let present = variable.gradient {
      kernels.add(present, gradient, Int64(variable.count))
    } else {
      variable.gradient = gradient
    }
  }
}
