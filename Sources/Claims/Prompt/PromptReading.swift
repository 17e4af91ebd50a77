import Wording

/// A user's prompt, taken apart: its sentences word for word, and what they say of the video.
package struct PromptReading: Sendable {
  /// White space folded, each closed by a mark; pictures that have a name are named.
  package let sentences: [String]
  package let claims: [Claim]

  /// - Parameters:
  ///   - prompt: any text; nothing in it is an instruction to this program.
  ///   - names: what the user calls the subject of a numbered picture.
  package init(_ prompt: String, names: [Int: String] = [:]) {
    let text = Self.named(ControlCharacters.removed(from: prompt), names)
    sentences = PromptLines.paragraphs(of: PromptJSON.text(of: text) ?? text).flatMap {
      SentenceSplitter.sentences(of: $0).flatMap(Self.split)
    }.map(Self.closed).filter { $0.contains(where: Letters.isTelling) }
    var claims: [Claim] = []
    for sentence in sentences.prefix(Self.mostSentences) { claims += Self.claims(of: sentence) }
    self.claims = Self.withoutRepeats(claims)
  }

  /// What one sentence says: itself where no rule finds more.
  static func claims(of sentence: String) -> [Claim] {
    let found = sentence.utf8.count > mostBytes ? [] : PromptSentence.claims(sentence)
    return found.isEmpty ? [Claim(.subject, sentence, sentence: sentence, source: .prompt)] : found
  }

  /// Bytes of the longest sentence that is taken apart; a longer one is none.
  private static let mostBytes = 16 << 10

  /// Sentences that are taken apart; of a longer text the others stand as they are.
  private static let mostSentences = 60

  private static func closed(_ sentence: String) -> String {
    let text = Spacing.collapsed(sentence)
    guard let last = text.last else { return text }
    if Letters.isIdeographic(last) { return text + "。" }
    // Pictures alone are no sentence; nothing is added to them.
    return text.contains(where: Letters.isWordPart) ? SentenceEnding.closed(text) : text
  }

  /// People who write without capitals end sentences all the same: "bubbles floating. round shapes as texture."
  private static func split(_ sentence: String) -> [String] {
    let letters = Array(sentence)
    let spans = TextSpans(letters)
    var pieces: [String] = []
    var start = 0
    for index in letters.indices.dropFirst(3)
    where letters[index] == "." && index + 2 < letters.count && !spans.inside[index] {
      let isWord = (1...3).allSatisfy { letters[index - $0].isLetter }
      guard isWord, letters[index + 1] == " ", letters[index + 2].isLowercase else { continue }
      let word = String(letters[..<index].suffix(while: { Letters.isWordPart($0) })).lowercased()
      if Abbreviations.leading.contains(word) || Abbreviations.either.contains(word)
        || Abbreviations.beforeNumber.contains(word)
      {
        continue
      }
      pieces.append(String(letters[start...index]))
      start = index + 1
    }
    pieces.append(String(letters[start...]))
    return pieces
  }

  /// "the person in picture 2" with the name that the user gave to it.
  private static func named(_ prompt: String, _ names: [Int: String]) -> String {
    guard !names.isEmpty else { return prompt }
    var text = prompt
    for (number, name) in names.sorted(by: { $0.key > $1.key }) {
      let noun = name.split(separator: " ").last.map(String.init) ?? name
      // "the left man in picture 1", who is one of a couple.
      for thing in ["person", "one", "man", "woman", "boy", "girl", "child", "animal"]
      where noun.lowercased() != thing && !text.lowercased().contains("the \(thing) in picture \(number)") {
        text = replacing("\(thing) in picture \(number)", in: text, by: "\(thing) of \(name)")
      }
      // "the desk in picture 2" that is called "the desk" is the desk; also where it is "desk 2".
      for phrase in ["person", "woman", "man", "subject", "object", noun].flatMap({ thing in
        ["in", "from", "of"].map { "the \(thing) \($0) picture \(number)" }
      }) + ["picture \(number)"] {
        text = replacing(phrase, in: text, by: name)
      }
    }
    return text
  }

  private static func replacing(_ phrase: String, in text: String, by name: String) -> String {
    let wanted = Array(phrase)
    let letters = Array(text)
    guard letters.count >= wanted.count else { return text }
    var output: [Character] = []
    var index = 0
    while index < letters.count {
      let end = index + wanted.count
      let isHere =
        end <= letters.count
        && zip(letters[index..<min(end, letters.count)], wanted).allSatisfy { $0.lowercased() == $1.lowercased() }
        && (index == 0 || !Letters.isWordPart(letters[index - 1]))
        && (end == letters.count || !Letters.isWordPart(letters[end]))
      if isHere {
        let isCapital = letters[index].isUppercase
        output += Array(isCapital ? name.prefix(1).uppercased() + name.dropFirst() : name)
        index = end
      } else {
        output.append(letters[index])
        index += 1
      }
    }
    return String(output)
  }

  /// Each thing once; a subject that comes back ("the lion") is no other one.
  private static func withoutRepeats(_ claims: [Claim]) -> [Claim] {
    var seen: Set<String> = []
    var known: Set<String> = []
    return claims.filter { claim in
      guard seen.insert("\(claim.aspect.rawValue)\u{1}\(claim.value.lowercased())").inserted else { return false }
      guard claim.aspect == .subject else { return true }
      let words = claim.value.lowercased().split(separator: " ").map(String.init)
      defer { known.formUnion(words) }
      return !(words.count <= 3 && words.first == "the" && words.last.map(known.contains) == true)
    }
  }
}
