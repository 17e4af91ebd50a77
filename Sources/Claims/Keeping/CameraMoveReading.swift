/// A camera move as a caption tells it.
struct ReadMove: Sendable {
  /// What the words may mean: a camera that "sweeps left" pans or trucks.
  var kinds: Set<CameraMove.Kind>
  var way: String
  let word: Int
  /// What comes later is larger; of what goes on together it is the same.
  let phase: Double

  func says(_ move: CameraMove) -> Bool {
    kinds.contains(move.kind)
      && (move.way.isEmpty || move.way == way || way == "in" && kinds.count > 1 && move.way == "forward")
  }
}

/// Finds moves in the words that people use for them.
enum CameraMoveReading {
  private enum Term {
    /// A kind with its way, where the word alone tells it.
    case kind(CameraMove.Kind, String)
    /// Decided by the way: forward is a dolly, left a truck, up a pedestal.
    case travel(String)
    /// Decided by the way: clockwise is a roll, left a pan, up a tilt.
    case turn
  }

  private static let terms: [String: Term] = {
    var terms: [String: Term] = [:]
    func add(_ words: String, _ term: Term) {
      for word in words.split(separator: " ") { terms[SynonymsStem.of(String(word))] = term }
    }
    add("pan panning swivel", .kind(.pan, ""))
    add("tilt tip", .kind(.tilt, ""))
    add("roll", .kind(.roll, ""))
    add("zoom", .kind(.zoom, ""))
    add("truck crab strafe", .kind(.truck, ""))
    add("pedestal crane boom jib", .kind(.pedestal, ""))
    add("rise ascend lift climb elevate", .kind(.pedestal, "up"))
    add("descend lower sink drop", .kind(.pedestal, "down"))
    add("orbit circle arc revolve encircle", .kind(.arc, ""))
    add("follow trail chase tail", .kind(.follow, ""))
    add("static stationary immobile motionless tripod unmoving immovable", .kind(.static, ""))
    add("shake shaky jitter wobble jolt handheld shakily wobbly jittery", .kind(.handheld, ""))
    add("push advance", .travel("forward"))
    add("pull retreat withdraw recede", .travel("back"))
    add(
      "dolly slide glide move travel drift fly track shift creep float inch ease sweep soar swoop press proceed go ride run walk trot race hurry",
      .travel(""))
    add("rotate turn spin swing twist look angle", .turn)
    return terms
  }()

  private static let ways: [String: String] = [
    "left": "left", "leftward": "left", "leftwards": "left", "right": "right", "rightward": "right",
    "rightwards": "right",
    "up": "up", "upward": "up", "upwards": "up", "skyward": "up", "down": "down", "downward": "down",
    "downwards": "down",
    "forward": "forward", "forwards": "forward", "ahead": "forward", "in": "in", "inward": "in", "inwards": "in",
    "into": "in",
    "closer": "in", "toward": "toward", "towards": "toward", "nearer": "in", "out": "out", "outward": "out",
    "outwards": "out",
    "back": "back", "backward": "back", "backwards": "back", "away": "back", "clockwise": "clockwise",
    "counterclockwise": "counter-clockwise", "anticlockwise": "counter-clockwise", "around": "around",
    "round": "around",
    "sideways": "side", "laterally": "side", "lateral": "side", "alongside": "along", "after": "along",
    "beside": "along",
    "behind": "along",
  ]

  private static let cameraWords: Set<String> = [
    "camera", "cameras", "lens", "viewpoint", "camerawork", "shot", "framing", "dolly", "pov", "drone", "steadicam",
  ]
  /// Words that mean a move of the camera even where no camera is named.
  private static let sureStems: Set<String> = Set(
    ["pan", "tilt", "zoom", "dolly", "truck", "pedestal", "handheld"].map { SynonymsStem.of($0) })

  /// "tilted headstones" tell nothing of a camera.
  private static func isSure(_ word: ReadWord) -> Bool { sureStems.contains(word.stem) && !word.text.hasSuffix("ed") }

  /// "The truck is parked without moving" tells of a truck.
  private static func isThing(_ text: ReadText, _ index: Int, _ range: Range<Int>) -> Bool {
    ["truck", "trucks", "dolly", "pan", "pans"].contains(text.words[index].text) && index > range.lowerBound
      && text.words[max(range.lowerBound, index - 2)..<index].contains { ReadWords.articles.contains($0.text) }
  }

