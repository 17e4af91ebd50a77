import Synthesis

/// The phrases that name values: those of the captions' own lexicon, and others that people and models use.
enum Phrases {
  static let kinds = finder(SubjectKind.allCases, Lexicon.words(_:)) {
    switch $0 {
    case .person: ["woman", "man", "lady", "gentleman", "girl", "boy"]
    case .dog: ["puppy", "hound"]
    case .cat: ["kitten"]
    case .horse: ["pony"]
    case .car: ["automobile"]
    case .bus: ["coach"]
    case .desk: ["table"]
    case .chair: ["seat"]
    case .suitcase: ["case", "trolley"]
    default: []
    }
  }
  static let genders = PhraseFinder<Gender>([
    ("woman", .woman), ("lady", .woman), ("girl", .woman), ("man", .man), ("gentleman", .man), ("boy", .man),
  ])
  static let garments = finder(Garment.allCases, Lexicon.words(_:)) {
    switch $0 {
    case .tShirt: ["tshirt", "shirt"]
    case .sweater: ["jumper"]
    case .coat: ["trench coat"]
    default: []
    }
  }
  static let colours = finder(Colour.allCases, Lexicon.words(_:)) { $0 == .grey ? ["gray"] : [] }
  static let hairColours = finder(HairColour.allCases, Lexicon.words(_:)) {
    switch $0 {
    case .grey: ["gray"]
    case .blond: ["blonde"]
    default: []
    }
  }
  static let hairStyles = finder(HairStyle.allCases, Lexicon.words(_:)) {
    $0 == .bun ? ["bun", "knot", "tied up"] : []
  }
  static let builds = finder(Build.allCases, Lexicon.words(_:)) {
    $0 == .slim ? ["thin", "lean"] : ["broad", "stout"]
  }
  static let actions = finder(Action.allCases, Lexicon.words(_:)) {
    switch $0 {
    case .stand: ["standing", "stands"]
    case .walk: ["walks"]
    case .run: ["runs"]
    case .wave: ["waves"]
    case .jump: ["jumps", "leaping"]
    case .dance: ["dances"]
    case .sit: ["sits"]
    case .clap: ["claps"]
    case .squat: ["squats"]
    case .punch: ["punches"]
    case .bow: ["bows"]
    case .kick: ["kicks"]
    case .cheer: ["cheers"]
    case .park: ["parking"]
    case .drive: ["drives", "rolling"]
    }
  }
  static let directions = finder(Direction.allCases, Lexicon.words(_:)) {
    switch $0 {
    case .left: ["toward the left", "towards the left"]
    case .right: ["toward the right", "towards the right"]
    case .towards: ["towards the camera", "towards the viewer"]
    case .away: ["away from the viewer"]
    }
  }
  static let sides = finder(Side.allCases, Lexicon.words(_:)) {
    $0 == .centre ? ["in the center", "at the centre", "at the center"] : ["at the \($0.rawValue)"]
  }
  static let ranks = PhraseFinder((1...3).flatMap { rank in Lexicon.words(rank: rank).map { ($0, rank) } })
  static let places = finder(PlaceKind.allCases, Lexicon.words(_:)) { _ in [] }
  static let times = finder(TimeOfDay.allCases, Lexicon.words(_:)) {
    switch $0 {
    case .dawn: ["dawn", "sunrise"]
    case .noon: ["noon", "midday"]
    case .sunset: ["sunset", "dusk"]
    case .night: ["night", "nighttime"]
    }
  }
  static let weathers = finder(Weather.allCases, Lexicon.words(_:)) {
    switch $0 {
    case .clear: ["clear", "cloudless"]
    case .cloudy: ["cloudy", "overcast"]
    case .rain: ["rain", "rainy"]
    case .snow: ["snow", "snowy"]
    case .fog: ["fog", "mist", "foggy"]
    }
  }
  static let styles = finder(VisualStyle.allCases, Lexicon.words(_:)) { $0 == .photorealistic ? ["realistic"] : [] }
  static let moves = finder(CameraMovement.allCases, Lexicon.words(_:)) {
    switch $0 {
    case .still: ["static", "does not move", "stays still", "remains still", "locked off"]
    case .dollyIn: ["dollies forward", "moves forward"]
    case .dollyOut: ["dollies back", "moves backward", "moves back"]
    case .rollCounter: ["rolls counterclockwise"]
    default: []
    }
  }
  static let speeds = finder(Speed.allCases, Lexicon.words(_:)) { [$0.rawValue] }
  static let angles = finder(CameraAngle.allCases, Lexicon.words(_:)) {
    [$0.rawValue] + ($0 == .eye ? ["eye-level"] : [])
  }
  static let shots = finder(Shot.allCases, Lexicon.words(_:)) { $0 == .full ? ["full-length view"] : [] }
  static let relations = finder(Relation.allCases, Lexicon.words(_:)) {
    switch $0 {
    case .sitsOn: ["is seated on", "sitting on"]
    case .standsOn: ["stands on", "on top of"]
    case .movesToward: ["moves toward", "moves towards", "walks toward", "heads toward"]
    default: []
    }
  }

  private static func finder<Value: Sendable>(
    _ values: [Value], _ own: (Value) -> [String], _ others: (Value) -> [String]
  ) -> PhraseFinder<Value> {
    PhraseFinder(values.flatMap { value in (own(value) + others(value)).map { ($0, value) } })
  }
}
