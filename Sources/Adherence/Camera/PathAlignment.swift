import Support

/// How an estimated camera path is laid on the reference before the two are compared. In all of them both paths are told in
/// the axes of their own first pose, as the camera adapter tells every path; lengths of estimated paths mean little.
package enum PathAlignment: String, CaseIterable, Sendable {
  /// The first poses on each other, lengths as they are in the files.
  case first
  /// And each path's way measured in its own largest distance from its start (CamI2V's "relative"; 1e-9 is added to it).
  case relative
  /// And both ways measured in the reference's largest distance (CamI2V's "absolute").
  case absolute
  /// The estimate's lengths times the scale of Umeyama's fit, without its turn and shift.
  case scale
  /// Umeyama's turn and shift, lengths as they are.
  case se3
  /// Umeyama's turn, shift and scale.
  case sim3

  /// In words, for reports.
  package var words: String {
    switch self {
    case .first: "first poses on each other, lengths as they are"
    case .relative: "first poses on each other, each path in its own largest distance from its start"
    case .absolute: "first poses on each other, both paths in the reference's largest distance from its start"
    case .scale: "first poses on each other, the estimate times Umeyama's scale"
    case .se3: "Umeyama's turn and shift"
    case .sim3: "Umeyama's turn, shift and scale"
    }
  }

  /// Both paths as they are compared, and the factor by which the estimate was scaled relative to the reference.
  /// - Throws: ``AdherenceError/degenerate(path:problem:hint:)`` where a fit has no answer
  func align(
    reference: [RigidMotion], estimate: [RigidMotion], path: String
  ) throws(AdherenceError) -> (reference: [RigidMotion], estimate: [RigidMotion], scale: Double) {
    switch self {
    case .first: return (reference, estimate, 1)
    case .relative:
      let (a, b) = (Self.reach(reference) + 1e-9, Self.reach(estimate) + 1e-9)
      return (Self.scaled(reference, 1 / a), Self.scaled(estimate, 1 / b), a / b)
    case .absolute:
      let a = Self.reach(reference) + 1e-9
      return (Self.scaled(reference, 1 / a), Self.scaled(estimate, 1 / a), 1)
    case .scale, .se3, .sim3:
      guard let fit = PointFit(estimate.map(\.translation), onto: reference.map(\.translation)) else {
        throw .degenerate(
          path: path, problem: "the camera's places lie on a line or in one place, so that no turn can be fitted",
          hint: "choose the alignment relative or first")
      }
      switch self {
      case .scale: return (reference, Self.scaled(estimate, fit.scale), fit.scale)
      case .se3: return (reference, estimate.map { fit.motion * $0 }, 1)
      default:
        let motion = RigidMotion(rotation: fit.motion.rotation, translation: fit.scaledTranslation)
        return (reference, Self.scaled(estimate, fit.scale).map { motion * $0 }, fit.scale)
      }
    }
  }

  private static func reach(_ path: [RigidMotion]) -> Double { path.map(\.translation.length).max() ?? 0 }

  private static func scaled(_ path: [RigidMotion], _ factor: Double) -> [RigidMotion] {
    path.map { RigidMotion(rotation: $0.rotation, translation: $0.translation * factor) }
  }
}
