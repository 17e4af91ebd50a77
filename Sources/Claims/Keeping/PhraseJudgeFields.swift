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
    if let alone = alone(value) { return .conflict(alone) }
    if case .absent = found, let other = ofOtherGender(units) { return .conflict(other) }
    if case .absent = found, let other = otherMood(units) ?? deniedKind(units) { return .conflict(other) }
    return found
  }

  /// "a Lego minifigure" where the caption says "not a toy": what something is a kind of is denied.
  private func deniedKind(_ units: ClaimUnits) -> Int? {
    let heads = units.units.map(\.head).filter { text.found($0).isEmpty }
    return text.words.indices.first { index in
      let word = text.words[index]
      guard word.isDenied, !word.isQuoted, index > 0, !ReadWords.empty.contains(word.text) else { return false }
      let before = text.words[max(0, index - 3)..<index]
      if before.contains(where: { ["other", "longer", "single", "else"].contains($0.text) }) { return false }
      return heads.contains { $0.stem != word.stem && $0.meanings.contains(word.stem) }
    }
  }

  /// "cheerful" alone where the caption says gloomy: a claim of one word that names a mood.
  private func otherMood(_ units: ClaimUnits) -> Int? {
    guard units.words.count == 1 else { return nil }
    for field in [KindsGraph.Field.bodies, .emotions, .weathers, .times, .styles] {
      if let other = excluding(units.words, field, where: { _ in true }) { return other }
    }
    return nil
  }

  /// "a group of dancers" where one dances alone.
  private func alone(_ value: ReadText) -> Int? {
    guard value.words.contains(where: { ["group", "crowd", "several", "many", "dozens", "pair"].contains($0.text) }),
      let head = value.words.last(where: { ClaimUnits.isEntity($0) && $0.text.hasSuffix("s") })
    else { return nil }
    let single = ["alone", "lone", "solo", "solitary", "single", "herself", "himself"]
    return text.words.indices.first { index in
      let word = text.words[index]
      guard ClaimUnits.isEntity(word), word.keeps(head), !word.isDenied, !word.text.hasSuffix("s") else { return false }
      return text.words[text.sentences[word.sentence].words].contains { single.contains($0.text) && !$0.isDenied }
    }
  }

  /// "a girl reaching up" where a boy reaches, and no girl is told of.
  private func ofOtherGender(_ units: ClaimUnits) -> Int? {
    guard let person = units.words.first(where: { $0.says(ClaimUnits.person) }),
      person.says(ClaimUnits.male) != person.says(ClaimUnits.female)
    else { return nil }
    let (own, other) =
      person.says(ClaimUnits.male)
      ? (ClaimUnits.male, ClaimUnits.female) : (ClaimUnits.female, ClaimUnits.male)
    guard !text.words.contains(where: { $0.says(own) && !$0.isDenied }) else { return nil }
    for act in units.words where act.text.hasSuffix("ing") && act.text.utf8.count > 5 {
      for index in text.found(act) where text.agents(index).first?.says(other) == true { return index }
    }
    return nil
  }

  /// What someone or something looks like. Where the value has no bearer, the sentence's own is meant.
  func looks(_ units: ClaimUnits, _ sentence: ReadText) -> Finding {
    if let worn = worn(units) { return worn }
    if let other = excluding(units.words, .bodies, where: { belongs($0) }), case .absent = all(units) {
      return .conflict(other)
    }
    if let backdrop = backdrop(units) { return backdrop }
    if let switched = switched(units) { return switched }
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
    guard let at = words.indices.dropLast().last(where: { words[$0].text == "in" }),
      at == words.count - 2 || at == words.count - 3 && words[words.count - 1].says(Self.clothes),
      Self.isColour(words[at + 1]),
      let wearer = words[..<at].last(where: ClaimUnits.isEntity) ?? owner
    else { return nil }
    let colour = words[at + 1]
    var other: Int?
    for index in wearers(wearer) where !text.words[index].isDenied {
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

  /// "headlights on": whether it is switched on. `nil` where the claim is none of that.
  private func switched(_ units: ClaimUnits) -> Finding? {
    guard let state = units.words.last?.text, state == "on" || state == "off", units.words.count <= 3,
      let thing = units.units.first?.head
    else { return nil }
    for index in text.found(thing) {
      let range = text.sentences[text.words[index].sentence].words
      for at in (index + 1)..<max(index + 1, min(range.upperBound, index + 4)) {
        let word = text.words[at].text
        guard ["on", "off", "lit", "unlit", "dark", "burning", "glowing"].contains(word) else { continue }
        let isOn = !["off", "unlit", "dark"].contains(word) != text.words[at].isDenied
        return isOn == (state == "on") ? .full(index) : .conflict(index)
      }
    }
    return nil
  }

  private static let clothes = SynonymsStem.of("clothes")

  /// Where somebody is named; where a caption names one person only, that is the one.
  private func wearers(_ wearer: ReadWord) -> [Int] {
    let found = text.found(wearer)
    guard found.isEmpty, wearer.says(ClaimUnits.person) else { return found }
    let people = text.words.indices.filter { text.words[$0].says(ClaimUnits.person) }
    guard Set(people.map { text.words[$0].stem }).count == 1, let first = people.first,
      ClaimUnits.mayBeSame(text.words[first], wearer)
    else { return [] }
    return people
  }

  /// "a black backdrop": what the caption's part about it says of its colour. `nil` where the claim is none of that.
  private func backdrop(_ units: ClaimUnits) -> Finding? {
    guard let head = units.units.first?.head, ["backdrop", "background"].contains(head.text),
      let colour = units.words.first(where: Self.isColour)
    else { return nil }
    var other: Int?
    for (index, word) in text.words.enumerated() where Self.isColour(word) && !word.isDenied {
      let range = text.sentences[word.sentence].words
      let isMeant =
        text.part(of: index) == .background && range.count <= 4
        || text.words[index..<min(range.upperBound, index + 4)].contains {
          $0.text == "backdrop" || $0.text == "background"
        }
      guard isMeant else { continue }
      if word.keeps(colour) { return .full(index) }
      if KindsGraph.shared.exclude(word.meanings, colour.meanings, .looks) { other = other ?? index }
    }
    return other.map { .conflict($0) }
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
    if field == .emotions, let told = feeling(units) { return told }
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
    // The one to whom it is done, says the claim, does it.
    if let found, let patient = units.dropFirst().first(where: { ClaimUnits.isEntity($0.head) })?.head, let owner,
      let agent = text.agents(found).first, agent.keeps(patient), !agent.keeps(owner)
    {
      return .conflict(found)
    }
    if let found, let other = compared(verbs, at: found) ?? otherWay(at: found) { return .conflict(other) }
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
          if isSomebody(unit.head, at: found) { continue }
          if let sibling = sibling(of: unit.head, at: found) { return .conflict(sibling) }
          if let other = other(way: unit.head, at: found) { return .conflict(other) }
          // How it is done may go unsaid: "with both arms up".
          if Self.limbs.contains(unit.head.stem), said.contains("with") { continue }
          missing = true
        }
      }
      return missing ? .absent : .full(found)
    }
    if let denied { return .conflict(denied) }
    if field == .acts, let other = manner(verbs) { return .conflict(other) }
    if let turned = turned(verbs + units.dropFirst().flatMap { [$0.head] + $0.loose + $0.bound }) {
      return .conflict(turned)
    }
    // "sparks fly" where no sparks are told of: who flies there is somebody else.
    if main.loose.contains(where: { loose in
      loose.text != owner?.text && !loose.text.hasSuffix("ly") && !loose.text.hasSuffix("ing")
        && text.found(loose).isEmpty && KindsGraph.shared.values(loose.meanings, .acts).isEmpty
    }) {
      return .absent
    }
    // One who laughs is happy, though nobody says so.
    if field == .emotions, let shown = shown(verbs) { return .full(shown) }
    if let reversed = others.first(where: { isReversed($0, units) }) { return .conflict(reversed) }
    let conflict = excluding(verbs, field) { index in
      let agents = text.agents(index)
      guard let owner else { return Set(agents.map(\.stem)).count <= 1 && entityStems.count <= 1 }
      return agents.first.map { ClaimUnits.mayBeSame($0, owner) && belongs(index) } ?? (entityStems.count <= 1)
    }
    return conflict.map { .conflict($0) } ?? .absent
  }

  /// "riding slowly" where the same one gallops.
  private func manner(_ verbs: [ReadWord]) -> Int? {
    let adverbs = verbs.filter { $0.text.hasSuffix("ly") || $0.text == "fast" }
    guard !adverbs.isEmpty, owner != nil else { return nil }
    return excluding(adverbs, .looks) { index in
      (ReadClauses.isVerb(text.words[index]) || text.words[index].text.hasSuffix("s")) && !text.agents(index).isEmpty
        && belongs(index)
    }
  }

  /// A feeling is told by whatever shows it, or by one that excludes it; `nil` where no word of the claim names one.
  private func feeling(_ units: [ClaimUnits.Unit]) -> Finding? {
    let feelings = units.flatMap { [$0.head] + $0.loose + $0.bound }.filter {
      !$0.isDenied && !KindsGraph.shared.values($0.meanings, .emotions).isEmpty
    }
    guard !feelings.isEmpty else { return nil }
    let told = feelings.lazy.flatMap { text.found($0) }.first { belongs($0) }
    if let told { return text.words[told].isDenied ? .conflict(told) : .full(told) }
    if let shown = shown(feelings) { return .full(shown) }
    let other = excluding(feelings, .emotions) { belongs($0) && (owner != nil || entityStems.count <= 1) }
    return other.map { .conflict($0) }
  }

  /// "The taller one drops it" where the shorter one does.
  private func compared(_ words: [ReadWord], at verb: Int) -> Int? {
    guard
      let own = words.first(where: {
        ["er", "est"].contains(where: $0.text.hasSuffix) && $0.text != "other" || Self.ordinals.contains($0.text)
      }),
      !KindsGraph.shared.values(own.meanings, .looks).isEmpty
    else { return nil }
    let clause = text.words[verb].clause
    return text.sentences[text.words[verb].sentence].words.prefix { $0 < verb }.last { index in
      text.words[index].clause == clause && KindsGraph.shared.exclude(text.words[index].meanings, own.meanings, .looks)
    }
  }

  private static let limbs: Set<String> = Set(
    ["arm", "hip", "hand", "head", "leg", "foot", "finger", "fist", "knee", "elbow", "shoulder", "palm"].map {
      SynonymsStem.of($0)
    })

  private static let ordinals: Set<String> = [
    "first", "second", "third", "last", "leading", "front", "rear", "final", "foremost", "hindmost",
  ]

  /// What comes first by the claim comes second in the caption: "first blue, then gold".
  func reordered(_ value: ReadText) -> Int? {
    guard let first = value.words.firstIndex(where: { $0.text == "first" }),
      let then = value.words.firstIndex(where: { $0.text == "then" }), first + 1 < then, then + 1 < value.words.count
    else { return nil }
    guard let before = text.found(value.words[first + 1]).first, let behind = text.found(value.words[then + 1]).first,
      behind < before, text.words[before].sentence - text.words[behind].sentence <= 1
    else { return nil }
    let range =
      text.sentences[text.words[behind].sentence].words
      .lowerBound..<text.sentences[text.words[before].sentence]
      .words.upperBound
    let marks = text.words[range].map(\.text)
    return marks.contains("first") || marks.contains("after") || marks.contains("follows") || marks.contains("then")
      ? behind : nil
  }

  /// "dives to the left" where the same one goes to the right.
  private func turned(_ words: [ReadWord]) -> Int? {
    guard let side = words.first(where: { ["left", "right"].contains($0.text) }), owner != nil else { return nil }
    let other = side.text == "left" ? "right" : "left"
    guard !text.words.contains(where: { $0.text == side.text && !$0.isDenied }) else { return nil }
    return text.words.indices.first { index in
      let word = text.words[index]
      guard word.text == other, !word.isDenied, text.part(of: index) != .camera, index > 1 else { return false }
      let before = [text.words[index - 1].text, text.words[index - 2].text]
      return before.contains("to") && belongs(index) && !text.agents(index).isEmpty
    }
  }

  /// A word that shows the same feeling as the claim's.
  private func shown(_ feelings: [ReadWord]) -> Int? {
    let graph = KindsGraph.shared
    for feeling in feelings {
      let values = graph.values(feeling.meanings, .emotions)
      guard !values.isEmpty else { continue }
      for (index, word) in text.words.enumerated() where !word.isDenied && !word.isQuoted {
        guard !graph.values(word.meanings, .emotions).isDisjoint(with: values),
          !graph.exclude(word.meanings, feeling.meanings, .emotions), belongs(index)
        else { continue }
        return index
      }
    }
    return nil
  }

  /// "its pursuer" names who does it, and does nothing.
  private func isDoer(_ word: ReadWord, _ act: ReadWord) -> Bool {
    let ends = ["er", "ers", "or", "ors"]
    return ends.contains { word.text.hasSuffix($0) } && !ends.contains { act.text.hasSuffix($0) }
  }

  private var entityStems: Set<String> {
    Set(text.words.lazy.filter { ClaimUnits.isEntity($0) }.map(\.stem))
  }

  /// "his son" beside "a little boy", where the sentence names no other one that it may be: to whom it is done.
  private func isSomebody(_ word: ReadWord, at verb: Int) -> Bool {
    guard word.says(ClaimUnits.person) else { return false }
    let range = text.sentences[text.words[verb].sentence].words
    return range.contains { index in
      let other = text.words[index]
      guard index > verb, other.says(ClaimUnits.person), !other.isDenied, !other.isPossessive else { return false }
      return ClaimUnits.mayBeSame(other, word) && owner.map { !other.keeps($0) } ?? true
    }
  }

  /// The one to whom the claim says that it is done does it.
  private func isReversed(_ index: Int, _ units: [ClaimUnits.Unit]) -> Bool {
    guard let patient = units.dropFirst().first(where: { ClaimUnits.isEntity($0.head) })?.head else { return false }
    guard let agent = text.agents(index).first, let owner else { return false }
    return agent.keeps(patient)
      || ClaimUnits.isEntity(agent) && ClaimUnits.mayBeSame(agent, patient) && !ClaimUnits.mayBeSame(agent, owner)
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

  private static let opposites: [String: [String]] = [
    "up": ["down", "downward", "downwards"], "down": ["up", "upward", "upwards"],
    "upwards": ["down", "downwards"], "downwards": ["up", "upwards"],
    "forward": ["back", "backward", "backwards"], "forwards": ["back", "backward", "backwards"],
    "backward": ["forward", "forwards"], "backwards": ["forward", "forwards"],
    "clockwise": ["counterclockwise", "anticlockwise"], "counterclockwise": ["clockwise"],
    "together": ["apart", "separately", "alone"], "apart": ["together"], "alone": ["together"],
    "inside": ["outside"], "outside": ["inside"], "toward": ["away"], "towards": ["away"],
    "away": ["toward", "towards"],
    "into": ["out"], "out": ["into"], "left": ["right"], "right": ["left"], "on": ["off"], "off": ["on"],
  ]

  /// "runs toward the camera" where the same verb leads away.
  private func otherWay(at verb: Int) -> Int? {
    let range = text.sentences[text.words[verb].sentence].words
    let near = (verb + 1)..<max(verb + 1, min(range.upperBound, verb + 5))
    for way in said where Self.opposites[way] != nil {
      if near.contains(where: { text.words[$0].text == way }) { return nil }
      if let other = near.first(where: {
        Self.opposites[way]?.contains(text.words[$0].text) == true && !text.words[$0].isDenied
      }) {
        return other
      }
    }
    return nil
  }

  private func other(way: ReadWord, at verb: Int) -> Int? {
    if let opposites = Self.opposites[way.text] {
      let end = min(text.sentences[text.words[verb].sentence].words.upperBound, verb + 6)
      if let other = (verb..<end).first(where: { opposites.contains(text.words[$0].text) && !text.words[$0].isDenied })
      {
        return other
      }
    }
    let range = text.sentences[text.words[verb].sentence].words
    return (verb..<min(range.upperBound, verb + 8)).first { index in
      KindsGraph.shared.exclude(text.words[index].meanings, way.meanings, .acts)
        || ["left", "right"].contains(way.text)
          && KindsGraph.shared.exclude(text.words[index].meanings, way.meanings, .looks)
    }
  }
}
