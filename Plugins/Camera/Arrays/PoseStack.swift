import A2CPluginKit

/// Poses that lie one after the other in an array: matrices, rows of a matrix, or places with quaternions.
struct PoseStack {
  enum Form {
    /// 4×4, or its 16 numbers.
    case square
    /// 3×4, or its 12 numbers.
    case threeByFour
    /// 4×3: a 3×4 matrix for row vectors, the translation in its last row.
    case fourByThree
    /// `tx ty tz qx qy qz qw`
    case quaternion
    /// The same behind a time.
    case timedQuaternion

    var size: Int {
      switch self {
      case .square: 16
      case .threeByFour, .fourByThree: 12
      case .quaternion: 7
      case .timedQuaternion: 8
      }
    }
  }

  let form: Form
  let cameras: Int
  let frames: Int
  /// Whether the first axis of the file counts frames and the second cameras.
  private let framesFirst: Bool
  private let values: [Double]  // cameras × frames × form.size, or frames × cameras × form.size

  /// `nil` where the shape is not one of poses.
  init?(_ array: NumberArray) {
    var (shape, values) = (array.shape, array.values)
    // Frames in the last axis, as MATLAB and LLFF's code keep them.
    if shape.count == 3, shape[1] == 4, shape[0] == 4 || shape[0] == 3, shape[2] != 4, shape[2] != 3 {
      let (size, count) = (shape[0] * 4, shape[2])  // checked: 12 or 16 numbers for each, all in memory
      guard values.count == size * count else { return nil }
      values = (0..<count).flatMap { frame in (0..<size).map { values[$0 * count + frame] } }
      shape = [count, shape[0], 4]
    }
    guard let (form, axes) = Self.form(shape) else { return nil }
    let lead = shape.dropLast(axes).filter { $0 != 1 }
    switch lead.count {
    case 0: (cameras, frames, framesFirst) = (1, 1, false)
    case 1: (cameras, frames, framesFirst) = (1, lead[0], false)
    case 2:
      // A path has more frames than there are cameras.
      framesFirst = lead[0] > lead[1]
      (cameras, frames) = framesFirst ? (lead[1], lead[0]) : (lead[0], lead[1])
    default: return nil
    }
    self.form = form
    self.values = values
    guard cameras > 0, frames > 0, values.count / form.size / cameras == frames, values.count % form.size == 0 else {
      return nil
    }
  }

  /// The form and how many axes of the shape are those of one pose.
  private static func form(_ shape: [Int]) -> (Form, Int)? {
    guard let last = shape.last, shape.count >= 2 else { return nil }
    switch (shape[shape.count - 2], last) {
    case (4, 4): return (.square, 2)
    case (3, 4): return (.threeByFour, 2)
    case (4, 3) where shape.count > 2: return (.fourByThree, 2)
    default: break
    }
    switch last {
    case 16: return (.square, 1)
    case 12: return (.threeByFour, 1)
    case 7: return (.quaternion, 1)
    case 8: return (.timedQuaternion, 1)
    default: return nil
    }
  }

  /// The numbers of one pose.
  func numbers(camera: Int, frame: Int) -> ArraySlice<Double> {
    let place = framesFirst ? frame * cameras + camera : camera * frames + frame
    let start = place * form.size  // checked: within values, which init has counted
    guard camera >= 0, camera < cameras, frame >= 0, frame < frames, start + form.size <= values.count else {
      return []
    }
    return values[start..<(start + form.size)]
  }
}

/// Matrices of a whole path: for row vectors or for column vectors, which all of them together tell.
struct PoseMatrices {
  private(set) var motions: [RigidMotion] = []
  /// Whether the translations stood in the last row.
  private(set) var isTransposed = false
  /// The first matrix whose last row is not 0 0 0 1.
  private(set) var unfinished: Int?

  /// - Parameter matrices: 12 or 16 numbers each, row by row.
  init(_ matrices: [[Double]]) {
    isTransposed =
      matrices.contains { $0.count == 16 && Self.hasShift($0[12..<15]) }
      && matrices.allSatisfy { matrix in
        matrix.count == 16 && !Self.hasShift([matrix[3], matrix[7], matrix[11]][...]) && abs(matrix[15] - 1) < 1e-3
      }
    for (index, matrix) in matrices.enumerated() {
      guard matrix.count >= 12 else { continue }
      var m = matrix
      if isTransposed { m = (0..<16).map { matrix[$0 % 4 * 4 + $0 / 4] } }
      if m.count == 16, Self.hasShift(m[12..<15]) || !(abs(m[15] - 1) < 1e-3) { unfinished = unfinished ?? index }
      motions.append(RigidMotion(rows: m[...]))
    }
  }

  private static func hasShift(_ values: ArraySlice<Double>) -> Bool { values.contains { !(abs($0) < 1e-6) } }

  /// The 3×4 matrix of one for row vectors, 4×3.
  static func rows(ofFourByThree m: [Double]) -> [Double] {
    guard m.count == 12 else { return m }
    return (0..<3).flatMap { row in (0..<4).map { m[$0 * 3 + row] } }
  }
}
