import Wording

/// Whether a prompt has to be put into English, and what must stay as it is where that is done.
enum PromptTranslation {
  /// Words that English alone has; "in" and "a" are those of other languages too.
  private static let sure: Set<String> = [
    "the", "of", "and", "with", "is", "are", "to", "his", "her", "from", "its", "while",
  ]

  /// Whether a text is English beyond doubt.
  static func isEnglish(_ text: String) -> Bool {
    guard text.unicodeScalars.allSatisfy({ !$0.properties.isAlphabetic || $0.value < 0x250 }) else { return false }
    return words(text).contains { sure.contains($0.lowercased()) }
  }

  /// What of a text a translation lacks though no language changes it: quotations, numbers in digits, and in a text of
  /// another script the names in Latin letters.
  static func lost(of text: String, in translation: String) -> [String] {
    var kept = quotations(text) + numbers(text)
    if text.unicodeScalars.contains(where: { $0.properties.isAlphabetic && $0.value >= 0x250 }) {
      kept += words(text).filter { $0.count > 1 && $0.allSatisfy(\.isASCII) }
    }
    let folded = translation.lowercased()
    var seen: Set<String> = []
    return kept.filter { seen.insert($0).inserted && !folded.contains($0.lowercased()) }
  }

  private static func words(_ text: String) -> [String] {
    text.split { !$0.isLetter || !($0.isASCII || $0.isCased) }.map(String.init)
  }

  private static func numbers(_ text: String) -> [String] {
    text.split { !($0.isASCII && ($0.isNumber || $0 == ".")) }.map { $0.trimming(".") }.filter { !$0.isEmpty }
  }

  private static func quotations(_ text: String) -> [String] {
    let letters = Array(text)
    let quoted = TextSpans(letters).quoted
    var found: [String] = []
    var current = ""
    for (index, letter) in letters.enumerated() {
      if quoted[index] { current.append(letter) }
      guard !quoted[index] || index == letters.count - 1, !current.isEmpty else { continue }
      found.append(String(current.dropFirst().dropLast()))
      current = ""
    }
    return found.filter { $0.contains(where: \.isLetter) }
  }
}

extension Substring {
  /// Without a character at either end.
  fileprivate func trimming(_ character: Character) -> String {
    String(drop { $0 == character }.reversed().drop { $0 == character }.reversed())
  }
}
