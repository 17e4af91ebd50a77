import Glibc

/// Draws vehicles, furniture and things. Their front is z; vehicles are long along it.
enum ThingFigure {
  static func draw(_ kind: SubjectKind, colour c: Vector, on s: Stand) {
    let dark = c * 0.6
    switch kind {
    case .car: car(c, s)
    case .bus: bus(c, s)
    case .truck: truck(c, s)
    case .chair:
      s.box(Vector(0, 0.42, 0), Vector(0.5, 0.09, 0.5), c)
      s.box(Vector(0, 0.5, -0.22), Vector(0.5, 0.55, 0.07), c)
      legs(0.2, 0.2, 0.44, 0.035, dark, s)
    case .desk:
      s.box(Vector(0, 0.68, 0), Vector(1.5, 0.09, 0.75), c)
      s.box(Vector(0.5, 0.06, 0), Vector(0.42, 0.62, 0.65), dark)
      s.box(Vector(-0.7, 0, 0), Vector(0.07, 0.68, 0.65), dark)
      for y: Float in [0.14, 0.34, 0.54] { s.box(Vector(0.5, y, 0.34), Vector(0.3, 0.1, 0.02), c) }
    case .bench:
      s.box(Vector(0, 0.42, 0), Vector(1.7, 0.08, 0.48), c)
      s.box(Vector(0, 0.62, -0.24), Vector(1.7, 0.14, 0.06), c)
      s.box(Vector(0, 0.84, -0.26), Vector(1.7, 0.12, 0.06), c)
      for x: Float in [-0.72, 0.72] { s.box(Vector(x, 0, 0), Vector(0.09, 0.46, 0.44), Palette.rubber) }
      for x: Float in [-0.72, 0.72] { s.box(Vector(x, 0.44, -0.24), Vector(0.08, 0.5, 0.06), Palette.rubber) }
    case .lamp:
      s.rod(Vector(0, 0.03, 0), Vector(0, 0.05, 0), 0.2, 0.18, dark)
      s.rod(Vector(0, 0.05, 0), Vector(0, 1.4, 0), 0.035, nil, Palette.steel)
      s.rod(Vector(0, 1.32, 0), Vector(0, 1.62, 0), 0.27, 0.13, c)
    case .barrel:
      s.rod(Vector(0, 0.24, 0), Vector(0, 0.48, 0), 0.27, 0.3, c)
      s.rod(Vector(0, 0.48, 0), Vector(0, 0.72, 0), 0.3, 0.27, c)
      s.box(Vector(0, 0, 0), Vector(0.5, 0.1, 0.5), dark)
      for y: Float in [0.2, 0.78] { s.rod(Vector(-0.2, y, 0), Vector(0.2, y, 0), 0.1, nil, Palette.steel) }
    case .suitcase:
      s.box(Vector(0, 0.08, 0), Vector(0.55, 0.68, 0.28), c)
      for x: Float in [-0.12, 0.12] { s.rod(Vector(x, 0.76, 0), Vector(x, 1.0, 0), 0.02, nil, Palette.steel) }
      s.rod(Vector(-0.12, 1.0, 0), Vector(0.12, 1.0, 0), 0.03, nil, Palette.rubber)
      for x: Float in [-0.2, 0.2] { s.ball(Vector(x, 0.05, 0), 0.05, Palette.rubber) }
      for x: Float in [-0.16, 0.16] { s.box(Vector(x, 0.08, 0.135), Vector(0.05, 0.68, 0.03), dark) }
    default: s.box(.zero, Vector(0.5, 0.5, 0.5), c)
    }
  }

  private static func legs(_ x: Float, _ z: Float, _ height: Float, _ radius: Float, _ colour: Vector, _ s: Stand) {
    for (a, b) in [(x, z), (-x, z), (x, -z), (-x, -z)] {
      s.rod(Vector(a, radius, b), Vector(a, height, b), radius, nil, colour)
    }
  }

  private static func wheels(_ x: Float, _ fronts: [Float], _ radius: Float, _ s: Stand) {
    for z in fronts {
      for side: Float in [-1, 1] {
        s.rod(Vector(side * (x - 0.1), radius, z), Vector(side * x, radius, z), radius, nil, Palette.rubber)
        s.ball(Vector(side * (x + radius * 0.75), radius, z), radius * 0.4, Palette.steel)
      }
    }
  }

  private static func car(_ c: Vector, _ s: Stand) {
    s.box(Vector(0, 0.3, 0), Vector(1.7, 0.55, 4.0), c)
    s.box(Vector(0, 0.85, -0.25), Vector(1.5, 0.5, 2.0), Palette.glass)
    s.box(Vector(0, 1.3, -0.25), Vector(1.5, 0.1, 1.9), c)
    for z: Float in [-1.2, -0.25, 0.7] { s.box(Vector(0, 0.85, z), Vector(1.54, 0.5, 0.12), c) }
    wheels(0.72, [1.25, -1.25], 0.33, s)
    for x: Float in [-0.6, 0.6] { s.ball(Vector(x, 0.6, 1.98), 0.12, Vector(1, 0.95, 0.7)) }
  }

  private static func bus(_ c: Vector, _ s: Stand) {
    s.box(Vector(0, 0.4, 0), Vector(2.3, 1.1, 7.4), c)
    s.box(Vector(0, 1.5, 0), Vector(2.26, 0.85, 7.3), Palette.glass)
    s.box(Vector(0, 2.35, 0), Vector(2.3, 0.45, 7.4), c)
    for z in stride(from: Float(-3.6), through: 3.6, by: 1.2) { s.box(Vector(0, 1.5, z), Vector(2.3, 0.85, 0.18), c) }
    wheels(1.0, [2.3, -2.3], 0.48, s)
  }

  private static func truck(_ c: Vector, _ s: Stand) {
    s.box(Vector(0, 0.5, 2.0), Vector(2.1, 1.0, 1.7), c)
    s.box(Vector(0, 1.5, 1.9), Vector(2.0, 0.6, 1.3), Palette.glass)
    s.box(Vector(0, 2.1, 1.9), Vector(2.1, 0.15, 1.5), c)
    for z: Float in [1.3, 2.5] { s.box(Vector(0, 1.5, z), Vector(2.06, 0.6, 0.15), c) }
    s.box(Vector(0, 0.75, -1.0), Vector(2.3, 2.2, 4.0), Vector(0.86, 0.86, 0.84))
    s.box(Vector(0, 0.5, -1.0), Vector(2.0, 0.25, 4.0), Palette.steel)
    wheels(0.95, [2.0, -1.7, -2.6], 0.45, s)
  }
}
