/// What claims give a caption leave to name: people, animals, vehicles, styles.
struct ClaimGrounds {
  private var names: Set<String> = []
  private var meanings: Set<String> = []
  /// What is told of one alone: of "two girls" no single girl is known.
  private var single: Set<String> = []

  init(_ claims: [ReadClaim]) {
    for claim in claims where claim.claim.aspect != .absence {
      add(claim.value)
      add(claim.sentence)
    }
  }

  private mutating func add(_ text: ReadText) {
    for (index, word) in text.words.enumerated() where !word.isDenied && !Self.onlyDescribes(text, index) {
      names.formUnion(word.names)
      meanings.formUnion(word.meanings)
      if !Self.isSeveral(word) { single.formUnion(word.meanings) }
    }
  }

  /// "a wizard hat", "children's items": no wizard and no child is there.
  private static func onlyDescribes(_ text: ReadText, _ index: Int) -> Bool {
    let word = text.words[index]
    guard ClaimUnits.isEntity(word), index + 1 < text.words.count else { return false }
    if word.isPossessive { return !text.words[index + 1].isBehindMark }
    let next = text.words[index + 1]
    return !next.isBehindMark && next.sentence == word.sentence && !ClaimUnits.isEntity(next)
      && next.meanings.contains { things.contains($0) }
  }

  private static let things: Set<String> = Set(
    [
      "clothes", "hat", "shoes", "furniture", "container", "toy", "building", "house", "food", "weapon", "jewelry",
      "costume",
    ]
    .map { SynonymsStem.of($0) })

  private static func isSeveral(_ word: ReadWord) -> Bool {
    ["people", "men", "women", "children", "crowd", "group", "audience", "mice", "geese"].contains(word.text)
      || word.text.hasSuffix("men")
      || word.text.hasSuffix("s") && !word.text.hasSuffix("ss") && ClaimUnits.isEntity(word)
        && word.stem != word.text && !["his", "hers"].contains(word.text)
  }

  /// Whether a claim names it, or something that is a kind of it. Not the other way round: of "people" nobody knows
  /// that they are women.
  private func hold(_ word: ReadWord) -> Bool { word.names.contains { meanings.contains($0) } }

  /// The numbers of the sentences that name what no claim holds.
  func unfounded(_ text: ReadText, moves: Set<Int>, isProtected: (String) -> Bool) -> Set<Int> {
    var found: Set<Int> = []
    let graph = KindsGraph.shared
    for (number, sentence) in text.sentences.enumerated() {
      let names = sentence.words.contains { index in
        let word = text.words[index]
        guard !word.isDenied, !word.isQuoted, !moves.contains(index) else { return false }
        let isStyle = graph.values(word.meanings, .styles).contains { $0.line <= 1 || sentence.part == .style }
        guard ClaimUnits.isEntity(word) || isStyle || isGendered(word) else { return false }
        return !holds(word) || ClaimUnits.isEntity(word) && isOne(text, index) && !isHeldAlone(word)
      }
      if names, !isProtected(sentence.text) { found.insert(number) }
    }
    return found
  }

  /// "a person", "one tall man"
  private func isOne(_ text: ReadText, _ index: Int) -> Bool {
    guard !Self.isSeveral(text.words[index]) else { return false }
    let first = text.sentences[text.words[index].sentence].words.lowerBound
    for at in stride(from: index - 1, through: max(first, index - 3), by: -1) {
      if ["a", "an", "one", "single"].contains(text.words[at].text) { return true }
      if ReadWords.empty.contains(text.words[at].text) { return false }
    }
    return false
  }

  private func isHeldAlone(_ word: ReadWord) -> Bool { word.names.contains { single.contains($0) } }

  private func isGendered(_ word: ReadWord) -> Bool { ["he", "she", "him"].contains(word.text) }

  private func holds(_ word: ReadWord) -> Bool {
    guard isGendered(word) else { return hold(word) }
    // "she" where a woman or just somebody is told.
    return meanings.contains(word.text == "she" ? ClaimUnits.female : ClaimUnits.male)
      || names.contains(ClaimUnits.person) || meanings.contains(ClaimUnits.person)
  }
}
