import Tensors

extension TowerMLP where Supply == WeightBinder {
  /// Adds what it gives for x to the rows of `sum` from `row` on.
  /// - Parameters:
  ///   - x: [n, width]
  ///   - sum: [at least row + n, width]
  func add(_ x: Matrix, to sum: Matrix, row: Int, precision: Precision) {
    switch self {
    case .quickGELU(let up, let down):
      let hidden = up(x, precision: precision)
      hidden.applyQuickGELU()
      down.add(hidden, to: sum, row: row, precision: precision)
    case .swiGLU(let gate, let up, let down):
      let hidden = gate(x, precision: precision)
      hidden.applySiLU(times: up(x, precision: precision))
      down.add(hidden, to: sum, row: row, precision: precision)
    }
  }
}
