/// Eigenvalues and vectors of small symmetric matrices, by Jacobi's rotations.
enum SymmetricEigen {
  /// - Parameter matrix: n × n, symmetric and finite
  /// - Returns: the largest eigenvalue first, each with its vector of length 1
  static func pairs(_ matrix: [[Double]]) -> [(value: Double, vector: [Double])] {
    var a = matrix
    let n = a.count
    var v = (0..<n).map { row in (0..<n).map { $0 == row ? 1.0 : 0.0 } }
    for _ in 0..<64 {
      var off = 0.0
      for p in 0..<n { for q in 0..<n where q != p { off += a[p][q] * a[p][q] } }
      guard off > 0 else { break }
      for p in 0..<n {
        for q in (p + 1)..<max(n, p + 1) where a[p][q] != 0 {
          let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
          let t = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
          let c = 1 / (t * t + 1).squareRoot()
          let s = t * c
          for k in 0..<n { (a[k][p], a[k][q]) = (c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q]) }
          for k in 0..<n { (a[p][k], a[q][k]) = (c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k]) }
          for k in 0..<n { (v[k][p], v[k][q]) = (c * v[k][p] - s * v[k][q], s * v[k][p] + c * v[k][q]) }
        }
      }
    }
    return (0..<n).map { column in (a[column][column], v.map { $0[column] }) }.sorted { $0.0 > $1.0 }
  }
}
