import Glibc
package import Support

/// How far an estimated camera path is from the one that was asked for: RotErr and TransErr of CameraCtrl, CamMC of
/// MotionCtrl, summed over the frames as CamI2V's evaluation does.
package struct CameraErrors: Sendable, Equatable {
  /// Angles between the rotations, in radians.
  package let rotations: [Double]
  /// Distances between the places, in the unit of the alignment.
  package let translations: [Double]
  /// Frobenius norms of the differences of the 3 × 4 matrices.
  package let matrices: [Double]
  package let alignment: PathAlignment
  /// What the estimate's lengths were multiplied with, relative to the reference's.
  package let scale: Double

  package var rotErr: Double { rotations.reduce(0, +) }
  package var transErr: Double { translations.reduce(0, +) }
  package var camMC: Double { matrices.reduce(0, +) }

  /// - Parameters:
  ///   - reference: camera to the axes of the first pose, OpenCV's axes
  ///   - estimate: likewise, of the same number of frames
  ///   - path: the estimate's file, for errors
  /// - Throws: ``AdherenceError``
  package init(
    reference: [RigidMotion], estimate: [RigidMotion], alignment: PathAlignment, path: String = "the estimate"
  ) throws(AdherenceError) {
    guard !reference.isEmpty, !estimate.isEmpty else { throw .empty(path: path, what: "camera poses") }
    guard reference.count == estimate.count else {
      throw .unequal(
        what: "poses", reference: "\(reference.count)", estimate: "\(estimate.count)",
        hint:
          "estimate one pose a frame, or choose --lengths spread, which takes evenly spread poses of the longer path")
    }
    guard (reference + estimate).allSatisfy({ $0.rows.allSatisfy(\.isFinite) }) else {
      throw .degenerate(path: path, problem: "a pose has a number that is not finite", hint: "leave the frame out")
    }
    let (a, b, scale) = try alignment.align(reference: reference, estimate: estimate, path: path)
    rotations = zip(a, b).map { Self.angle($0.rotation.transposed * $1.rotation) }
    translations = zip(a, b).map { ($0.translation - $1.translation).length }
    matrices = zip(a, b).map { a, b in
      zip(a.rows, b.rows).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }
    self.alignment = alignment
    self.scale = scale
  }

  /// The angle of a rotation, 0 … π. The cosine alone loses half of its digits near both ends.
  private static func angle(_ r: Matrix3) -> Double {
    let axis = Vector3(x: r.r2.y - r.r1.z, y: r.r0.z - r.r2.x, z: r.r1.x - r.r0.y)
    return atan2(axis.length, r.r0.x + r.r1.y + r.r2.z - 1)
  }

  package var json: JSON {
    let degrees = rotErr / Double(rotations.count) * 180 / .pi
    return .object([
      "rot_err": .double(rotErr), "trans_err": .double(transErr), "cam_mc": .double(camMC),
      "frames": .int(rotations.count), "rotation_mean_degrees": .double(degrees),
      "alignment": .string(alignment.rawValue), "scale": .double(scale),
    ])
  }
}
