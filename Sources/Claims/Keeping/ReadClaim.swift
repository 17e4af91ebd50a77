import Wording

/// A claim taken apart for reading, once for all captions that it is compared with.
struct ReadClaim: Sendable {
  let claim: Claim
  let value: ReadText
  let sentence: ReadText
  let units: ClaimUnits
  /// Whose action or looks the claim tells: the one that its sentence names before the words of the value.
  let owner: ReadWord?
  /// The claim's sentence as it compares: nothing but its letters.
  let plain: String
  /// The claim's sentence, closed.
  let closed: String
  /// What one of the six parts says of it: the phrase of a prompt, the sentence of a measurement.
  let phrase: String

  init(_ claim: Claim) {
    self.claim = claim
    value = ReadText(Self.withoutPictures(claim.value))
    sentence = ReadText(Self.withoutPictures(claim.sentence))
    units = ClaimUnits(value)
    owner = Self.owner(sentence, value, claim.aspect)
    plain = CaptionReader.plain(claim.sentence)
    let line = LineText.of(claim.sentence)
    let ended = SentenceEnding.closed(line)
    closed = ended.isEmpty ? line : ended
    phrase = FactsWriter.phrase(claim)
  }

  /// "the left person in picture 2" is any person: which one, only the picture tells.
  private static func withoutPictures(_ text: String) -> String {
    guard text.contains("icture") else { return text }
    var kept: [String] = []
    for word in text.split(separator: " ").map(String.init) {
      let isNumber = word.first?.isNumber == true
      guard isNumber, kept.count > 1, ["picture", "image", "photo"].contains(kept[kept.count - 1].lowercased()),
        ["in", "from", "of"].contains(kept[kept.count - 2].lowercased())
      else {
        kept.append(word)
        continue
      }
      kept.removeLast(2)
      // "the person on the right in picture 2"
      if kept.count > 3, ["left", "right", "middle"].contains(kept[kept.count - 1].lowercased()),
        kept[kept.count - 2].lowercased() == "the", ["on", "in", "at"].contains(kept[kept.count - 3].lowercased())
      {
        kept.removeLast(3)
      }
      guard let noun = kept.popLast() else { continue }
      while let side = kept.last, ["left", "right", "most", "middle"].contains(side.lowercased()) { kept.removeLast() }
      kept.append(noun + word.drop { $0.isNumber })
    }
    return kept.joined(separator: " ")
  }

  private static func owner(_ sentence: ReadText, _ value: ReadText, _ aspect: Aspect) -> ReadWord? {
    let own = value.words.first { !ReadWords.empty.contains($0.text) }
    if let entity = value.words.first(where: ClaimUnits.isEntity),
      aspect == .action || aspect == .interaction || aspect == .emotion || aspect == .looks,
      let own, entity.text == own.text
    {
      return entity
    }
    guard let own, let at = sentence.words.firstIndex(where: { $0.text == own.text || $0.stem == own.stem }) else {
      return sentence.words.first(where: ClaimUnits.isEntity)
    }
    return sentence.agents(at).first
  }
}
