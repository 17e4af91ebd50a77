import Wording

/// An upper estimate of what a text costs in a text encoder whose tokenizer is not at hand.
///
/// The rule, piece by piece:
/// - a common English word is one token (``CommonWords``), with a usual ending at most two, and so it is with a capital
///   for SentencePiece;
/// - any other word of n Latin letters is (n + 2) / 3 rounded up, (n + 2) / 2.5 for SentencePiece, whose vocabularies
///   are small; a word that looks like no language (hardly a vowel, more than 20 letters, capitals inside) is up to one
///   token a letter;
/// - a digit and a punctuation mark are a token each; SentencePiece may add its space mark;
/// - letters beyond ASCII cost by their length in UTF-8, as much as a vocabulary without them needs.
/// It is meant for prose. Checked against real tokenizers, it was never below the true count of a text; that does not
/// make it a proof for any string one can construct.
package struct TokenEstimate: TokenCounter {
  /// The kinds of vocabulary, by what they do with text they hold no words for.
  package enum Family: String, CaseIterable, Sendable {
    /// T5, umT5, Gemma: SentencePiece.
    case sentencePiece
    /// Byte pairs of lower-case English, 49,408 tokens.
    case clip
    /// Llama 3, Qwen: byte pairs of many languages.
    case byteLevel

    /// The family of an encoder's name, such as `T5-XXL` or `LLaVA-Llama-3-8B`; `nil` where the name says nothing.
    package init?(encoder: String) {
      let name = encoder.lowercased()
      if name.contains("clip") {
        self = .clip
      } else if name.contains("t5") || name.contains("gemma") {
        self = .sentencePiece
      } else if name.contains("llama") || name.contains("qwen") || name.contains("cosmos-reason") {
        self = .byteLevel
      } else {
        return nil
      }
    }
  }

  /// The vocabularies that the estimate must hold for.
  private let families: [Family]

  package var kind: CountKind { .estimated }

  package init(_ family: Family) { families = [family] }

  /// For an encoder by its name; the dearest family where the name says nothing.
  package init(encoder: String) { families = Family(encoder: encoder).map { [$0] } ?? Family.allCases }

  package func count(_ text: String) -> Int { families.map { TokenEstimate.count(text, $0) }.max() ?? 0 }

  private static func count(_ text: String, _ family: Family) -> Int {
    var total = 0
    var word: [Unicode.Scalar] = []
    var afterSpace = true
    func flush() {
      if !word.isEmpty { total += wordCost(word, family) }
      word.removeAll(keepingCapacity: true)
    }
    for scalar in text.unicodeScalars {
      if isLetter(scalar) {
        word.append(scalar)
        afterSpace = false
        continue
      }
      flush()
      if scalar.value <= 0x20 || !scalar.isASCII && scalar.properties.isWhitespace {
        // A line break is a token of its own in most vocabularies, and so is what runs of space are left.
        if afterSpace || scalar.value < 0x20 { total += 1 }
        afterSpace = true
        continue
      }
      total += markCost(scalar, family) + (afterSpace && family == .sentencePiece ? 1 : 0)
      afterSpace = false
    }
    flush()
    return total
  }

  private static func wordCost(_ word: [Unicode.Scalar], _ family: Family) -> Int {
    var latin = 0
    var extra = 0
    var foreign = 0
    for scalar in word {
      if scalar.isASCII {
        latin += 1
      } else if scalar.value < 0x250 {
        latin += 1
        extra += family == .clip ? 2 : 1
      } else {
        foreign += foreignCost(scalar, family)
      }
    }
    // SentencePiece may set its space mark before what it does not know.
    if foreign > 0, family == .sentencePiece { foreign += 1 }
    guard latin > 0 else { return foreign }
    if extra == 0, foreign == 0 { return plainCost(word, family) }
    return foreign + unknownCost(latin, family) + extra
  }

  /// The cost of a word of ASCII letters.
  private static func plainCost(_ word: [Unicode.Scalar], _ family: Family) -> Int {
    let count = word.count
    let text = String(String.UnicodeScalarView(word))
    let lower = text.lowercased()
    let capitals = word.dropFirst().count { $0.properties.isUppercase }
    if capitals == 0 {
      if CommonWords.all.contains(lower) {
        // Small vocabularies hold few words in their spelling at the start of a sentence.
        let isCapital = word.first?.properties.isUppercase == true
        return isCapital && family == .sentencePiece && !Abbreviations.starters.contains(lower) ? 2 : 1
      }
      for ending in ["s", "es", "ed", "d", "ing", "ly", "er", "r"] where lower.hasSuffix(ending) {
        if CommonWords.all.contains(String(lower.dropLast(ending.count))) { return 2 }
      }
    }
    let vowels = lower.count { "aeiouy".contains($0) }
    if count > 20 || vowels * 5 < count { return count }
    if capitals > 0 { return (count * 2 + 2) / 3 }
    return unknownCost(count, family)
  }

  /// The cost of a word of `count` Latin letters that is not common.
  private static func unknownCost(_ count: Int, _ family: Family) -> Int {
    family == .sentencePiece ? (2 * (count + 2) + 4) / 5 : (count + 2 + 2) / 3
  }

  private static func foreignCost(_ scalar: Unicode.Scalar, _ family: Family) -> Int {
    let width = UTF8.width(scalar)
    switch family {
    case .clip: return width
    case .sentencePiece, .byteLevel: return width == 2 ? 1 : width == 3 ? 2 : width
    }
  }

  /// The cost of what is no letter of a spaced script: digits, punctuation, symbols, ideographs.
  private static func markCost(_ scalar: Unicode.Scalar, _ family: Family) -> Int {
    if scalar.isASCII { return 1 }
    // SentencePiece of the T5 kind normalises it to three full stops.
    if scalar == "…" { return 3 }
    return foreignCost(scalar, family)
  }

  /// A letter of a script that writes words, or a mark on one.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (0x61...0x7A).contains(scalar.value | 0x20) }
    let properties = scalar.properties
    guard properties.isAlphabetic || properties.canonicalCombiningClass.rawValue > 0 else { return false }
    return !Letters.isIdeographic(Character(scalar))
  }
}
