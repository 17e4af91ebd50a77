/// The values that facts can have. Raw values are those of `facts.json`.

/// What a subject is.
package enum SubjectKind: String, CaseIterable, Sendable {
  case person
  case dog, cat, horse, sheep
  case car, bus, truck
  case chair, desk, bench, lamp, barrel, suitcase

  package enum Family: Sendable { case person, animal, vehicle, object }

  package var family: Family {
    switch self {
    case .person: .person
    case .dog, .cat, .horse, .sheep: .animal
    case .car, .bus, .truck: .vehicle
    case .chair, .desk, .bench, .lamp, .barrel, .suitcase: .object
    }
  }
}

package enum Gender: String, CaseIterable, Sendable { case woman, man }

package enum Build: String, CaseIterable, Sendable { case slim, sturdy }

package enum HairColour: String, CaseIterable, Sendable { case black, brown, blond, red, grey }

/// Women's hair is long or in a bun, men's is short: at the size of the pictures hair is what tells them apart.
package enum HairStyle: String, CaseIterable, Sendable { case short, long, bun }

package enum Garment: String, CaseIterable, Sendable {
  case tShirt = "t-shirt"
  case sweater, coat, dress, overalls
}

/// Colours of garments, vehicles and things (the first eight) and of animals.
package enum Colour: String, CaseIterable, Sendable {
  case red, orange, yellow, green, blue, purple, white, black
  case brown, grey

  package static let garments: [Colour] = [.red, .orange, .yellow, .green, .blue, .purple, .white, .black]
  package static let coats: [Colour] = [.brown, .black, .white, .grey]
}

/// What a subject does. The first thirteen are those of people; animals stand, walk and run; vehicles park and drive.
package enum Action: String, CaseIterable, Sendable {
  case stand, walk, run, wave, jump, dance, sit, clap, squat, punch, bow, kick, cheer
  case park, drive

  package static let ofPeople: [Action] = [
    .stand, .walk, .run, .wave, .jump, .dance, .sit, .clap, .squat, .punch, .bow, .kick, .cheer,
  ]
  /// Whether it takes the subject from one place to another.
  package var moves: Bool { self == .walk || self == .run || self == .drive }
}

/// Where a subject moves to, as the picture shows it.
package enum Direction: String, CaseIterable, Sendable { case left, right, towards, away }

/// Where a subject stands in the picture, over the whole clip: each is about a third of the width, with gaps between.
package enum Side: String, CaseIterable, Sendable { case left, centre, right }

package enum PlaceKind: String, CaseIterable, Sendable {
  case livingRoom = "living room"
  case corridor, warehouse, street, forest, meadow, courtyard, beach, bridge

  package var isIndoor: Bool { self == .livingRoom || self == .corridor || self == .warehouse }
}

package enum TimeOfDay: String, CaseIterable, Sendable { case dawn, noon, sunset, night }

/// Of outdoor places only.
package enum Weather: String, CaseIterable, Sendable { case clear, cloudy, rain, snow, fog }

package enum VisualStyle: String, CaseIterable, Sendable {
  case photorealistic, watercolor, anime
  case oilPainting = "oil painting"
  case filmNoir = "film noir"
  case pixelArt = "pixel art"
  case vintageFilm = "vintage film"
  case cyberpunk
}

/// The seventeen classes of camera movement. Pan, tilt and roll turn the camera where it stands, dolly, truck and
/// pedestal move it, orbit circles the main subject, zoom changes the lens.
package enum CameraMovement: String, CaseIterable, Sendable {
  case still = "static"
  case panLeft = "pan left"
  case panRight = "pan right"
  case tiltUp = "tilt up"
  case tiltDown = "tilt down"
  case rollClockwise = "roll clockwise"
  case rollCounter = "roll counter-clockwise"
  case dollyIn = "dolly in"
  case dollyOut = "dolly out"
  case truckLeft = "truck left"
  case truckRight = "truck right"
  case pedestalUp = "pedestal up"
  case pedestalDown = "pedestal down"
  case orbitLeft = "orbit left"
  case orbitRight = "orbit right"
  case zoomIn = "zoom in"
  case zoomOut = "zoom out"
}

package enum Speed: String, CaseIterable, Sendable { case slow, fast }

package enum CameraAngle: String, CaseIterable, Sendable {
  case eye = "eye level"
  case low = "low angle"
  case high = "high angle"
}

package enum Shot: String, CaseIterable, Sendable { case wide, full, medium }

/// What the main subject has to do with the second.
package enum Relation: String, CaseIterable, Sendable {
  case sitsOn = "sits on"
  case standsOn = "stands on"
  case movesToward = "moves toward"
  case wavesAt = "waves at"
  case bowsTo = "bows to"
  case dancesWith = "dances with"
}