  /// The moves of one sentence.
  static func moves(_ text: ReadText, sentence number: Int) -> [ReadMove] {
    let sentence = text.sentences[number]
    let range = sentence.words
    guard !range.isEmpty else { return [] }
    let named = range.first { cameraWords.contains(text.words[$0].text) }
    let isCameraPart = sentence.part == .camera
    if named == nil, !isCameraPart, !range.contains(where: { isSure(text.words[$0]) && !isThing(text, $0, range) }) {
      return []
    }
    let clause = named.map { text.words[$0].clause }
    var moves: [ReadMove] = []
    var phase = Double(number) * 1000
    var hasCamera = named == nil
    for index in range {
      let word = text.words[index]
      if cameraWords.contains(word.text) { hasCamera = true }
      switch word.text {
      case "then", "next", "finally", "afterwards", "later", "followed", "subsequently", "ending", "ends", "before",
        "until":
        if !moves.isEmpty { phase += 1 }
      case "after":
        // "after that" goes on, "after it panned" goes back.
        let next = index + 1 < range.upperBound ? text.words[index + 1].text : ""
        if !moves.isEmpty { phase += ["that", "this", "which", "wards", "a"].contains(next) ? 1 : -0.5 }
      default: break
      }
      guard hasCamera || (clause.map { word.clause >= $0 } ?? true) || isSure(word) else { continue }
      guard let move = move(text, index, range, phase, isCameraPart: isCameraPart) else { continue }
      if let last = moves.last, last.kinds == move.kinds, last.way.isEmpty || move.way.isEmpty || last.way == move.way,
        last.phase == move.phase, index - last.word < 4
      {
        if last.way.isEmpty { moves[moves.count - 1] = move }
        continue
      }
      moves.append(move)
    }
    return moves
  }

  private static func move(
    _ text: ReadText, _ index: Int, _ range: Range<Int>, _ phase: Double, isCameraPart: Bool
  ) -> ReadMove? {
    let word = text.words[index]
    let before = index > range.lowerBound ? text.words[index - 1].text : ""
    let next = index + 1 < range.upperBound ? text.words[index + 1].text : ""
    func made(_ kinds: Set<CameraMove.Kind>, _ way: String) -> ReadMove {
      ReadMove(kinds: kinds, way: way, word: index, phase: phase)
    }
    if let still = stillness(word, before, next) { return still ? made([.static], "") : nil }
    if word.text == "held" || word.text == "holding", before == "hand" || before == "shoulder" {
      return made([.handheld], "")
    }
    if word.text == "rest" || word.text == "halt" || word.text == "stop" || word.text == "standstill",
      before == "to" || before == "a" || before == "at"
    {
      return made([.static], "")
    }
    // A lens of its own kind.
    if word.text == "tilt", next == "shift" { return nil }
    // A frame that tightens: whether the camera or its lens goes, nobody tells.
    if word.stem == "tighten" { return made([.zoom, .dolly], "in") }
    if word.text == "closes", next == "in" { return made([.dolly], "forward") }
    if word.text == "backs" || word.text == "backing" { return made([.dolly], "back") }
    if word.text == "pace", before == "keeps" || before == "keeping" { return made([.follow], "") }
    if ["stays", "stay", "staying", "keeps", "keep", "keeping", "remains"].contains(word.text),
      isBesideSomebody(text, index, range)
    {
      return made([.follow], "")
    }
    if word.text == "degree" || word.text == "degrees", before == "360" { return made([.arc], "") }
    guard let term = terms[word.stem], !word.isDenied, word.text != "dolly" || next != "zoom" else { return nil }
    if isNoVerbOfCamera(text, index, range) { return nil }
    if case .kind(.static, _) = term { return made([.static], "") }
    let way = way(text, index, range)
    switch term {
    case .kind(let kind, let own):
      switch kind {
      case .zoom:
        return made(
          [.zoom],
          // A zoom that crashes or punches goes in.
          way == "toward" || way == "in" || way == "forward" || way.isEmpty && (before == "crash" || before == "punch")
            ? "in" : way == "out" || way == "back" ? "out" : "")
      case .truck, .pan: return made([kind], ["left", "right"].contains(way) ? way : "")
      case .tilt: return made([kind], ["up", "down"].contains(way) ? way : "")
      case .pedestal: return made([kind], own.isEmpty ? (["up", "down"].contains(way) ? way : "") : own)
      case .roll:
        return way == "forward" || way == "in"
          ? made([.dolly], "forward") : made([kind], way.hasSuffix("clockwise") ? way : "")
      case .arc:
        // Seen from above: clockwise around what is in the middle goes to the camera's left.
        let turned = way == "clockwise" ? "left" : way == "counter-clockwise" ? "right" : way
        return made([kind], ["left", "right", "up", "down"].contains(turned) ? turned : "")
      default: return made([kind], "")
      }
    case .travel(let own):
      if word.stem == SynonymsStem.of("track"), way.isEmpty || way == "along" { return made([.follow], "") }
      if way.isEmpty || way == "along", isBesideSomebody(text, index, range) { return made([.follow], "") }
      switch way.isEmpty || way == "along" && !own.isEmpty ? own : way {
      case "left", "right":
        let kinds: Set<CameraMove.Kind> = word.stem == SynonymsStem.of("sweep") ? [.truck, .pan] : [.truck]
        return made(kinds, way)
      case "up", "down": return made([.pedestal], way)
      case "in", "forward", "toward": return made([.dolly], own == "back" ? "back" : "forward")
      case "out", "back": return made([.dolly], own == "forward" && way != "back" && way != "out" ? "forward" : "back")
      case "around": return made([.arc], "")
      case "along": return made([.follow], "")
      case "side": return made([.truck], "")
      default: return word.text.hasPrefix("doll") ? made([.dolly], "") : nil
      }
    case .turn:
      switch way {
      case "clockwise", "counter-clockwise": return made([.roll], way)
      case "left", "right": return made([.pan], way)
      case "up", "down": return made([.tilt], way)
      case "around": return made([.arc], "")
      default: return nil
      }
    }
  }

