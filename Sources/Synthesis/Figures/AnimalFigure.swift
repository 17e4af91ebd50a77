import Glibc

/// Draws the four-legged kinds.
enum AnimalFigure {
  private struct Build {
    /// Height of the back, length of the trunk, its radius.
    let back, length, trunk: Float
    let leg: Float
    /// From the front of the trunk to the head, and the head's radius and snout.
    let neck: Vector
    let head, snout: Float
  }

  private static func build(_ kind: SubjectKind) -> Build {
    switch kind {
    case .cat:
      Build(back: 0.3, length: 0.36, trunk: 0.095, leg: 0.035, neck: Vector(0, 0.13, 0.12), head: 0.1, snout: 0.03)
    case .horse:
      Build(back: 1.25, length: 1.35, trunk: 0.32, leg: 0.09, neck: Vector(0, 0.62, 0.42), head: 0.15, snout: 0.36)
    case .sheep:
      Build(back: 0.62, length: 0.62, trunk: 0.3, leg: 0.055, neck: Vector(0, 0.12, 0.26), head: 0.12, snout: 0.1)
    default:
      Build(back: 0.55, length: 0.62, trunk: 0.145, leg: 0.055, neck: Vector(0, 0.22, 0.17), head: 0.125, snout: 0.15)
    }
  }

  static func draw(
    _ kind: SubjectKind, colour: Vector, action: Action, seconds: Float, phase: Float, on stand: Stand
  ) {
    let build = build(kind)
    let period: Float = action == .run ? 0.55 : 1.1
    let angle = 2 * Float.pi * (seconds / period + phase)
    let swing: Float = action == .run ? 0.75 : action == .walk ? 0.4 : 0
    let lift: Float = action == .run ? abs(sin(angle)) * build.back * 0.12 : 0
    let (front, rear) = (
      Vector(0, build.back + lift, build.length / 2), Vector(0, build.back + lift, -build.length / 2)
    )
    let dark = colour * 0.55
    for (index, corner) in [(front, 1), (front, -1), (rear, 1), (rear, -1)].enumerated() {
      let turn = action == .run ? (index < 2 ? angle : angle + 2) : (index == 0 || index == 3 ? angle : angle + .pi)
      let top = corner.0 + Vector(Float(corner.1) * build.trunk * 0.65, -build.trunk * 0.4, 0)
      let length = top.y - lift
      let s = swing * sin(turn)
      let foot = top + Vector(0, -length * cos(s) + max(0, cos(turn)) * swing * 0.12 * length, length * sin(s))
      stand.rod(top, foot, build.leg * 1.25, build.leg, kind == .sheep ? Vector(0.2, 0.18, 0.17) : colour)
      stand.ball(foot, build.leg * 1.1, dark)
    }
    stand.rod(rear, front, build.trunk * 0.95, build.trunk, colour)
    if kind == .sheep {
      for (x, y, z) in [(0.12, 0.12, 0.2), (-0.12, 0.12, 0.2), (0.14, 0.1, -0.2), (-0.14, 0.1, -0.2), (0, 0.2, 0)] {
        stand.ball(Vector(Float(x), build.back + lift + Float(y), Float(z)), 0.2, colour)
      }
    }
    let head = front + build.neck
    let face = kind == .sheep ? Vector(0.2, 0.18, 0.17) : colour
    stand.rod(front, head, build.trunk * 0.6, build.head * 0.8, colour)
    stand.ball(head, build.head, face)
    let down: Float = kind == .horse ? -0.6 : -0.2
    stand.rod(head, head + Vector(0, down, 1).unit * build.snout, build.head * 0.75, build.head * 0.5, face)
    stand.ball(head + Vector(0, down, 1).unit * (build.snout + build.head * 0.25), build.head * 0.3, dark * 0.5)
    for side: Float in [-1, 1] {
      let ear = head + Vector(side * build.head * 0.7, build.head * 0.7, -build.head * 0.2)
      let tip =
        kind == .dog || kind == .sheep
        ? ear + Vector(side * 0.06, -build.head * 0.9, 0) : ear + Vector(side * 0.02, build.head * 0.9, 0)
      stand.rod(ear, tip, build.head * 0.35, build.head * 0.15, dark)
    }
    tail(kind, rear, build.back, angle, colour, dark, stand)
    if kind == .horse { stand.rod(head + Vector(0, 0.08, -0.12), front + Vector(0, 0.22, -0.15), 0.1, 0.12, dark) }
  }

  private static func tail(
    _ kind: SubjectKind, _ rear: Vector, _ back: Float, _ angle: Float, _ colour: Vector, _ dark: Vector, _ stand: Stand
  ) {
    let wag = sin(angle) * 0.1
    switch kind {
    case .cat: stand.rod(rear, rear + Vector(wag, 0.36, -0.16), 0.035, 0.035, colour)
    case .horse: stand.rod(rear + Vector(0, 0.1, -0.3), rear + Vector(wag, -0.6, -0.45), 0.07, 0.1, dark)
    case .sheep: stand.ball(rear + Vector(0, 0.05, -0.28), 0.1, colour)
    default: stand.rod(rear, rear + Vector(wag * 2, 0.24, -0.26), 0.045, 0.03, colour)
    }
  }
}
