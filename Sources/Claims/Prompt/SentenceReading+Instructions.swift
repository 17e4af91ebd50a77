import Wording

/// Sentences that ask for something, read by what they ask for.
extension SentenceReading {
  /// Reads a sentence that begins as an instruction, as far as it is one. What follows is read as ever.
  ///
  /// - Returns: whether nothing is left to be read as a clause
  mutating func readInstruction() -> Bool {
    guard let (kind, length) = PromptInstruction.find(texts), length < words.count else { return false }
    let rest = length..<words.count
    let end = rest.dropFirst().first { words[$0].opensClause } ?? words.count
    switch kind {
    case .style:
      // "It has a red roof" tells of a thing: a look is named, or a manner that is known.
      let isLook = rest.contains { PromptInstruction.looks.contains(texts[$0]) }
      let isManner = rest.contains { PromptPhrases.style.length(in: texts, at: $0) > 0 }
      let asksForLook =
        texts[0] != "use"
        && texts[..<length].contains {
          ["look", "style", "aesthetic", "mood", "draw", "paint", "render", "rendered"].contains($0)
        }
      guard isLook || isManner || asksForLook else { return false }
      add(.style, trimmed(length..<end))
    case .camera:
      let isShot = rest.contains {
        PromptPhrases.camera.length(in: texts, at: $0) > 0 || ["shot", "angle", "view"].contains(texts[$0])
      }
      let isMove = texts[..<length].contains("camera")
      guard isShot || isMove else { return false }
      if isMove { addWhole(.camera) } else { add(.camera, trimmed(rest)) }
    case .scene:
      let isMoment = rest.contains {
        PromptPhrases.time.length(in: texts, at: $0) > 0 || PromptPhrases.weather.length(in: texts, at: $0) > 0
      }
      readTimes()
      let start = PromptInstruction.settings.length(in: texts, at: length)
      // What stands in a background is told in a row.
      let place = (length + start)..<(texts[..<length].contains("background") && !isMoment ? words.count : end)
      let isPlace =
        place.prefix(8).contains { PlaceNouns.contains(texts[$0]) } || start > 0
        || place.count > 1 && ["background", "place", "location"].contains(where: texts[..<length].contains)
      guard isMoment || isPlace else { return false }
      if isPlace {
        let moment = place.first { index in
          PromptPhrases.time.length(in: texts, at: index) > 0
            && index > place.lowerBound && EnglishWords.prepositions.contains(texts[index - 1])
        }
        let own = place.lowerBound..<(moment.map { $0 - 1 } ?? place.upperBound)
        if !own.isEmpty { add(.place, own) }
      }
      // "It's 3am, a raccoon breaks in": what follows is another clause.
      if end < words.count, place.upperBound == end, isMoment, words.count - end > 2, opensSubject(end, words.count),
        !texts[..<length].contains("background"), firstVerb(end..<words.count) != nil
      {
        markAside(0..<end)
        return false
      }
    case .subject:
      markAside(0..<length)
      return false
    }
    return true
  }
}
