/// What claims give a caption leave to name: people, animals, vehicles, styles.
struct ClaimGrounds {
  private var names: Set<String> = []
  private var meanings: Set<String> = []

  init(_ claims: [ReadClaim]) {
    for claim in claims where claim.claim.aspect != .absence {
      for word in claim.value.words + claim.sentence.words where !word.isDenied {
        names.formUnion(word.names)
        meanings.formUnion(word.meanings)
      }
    }
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
        return (ClaimUnits.isEntity(word) || isStyle || isGendered(word)) && !holds(word)
      }
      if names, !isProtected(sentence.text) { found.insert(number) }
    }
    return found
  }

  private func isGendered(_ word: ReadWord) -> Bool { ["he", "she", "him"].contains(word.text) }

  private func holds(_ word: ReadWord) -> Bool {
    guard isGendered(word) else { return hold(word) }
    // "she" where a woman or just somebody is told.
    return meanings.contains(word.text == "she" ? ClaimUnits.female : ClaimUnits.male)
      || names.contains(ClaimUnits.person) || meanings.contains(ClaimUnits.person)
  }
}
