/// The judgement of claims by what they are about.
extension PhraseJudge {
  /// All of the units, one by one.
  func all(_ units: ClaimUnits, checksOwner: Bool = false) -> Finding {
    var result: Finding?
    for unit in units.units {
      switch find(unit, checksOwner: checksOwner) {
      case .full(let index): if result == nil { result = .full(index) }
      case .conflict(let index): return .conflict(index)
      case .absent: result = .absent
      }
    }
    return result ?? .absent
  }

  func subject(_ units: ClaimUnits, _ value: ReadText, _ sentence: ReadText) -> Finding {
    let found = all(units)
    if let unit = units.units.first, unit.number != nil {
      let counted = CountJudge(text).find(value, sentence)
      if case .conflict = counted { return counted ?? .absent }
      if case .absent = counted, case .full = found { return .absent }
    }
    return found
  }

  /// What someone or something looks like. Where the value has no bearer, the sentence's own is meant.
  func looks(_ units: ClaimUnits, _ sentence: ReadText) -> Finding {
    if let worn = worn(units) { return worn }
    var units = units
    let graph = KindsGraph.shared
    units.units = units.units.map { unit in
      guard !graph.values(unit.head.meanings, .looks).isEmpty, let bearer = bearer(sentence, unit.head) else {
        return unit
      }
      return ClaimUnits.Unit(head: bearer, bound: [unit.head] + unit.bound, loose: unit.loose)
    }
    return all(units, checksOwner: true)
  }

  /// "a pianist in red", "dressed in orange": the colour of what somebody wears, with or without the garment's name.
  /// `nil` where the claim is none of that.
  private func worn(_ units: ClaimUnits) -> Finding? {
    let words = units.words
    guard let at = words.indices.dropLast().last(where: { words[$0].text == "in" }), at == words.count - 2,
      Self.isColour(words[at + 1]),
      let wearer = words[..<at].last(where: ClaimUnits.isEntity) ?? owner
    else { return nil }
    let colour = words[at + 1]
    var other: Int?
    for index in text.found(wearer) where !text.words[index].isDenied {
      let range = text.sentences[text.words[index].sentence].words
      guard
        let link = (index + 1..<min(range.upperBound, index + 4)).first(where: {
          ["in", "wearing", "wears", "dressed"].contains(text.words[$0].text)
        })
      else { continue }
      let behind = (link + 1)..<min(range.upperBound, link + 6)
      guard let first = behind.first(where: { Self.isColour(text.words[$0]) }),
        !(link + 1..<first).contains(where: { ["with", "and", "on", "at"].contains(text.words[$0].text) })
      else { continue }
      if text.words[first].keeps(colour) { return .full(first) }
      if KindsGraph.shared.exclude(text.words[first].meanings, colour.meanings, .looks) { other = other ?? first }
    }
    return other.map { .conflict($0) } ?? .absent
  }

  private static func isColour(_ word: ReadWord) -> Bool {
    KindsGraph.shared.values(word.meanings, .looks).contains { $0.line == 0 }
  }

  private func bearer(_ sentence: ReadText, _ look: ReadWord) -> ReadWord? {
    guard let at = sentence.words.firstIndex(where: { $0.stem == look.stem }) else { return owner }
    // "a red boat", "the boat is red"
    let graph = KindsGraph.shared
    for (index, word) in sentence.words.enumerated() where graph.values(word.meanings, .looks).isEmpty {
      if !ReadWords.empty.contains(word.text), sentence.describing(index).contains(at) { return word }
    }
    return owner
  }

