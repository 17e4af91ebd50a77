import Tensors

extension TowerNorm where Supply == WeightBinder {
  /// - Parameter x: [n, width]
  /// - Returns: [n, width]
  func callAsFunction(_ x: Matrix) -> Matrix {
    switch self {
    case .layer(let norm): norm(x)
    case .rms(let norm): norm(x)
    }
  }
}
