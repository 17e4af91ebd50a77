import Wording

/// Takes words that a generator should not read out of a sentence, where the sentence stands without them.
///
/// Quotations are never touched. A word goes by itself where it is an adjective before its noun, an adverb, one of two
/// joined by "and", an opening phrase before a comma or a closing one that begins with a preposition; else the sentence
/// is closed before the clause that holds it; where neither can be done the whole sentence has to go.
package struct AvoidedWords: Sendable {
  /// What became of a sentence.
  package enum Outcome: Sendable, Equatable {
    case untouched
    /// The sentence without the words that were found.
    case reworded(String, found: [String])
    /// The sentence cannot stand without them.
    case hopeless(found: [String])
  }

  /// Each phrase as lower-case words, the longest first.
  private let phrases: [[String]]

  private static let mostRounds = 16

  package init(_ phrases: [String]) {
    self.phrases = phrases.map { AvoidedWords.tokens(of: Array($0)).map(\.lower) }
      .filter { !$0.isEmpty }
      .sorted { $0.count > $1.count }
  }

  private struct Token {
    let lower: String
    let range: Range<Int>
  }

  private struct Match {
    let phrase: [String]
    /// First and last token of the match, and where it lies in the text.
    let tokens: ClosedRange<Int>
    let range: Range<Int>
  }

  package func apply(to sentence: String) -> Outcome {
    guard !phrases.isEmpty else { return .untouched }
    var found: [String] = []
    var current = sentence
    // Every round shortens the sentence; one that needs many would not be worth reading.
    var rounds = 0
    while let match = firstMatch(in: current) {
      let phrase = match.phrase.joined(separator: " ")
      if !found.contains(phrase) { found.append(phrase) }
      rounds += 1
      guard rounds <= AvoidedWords.mostRounds,
        let shorter = removing(match, from: current) ?? closing(before: phrase, in: current),
        shorter.count < current.count
      else { return .hopeless(found: found) }
      current = shorter
    }
    return found.isEmpty ? .untouched : .reworded(current, found: found)
  }

  private func firstMatch(in sentence: String) -> Match? {
    let text = Array(sentence)
    let spans = TextSpans(text)
    let tokens = AvoidedWords.tokens(of: text)
    for start in tokens.indices where !spans.quoted[tokens[start].range.lowerBound] {
      for phrase in phrases where phrase.count <= tokens.count - start {
        let end = start + phrase.count - 1
        if zip(phrase, tokens[start...end]).allSatisfy({ $0 == $1.lower }) {
          let range = tokens[start].range.lowerBound..<tokens[end].range.upperBound
          return Match(phrase: phrase, tokens: start...end, range: range)
        }
      }
    }
    return nil
  }

  private func removing(_ match: Match, from sentence: String) -> String? {
    let text = Array(sentence)
    let tokens = AvoidedWords.tokens(of: text)
    let before = match.tokens.lowerBound > 0 ? tokens[match.tokens.lowerBound - 1] : nil
    let after = match.tokens.upperBound + 1 < tokens.count ? tokens[match.tokens.upperBound + 1] : nil
    let gapBefore = before.map { text[$0.range.upperBound..<match.range.lowerBound] }
    let gapAfter = after.map { text[match.range.upperBound..<$0.range.lowerBound] }
    func spaceOnly(_ gap: ArraySlice<Character>?) -> Bool { gap?.allSatisfy(\.isWhitespace) == true }

    // "In this video, a man walks."
    if before == nil, let after, gapAfter?.first == "," {
      return AvoidedWords.assembled(text, without: 0..<after.range.lowerBound)
    }
    // "The lamp flickers throughout the video."
    if let before, EnglishWords.prepositions.contains(match.phrase[0]), match.phrase.count > 1, spaceOnly(gapBefore),
      gapAfter?.first.map({ $0 == "," || $0 == ";" }) ?? true
    {
      return AvoidedWords.assembled(text, without: before.range.upperBound..<match.range.upperBound)
    }
    // "warm and serene." / "serene and warm"
    if let before, before.lower == "and", spaceOnly(gapBefore), match.tokens.lowerBound > 1,
      EnglishWords.isAdjective(tokens[match.tokens.lowerBound - 2].lower)
    {
      return AvoidedWords.assembled(text, without: before.range.lowerBound..<match.range.upperBound)
    }
    if let after, after.lower == "and", spaceOnly(gapAfter), match.tokens.upperBound + 2 < tokens.count,
      EnglishWords.isAdjective(tokens[match.tokens.upperBound + 2].lower)
    {
      let next = tokens[match.tokens.upperBound + 2]
      return AvoidedWords.assembled(text, without: match.range.lowerBound..<next.range.lowerBound)
    }
    guard match.phrase.count == 1, let after, spaceOnly(gapAfter) else { return nil }
    let isAdverb = match.phrase[0].hasSuffix("ly")
    let beforeNoun =
      before.map {
        spaceOnly(gapBefore) && (EnglishWords.determiners.contains($0.lower) || EnglishWords.isAdjective($0.lower))
      } ?? false
    let nounFollows =
      !EnglishWords.prepositions.contains(after.lower) && !EnglishWords.conjunctions.contains(after.lower)
      && !EnglishWords.auxiliaries.contains(after.lower) && !EnglishWords.determiners.contains(after.lower)
      && !EnglishWords.subordinators.contains(after.lower)
      && !EnglishWords.isFiniteVerb(tokens.map(\.lower), at: match.tokens.upperBound + 1)
    guard isAdverb && spaceOnly(gapBefore) || beforeNoun && nounFollows else { return nil }
    return AvoidedWords.assembled(text, without: match.range.lowerBound..<after.range.lowerBound)
  }

  /// The sentence closed at a clause border before the phrase.
  private func closing(before phrase: String, in sentence: String) -> String? {
    ClauseShortener.shortenings(of: sentence).first { form in
      firstMatch(in: form).map { $0.phrase.joined(separator: " ") != phrase } ?? true
    }
  }

  /// The text without a range, its first letter in upper case again and "a" fitted to the word that follows now.
  private static func assembled(_ text: [Character], without range: Range<Int>) -> String {
    var rest = Array(text[..<range.lowerBound]) + text[range.upperBound...]
    if let first = rest.firstIndex(where: Letters.isWordPart),
      text.first(where: Letters.isWordPart)?.isUppercase == true
    {
      rest.replaceSubrange(first...first, with: Array(rest[first].uppercased()))
    }
    let before = rest[..<range.lowerBound].split(separator: " ").last.map { String($0).lowercased() }
    if let before, before == "a" || before == "an", range.lowerBound < rest.count {
      let start = range.lowerBound - 1 - before.count
      let vowel = "aeiouAEIOU".contains(rest[range.lowerBound])
      if start >= 0, rest[start] == "a" || rest[start] == "A" {
        rest.replaceSubrange(start..<(start + before.count), with: vowel ? [rest[start], "n"] : [rest[start]])
      }
    }
    return Spacing.collapsed(rest)
  }

  private static func tokens(of text: [Character]) -> [Token] {
    var tokens: [Token] = []
    var start: Int?
    for index in 0...text.count {
      let inWord =
        index < text.count
        && (Letters.isWordPart(text[index])
          || (text[index] == "-" || text[index] == "'" || text[index] == "’") && start != nil && index + 1 < text.count
            && Letters.isWordPart(text[index + 1]))
      if inWord, let first = start, Letters.isIdeographic(text[index]) || Letters.isIdeographic(text[first]) {
        tokens.append(Token(lower: String(text[first..<index]).lowercased(), range: first..<index))
        start = index
      } else if inWord {
        start = start ?? index
      } else if let first = start {
        tokens.append(Token(lower: String(text[first..<index]).lowercased(), range: first..<index))
        start = nil
      }
    }
    return tokens
  }
}
