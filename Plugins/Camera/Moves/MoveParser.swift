/// Reads moves of a camera from words: "orbit left 40°, then push in slowly for 2 s".
///
/// "then", commas and lines part what comes one after the other, "and", "while" and "as" what happens at the same time.
/// Nothing is passed over in silence: a word that says nothing of a camera is an error, unless it names what the camera
/// goes around or towards.
struct MoveParser {
  /// What is known so far of the move at hand.
  private struct Draft {
    var verb: MoveLexicon.Verb?
    var sides: [MoveLexicon.Side] = []
    var degrees: Double?
    var length: Double?
    var factor: Double?
    var seconds: Double?
    var speed: Double?
    var pace = 1.0
    var extent = 1.0
    var isEmpty: Bool { verb == nil && sides.isEmpty && !hasModifier }
    var hasModifier: Bool {
      degrees != nil || length != nil || factor != nil || seconds != nil || speed != nil || pace != 1 || extent != 1
    }
  }

  private var script = MoveScript()
  private var draft = Draft()
  /// How the draft follows what came before.
  private var joint = MoveLexicon.Joint.then
  /// Modifiers that came before their move.
  private var ahead: Draft?
  private var lastVerb: MoveLexicon.Verb?

  /// The longest text and path.
  static let mostBytes = 4096
  static let mostSeconds = 600.0
  private static let mostPhases = 64

  /// - Throws: ``MoveError`` with the word that is not understood.
  static func parse(_ text: String) throws(MoveError) -> MoveScript {
    guard text.utf8.count <= mostBytes else {
      throw MoveError(message: "the moves are \(text.utf8.count) bytes of text, more than \(mostBytes)")
    }
    if let letter = text.unicodeScalars.first(where: { $0.value >= 0x0370 && $0.properties.isAlphabetic }) {
      let isChinese = (0x4E00...0x9FFF).contains(letter.value)
      throw MoveError(message: "moves are read in English; this is \(isChinese ? "Chinese" : "another script")")
    }
    var parser = MoveParser()
    try parser.read(MoveTokens(text).tokens)
    try parser.finish()
    guard !parser.script.phases.isEmpty else { throw MoveError(message: "the text names no move of a camera") }
    guard parser.script.phases.reduce(0, { $0 + $1.seconds }) <= mostSeconds else {
      throw MoveError(message: "the moves take longer than \(Int(mostSeconds)) s")
    }
    return parser.script
  }

  private mutating func read(_ tokens: [MoveTokens.Token]) throws(MoveError) {
    var index = 0
    // Whether words may name a thing of the scene.
    var isNaming = false
    while index < tokens.count {
      let token = tokens[index]
      let next = index + 1 < tokens.count ? tokens[index + 1] : nil
      index += 1
      guard let entry = token.entry else {
        if token.text == "persecond" {
          (draft.speed, draft.degrees) = (draft.degrees, nil)
          continue
        }
        if let language = MoveLexicon.foreign[token.text] {
          throw MoveError(message: "moves are read in English; '\(token.text)' is \(language)")
        }
        guard isNaming else { throw unknown(token.text) }
        continue
      }
      switch entry {
      case .joint(let next):
        isNaming = false
        try close(next)
      case .verb(let verb): try take(verb, before: next, &isNaming)
      case .side(let side):
        // "in 2 s"
        if token.text == "in", index + 1 < tokens.count, case .number? = next?.entry,
          tokens[index + 1].entry == .unit(.seconds) || tokens[index + 1].entry == .unit(.frames)
        {
          continue
        }
        // "from left to right" goes to the right, "the right side" is a place.
        if index >= 2, tokens[index - 2].text == "from" { continue }
        isNaming = false
        draft.sides.append(side)
      case .number(let value):
        let unit: MoveLexicon.Unit?
        if case .unit(let found)? = next?.entry { unit = found } else { unit = nil }
        if unit != nil { index += 1 }
        try take(value, unit)
      case .unit(let unit):
        // "a second"
        if unit == .seconds { draft.seconds = 1 } else { guard isNaming else { throw unknown(token.text) } }
      case .pace(let factor): draft.pace = factor
      case .extent(let factor): draft.extent = factor
      case .preposition:
        isNaming = true
        if ["around", "round", "about"].contains(token.text) { circle(before: next) }
      case .negation:
        throw MoveError(
          message: "'\(token.text)' says what the camera does not do",
          hint: "write what it does; "
            + MoveLexicon.example)
      case .filler:
        // "circle the table", "approach the door"; a slip of the keyboard has no article.
        let isOfThing = draft.verb == .orbit || draft.verb == .push || draft.verb == .pull
        if isOfThing, ["the", "a", "an", "his", "her", "their", "its", "this", "that"].contains(token.text) {
          isNaming = true
        }
      }
    }
  }

  /// "rotate around the tree" is an orbit, "turn around" alone half a turn.
  private mutating func circle(before next: MoveTokens.Token?) {
    if draft.verb == nil, draft.degrees != nil { draft.verb = .orbit }
    guard draft.verb == .turn || draft.verb == .go else { return }
    var isLast = next == nil
    if case .joint? = next?.entry { isLast = true }
    if isLast, draft.verb == .turn {
      if draft.sides.isEmpty { draft.sides = [.right] }
      draft.degrees = draft.degrees ?? 180
    } else {
      draft.verb = .orbit
    }
  }