  /// What somebody does or feels.
  func acting(_ units: ClaimUnits, _ field: KindsGraph.Field) -> Finding {
    var units = units.units
    if let owner, let first = units.first, units.count > 1, first.head.text == owner.text { units.removeFirst() }
    // "a laughing girl": what she does stands before her.
    if let owner, units.count == 1, let unit = units.first, unit.head.text == owner.text,
      let act = (unit.bound + unit.loose).first
    {
      units = [ClaimUnits.Unit(head: act, loose: (unit.bound + unit.loose).filter { $0.text != act.text })]
    }
    guard let main = units.first else { return .absent }
    let verbs = [main.head] + main.loose + main.bound
    var others: [Int] = []
    var denied: Int?
    var found: Int?
    for index in text.found(main.head) where !isDoer(text.words[index], main.head) {
      guard belongs(index) else {
        others.append(index)
        continue
      }
      if text.words[index].isDenied { denied = denied ?? index } else { found = found ?? index }
    }
    if let found {
      var missing = false
      for unit in [ClaimUnits.Unit(head: main.head, loose: main.loose + main.bound)] + units.dropFirst() {
        if unit.head.text == main.head.text {
          // How it is done may go unsaid: "calmly".
          for loose in unit.loose where !loose.text.hasSuffix("ly") && text.found(loose).isEmpty { missing = true }
          continue
        }
        switch find(unit) {
        case .full: continue
        case .conflict(let index): return .conflict(index)
        case .absent:
          if let sibling = sibling(of: unit.head, at: found) { return .conflict(sibling) }
          if let other = other(way: unit.head, at: found) { return .conflict(other) }
          missing = true
        }
      }
      return missing ? .absent : .full(found)
    }
    if let denied { return .conflict(denied) }
    if let reversed = others.first(where: { isReversed($0, units) }) { return .conflict(reversed) }
    let conflict = excluding(verbs, field) { index in
      let agents = text.agents(index)
      guard let owner else { return Set(agents.map(\.stem)).count <= 1 && entityStems.count <= 1 }
      return agents.first.map { ClaimUnits.mayBeSame($0, owner) } ?? (entityStems.count <= 1)
    }
    return conflict.map { .conflict($0) } ?? .absent
  }

  /// "its pursuer" names who does it, and does nothing.
  private func isDoer(_ word: ReadWord, _ act: ReadWord) -> Bool {
    let ends = ["er", "ers", "or", "ors"]
    return ends.contains { word.text.hasSuffix($0) } && !ends.contains { act.text.hasSuffix($0) }
  }

  private var entityStems: Set<String> {
    Set(text.words.lazy.filter { ClaimUnits.isEntity($0) }.map(\.stem))
  }

  /// The one to whom the claim says that it is done does it.
  private func isReversed(_ index: Int, _ units: [ClaimUnits.Unit]) -> Bool {
    guard let patient = units.dropFirst().first(where: { ClaimUnits.isEntity($0.head) })?.head else { return false }
    return text.agents(index).first.map { $0.keeps(patient) } ?? false
  }

  /// Something of the same kind in the place of what a claim names: another instrument that is played.
  private func sibling(of word: ReadWord, at verb: Int) -> Int? {
    let range = text.sentences[text.words[verb].sentence].words
    let kinds = word.meanings.filter { PhraseJudge.siblings.contains($0) }
    guard !kinds.isEmpty else { return nil }
    return (verb + 1..<max(verb + 1, min(range.upperBound, verb + 8))).first { index in
      let other = text.words[index]
      return !other.isDenied && other.clause == text.words[verb].clause && other.stem != word.stem
        && !other.keeps(word) && !word.keeps(other) && kinds.contains { other.says($0) }
    }
  }

  private static let siblings: Set<String> = Set(
    ["instrument", "vehicle", "fruit", "vegetable", "drink", "animal", "furniture", "weapon", "container", "food"]
      .map { SynonymsStem.of($0) })

  private func other(way: ReadWord, at verb: Int) -> Int? {
    let range = text.sentences[text.words[verb].sentence].words
    return (verb..<min(range.upperBound, verb + 8)).first { index in
      KindsGraph.shared.exclude(text.words[index].meanings, way.meanings, .acts)
        || ["left", "right"].contains(way.text)
          && KindsGraph.shared.exclude(text.words[index].meanings, way.meanings, .looks)
    }
  }