  /// Whether the word tells that the camera stands still; `nil` where it tells nothing of it.
  private static func stillness(_ word: ReadWord, _ before: String, _ next: String) -> Bool? {
    switch word.text {
    case "move", "moves", "moving", "movement", "movements", "motion", "moved": return word.isDenied ? true : nil
    case "still":
      return !word.isDenied
        && [
          "completely", "perfectly", "stays", "remains", "holds", "stands", "is", "entirely", "totally", "stay",
          "remain", "kept", "stand", "hold", "absolutely", "quite", "keeps", "held",
        ].contains(before)
        ? true : nil
    case "steady": return ["stays", "remains", "holds", "held", "rock", "stay", "hold"].contains(before) ? true : nil
    case "locked", "fixed", "frozen", "anchored", "planted": return !word.isDenied
    case "place": return ["in"].contains(before) && next.isEmpty ? nil : nil
    default: return nil
    }
  }

  /// Whether somebody else does it: "the woman turns left while the camera …", "a boat drifts left".
  private static func isNoVerbOfCamera(_ text: ReadText, _ index: Int, _ range: Range<Int>) -> Bool {
    let clause = text.words[index].clause
    // "The camera travels alongside the rider, sliding to the right": the first of the clause does all of it.
    if text.words[index].text.hasSuffix("ing"),
      let first = range.first(where: {
        text.words[$0].clause == clause
          && (cameraWords.contains(text.words[$0].text) || ClaimUnits.isEntity(text.words[$0]))
      }), first < index, cameraWords.contains(text.words[first].text), text.words[index].isBehindMark
    {
      return false
    }
    var at = index - 1
    while at >= range.lowerBound, text.words[at].clause == clause {
      let word = text.words[at]
      if cameraWords.contains(word.text) { return false }
      if ClaimUnits.isEntity(word), !sureStems.contains(text.words[index].stem) { return true }
      // "the left truck", "of the slide"
      at -= 1
    }
    if text.sentences[text.words[index].sentence].part != .camera, sureStems.contains(text.words[index].stem) {
      // "a truck", "a pan on the stove" where no camera is named.
      let before = index > range.lowerBound ? text.words[index - 1].text : ""
      let isNoun =
        ReadWords.articles.contains(before) || ["truck", "trucks", "dolly", "tip"].contains(text.words[index].text)
      return isNoun && !range.contains { cameraWords.contains(text.words[$0].text) }
    }
    if ["truck", "crane", "boom", "circle", "tip", "lens", "drop", "track", "slide", "fly", "trail", "lift"].contains(
      text.words[index].text)
    {
      let before = index > range.lowerBound ? text.words[index - 1].text : ""
      return before == "a" && text.words[index].text == "truck"
    }
    return false
  }

