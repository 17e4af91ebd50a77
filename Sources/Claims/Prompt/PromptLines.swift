import Wording

/// What line breaks mean in a prompt. People wrap long lines, and write one thing a line.
enum PromptLines {
  /// The text cut where a line begins something new: behind an empty line, before a label or a number, and everywhere
  /// where each line begins as a sentence does.
  static func paragraphs(of text: String) -> [String] {
    let lines = text.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }.filter { !$0.isEmpty }
    guard lines.count > 1 else { return [text] }
    let isOneEach =
      lines.allSatisfy { line in
        guard let first = line.first(where: Letters.isWordPart) else { return true }
        return !first.isLowercase
      } && lines.dropLast().allSatisfy { !leadsOn($0) }
    var paragraphs: [String] = []
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if paragraphs.isEmpty || isOneEach || begins(line) {
        paragraphs.append(String(line))
      } else {
        paragraphs[paragraphs.count - 1] += "\n" + line
      }
    }
    return paragraphs
  }

  /// "…, walks in": a line that was wrapped.
  private static func leadsOn(_ line: Substring) -> Bool {
    let line = line.trimmingSuffix { $0.isWhitespace }
    let word = String(line.suffix(while: Letters.isWordPart))
    return line.hasSuffix(",") || EnglishWords.danglers.union(EnglishWords.prepositions).contains(word.lowercased())
  }

  /// "Camera: handheld", "2) …", "[0:03] …"
  private static func begins(_ line: Substring) -> Bool {
    let line = line.drop(while: \.isWhitespace)
    guard let first = line.first else { return false }
    if first.isNumber || first == "[" || first == "#" { return true }
    guard let colon = line.prefix(40).firstIndex(of: ":") else { return false }
    let words = line[..<colon].lowercased().split { !(Letters.isWordPart($0) || $0 == "-") }.map(String.init)
    return PromptLabel(words) != nil
  }
}
