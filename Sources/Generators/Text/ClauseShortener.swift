import Wording

/// Closes a sentence that is too long at a clause border, so that what remains is a sentence of its own.
///
/// There is no grammar here, only care: a border counts where the words before it hold a verb that carries a clause
/// (or the whole sentence has none, as notes on style often do), do not depend on what follows, and where the words
/// behind it are no mere continuation of a list or of a row of adjectives. Sentences in other languages than English
/// and Chinese are closed at semicolons only.
package struct ClauseShortener {
  private let text: [Character]
  private let words: [Word]
  private let spans: TextSpans

  private struct Word {
    let text: String
    let range: Range<Int>
  }

  private enum BorderKind { case semicolon, dash, comma, conjunction, wideComma }

  private struct Border {
    /// Index of the first character that is left off.
    let end: Int
    let kind: BorderKind
    /// Index of the word behind the border.
    let nextWord: Int
  }

  /// Shorter forms of a sentence, longest first; empty where it cannot be shortened safely.
  package static func shortenings(of sentence: String) -> [String] {
    let whole = ClauseShortener(sentence)
    var forms = whole.prefixes()
    if let bare = whole.withoutBrackets() { forms += [bare] + ClauseShortener(bare).prefixes() }
    var seen: Set<String> = [sentence]
    return forms.filter { seen.insert($0).inserted }.sorted { $0.count > $1.count }
  }

  /// The longest shorter form that satisfies `fits`.
  package static func longest(of sentence: String, where fits: (String) -> Bool) -> String? {
    var best: String?
    // Upwards, so that a huge sentence costs no more than what fits.
    for form in shortenings(of: sentence).reversed() {
      guard fits(form) else { break }
      best = form
    }
    return best
  }

  private init(_ sentence: String) {
    text = Array(Spacing.collapsed(sentence))
    spans = TextSpans(text)
    words = ClauseShortener.words(of: text)
  }

  private static func words(of text: [Character]) -> [Word] {
    var words: [Word] = []
    var start: Int?
    for index in 0...text.count {
      let inWord =
        index < text.count
        && (Letters.isWordPart(text[index]) && !Letters.isIdeographic(text[index])
          || isJoint(text[index]) && start != nil && index + 1 < text.count && Letters.isWordPart(text[index + 1]))
      if inWord {
        start = start ?? index
      } else if let first = start {
        words.append(Word(text: String(text[first..<index]).lowercased(), range: first..<index))
        start = nil
      }
    }
    return words
  }

  /// Marks that join what stands around them into one word: "well-lit", "it's".
  private static func isJoint(_ character: Character) -> Bool {
    character == "-" || character == "'" || character == "’"
  }

  private func withoutBrackets() -> String? {
    let removable = spans.brackets.filter { range in !spans.quoted[range.lowerBound] && range.lowerBound > 0 }
    guard !removable.isEmpty else { return nil }
    var output: [Character] = []
    var next = 0
    for range in removable {
      output += text[next..<range.lowerBound]
      while output.last == " " { output.removeLast() }
      next = range.upperBound
      if next < text.count, text[next] != " ", Letters.isWordPart(text[next]) { output.append(" ") }
    }
    output += text[next...]
    let closed = SentenceEnding.closed(Spacing.collapsed(output))
    return closed.isEmpty ? nil : closed
  }

  /// Borders beyond this many are not looked at: no text budget reaches so far.
  private static let mostBorders = 200

  private func prefixes() -> [String] {
    borders().prefix(ClauseShortener.mostBorders).filter(canClose).map {
      SentenceEnding.closed(String(text[..<$0.end]))
    }.filter { !$0.isEmpty }
  }

  // MARK: Borders

  private func borders() -> [Border] {
    var borders: [Border] = []
    var nextWord = 0
    for index in text.indices where !spans.inside[index] {
      while nextWord < words.count, words[nextWord].range.lowerBound <= index { nextWord += 1 }
      if let kind = borderKind(at: index) {
        borders.append(Border(end: index, kind: kind, nextWord: nextWord))
      } else if text[index] == " ", index > 0, Letters.isWordPart(text[index - 1]), nextWord < words.count,
        words[nextWord].range.lowerBound == index + 1, ClauseShortener.openers.contains(words[nextWord].text)
      {
        borders.append(Border(end: index, kind: .conjunction, nextWord: nextWord))
      }
    }
    return borders
  }

  /// Words that begin a clause which may be left off, also where no comma stands before them.
  private static let openers: Set<String> = ["while", "whereas", "although", "because", "until"]

  private func borderKind(at index: Int) -> BorderKind? {
    let spaced = index + 1 < text.count && text[index + 1] == " "
    switch text[index] {
    case ";": return spaced ? .semicolon : nil
    case "；": return .semicolon
    case "，": return .wideComma
    case ",": return spaced ? .comma : nil
    case "—": return .dash
    case "–", "-": return spaced && index > 0 && text[index - 1] == " " ? .dash : nil
    default: return nil
    }
  }

  // MARK: What may be closed

  private func canClose(_ border: Border) -> Bool {
    let head = words.prefix(border.nextWord).filter { $0.range.upperBound <= border.end }
    switch border.kind {
    case .wideComma: return canCloseWide(border)
    case .semicolon where head.isEmpty: return canCloseWide(border)
    case .semicolon where !isEnglish: return head.count >= 3
    default: break
    }
    guard isEnglish, head.count >= 3, let last = head.last, !EnglishWords.danglers.contains(last.text) else {
      return false
    }
    let segments = segments(of: head)
    let verbal = segments.contains { carriesClause($0.words, isFirst: $0.isFirst) }
    guard verbal || isVerbless else { return false }
    if isDependent(segments) { return false }
    if border.kind == .comma || border.kind == .dash { return leadsOn(border, head: Array(head), segments: segments) }
    return true
  }

  private var isEnglish: Bool {
    guard words.count >= 3 else { return false }
    let common = words.count { EnglishWords.common.contains($0.text) }
    let ascii = words.count { $0.text.utf8.count == $0.text.count }
    return common > 0 && ascii * 10 >= words.count * 9 && common * 16 >= words.count
  }

  /// Whether the whole sentence is a note without a verb: "Warm and soft, with long shadows."
  private var isVerbless: Bool {
    let all = words.map(\.text)
    return !all.indices.contains { EnglishWords.isFiniteVerb(all, at: $0) || EnglishWords.mayBeVerb(all, at: $0) }
  }

  private struct Segment {
    let words: [String]
    let isFirst: Bool
  }

  /// The words between commas, dashes and brackets.
  private func segments(of head: some Sequence<Word>) -> [Segment] {
    var segments: [Segment] = []
    var current: [String] = []
    var end: Int?
    for word in head {
      if let end,
        text[end..<word.range.lowerBound].contains(where: {
          $0 != " " && !Letters.isCloser($0) && !Letters.isOpener($0)
        })
      {
        segments.append(Segment(words: current, isFirst: segments.isEmpty))
        current = []
      }
      // What a quotation says is no clause of the sentence.
      if !spans.quoted[word.range.lowerBound] { current.append(word.text) }
      end = word.range.upperBound
    }
    segments.append(Segment(words: current, isFirst: segments.isEmpty))
    return segments
  }

  /// Whether a segment holds the verb of a main clause: the first verb behind "who", "which", "that" belongs to the
  /// relative clause.
  private func carriesClause(_ segment: [String], isFirst: Bool) -> Bool {
    guard let first = segment.first, !EnglishWords.subordinators.contains(first) else { return false }
    var pending = 0
    for index in segment.indices {
      if index > 0, EnglishWords.relatives.contains(segment[index]) { pending += 1 }
      guard EnglishWords.isFiniteVerb(segment, at: index) else { continue }
      if pending == 0 { return true }
      pending -= 1
    }
    return false
  }

  /// Whether the words before the border only prepare what follows: "As the sun sets", "In the distance".
  private func isDependent(_ segments: [Segment]) -> Bool {
    guard let opening = segments.first?.words.first else { return true }
    let prepares =
      EnglishWords.subordinators.contains(opening) || EnglishWords.prepositions.contains(opening)
      || opening.hasSuffix("ing") || opening.hasSuffix("ed")
    guard prepares else { return false }
    return !segments.dropFirst().contains { carriesClause($0.words, isFirst: false) }
  }

  /// Whether the words behind a comma begin something of their own, so that what stands before it is finished.
  private func leadsOn(_ border: Border, head: [Word], segments: [Segment]) -> Bool {
    guard border.nextWord < words.count, let last = head.last else { return true }
    let next = words[border.nextWord].text
    let tail = segments.last?.words ?? []
    // "a hat, a coat" of "a hat, a coat, and boots" has lost its "and".
    if segments.count > 1, let first = tail.first, EnglishWords.determiners.contains(first),
      !tail.indices.contains(where: { EnglishWords.isFiniteVerb(tail, at: $0) }),
      EnglishWords.determiners.contains(next) || EnglishWords.conjunctions.contains(next)
    {
      return false
    }
    if EnglishWords.determiners.contains(next) || EnglishWords.prepositions.contains(next)
      || EnglishWords.conjunctions.contains(next) || EnglishWords.subordinators.contains(next)
      || EnglishWords.pronouns.contains(next)
    {
      return true
    }
    guard next.hasSuffix("ing") || next.hasSuffix("ed") || next.hasSuffix("ly") else { return false }
    // "a long, winding road": the comma stands in a row of adjectives.
    let beforeLast = head.dropLast().last?.text ?? ""
    let inRow =
      EnglishWords.determiners.contains(beforeLast) || EnglishWords.isAdjective(beforeLast)
      || EnglishWords.prepositions.contains(beforeLast)
    return !(EnglishWords.isAdjective(last.text) && inRow)
  }

  // MARK: Chinese

  private static let wideOpeners = ["在", "当", "随着", "虽然", "因为", "如果", "为了", "从", "即使", "除了", "由于", "通过", "对于"]

  private func canCloseWide(_ border: Border) -> Bool {
    let head = text[..<border.end]
    guard head.count(where: Letters.isIdeographic) >= 4 else { return false }
    let opening = String(head.drop { !Letters.isWordPart($0) }.prefix(2))
    guard ClauseShortener.wideOpeners.contains(where: { opening.hasPrefix($0) }) else { return true }
    return head.contains("，")
  }
}
