import Wording

/// A sentence without one of its phrases.
enum PhraseRemoval {
  /// The rest of a sentence, as a sentence; `nil` where nothing is left. A phrase that stands in the middle of a clause
  /// cannot be taken out by rules: then the sentence stays.
  static func without(_ phrase: String, in sentence: String) -> String? {
    guard let range = sentence.firstRange(of: phrase) else { return sentence }
    // Where words are not parted nothing can be cut out; what is about the camera alone goes.
    if sentence.contains(where: Letters.isIdeographic) {
      return sentence.hasPrefix(phrase) && sentence.count <= phrase.count + 1 && phrase.count <= 10 ? nil : sentence
    }
    var before = sentence[..<range.lowerBound]
    var after = sentence[range.upperBound...]
    while let last = before.last, last.isWhitespace { before = before.dropLast() }
    while let first = after.first, first.isWhitespace { after = after.dropFirst() }
    for link in [" while", " as", " and", " when", " with", " in a", " in"] where before.hasSuffix(link) {
      before = before.dropLast(link.count)
    }
    let opens =
      before.isEmpty || before.last.map { ",;:—–-".contains($0) } == true
      || before.count < sentence[..<range.lowerBound].count - 1
    let closes = after.isEmpty || after.first.map { ",;:.!?。".contains($0) } == true
    guard opens, closes else { return sentence }
    while let last = before.last, ",;: ".contains(last) { before = before.dropLast() }
    while let first = after.first, ",;: ".contains(first) { after = after.dropFirst() }
    let isEnd = after.allSatisfy { ".!?。".contains($0) }
    let rest = before.isEmpty || isEnd ? before + after : before + ", " + after
    let text = Spacing.collapsed(rest)
    guard text.contains(where: Letters.isWordPart) else { return nil }
    guard let first = text.first, before.isEmpty, sentence.first?.isUppercase == true else {
      return SentenceEnding.closed(text)
    }
    return SentenceEnding.closed(first.uppercased() + text.dropFirst())
  }
}
