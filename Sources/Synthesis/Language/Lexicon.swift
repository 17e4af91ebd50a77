/// The words for the values of facts. Of each list the captions take any; whoever reads captions has to know all.
package enum Lexicon {
  package static func words(_ kind: SubjectKind) -> [String] {
    switch kind {
    case .truck: ["truck", "lorry"]
    case .lamp: ["floor lamp", "lamp"]
    default: [kind.rawValue]
    }
  }

  package static func words(_ garment: Garment) -> [String] {
    switch garment {
    case .tShirt: ["t-shirt", "tee"]
    case .sweater: ["sweater", "pullover"]
    case .coat: ["coat", "overcoat"]
    case .dress: ["dress", "gown"]
    case .overalls: ["overalls", "dungarees"]
    }
  }

  package static func words(_ colour: Colour) -> [String] {
    switch colour {
    case .red: ["red", "scarlet"]
    case .purple: ["purple", "violet"]
    default: [colour.rawValue]
    }
  }

  package static func words(_ hair: HairColour) -> [String] {
    switch hair {
    case .black: ["black", "jet-black"]
    case .red: ["red", "ginger"]
    case .blond: ["blond", "fair"]
    default: [hair.rawValue]
    }
  }

  package static func words(_ style: HairStyle) -> [String] {
    switch style {
    case .short: ["short", "cropped"]
    case .long: ["long", "flowing"]
    case .bun: ["in a bun", "up in a knot"]
    }
  }

  package static func words(_ build: Build) -> [String] {
    switch build {
    case .slim: ["slim", "slender"]
    case .sturdy: ["sturdy", "stocky"]
    }
  }

  /// Behind "is".
  package static func words(_ action: Action) -> [String] {
    switch action {
    case .stand: ["standing still", "standing calmly in place"]
    case .walk: ["walking", "strolling"]
    case .run: ["running", "sprinting"]
    case .wave: ["waving", "waving a raised hand"]
    case .jump: ["jumping", "leaping up and down"]
    case .dance: ["dancing", "dancing with swaying hips"]
    case .sit: ["sitting", "seated"]
    case .clap: ["clapping", "applauding"]
    case .squat: ["squatting", "doing squats"]
    case .punch: ["punching", "throwing punches"]
    case .bow: ["bowing", "taking deep bows"]
    case .kick: ["kicking", "throwing kicks"]
    case .cheer: ["cheering", "cheering with both arms up"]
    case .park: ["parked", "parked without moving"]
    case .drive: ["driving", "rolling along"]
    }
  }

  package static func words(_ direction: Direction) -> [String] {
    switch direction {
    case .left: ["to the left", "leftward"]
    case .right: ["to the right", "rightward"]
    case .towards: ["toward the camera", "toward the viewer"]
    case .away: ["away from the camera", "into the distance"]
    }
  }

  package static func words(_ side: Side) -> [String] {
    switch side {
    case .left: ["on the left", "on the left side"]
    case .centre: ["in the centre", "in the middle"]
    case .right: ["on the right", "on the right side"]
    }
  }

  /// Of the subjects that have a place of their own.
  package static func words(rank: Int) -> [String] {
    switch rank {
    case 1: ["nearest to the camera", "closest to the lens"]
    case 2: ["second in depth", "farther back"]
    default: ["third in depth", "farthest back"]
    }
  }

  package static func words(_ place: PlaceKind) -> [String] {
    switch place {
    case .livingRoom: ["living room", "lounge"]
    case .corridor: ["corridor", "hallway"]
    case .warehouse: ["warehouse", "storage hall"]
    case .street: ["street", "city road"]
    case .forest: ["forest", "woods"]
    case .meadow: ["meadow", "grassy field"]
    case .courtyard: ["courtyard", "walled yard"]
    case .beach: ["beach", "sandy shore"]
    case .bridge: ["bridge", "footbridge"]
    }
  }

  package static func words(_ time: TimeOfDay) -> [String] {
    switch time {
    case .dawn: ["at dawn", "at daybreak"]
    case .noon: ["at noon", "at midday"]
    case .sunset: ["at sunset", "at dusk"]
    case .night: ["at night", "after dark"]
    }
  }

  /// Behind "under" or "with".
  package static func words(_ weather: Weather) -> [String] {
    switch weather {
    case .clear: ["a clear sky", "a cloudless sky"]
    case .cloudy: ["a cloudy sky", "an overcast sky"]
    case .rain: ["falling rain", "steady rain"]
    case .snow: ["falling snow", "drifting snow"]
    case .fog: ["dense fog", "thick mist"]
    }
  }

  /// Behind "a" or "an" and in front of "look".
  package static func words(_ style: VisualStyle) -> [String] {
    switch style {
    case .photorealistic: ["photorealistic", "lifelike"]
    case .watercolor: ["watercolor", "watercolour"]
    case .anime: ["anime", "cel-shaded"]
    case .oilPainting: ["oil painting", "oil-on-canvas"]
    case .filmNoir: ["film noir", "black-and-white noir"]
    case .pixelArt: ["pixel art", "retro pixel"]
    case .vintageFilm: ["vintage film", "old sepia film"]
    case .cyberpunk: ["cyberpunk", "neon cyberpunk"]
    }
  }

  /// Behind "the camera".
  package static func words(_ move: CameraMovement) -> [String] {
    switch move {
    case .still: ["stays completely still", "is locked off and does not move"]
    case .panLeft: ["pans left", "pans to the left"]
    case .panRight: ["pans right", "pans to the right"]
    case .tiltUp: ["tilts up", "tilts upward"]
    case .tiltDown: ["tilts down", "tilts downward"]
    case .rollClockwise: ["rolls clockwise", "turns clockwise about its axis"]
    case .rollCounter: ["rolls counter-clockwise", "turns counter-clockwise about its axis"]
    case .dollyIn: ["dollies in", "pushes in"]
    case .dollyOut: ["dollies out", "pulls back"]
    case .truckLeft: ["trucks left", "slides to the left"]
    case .truckRight: ["trucks right", "slides to the right"]
    case .pedestalUp: ["pedestals up", "rises straight up"]
    case .pedestalDown: ["pedestals down", "sinks straight down"]
    case .orbitLeft: ["orbits left", "circles to the left"]
    case .orbitRight: ["orbits right", "circles to the right"]
    case .zoomIn: ["zooms in", "zooms in on the subject"]
    case .zoomOut: ["zooms out", "zooms out from the subject"]
    }
  }

  package static func words(_ speed: Speed) -> [String] {
    switch speed {
    case .slow: ["slowly", "at a slow pace"]
    case .fast: ["quickly", "at a fast pace"]
    }
  }

  package static func words(_ angle: CameraAngle) -> [String] {
    switch angle {
    case .eye: ["at eye level", "from eye height"]
    case .low: ["from a low angle", "from below"]
    case .high: ["from a high angle", "from above"]
    }
  }

  package static func words(_ shot: Shot) -> [String] {
    switch shot {
    case .wide: ["wide shot", "long shot"]
    case .full: ["full shot", "full-length shot"]
    case .medium: ["medium shot", "mid shot"]
    }
  }

  /// What stands between the main subject and the other.
  package static func words(_ relation: Relation) -> [String] {
    switch relation {
    case .sitsOn: ["sits on", "rests on"]
    case .standsOn: ["stays on top of", "stands on top of"]
    case .movesToward: ["heads for", "approaches"]
    case .wavesAt: ["waves at", "greets"]
    case .bowsTo: ["bows to", "takes a bow before"]
    case .dancesWith: ["dances with", "dances together with"]
    }
  }
}
