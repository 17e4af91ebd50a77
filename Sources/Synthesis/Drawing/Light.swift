/// The light of a time of day, a weather and a place.
struct Light: Sendable {
  /// Towards the sun or the lamps.
  var sun: Vector
  var sunColour: Vector
  var ambient: Vector
  var skyTop: Vector
  var skyLow: Vector
  /// What far things fade into, and how fast, a metre.
  var haze: Vector
  var hazeDensity: Float

  init(_ time: TimeOfDay, _ weather: Weather?, isIndoor: Bool) {
    switch time {
    case .dawn:
      (sun, sunColour) = (Vector(0.8, -0.35, -0.5), Vector(0.62, 0.50, 0.50))
      (ambient, skyTop, skyLow) = (Vector(0.50, 0.48, 0.58), Vector(0.45, 0.55, 0.82), Vector(0.98, 0.78, 0.76))
    case .noon:
      (sun, sunColour) = (Vector(0.35, -0.85, -0.45), Vector(0.58, 0.56, 0.52))
      (ambient, skyTop, skyLow) = (Vector(0.55, 0.56, 0.58), Vector(0.28, 0.55, 0.92), Vector(0.72, 0.86, 0.98))
    case .sunset:
      (sun, sunColour) = (Vector(-0.85, -0.28, -0.35), Vector(0.80, 0.46, 0.22))
      (ambient, skyTop, skyLow) = (Vector(0.48, 0.38, 0.42), Vector(0.42, 0.30, 0.55), Vector(1.0, 0.55, 0.22))
    case .night:
      (sun, sunColour) = (Vector(-0.4, -0.8, -0.5), Vector(0.26, 0.29, 0.40))
      (ambient, skyTop, skyLow) = (Vector(0.44, 0.46, 0.60), Vector(0.04, 0.05, 0.16), Vector(0.12, 0.15, 0.34))
    }
    sun = sun.unit
    (haze, hazeDensity) = (skyLow, 0.006)
    if isIndoor {
      // Lamps: the time of day is a tint.
      let warm = time == .noon ? Vector(1, 1, 1) : time == .night ? Vector(0.82, 0.76, 0.66) : Vector(1.0, 0.90, 0.80)
      (sun, sunColour, ambient) = (
        Vector(0.3, -0.75, -0.6).unit, Vector(0.42, 0.41, 0.38) * warm, Vector(0.58, 0.58, 0.57) * warm
      )
      (hazeDensity, haze) = (0.004, Vector(0.5, 0.5, 0.5))
      return
    }
    let grey = Vector(0.62, 0.65, 0.70) * (time == .night ? 0.25 : time == .noon ? 1 : 0.75)
    switch weather {
    case .cloudy: dull(grey, 0.6, 0.008)
    case .rain: dull(grey * 0.75, 0.85, 0.022)
    case .snow: dull(grey * 1.15, 0.7, 0.022)
    case .fog: dull(grey * 1.1, 0.9, 0.085)
    case .clear, nil: break
    }
  }

  private mutating func dull(_ grey: Vector, _ share: Float, _ density: Float) {
    skyTop = skyTop * (1 - share) + grey * share
    skyLow = skyLow * (1 - share) + grey * share
    sunColour *= 1 - share * 0.75
    ambient += sunColour * 0.1
    (haze, hazeDensity) = (skyLow, density)
  }
}
