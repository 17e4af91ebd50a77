import Tensors

extension TowerMLP where Supply == WeightBinder {
  /// - Parameter x: [n, width]
  /// - Returns: [n, width]
  func callAsFunction(_ x: Matrix, precision: Precision) -> Matrix {
    switch self {
    case .quickGELU(let up, let down):
      let hidden = up(x, precision: precision)
      hidden.applyQuickGELU()
      return down(hidden, precision: precision)
    case .swiGLU(let gate, let up, let down):
      let hidden = gate(x, precision: precision)
      hidden.applySiLU(times: up(x, precision: precision))
      return down(hidden, precision: precision)
    }
  }
}
