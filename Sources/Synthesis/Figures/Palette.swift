/// How the named colours look.
enum Palette {
  static func of(_ colour: Colour) -> Vector {
    switch colour {
    case .red: Vector(0.85, 0.10, 0.12)
    case .orange: Vector(0.98, 0.52, 0.06)
    case .yellow: Vector(0.98, 0.88, 0.12)
    case .green: Vector(0.10, 0.62, 0.22)
    case .blue: Vector(0.12, 0.30, 0.88)
    case .purple: Vector(0.55, 0.15, 0.70)
    case .white: Vector(0.95, 0.95, 0.95)
    case .black: Vector(0.08, 0.08, 0.09)
    case .brown: Vector(0.45, 0.27, 0.12)
    case .grey: Vector(0.52, 0.52, 0.54)
    }
  }

  static func of(_ hair: HairColour) -> Vector {
    switch hair {
    case .black: Vector(0.06, 0.05, 0.06)
    case .brown: Vector(0.36, 0.20, 0.08)
    case .blond: Vector(0.95, 0.80, 0.35)
    case .red: Vector(0.80, 0.28, 0.06)
    case .grey: Vector(0.68, 0.68, 0.70)
    }
  }

  static let skins = [
    Vector(0.98, 0.82, 0.70), Vector(0.90, 0.70, 0.54), Vector(0.72, 0.50, 0.34), Vector(0.48, 0.31, 0.20),
  ]
  static let trousers = Vector(0.24, 0.25, 0.30)
  static let shoes = Vector(0.15, 0.12, 0.10)
  static let wood = Vector(0.55, 0.36, 0.20)
  static let steel = Vector(0.45, 0.47, 0.50)
  static let glass = Vector(0.55, 0.72, 0.82)
  static let rubber = Vector(0.07, 0.07, 0.08)
}
