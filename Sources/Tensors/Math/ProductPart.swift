/// Some rows or columns of a product c = factor · op(a) · op(b) + kept · c, computed on one thread. The caller keeps the
/// matrices alive.
struct ProductPart: @unchecked Sendable {  // checked: parts that are computed at once write to different places.
  var a: UnsafePointer<Float>  // [m, k], transposed [k, m]
  let aStride: Int
  let aTransposed: Bool
  var b: UnsafePointer<Float>  // [k, n], transposed [n, k]
  let bStride: Int
  let bTransposed: Bool
  var c: UnsafeMutablePointer<Float>  // [m, n]
  let cStride: Int
  var m: Int
  var n: Int
  let k: Int
  let factor: Float
  let kept: Float

  /// The part that computes these rows of c.
  func rows(_ range: Range<Int>) -> ProductPart {
    var part = self
    part.a += range.lowerBound * (aTransposed ? 1 : aStride)
    part.c += range.lowerBound * cStride
    part.m = range.count
    return part
  }

  /// The part that computes these columns of c.
  func columns(_ range: Range<Int>) -> ProductPart {
    var part = self
    part.b += range.lowerBound * (bTransposed ? bStride : 1)
    part.c += range.lowerBound
    part.n = range.count
    return part
  }

  func compute() {
    guard case .success(let library) = OpenBLAS.shared else { return computePlainly() }
    library.product(
      OpenBLAS.rowMajor, aTransposed ? OpenBLAS.transposed : OpenBLAS.asItLies,
      bTransposed ? OpenBLAS.transposed : OpenBLAS.asItLies, CInt(m), CInt(n), CInt(k), factor, a, CInt(aStride), b,
      CInt(bStride), kept, c, CInt(cStride))
  }

  /// The same without a library: slow, and right.
  func computePlainly() {
    for row in 0..<m {
      let line = c + row * cStride
      for column in 0..<n { line[column] = kept == 0 ? 0 : line[column] * kept }
      for inner in 0..<k {
        let left = factor * (aTransposed ? a[inner * aStride + row] : a[row * aStride + inner])
        for column in 0..<n {
          line[column] += left * (bTransposed ? b[column * bStride + inner] : b[inner * bStride + column])
        }
      }
    }
  }
}
