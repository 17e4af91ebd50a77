/// Judges how many there are.
struct CountJudge {
  let text: ReadText

  init(_ text: ReadText) { self.text = text }

  private struct Mention {
    let index: Int
    /// `nil` where the words tell none.
    let number: Int?
    let isExact: Bool
  }

  private static let many: Set<String> = [
    "several", "many", "crowd", "group", "dozens", "countless", "numerous", "various", "few", "hundreds", "thousands",
    "swarm", "flock", "herd", "scores", "multitude", "plenty", "loads", "lots", "rows",
  ]

  /// - Returns: `nil` where the value tells no number.
  func find(_ value: ReadText, _ sentence: ReadText) -> PhraseJudge.Finding? {
    guard let (number, noun) = Self.asked(value) ?? Self.asked(sentence) else { return countless(value) }
    var mentions: [Mention] = []
    for index in text.found(noun) {
      let word = text.words[index]
      if word.isDenied {
        if number > 0 { mentions.append(Mention(index: index, number: 0, isExact: true)) }
        continue
      }
      mentions.append(mention(index))
    }
    if let found = mentions.first(where: { $0.number == number && ($0.isExact || number == 1 && mentions.count <= 4) })
    {
      // "a boat" is one boat where no other is told.
      let others = mentions.filter { $0.isExact && ($0.number ?? 0) > 1 }
      if found.isExact || others.isEmpty && !isSeveral(mentions) { return .full(found.index) }
    }
    // "Five children … Two of them swing the rope."
    if number > 1, !mentions.isEmpty,
      let some = text.words.indices.dropLast(2).first(where: { index in
        ReadWords.number(text.words[index].text) == number && text.words[index + 1].text == "of"
          && ["them", "these", "those"].contains(text.words[index + 2].text)
      })
    {
      return .full(some)
    }
    if number > 1, let sum = sums(mentions).first(where: { $0.total == number }) { return .full(sum.index) }
    if let other = mentions.first(where: { $0.isExact && $0.number != nil && $0.number != number }) {
      return .conflict(other.index)
    }
    if number <= 2, let some = mentions.first(where: { isMany($0.index) }) { return .conflict(some.index) }
    if number == 1, mentions.contains(where: { $0.number == 1 }), !isSeveral(mentions) {
      return .full(mentions[0].index)
    }
    if number == 1, let plural = mentions.first(where: { $0.number == nil && isPlural($0.index) }) {
      return .conflict(plural.index)
    }
    return .absent
  }

  /// "dozens of balloons": many are told, in whatever words; `nil` where the value tells of no such number.
  private func countless(_ value: ReadText) -> PhraseJudge.Finding? {
    guard let at = value.words.firstIndex(where: { Self.many.contains($0.text) }),
      let noun = value.words[(at + 1)...].first(where: { !ReadWords.empty.contains($0.text) })
    else { return nil }
    let found = text.found(noun).filter { !text.words[$0].isDenied }
    if let some = found.first(where: isMany) { return .full(some) }
    let few = found.map { mention($0) }.first { $0.isExact && ($0.number ?? 9) <= 2 }
    return few.map { .conflict($0.index) }
  }

  private func isSeveral(_ mentions: [Mention]) -> Bool {
    sums(mentions).contains { $0.total > 1 } || mentions.contains { isMany($0.index) }
  }

  /// The first number and what it counts.
  private static func asked(_ text: ReadText) -> (Int, ReadWord)? {
    for (index, word) in text.words.enumerated() {
      guard let number = ReadWords.number(word.text) else {
        if index == 0, word.text == "a" || word.text == "an", text.words.count > 1, text.words.count < 4,
          let last = text.words.last, ReadWords.number(text.words[1].text) == nil
        {
          return (1, last)
        }
        continue
      }
      let behind = text.words[(index + 1)...].prefix(5)
      var noun: ReadWord?
      for next in behind {
        if noun != nil, ReadWords.empty.contains(next.text) || next.isBehindMark { break }
        if ReadWords.empty.contains(next.text) || ReadWords.number(next.text) != nil { continue }
        if noun != nil, ReadClauses.isVerb(next) { break }
        noun = next
        if ClaimUnits.isEntity(next) { break }
      }
      if let noun { return (number, noun) }
      if word.says(ClaimUnits.person) { return (number, word) }
    }
    return nil
  }

  /// The number in front of a noun.
  private func mention(_ index: Int) -> Mention {
    let word = text.words[index]
    if let own = ReadWords.number(word.text), own > 1 { return Mention(index: index, number: own, isExact: true) }
    let first = text.sentences[word.sentence].words.lowerBound
    var at = index - max(1, word.length)
    while at >= first, index - at < 8 {
      let before = text.words[at]
      if let number = ReadWords.number(before.text) {
        // "the first one", "one of the boats"
        if before.text == "one", index - at > 1, text.words[at + 1].text == "of" { break }
        return Mention(index: index, number: number, isExact: true)
      }
      if before.text == "a" || before.text == "an" {
        // "a pair of", "a group of" were met before the article.
        return Mention(index: index, number: text.words[at + 1].text == "few" ? nil : 1, isExact: false)
      }
      if before.text == "of", at - 1 >= first {
        at -= 1
        continue
      }
      if ReadWords.empty.contains(before.text) || ReadClauses.isVerb(before) || ClaimUnits.isEntity(before) { break }
      if text.words[at + 1].isBehindMark { break }
      at -= 1
    }
    return Mention(index: index, number: nil, isExact: false)
  }

  private func isMany(_ index: Int) -> Bool {
    let first = text.sentences[text.words[index].sentence].words.lowerBound
    return Self.many.contains(text.words[index].text)
      || text.words[max(first, index - 4)..<index].contains { Self.many.contains($0.text) }
  }

  private func isPlural(_ index: Int) -> Bool {
    let text = text.words[index].text
    return text.hasSuffix("s") && !text.hasSuffix("ss") || ["people", "men", "women", "children"].contains(text)
  }

  /// What is told one beside the other, in a sentence and in a part: "a man, a woman and two children".
  private func sums(_ mentions: [Mention]) -> [(total: Int, index: Int)] {
    var sentences: [Int: (Int, Int)] = [:]
    for mention in mentions {
      guard let number = mention.number, number < 1000 else { continue }
      let sentence = text.words[mention.index].sentence
      sentences[sentence, default: (0, mention.index)].0 += number
    }
    var parts: [CaptionPart?: (Int, Int)] = [:]
    for (sentence, sum) in sentences.sorted(by: { $0.key < $1.key }) {
      parts[text.sentences[sentence].part, default: (0, sum.1)].0 += sum.0
    }
    return sentences.sorted { $0.key < $1.key }.map { ($0.value.0, $0.value.1) }
      + parts.values.map { ($0.0, $0.1) }.sorted { $0.1 < $1.1 }
  }
}
