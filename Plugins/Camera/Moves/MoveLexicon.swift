/// What people call the moves of a camera, in English.
enum MoveLexicon {
  /// A word for a move; most need a side.
  enum Verb: Equatable {
    case pan, tilt, roll, dolly, truck, pedestal, zoom, orbit, hold
    /// Any way; the side says which.
    case go
    /// Any turn; the side says which.
    case turn
    /// Ways that their name gives a side.
    case push, pull, rise, sink
    /// A dolly against a zoom.
    case dollyZoom
  }

  enum Side: Equatable { case left, right, up, down, forward, back, clockwise, counterclockwise }

  enum Unit: Equatable { case degrees, seconds, frames, lengths, factor, percent, circles }

  /// What parts two moves.
  enum Joint: Equatable { case comma, and, then }

  enum Entry: Equatable {
    case verb(Verb), side(Side), unit(Unit), joint(Joint), number(Double)
    /// How fast, as a factor of the time it takes.
    case pace(Double)
    /// How far, as a factor of the usual.
    case extent(Double)
    /// What comes after it names a thing of the scene or a time.
    case preposition
    /// Not to be done.
    case negation
    case filler
  }

  /// The meaning of a word in small letters, `nil` where it is none of a camera's.
  static func entry(_ word: String) -> Entry? {
    if let entry = words[word] { return entry }
    // Forms of verbs: pans, panning, panned, dollies, orbiting, moves.
    for (ending, instead) in endings where word.hasSuffix(ending) && word.count > ending.count + 1 {
      let stem = String(word.dropLast(ending.count)) + instead
      if case .verb? = words[stem] { return words[stem] }
      if let last = stem.last, stem.dropLast().last == last, case .verb? = words[String(stem.dropLast())] {
        return words[String(stem.dropLast())]
      }
    }
    return nil
  }

  private static let endings = [
    ("ies", "y"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("es", ""), ("ed", ""), ("ed", "e"), ("s", ""), ("d", ""),
  ]

  private static let words: [String: Entry] = {
    var words: [String: Entry] = [:]
    func add(_ list: String, _ entry: Entry) { for word in list.split(separator: " ") { words[String(word)] = entry } }
    add("pan swivel yaw", .verb(.pan))
    add("tilt pitch nod", .verb(.tilt))
    add("roll bank", .verb(.roll))
    add("dolly", .verb(.dolly))
    add("truck slide crab strafe", .verb(.truck))
    add("pedestal crane boom jib", .verb(.pedestal))
    add("zoom", .verb(.zoom))
    add("orbit arc circle revolve", .verb(.orbit))
    add(
      "hold stay pause wait freeze stop still static stand fixed locked stationary motionless rest hover", .verb(.hold))
    add("move go fly glide travel drift float drive walk run step creep track", .verb(.go))
    add("turn rotate spin look", .verb(.turn))
    add("push advance approach", .verb(.push))
    add("pull retreat recede withdraw", .verb(.pull))
    add("rise ascend lift raise elevate climb", .verb(.rise))
    add("sink descend lower drop", .verb(.sink))
    add("vertigo dollyzoom", .verb(.dollyZoom))
    add("left leftward leftwards", .side(.left))
    add("right rightward rightwards", .side(.right))
    add("up upward upwards", .side(.up))
    add("down downward downwards", .side(.down))
    add("in inward inwards forward forwards ahead closer nearer", .side(.forward))
    add("out outward outwards back backward backwards away", .side(.back))
    add("clockwise cw", .side(.clockwise))
    add("counterclockwise anticlockwise ccw acw", .side(.counterclockwise))
    add("° º deg degs degree degrees", .unit(.degrees))
    add("s sec secs second seconds", .unit(.seconds))
    add("frame frames", .unit(.frames))
    add("m meter meters metre metres unit units", .unit(.lengths))
    add("x × times", .unit(.factor))
    add("% percent", .unit(.percent))
    add("circles turns rotations revolutions revolution rotation", .unit(.circles))
    add("then next afterwards afterward finally lastly followed ;", .joint(.then))
    add("and while as with plus & + simultaneously", .joint(.and))
    add(", .", .joint(.comma))
    add("slow slowly gently gradual gradually leisurely", .pace(3.5))
    add("fast quick quickly rapid rapidly swiftly swift whip", .pace(0.36))
    add("slightly subtle subtly little bit small tiny", .extent(0.3))
    add("far", .extent(2))
    add(
      "around round about toward towards onto at past behind over of on to along through across above from into",
      .preposition)
    add("for during within lasting until till by", .preposition)
    add("no not without never don't dont avoid", .negation)
    add(
      "the a an camera cam shot view lens it its we us our you this that first smoothly smooth steady steadily", .filler
    )
    add(
      "subject subject's object scene center centre middle point axis spot place side motion movement start begin",
      .filler)
    add("shot all way very after which is are be keep continue continuing same time once", .filler)
    let names = [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ]
    for (value, name) in names.enumerated() { words[name] = .number(Double(value)) }
    for (name, value) in [
      ("fifteen", 15.0), ("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60), ("seventy", 70),
      ("eighty", 80), ("ninety", 90), ("half", 0.5), ("quarter", 0.25), ("full", 1), ("complete", 1), ("whole", 1),
      ("twice", 2),
    ] {
      words[name] = .number(value)
    }
    return words
  }()

  /// Words of other languages that say what a camera does.
  static let foreign: [String: String] = [
    "schwenk": "German", "schwenke": "German", "kamera": "German", "links": "German", "rechts": "German",
    "fahrt": "German", "dann": "German", "und": "German", "langsam": "German", "nach": "German", "hoch": "German",
    "oben": "German", "unten": "German", "caméra": "French", "gauche": "French", "droite": "French", "puis": "French",
    "cámara": "Spanish", "izquierda": "Spanish", "derecha": "Spanish", "luego": "Spanish",
  ]

  /// For hints.
  static let example =
    "write English, as in: orbit left 40°, then push in; moves are pan, tilt, roll, dolly, truck, pedestal, zoom, orbit "
    + "and hold"
}