  private func unknown(_ word: String) -> MoveError {
    MoveError(message: "'\(word.prefix(40))' is no word for a move of a camera")
  }

  private mutating func take(
    _ verb: MoveLexicon.Verb, before next: MoveTokens.Token?, _ isNaming: inout Bool
  ) throws(MoveError) {
    isNaming = false
    guard let known = draft.verb else {
      draft.verb = verb
      return
    }
    // "a tracking shot moving left", "a pan turning left": two words for one move.
    if draft.sides.isEmpty, verb == .go || verb == .turn { return }
    if draft.sides.isEmpty, known == .go || known == .turn {
      draft.verb = verb
      return
    }
    try close(.and)
    draft.verb = verb
  }

  private mutating func take(_ value: Double, _ unit: MoveLexicon.Unit?) throws(MoveError) {
    guard value >= 0, value <= 100_000 else { throw MoveError(message: "\(value) is beyond all moves") }
    switch unit {
    case .degrees: draft.degrees = value
    case .circles: draft.degrees = 360 * value
    case .seconds: draft.seconds = value
    case .frames: draft.seconds = value / MovePath.rate
    case .lengths: draft.length = value
    case .factor: draft.factor = value
    case .percent: draft.factor = 1 + value / 100
    case nil:
      switch draft.verb {
      case .zoom?, .dollyZoom?: draft.factor = value
      case .dolly?, .truck?, .pedestal?, .go?, .push?, .pull?, .rise?, .sink?: draft.length = value
      case .hold?: draft.seconds = value
      default: draft.degrees = value
      }
    }
  }

  /// Ends the move at hand.
  /// - Parameter next: how what comes next follows it.
  private mutating func close(_ next: MoveLexicon.Joint) throws(MoveError) {
    if draft.isEmpty {
      // Of two joints in a row the clearer counts: ", then", ", while".
      if joint == .comma || next == .then { joint = next }
      return
    }
    if draft.verb == nil, draft.sides.isEmpty {
      // Modifiers alone belong to the move before, or to the one that comes.
      if script.phases.isEmpty { ahead = draft } else { try amend(draft) }
    } else {
      try add()
    }
    draft = Draft()
    joint = next
  }

  private mutating func finish() throws(MoveError) { try close(.then) }

  private mutating func amend(_ modifiers: Draft) throws(MoveError) {
    guard let last = script.phases.indices.last else { return }
    if let seconds = modifiers.seconds { script.phases[last].asked = seconds }
    if let act = script.phases[last].acts.indices.last {
      if modifiers.pace != 1 { script.phases[last].acts[act].pace = modifiers.pace }
      if modifiers.speed != nil { script.phases[last].acts[act].speed = modifiers.speed }
      if let degrees = modifiers.degrees {
        script.phases[last].acts[act].amount = script.phases[last].acts[act].amount < 0 ? -degrees : degrees
      }
    }
  }

  /// "then pan back": the last turn of that kind undone.
  private func back() -> [MoveScript.Act]? {
    let kind: Move.Kind
    switch draft.verb {
    case .pan?, .turn?: kind = .pan
    case .tilt?: kind = .tilt
    case .roll?: kind = .roll
    case .orbit?: kind = .arc
    default: return nil
    }
    guard draft.sides == [.back], var act = script.phases.flatMap(\.acts).last(where: { $0.kind == kind }) else {
      return nil
    }
    act.amount = (act.amount < 0 ? 1 : -1) * (draft.degrees ?? abs(act.amount))
    (act.pace, act.speed) = (draft.pace, draft.speed)
    return [act]
  }

  private mutating func add() throws(MoveError) {
    if let ahead {
      if draft.seconds == nil { draft.seconds = ahead.seconds }
      if draft.pace == 1 { draft.pace = ahead.pace }
      if draft.degrees == nil { draft.degrees = ahead.degrees }
      self.ahead = nil
    }
    if draft.degrees == nil, let speed = draft.speed, let seconds = draft.seconds { draft.degrees = speed * seconds }
    let acts: [MoveScript.Act]
    if let back = back() {
      acts = back
    } else {
      acts = try MoveActs.acts(
        MoveActs.Wish(
          verb: draft.verb, last: lastVerb, sides: draft.sides, degrees: draft.degrees, length: draft.length,
          factor: draft.factor, pace: draft.pace, extent: draft.extent, speed: draft.speed), &script.choices)
    }
    if let verb = draft.verb { lastVerb = verb }
    let last = script.phases.indices.last
    let isSame = joint == .and && last != nil && !acts.isEmpty
    // One camera cannot pan to both sides at a time: "pan left and right" is one after the other.
    if isSame, let last, !script.phases[last].acts.isEmpty,
      !script.phases[last].acts.contains(where: { act in acts.contains { $0.kind == act.kind } })
    {
      script.phases[last].acts += acts
      if let seconds = draft.seconds { script.phases[last].asked = max(script.phases[last].asked ?? 0, seconds) }
    } else {
      guard script.phases.count < Self.mostPhases else {
        throw MoveError(message: "more than \(Self.mostPhases) moves one after the other")
      }
      script.phases.append(MoveScript.Phase(acts: acts, asked: draft.seconds))
    }
    if let seconds = script.phases.last?.asked, !(seconds >= 0.04) {
      throw MoveError(message: "a move of \(seconds) s takes no time")
    }
  }
}
