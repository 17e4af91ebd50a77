/// Judges where in the picture things are.
struct LayoutJudge {
  let text: ReadText

  init(_ text: ReadText) { self.text = text }

  /// Something at a side, perhaps of something else.
  private struct Place {
    let thing: ReadWord
    let side: String
    let other: ReadWord?
    let word: Int
  }

  private static let sides: [String: String] = [
    "left": "left", "leftmost": "left", "right": "right", "rightmost": "right", "center": "center", "centre": "center",
    "middle": "center", "centered": "center", "centred": "center", "foreground": "near", "nearest": "near",
    "closest": "near",
    "background": "far", "distance": "far", "farthest": "far", "furthest": "far", "afar": "far", "top": "top",
    "upper": "top",
    "bottom": "bottom", "lower": "bottom", "behind": "behind", "front": "front", "above": "above", "below": "below",
    "under": "below", "beneath": "below", "underneath": "below", "beside": "beside", "next": "beside",
    "alongside": "beside",
    "between": "between", "close": "near", "far": "far", "near": "nearby", "over": "above",
  ]
  private static let opposites: [String: Set<String>] = [
    "left": ["right", "center"], "right": ["left", "center"], "center": ["left", "right"], "near": ["far"],
    "far": ["near"],
    "top": ["bottom"], "bottom": ["top"], "behind": ["front"], "front": ["behind"], "above": ["below"],
    "below": ["above"],
  ]
  private static let turned: [String: String] = [
    "left": "right", "right": "left", "behind": "front", "front": "behind", "above": "below", "below": "above",
    "beside": "beside",
  ]
  private static let frames: Set<String> = [
    "frame", "picture", "image", "screen", "shot", "scene", "camera", "side", "viewer", "composition", "half", "third",
    "corner",
    "edge", "view", "lens",
  ]

  func find(_ value: ReadText, _ sentence: ReadText) -> PhraseJudge.Finding? {
    let asked = places(value) + places(sentence)
    let sides = Set(value.words.compactMap { Self.sides[$0.text] })
    guard let claim = asked.first(where: { sides.isEmpty || sides.contains($0.side) }) else { return nil }
    var conflict: Int?
    let told = places(text)
    for place in told where place.thing.keeps(claim.thing) {
      let isSameOther =
        claim.other.map { other in place.other.map { $0.keeps(other) } ?? false } ?? (place.other == nil)
      if place.side == claim.side {
        if isSameOther || claim.other == nil { return .full(place.word) }
      } else if isSameOther, Self.opposites[claim.side]?.contains(place.side) == true {
        conflict = conflict ?? place.word
      }
    }
    if let other = claim.other {
      for place in told where place.thing.keeps(other) && place.other?.keeps(claim.thing) == true {
        if place.side == Self.turned[claim.side] { return .full(place.word) }
        if place.side == claim.side, claim.side != "beside" { conflict = conflict ?? place.word }
      }
    }
    return conflict.map { .conflict($0) } ?? .absent
  }

  private func places(_ text: ReadText) -> [Place] {
    var found: [Place] = []
    for (index, word) in text.words.enumerated() {
      guard let side = Self.sides[word.text], !word.isDenied, !word.isQuoted,
        text.sentences[word.sentence].part != .camera
      else { continue }
      let range = text.sentences[word.sentence].words
      let next = index + 1 < range.upperBound ? text.words[index + 1].text : ""
      if ["hand", "arm", "leg", "foot", "eye", "shoulder", "now", "knee", "away", "ear"].contains(next) { continue }
      if ["close", "far"].contains(word.text), !["to", "away", "off", "from", "behind", "back"].contains(next) {
        continue
      }
      if isWay(text, index, range) { continue }
      let inner =
        side == "between" || ["behind", "beside", "above", "below", "nearby"].contains(side) || next == "of"
        || next == "to" || next == "side"
      let other = inner ? noun(text, after: index, range) : nil
      let isFrame = other.map { Self.frames.contains(text.words[$0].text) } ?? true
      var thing =
        opensClause(text, index, range) ? nil : antecedent(text, index, range) ?? noun(text, before: index, range)
      if thing == nil {
        let start = isFrame ? index : (other ?? index)
        thing = noun(text, after: start, range, passesFrames: true)
      }
      guard let thing else { continue }
      found.append(
        Place(thing: text.words[thing], side: side, other: isFrame ? nil : other.map { text.words[$0] }, word: index))
    }
    return found
  }

