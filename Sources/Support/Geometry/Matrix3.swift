/// A 3×3 matrix by its rows.
@frozen public struct Matrix3: Equatable, Sendable {
  public var r0, r1, r2: Vector3

  @inlinable public init(_ r0: Vector3, _ r1: Vector3, _ r2: Vector3) { (self.r0, self.r1, self.r2) = (r0, r1, r2) }

  public static let identity = Matrix3(
    Vector3(x: 1, y: 0, z: 0), Vector3(x: 0, y: 1, z: 0), Vector3(x: 0, y: 0, z: 1))

  @inlinable public var transposed: Matrix3 {
    Matrix3(
      Vector3(x: r0.x, y: r1.x, z: r2.x), Vector3(x: r0.y, y: r1.y, z: r2.y), Vector3(x: r0.z, y: r1.z, z: r2.z))
  }

  @inlinable public var determinant: Double { r0.dot(r1.cross(r2)) }

  @inlinable public static func * (matrix: Matrix3, vector: Vector3) -> Vector3 {
    Vector3(x: matrix.r0.dot(vector), y: matrix.r1.dot(vector), z: matrix.r2.dot(vector))
  }

  @inlinable public static func * (a: Matrix3, b: Matrix3) -> Matrix3 {
    let columns = b.transposed
    return Matrix3(columns * a.r0, columns * a.r1, columns * a.r2)
  }

  /// The inverse, `nil` where the matrix has none. Not the transpose: files round their rotations, and a path must come
  /// out as it does where the whole matrix is inverted.
  public var inverse: Matrix3? {
    let scale = determinant
    guard scale.isFinite, abs(scale) > 1e-12 else { return nil }
    let adjugate = Matrix3(r1.cross(r2), r2.cross(r0), r0.cross(r1)).transposed
    return Matrix3(adjugate.r0 * (1 / scale), adjugate.r1 * (1 / scale), adjugate.r2 * (1 / scale))
  }

  /// The largest deviation of `self · selfᵀ` from the identity: 0 for a rotation (or a reflection).
  public var deviationFromOrthonormal: Double {
    let lengths = max(abs(r0.dot(r0) - 1), abs(r1.dot(r1) - 1), abs(r2.dot(r2) - 1))
    let angles = max(abs(r0.dot(r1)), abs(r0.dot(r2)), abs(r1.dot(r2)))
    return max(lengths, angles)
  }
}
