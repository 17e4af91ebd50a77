import Glibc

/// What the actions do to a body over time.
extension Body.Posture {
  /// - Parameters:
  ///   - seconds: since the start of the clip
  ///   - phase: where in its cycle the action begins, 0 … 1
  init(_ action: Action, seconds: Float, phase: Float) {
    self.init()
    /// The angle of a cycle that takes `period` seconds.
    func cycle(_ period: Float) -> Float { 2 * .pi * (seconds / period + phase) }
    let up = Vector(0, 1, 0), inward = Vector(-1, 0, 0)
    switch action {
    case .stand, .park, .drive:
      let breath = sin(cycle(2)) * 0.03
      right.spread += breath
      left.spread += breath
    case .walk: stride(cycle(1.1), leg: 0.48, knee: 0.5, arm: 0.5, elbow: 0.25)
    case .run:
      stride(cycle(0.7), leg: 0.95, knee: 1.5, arm: 0.95, elbow: 1.5)
      lean = 0.22
      lift = abs(sin(cycle(0.7))) * 0.12
    case .wave:
      right = Arm(raise: 0.15, spread: 2.05, elbow: 0.95 + 0.6 * sin(cycle(0.8)), toward: up)
    case .jump:
      let c = cycle(1.3)
      let flight = max(0, sin(c)), crouch = max(0, -sin(c))
      lift = flight * 0.42
      for leg in [\Self.rightLeg, \Self.leftLeg] {
        self[keyPath: leg].raise = crouch * 0.8 + flight * 0.15
        self[keyPath: leg].knee = crouch * 1.5 + flight * 0.3
      }
      let arm = Arm(raise: flight * 2.2 - crouch * 0.5, spread: 0.4, elbow: 0.3)
      (right, left) = (arm, arm)
      lean = crouch * 0.4
    case .dance:
      let c = cycle(1.0)
      sway = 0.3 * sin(c)
      shift = 0.14 * sin(c)
      right = Arm(raise: 0.3, spread: 1.5 + 0.9 * sin(c), elbow: 0.9, toward: up)
      left = Arm(raise: 0.3, spread: 1.5 - 0.9 * sin(c), elbow: 0.9, toward: up)
      rightLeg = Leg(raise: 0.25 * max(0, sin(c)), spread: 0.15 + 0.5 * max(0, sin(c)), knee: 0.5 * max(0, sin(c)))
      leftLeg = Leg(raise: 0.25 * max(0, -sin(c)), spread: 0.15 + 0.5 * max(0, -sin(c)), knee: 0.5 * max(0, -sin(c)))
    case .sit:
      let sway = sin(cycle(2)) * 0.04
      rightLeg = Leg(raise: 1.45, spread: 0.12, knee: 1.45)
      leftLeg = Leg(raise: 1.45, spread: 0.12, knee: 1.45)
      right = Arm(raise: 0.5, spread: 0.2, elbow: 0.7)
      left = Arm(raise: 0.5, spread: 0.2, elbow: 0.7)
      lean = 0.05 + sway
    case .clap:
      let open = 0.5 + 0.5 * sin(cycle(0.5))
      let arm = Arm(raise: 0.95, spread: 0.2 + 0.5 * open, elbow: 1.25 - 0.5 * open, toward: Vector(-1, 0.55, 0))
      (right, left) = (arm, arm)
    case .squat:
      let depth = 0.5 - 0.5 * cos(cycle(1.3))
      for leg in [\Self.rightLeg, \Self.leftLeg] {
        self[keyPath: leg] = Leg(raise: 1.5 * depth, spread: 0.15 + 0.3 * depth, knee: 2.1 * depth)
      }
      let arm = Arm(raise: 1.5, spread: 0.15, elbow: 0)
      (right, left) = (arm, arm)
      lean = 0.4 * depth
    case .punch:
      let c = sin(cycle(0.9))
      func guarded(_ out: Float) -> Arm {
        Arm(raise: 0.5 + 1.0 * out, spread: 0.2, elbow: 2.1 * (1 - out), toward: Vector(-0.1, 0.8, 0.5))
      }
      right = guarded(max(0, c))
      left = guarded(max(0, -c))
      rightLeg = Leg(raise: -0.3, spread: 0.12, knee: 0.2)
      leftLeg = Leg(raise: 0.4, spread: 0.12, knee: 0.35)
    case .bow:
      lean = 0.6 - 0.6 * cos(cycle(1.8))
      right = Arm(raise: 0.1 + lean * 0.5, spread: 0.1, elbow: 0.1)
      left = right
    case .kick:
      let out = max(0, sin(cycle(1.1)))
      rightLeg = Leg(raise: 1.65 * out - 0.25 * (1 - out), spread: 0.08, knee: 0.9 * (1 - out) * out * 2)
      leftLeg = Leg(raise: 0, spread: 0.08, knee: 0.15)
      right = Arm(raise: -0.4 * out, spread: 0.7, elbow: 0.5)
      left = Arm(raise: 0.9 * out, spread: 0.7, elbow: 0.6)
      lean = -0.2 * out
    case .cheer:
      let pump = 0.5 + 0.5 * sin(cycle(0.6))
      let arm = Arm(raise: 0.1, spread: 2.55 + 0.2 * pump, elbow: 0.9 * (1 - pump), toward: inward)
      (right, left) = (arm, arm)
      lift = 0.06 * pump
    }
  }

  private mutating func stride(_ angle: Float, leg: Float, knee: Float, arm: Float, elbow: Float) {
    let s = sin(angle)
    rightLeg = Leg(raise: leg * s, spread: 0.03, knee: knee * (0.15 + max(0, cos(angle))))
    leftLeg = Leg(raise: -leg * s, spread: 0.03, knee: knee * (0.15 + max(0, -cos(angle))))
    right = Arm(raise: -arm * s, spread: 0.12, elbow: elbow)
    left = Arm(raise: arm * s, spread: 0.12, elbow: elbow)
  }
}