  /// "It appears on the left": what the sentence before begins with. `nil` where the sentence does not begin so.
  private func antecedent(_ text: ReadText, _ index: Int, _ range: Range<Int>) -> Int? {
    guard index > range.lowerBound, ReadWords.pronouns[text.words[range.lowerBound].text] != nil,
      !(range.lowerBound + 1..<index).contains(where: { isNoun(text.words[$0]) })
    else { return nil }
    let pronoun = ReadWords.pronouns[text.words[range.lowerBound].text] ?? ""
    let wanted = pronoun == "man" ? ClaimUnits.male : pronoun == "woman" ? ClaimUnits.female : nil
    for number in stride(from: text.words[index].sentence - 1, through: 0, by: -1) {
      let before = text.sentences[number]
      guard before.part == text.sentences[text.words[index].sentence].part else { return nil }
      guard let first = before.words.first(where: { _ in true }),
        ReadWords.pronouns[text.words[first].text] == nil
      else { continue }
      if let wanted { return before.words.first { text.words[$0].says(wanted) } }
      return before.words.last { isNoun(text.words[$0]) && ClaimUnits.isEntity(text.words[$0]) }
        ?? before.words.last { at in
          isNoun(text.words[at]) && !(at + 1 < before.words.upperBound && isNoun(text.words[at + 1]))
        }
    }
    return nil
  }

  /// "on the right, waves explode": what is there comes behind.
  private func opensClause(_ text: ReadText, _ index: Int, _ range: Range<Int>) -> Bool {
    guard index > range.lowerBound else { return true }
    for at in stride(from: index - 1, through: max(range.lowerBound, index - 3), by: -1) {
      let word = text.words[at]
      if ["on", "at", "in", "to"].contains(word.text) {
        let isJoined = at > range.lowerBound && text.words[at - 1].text == "and" && text.words[at - 1].isBehindMark
        return word.isBehindMark || at == range.lowerBound || isJoined
      }
      guard ReadWords.articles.contains(word.text) || ["far", "very"].contains(word.text) else { return false }
    }
    return false
  }

  /// "walks to the left": a way, no place.
  private func isWay(_ text: ReadText, _ index: Int, _ range: Range<Int>) -> Bool {
    let movers: Set<String> = [
      "walk", "run", "move", "look", "turn", "fac", "head", "point", "pan", "slid", "driv", "gaz", "truck", "drift",
      "fly", "glanc", "sail", "roll",
    ]
    guard ["left", "right"].contains(text.words[index].text) else { return false }
    let before = text.words[max(range.lowerBound, index - 4)..<index]
    if before.contains(where: { ["on", "at", "in", "of"].contains($0.text) }) { return false }
    return before.contains { movers.contains($0.stem) }
  }

  private func isNoun(_ word: ReadWord) -> Bool {
    !ReadWords.empty.contains(word.text) && Self.sides[word.text] == nil && !word.text.hasSuffix("ly")
      && !ReadClauses.isVerb(word) && ReadWords.number(word.text) == nil && !Self.frames.contains(word.text)
      && (KindsGraph.shared.values(word.meanings, .looks).isEmpty || ClaimUnits.isEntity(word))
      && ![
        "subject", "main", "besides", "heart", "thing", "element", "first", "second", "third", "appears", "placed",
        "positioned",
        "located", "found",
        "occupies", "farther", "further", "depth", "far", "stand", "stands", "lies", "sits", "standing", "partly",
        "hand",
      ].contains(word.text)
  }

  /// The first thing that the clause names, entities before all else.
  private func noun(_ text: ReadText, before index: Int, _ range: Range<Int>) -> Int? {
    let clause = text.words[index].clause
    var first: Int?
    var start = index
    while start > range.lowerBound, text.words[start - 1].clause == clause, index - start < 60 {
      if text.words[start].isBehindMark, start < index, text.words[start..<index].contains(where: isNoun) { break }
      start -= 1
    }
    for at in start..<index where isNoun(text.words[at]) {
      if ClaimUnits.isEntity(text.words[at]) { return at }
      if first == nil {
        // The last of a row of nouns carries it: "street lamp".
        var last = at
        while last + 1 < index, isNoun(text.words[last + 1]), !text.words[last + 1].isBehindMark { last += 1 }
        first = last
      }
    }
    return first
  }

  private func noun(_ text: ReadText, after index: Int, _ range: Range<Int>, passesFrames: Bool = false) -> Int? {
    var at = index + 1
    while at < range.upperBound, at - index < 12 {
      let word = text.words[at]
      if !passesFrames, Self.frames.contains(word.text), word.text != "side" { return at }
      if isNoun(word) {
        var last = at
        while last + 1 < range.upperBound, isNoun(text.words[last + 1]), !text.words[last + 1].isBehindMark,
          !ClaimUnits.isEntity(text.words[last])
        {
          last += 1
        }
        return last
      }
      if !passesFrames, word.isBehindMark { return nil }
      at += 1
    }
    return nil
  }
}