  func place(_ units: ClaimUnits) -> Finding {
    let found = all(units)
    if case .absent = found {
      let graph = KindsGraph.shared
      let heads = units.units.map(\.head)
      let isKnown = heads.contains { head in
        text.found(head).contains { !text.words[$0].isDenied } && !graph.values(head.meanings, .places).isEmpty
      }
      guard !isKnown else { return found }
      // A scene is in one place: what stands behind "in" or "on", or is called the setting.
      if let other = excluding(heads, .places, where: { isScene($0) }) { return .conflict(other) }
      let indoor = SynonymsStem.of("indoors")
      let outdoor = SynonymsStem.of("outdoors")
      for (mine, theirs) in [(indoor, outdoor), (outdoor, indoor)] where heads.contains(where: { $0.stem == mine }) {
        if let other = text.places[theirs]?.first(where: { isScene($0) || text.words[$0].stem == theirs }) {
          return .conflict(other)
        }
      }
    }
    return found
  }

  private func isScene(_ index: Int) -> Bool {
    let range = text.sentences[text.words[index].sentence].words
    var at = index - text.words[index].length
    while at >= range.lowerBound, index - at < 7 {
      let word = text.words[at].text
      if ["in", "on", "at", "inside", "across", "through", "along", "into", "within", "is", "by", "as", "down"]
        .contains(word)
      {
        return true
      }
      if ["of", "with", "behind", "to", "toward", "towards", "from", "like", "over", "beyond", "for"].contains(word) {
        return false
      }
      at -= 1
    }
    return at < range.lowerBound && text.part(of: index) == .background
      && !text.words[range.lowerBound..<index].contains(where: ReadClauses.isVerb)
  }

  /// Time and weather: one for the whole scene.
  func scene(_ units: ClaimUnits, _ value: ReadText, _ sentence: ReadText, _ field: KindsGraph.Field) -> Finding {
    let found = all(units)
    if case .full = found { return found }
    // "drifting snow": that it snows counts, not how.
    let told = value.words.filter { !KindsGraph.shared.values($0.meanings, field).isEmpty }.map { word in
      text.found(word).first { !text.words[$0].isDenied }
    }
    if let first = told.first, let first, told.allSatisfy({ $0 != nil }) { return .full(first) }
    let own = value.words.filter { !KindsGraph.shared.values($0.meanings, field).isEmpty }
    let words = own.isEmpty ? sentence.words : own
    let same = words.contains { word in
      !KindsGraph.shared.values(word.meanings, field).isEmpty && text.found(word).contains { !text.words[$0].isDenied }
    }
    if !same, let other = excluding(words, field, where: { _ in true }) { return .conflict(other) }
    return found
  }

  /// What the time or the weather is not: "without rain" is kept where it is dry.
  func without(_ value: ReadText, _ field: KindsGraph.Field) -> Finding {
    let finding = AbsenceJudge(text).find(value)
    guard case .absent = finding else { return finding }
    return excluding(value.words, field, where: { _ in true }).map { .full($0) } ?? .absent
  }

  func style(_ units: ClaimUnits, _ value: ReadText) -> Finding {
    let found = all(units)
    if case .full = found { return found }
    // "old sepia film look": the manner counts, not the words around it.
    let manners = value.words.filter { !KindsGraph.shared.values($0.meanings, .styles).isEmpty }
    let told = manners.compactMap { manner in text.found(manner).first { !text.words[$0].isDenied } }
    if let first = told.first, told.count == manners.count { return .full(first) }
    if let other = excluding(
      value.words, .styles,
      where: { index in
        text.part(of: index) == .style
          || KindsGraph.shared.values(text.words[index].meanings, .styles).contains { $0.line <= 1 }
      })
    {
      return .conflict(other)
    }
    return found
  }

  func sound(_ units: ClaimUnits) -> Finding {
    let found = all(units)
    if case .absent = found {
      let quiet = ["silence", "silent", "soundless", "mute", "muted"].map { SynonymsStem.of($0) }
      let isQuiet = units.words.contains { quiet.contains($0.stem) }
      if !isQuiet, let index = quiet.lazy.compactMap({ text.places[$0]?.first { !text.words[$0].isDenied } }).first {
        return .conflict(index)
      }
    }
    return found
  }
}