  /// "moves with it", "travels along with the rider", "stays with her": behind the verb stands whom it goes with.
  private static func isBesideSomebody(_ text: ReadText, _ index: Int, _ range: Range<Int>) -> Bool {
    guard
      let with = (index + 1..<max(index + 1, min(range.upperBound, index + 4))).first(where: {
        text.words[$0].text == "with"
      }),
      text.words[(index + 1)..<with].allSatisfy({
        ["along", "together", "right", "up"].contains($0.text) || $0.text.hasSuffix("ly")
      }), with + 1 < range.upperBound
    else { return false }
    if ReadWords.pronouns[text.words[with + 1].text] != nil { return true }
    let article = text.words[with + 1].text
    if article == "her" || article == "his" { return true }
    guard article == "the" else {
      return ReadWords.articles.contains(article)
        && text.words[(with + 1)..<min(range.upperBound, with + 5)].contains(where: ClaimUnits.isEntity)
    }
    // "with the beat" is how, not with whom.
    let noun = with + 2 < range.upperBound ? text.words[with + 2] : nil
    return noun.map {
      !["beat", "music", "rhythm", "wind", "help", "flow", "movement", "motion", "same"].contains($0.text)
    }
      ?? false
  }

  private static func way(_ text: ReadText, _ index: Int, _ range: Range<Int>) -> String {
    var found = ""
    var at = index + 1
    let end = min(range.upperBound, index + 9)
    while at < end {
      let word = text.words[at]
      if ["then", "while", "before", "as", "until"].contains(word.text) { break }
      if at > index + 1, terms[word.stem] != nil, !["shot", "track", "angle", "motion"].contains(word.text),
        !ReadWords.articles.contains(text.words[at - 1].text)
      {
        break
      }
      if var way = ways[word.text] {
        let before = text.words[at - 1].text
        if way == "clockwise", before == "counter" || before == "anti" { way = "counter-clockwise" }
        // "in a slow arc", "in the scene" tell no way.
        if way == "in", word.text == "in", at + 1 < range.upperBound,
          ["a", "an", "the", "place"].contains(text.words[at + 1].text), at > index + 1
        {
          at += 1
          continue
        }
        // "from the left to the right": the last counts.
        let isFrom = before == "from" || before == "the" && at >= index + 2 && text.words[at - 2].text == "from"
        if isFrom {
          found = way == "left" ? "right" : way == "right" ? "left" : way == "up" ? "down" : way == "down" ? "up" : way
          if way == "behind" || way == "along" { found = "" }
          at += 1
          continue
        }
        if way == "left" || way == "right" {
          // "left to right": the last counts.
          let isOn = at + 2 < range.upperBound && text.words[at + 1].text == "to"
          return isOn ? ways[text.words[at + 2].text] ?? way : way
        }
        // "up and to the left", "around to the left": a side says more than that.
        if way == "around" || way == "along" || way == "toward" {
          if found.isEmpty { found = way }
          at += 1
          continue
        }
        return found.isEmpty || found == "around" || found == "toward" || found == "along"
          ? (found == "around" && !["left", "right", "up", "down"].contains(way) ? found : way) : found
      }
      at += 1
    }
    if !found.isEmpty { return found }
    for back in 1...3 where index - back >= range.lowerBound {
      let word = text.words[index - back]
      if word.text == "to" || word.text == "the" || ReadWords.auxiliaries.contains(word.text) { break }
      if let way = ways[word.text],
        !["in", "out", "up", "down", "around", "behind", "after", "into"].contains(word.text) || back == 1 && false
      {
        if way == "clockwise", index - back > range.lowerBound,
          ["counter", "anti"].contains(text.words[index - back - 1].text)
        {
          return "counter-clockwise"
        }
        return way
      }
    }
    return ""
  }
}
