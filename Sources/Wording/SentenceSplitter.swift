/// Cuts a text into sentences.
///
/// Wrong cuts leave fragments in a prompt, missed cuts only make the pieces coarser, so what is doubtful stays joined:
/// a full stop before a lower-case word, after an abbreviation, an initial or a list number, and everything inside
/// quotations and brackets.
package struct SentenceSplitter {
  private let text: [Character]
  private let spans: TextSpans
  /// Text without a single capital says nothing by its lower case.
  private let hasCase: Bool

  /// The sentences of a text, white space collapsed. Joined with the space between them they are the whole text:
  /// nothing is lost. A piece without a letter or digit is kept at the end of the sentence before it.
  package static func sentences(of text: String) -> [String] {
    paragraphs(of: text).flatMap { SentenceSplitter(Spacing.collapsed($0)).split() }
  }

  /// Empty lines and list marks at the start of a line end a sentence whatever stands there.
  private static func paragraphs(of text: String) -> [String] {
    var paragraphs: [String] = [""]
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let content = line.drop(while: \.isWhitespace)
      if content.isEmpty {
        paragraphs.append("")
      } else if let mark = content.first, mark == "-" || mark == "*" || mark == "•",
        content.dropFirst().first?.isWhitespace == true
      {
        paragraphs.append(String(content.dropFirst(2)))
      } else {
        paragraphs[paragraphs.count - 1] += "\n" + line
      }
    }
    return paragraphs.filter { $0.contains { !$0.isWhitespace } }
  }

  private init(_ text: String) {
    self.text = Array(text)
    spans = TextSpans(self.text)
    hasCase = self.text.contains(where: \.isUppercase)
  }

  private func split() -> [String] {
    var pieces: [String] = []
    var start = 0
    var index = 0
    while index < text.count {
      guard Letters.isTerminator(text[index]) else {
        index += 1
        continue
      }
      let run = index
      while index < text.count, Letters.isTerminator(text[index]) { index += 1 }
      var end = index
      while end < text.count, Letters.isCloser(text[end]), spans.inside[end] || isLastOfSpan(end) { end += 1 }
      if end < text.count, !spans.inside[end], isBorder(start: start, marks: run..<index, end: end) {
        append(start..<end, to: &pieces)
        start = end
      }
      index = max(index, end)
    }
    append(start..<text.count, to: &pieces)
    return pieces
  }

  /// Whether a closing mark at `index` belongs to a span that was opened before it, or to none at all.
  private func isLastOfSpan(_ index: Int) -> Bool {
    index + 1 == text.count || !spans.inside[index + 1] && text[index] != "'"
  }

  private func append(_ range: Range<Int>, to pieces: inout [String]) {
    let piece = Spacing.collapsed(text[range])
    guard !piece.isEmpty else { return }
    if let last = pieces.last, !piece.contains(where: Letters.isWordPart) {
      pieces[pieces.count - 1] = last + (Letters.isWide(piece.first ?? " ") ? "" : " ") + piece
    } else {
      pieces.append(piece)
    }
  }

  /// Whether a sentence that began at `start` ends after the end marks at `marks` and the closers up to `end`.
  private func isBorder(start: Int, marks: Range<Int>, end: Int) -> Bool {
    let wide = text[marks].contains(where: Letters.isWideTerminator)
    // Behind a closing mark an ideograph may go on with the sentence: “欢迎。”的店.
    if wide { return end == marks.upperBound || !Letters.isIdeographic(text[end]) }
    guard text[end].isWhitespace || Letters.isIdeographic(text[end]) else { return false }
    guard let next = nextWord(end) else { return false }
    if hasCase, next.first?.isLowercase == true { return false }
    let single = marks.count == 1 && text[marks.lowerBound] == "."
    guard single, end == marks.upperBound else { return true }
    return !isAbbreviated(start: start, stop: marks.lowerBound, next: next)
  }

  /// The first word after `index`, quotation marks and dashes before it skipped.
  private func nextWord(_ index: Int) -> String? {
    var first = index
    // A long row of marks is no way to begin a sentence, and must not be walked again and again.
    let most = min(text.count, index + 64)
    while first < most, !Letters.isWordPart(text[first]) { first += 1 }
    var last = first
    while last < most, Letters.isWordPart(text[last]) { last += 1 }
    return first < last ? String(text[first..<last]) : nil
  }

  /// Whether the full stop at `stop` belongs to the word before it.
  private func isAbbreviated(start: Int, stop: Int, next: String) -> Bool {
    var first = stop
    while first > start, !text[first - 1].isWhitespace, !Letters.isOpener(text[first - 1]) { first -= 1 }
    let word = String(text[first..<stop])
    let lower = word.lowercased()
    // A list number: "1. A man walks."
    if !word.isEmpty, word.allSatisfy(\.isNumber), text[start..<first].allSatisfy({ !Letters.isWordPart($0) }) {
      return true
    }
    let numberFollows = next.first?.isNumber == true
    if Abbreviations.beforeNumber.contains(lower) { return numberFollows }
    if Abbreviations.leading.contains(lower) { return true }
    let beginsSentence = Abbreviations.starters.contains(next.lowercased())
    if Abbreviations.either.contains(lower) {
      // "in", "co" and the like are words of their own far more often.
      return !beginsSentence
        && (numberFollows || lower.contains(".") || next.first?.isUppercase == true && lower != "in")
    }
    let isInitial = word.count == 1 && word.first?.isUppercase == true && word != "I"
    return isInitial && !beginsSentence
  }
}
