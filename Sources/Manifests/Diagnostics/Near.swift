import Support

/// "Did you mean" for words that come from documents.
enum Near {
  /// Comparing words takes time that grows with their length; nobody mistypes a word of this length.
  private static let longest = 64
  /// Shorter words are near to each other by chance.
  private static let shortest = 3
  /// What people write for a switch.
  private static let switches = ["yes": "on", "true": "on", "no": "off", "false": "off"]

  /// `did you mean 'camera'?`, `nil` where nothing is near.
  static func hint(_ word: String, among candidates: [String]) -> String? {
    closest(to: word, among: candidates).map { "did you mean \(TerminalText.quoted($0))?" }
  }

  /// The same, or what is known where nothing is near.
  static func hintOrList(_ word: String, among candidates: [String]) -> String? {
    hint(word, among: candidates) ?? Suggestion.known(candidates)
  }

  static func closest(to word: String, among candidates: [String]) -> String? {
    if let word = switches[word.lowercased()], candidates.contains(word) { return word }
    guard (shortest...longest).contains(word.utf8.count) else { return nil }
    return Suggestion.closest(to: word, among: candidates.filter { $0.utf8.count <= longest })
  }
}
