import Wording

/// A sentence without one of its phrases.
enum PhraseRemoval {
  /// The rest of a sentence, as a sentence; `nil` where nothing is left. A phrase that stands in the middle of a clause
  /// cannot be taken out by rules: then the sentence stays.
  static func without(_ phrase: String, in sentence: String) -> String? {
    guard let range = sentence.firstRange(of: phrase) else { return sentence }
    // Where words are not parted whole clauses go, and only those that are about the camera alone.
    if sentence.contains(where: Letters.isIdeographic) { return withoutClause(phrase, range, in: sentence) }
    var before = sentence[..<range.lowerBound]
    var after = sentence[range.upperBound...]
    while let last = before.last, last.isWhitespace { before = before.dropLast() }
    while let first = after.first, first.isWhitespace { after = after.dropFirst() }
    let closes = after.isEmpty || after.first.map { ",;:.!?。".contains($0) } == true
    if !closes { return withoutHead(before, after) ?? sentence }
    before = withoutLinks(before)
    let opens =
      before.isEmpty || before.last.map { ",;:—–-".contains($0) } == true
      || before.count < sentence[..<range.lowerBound].trimmingSuffix { $0.isWhitespace }.count
    guard opens else { return sentence }
    // "Camera: static tripod shot": the label goes with what it announces.
    if let label = label(atEndOf: before) { before = before.dropLast(label) }
    while let last = before.last, ",;: ".contains(last) { before = before.dropLast() }
    while let first = after.first, ",;: ".contains(first) { after = after.dropFirst() }
    let isEnd = after.allSatisfy { ".!?。".contains($0) }
    // "Low angle shot, dolly in, of a gunslinger": what is shown goes on with what stands before, or stands alone.
    if after.hasPrefix("of ") {
      let rest = before.isEmpty ? after.dropFirst("of ".count) : before + " " + after
      return sentenceOf(rest, before.isEmpty, sentence)
    }
    return sentenceOf(before.isEmpty || isEnd ? before + after : before + ", " + after, before.isEmpty, sentence)
  }

  private static func sentenceOf(_ rest: Substring, _ isHead: Bool, _ sentence: String) -> String? {
    let text = Spacing.collapsed(rest)
    guard text.contains(where: Letters.isWordPart) else { return nil }
    guard let first = text.first, isHead, sentence.first?.isUppercase == true else {
      return SentenceEnding.closed(text)
    }
    return SentenceEnding.closed(first.uppercased() + text.dropFirst())
  }

  /// Words that lead on to a phrase, and lead nowhere without it.
  private static func withoutLinks(_ before: Substring) -> Substring {
    var before = before
    for link in [" while", " as", " and", " when", " with", " in a", " in an", " in", " then", ", the"]
    where before.lowercased().hasSuffix(link) {
      before = before.dropLast(link.count)
    }
    if ["in a", "in an", "in", "with a", "with", "a", "an", "the", "as", "while"].contains(before.lowercased()) {
      before = before.prefix(0)
    }
    return before
  }

  /// "A static shot of a man", "Slow push-in on a woman", "opens with a slow pan across a bedroom": the phrase goes with its
  /// article and with the word that leads on from it.
  private static func withoutHead(_ before: Substring, _ after: Substring) -> String? {
    var front = before
    for article in ["a", "an", "the"] {
      if front.lowercased() == article { front = front.prefix(0) }
      if front.lowercased().hasSuffix(" " + article) { front = front.dropLast(article.count + 1) }
    }
    // "…, then pull back to reveal a café": what is revealed stays.
    if let reveals = ["to reveal ", "to show "].first(where: { after.hasPrefix($0) }), !front.isEmpty,
      ["then", "and"].contains(where: { front.lowercased().hasSuffix(" " + $0) })
    {
      return sentenceOf(front + " " + after.dropFirst("to ".count), false, reveals)
    }
    let isHead =
      front.isEmpty || front.last.map { ",;:—–".contains($0) } == true || front.lowercased().hasSuffix(" with")
    guard isHead else { return nil }
    let next = after.prefix { $0 != " " }.lowercased()
    var rest = after
    if let link = leads.first(where: { $0 == next }) {
      // "from a clown to a child", "from a keyhole to reveal a door": both are shown, one after the other.
      rest = after.dropFirst(link.count + 1)
      if link == "from" {
        for (way, joint) in [(" to reveal ", ", "), (" to ", ", then "), (" into ", ", then ")] {
          guard let to = rest.firstRange(of: way) else { continue }
          rest = (String(rest[..<to.lowerBound]) + joint + rest[to.upperBound...])[...]
          break
        }
      }
    } else if !EnglishWords.determiners.contains(next) || before.isEmpty && front.isEmpty && next == "no" {
      return nil
    }
    let text = front.isEmpty ? rest : front + " " + rest
    return sentenceOf(text, front.isEmpty, front.isEmpty ? before.isEmpty ? "A" : String(before) : "A")
  }

  private static let leads = [
    "of", "on", "across", "over", "from", "onto", "around", "through", "along", "showing", "where", "towards", "toward",
    "into",
  ]

  /// How many letters at the end of a text are a label and its colon.
  private static func label(atEndOf text: Substring) -> Int? {
    guard text.last == ":" else { return nil }
    let name = text.dropLast().suffix { !",;.|:".contains($0) }
    let words = name.lowercased().split { !Letters.isWordPart($0) }.map(String.init)
    return PromptLabel(words) == nil ? nil : name.count + 1
  }

  /// Letters of the longest clause of a script without spaces that is about the camera alone.
  private static let longestClause = 10

  private static func withoutClause(_ phrase: String, _ range: Range<String.Index>, in sentence: String) -> String? {
    guard phrase.count <= longestClause else { return sentence }
    let before = sentence[..<range.lowerBound].trimmingSuffix { "，、,；; ".contains($0) }
    var after = sentence[range.upperBound...]
    let closes = after.first.map { "，、,；;。！!. ".contains($0) } ?? true
    let opens = range.lowerBound == sentence.startIndex || before.count < sentence[..<range.lowerBound].count
    guard opens, closes else { return sentence }
    while let first = after.first, "，、,；; ".contains(first) { after = after.dropFirst() }
    let isEnd = after.allSatisfy { "。！!.".contains($0) }
    let rest = before.isEmpty || isEnd ? before + after : before + "，" + after
    return rest.contains(where: Letters.isWordPart) ? rest : nil
  }
}
