/// Judges what must not be there.
struct AbsenceJudge {
  let text: ReadText

  init(_ text: ReadText) { self.text = text }

  /// Words that say of a place that nobody is there.
  private static let deserted: Set<String> = Set(
    ["deserted", "uninhabited", "unpopulated", "abandoned", "lifeless", "unpeopled", "desolate"]
      .map { SynonymsStem.of($0) })
  /// Besides: "empty" of places.
  private static let empty: Set<String> = [SynonymsStem.of("empty"), SynonymsStem.of("vacant")]

  func find(_ value: ReadText) -> PhraseJudge.Finding {
    let units = ClaimUnits(value)
    guard
      let unit = units.units.first(where: {
        !["absence", "free", "lack", "devoid", "nobody", "none"].contains($0.head.text)
      }) ?? units.units.first
    else { return .absent }
    var denied: Int?
    var present: Int?
    if value.words.contains(where: { ["nobody", "people", "person"].contains($0.text) }),
      value.words.contains(where: { ["else", "other", "others"].contains($0.text) }),
      let friend = text.words.indices.first(where: {
        ["friend", "friends", "crowd", "audience", "guests", "companion", "bystanders", "onlookers", "spectators"]
          .contains(text.words[$0].text) && !text.words[$0].isDenied
      })
    {
      return .conflict(friend)
    }
    let isPeople =
      unit.head.says(ClaimUnits.person) || unit.head.stem == ClaimUnits.person || unit.head.text == "nobody"
      || unit.head.text == "humans"
    let indices = unit.head.text == "nobody" ? text.places[ClaimUnits.person] ?? [] : text.found(unit.head)
    for index in indices {
      let described = text.describing(index)
      let isMeant = unit.bound.allSatisfy { bound in described.contains { text.words[$0].keeps(bound) } }
      if text.words[index].isDenied {
        if isMeant || described.isEmpty { denied = denied ?? index }
      } else if isMeant {
        present = present ?? index
      }
    }
    // "no other wolves": one is there.
    let isOther = value.words.contains { ["other", "others", "else"].contains($0.text) }
    if isOther,
      let lone = indices.first(where: { index in
        !text.words[index].isDenied
          && text.words[max(text.sentences[text.words[index].sentence].words.lowerBound, index - 4)..<index].contains {
            ["lone", "single", "solitary", "only", "sole"].contains($0.text)
          }
      })
    {
      return .full(lone)
    }
    if let present, !isOther { return .conflict(present) }
    if let denied { return .full(denied) }
    // "no vehicles" keeps "no cars".
    let above = Set(unit.head.meanings)
    for (index, word) in text.words.enumerated() where word.isDenied && !word.isQuoted {
      if above.contains(word.stem) || ["nothing", "soul", "creature", "life", "none"].contains(word.text) && isPeople {
        return .full(index)
      }
    }
    if isPeople {
      for (index, word) in text.words.enumerated() {
        if Self.deserted.contains(word.stem) || word.text == "nobody" || word.text == "unoccupied" {
          return .full(index)
        }
        if Self.empty.contains(word.stem), !word.isDenied, text.sentences[word.sentence].part != .camera {
          let range = text.sentences[word.sentence].words
          let near =
            text.words[index..<min(range.upperBound, index + 3)] + text.words[max(range.lowerBound, index - 3)..<index]
          if near.contains(where: {
            !KindsGraph.shared.values($0.meanings, .places).isEmpty || $0.says(SynonymsStem.of("building"))
              || $0.text == "room" || $0.says(SynonymsStem.of("indoors"))
          }) {
            return .full(index)
          }
        }
      }
    }
    return .absent
  }
}
