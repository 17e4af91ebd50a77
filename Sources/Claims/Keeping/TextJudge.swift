/// Judges what must be readable, letter for letter.
struct TextJudge {
  let text: ReadText

  init(_ text: ReadText) { self.text = text }

  private static let readers: Set<String> = [
    "reads", "reading", "says", "saying", "written", "words", "word", "text", "letters", "lettering", "sign",
    "labelled",
    "labeled", "spells", "spelling", "inscription", "inscribed", "banner", "title", "caption", "printed", "painted",
    "logo",
    "neon", "displays", "poster", "signboard", "board", "screen", "headline", "slogan", "message", "label", "billboard",
    "note",
  ]

  func find(_ claim: Claim) -> PhraseJudge.Finding {
    let wanted = Self.bare(Self.quotes(claim.value).first ?? claim.value)
    guard !wanted.isEmpty else { return .absent }
    var other: Int?
    let isWord = wanted.allSatisfy { $0.isLetter }
    for sentence in text.sentences {
      let first = sentence.words.lowerBound
      let word = sentence.words.isEmpty ? -1 : first
      // Capitals are a matter of drawing: "OPEN" and "Open" are the same word.
      // A word that nobody reads is a word of the sentence: a "BEACH" on a sign is no beach.
      let isRead =
        !isWord || Self.holds(Self.quotes(sentence.text).joined(separator: " ").lowercased(), wanted.lowercased())
        || Self.holds(sentence.text, wanted)
        || text.words[sentence.words].contains { Self.readers.contains($0.text) }
      if isRead, Self.holds(sentence.text.lowercased(), wanted.lowercased()) {
        if !sentence.words.isEmpty, text.words[sentence.words].contains(where: { $0.isQuoted && $0.isDenied }) {
          other = word
        } else {
          return .full(word)
        }
      }
      // "a door that carries no lettering"
      if text.words[sentence.words].contains(where: {
        $0.isDenied && ["lettering", "letters", "text", "writing", "words", "inscription"].contains($0.text)
      }) {
        if other == nil { other = word }
      }
      let quotes = Self.quotes(sentence.text)
      if !quotes.isEmpty,
        text.words[sentence.words].contains(where: { Self.readers.contains($0.text) })
      {
        if other == nil { other = word }
      }
    }
    return other.map { .conflict($0) } ?? .absent
  }

  /// Without quotation marks and space around it.
  private static func bare(_ value: String) -> String {
    var letters = value[...]
    while let first = letters.first, first.isWhitespace || "\"'“”‘’«»`".contains(first) { letters.removeFirst() }
    while let last = letters.last, last.isWhitespace || "\"'“”‘’«»`".contains(last) { letters.removeLast() }
    return String(letters)
  }

  /// Whether a sentence holds the letters as a text of their own, not inside a longer word.
  private static func holds(_ sentence: String, _ wanted: String) -> Bool {
    let letters = Array(sentence.utf8)
    let pattern = Array(wanted.utf8)
    guard pattern.count <= letters.count else { return false }
    func isLetter(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
    var at = 0
    while at + pattern.count <= letters.count {
      if letters[at] == pattern[0], letters[at..<(at + pattern.count)].elementsEqual(pattern) {
        let end = at + pattern.count
        let before = at > 0 && isLetter(letters[at - 1]) && isLetter(pattern[0])
        let behind = end < letters.count && isLetter(letters[end]) && isLetter(pattern[pattern.count - 1])
        if !before, !behind { return true }
      }
      at += 1
    }
    return false
  }

  private static func quotes(_ sentence: String) -> [String] {
    var found: [String] = []
    var current: String?
    for character in sentence {
      switch character {
      case "“", "«", "「", "『": current = ""
      case "”", "»", "」", "』":
        if let text = current { found.append(text) }
        current = nil
      case "\"":
        if let text = current { found.append(text); current = nil } else { current = "" }
      default: current?.append(character)
      }
    }
    return found
  }
}
