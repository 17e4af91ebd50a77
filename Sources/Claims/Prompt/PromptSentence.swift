import Wording

/// One sentence of a prompt, read by the way in which it is written: as a clause, a list of keywords, pieces with labels, in
/// Chinese or Japanese, in another language.
enum PromptSentence {
  static func claims(_ sentence: String) -> [Claim] {
    let layout = PromptLayout(sentence)
    var claims: [Claim] = []
    func add(_ found: [Claim]) {
      for claim in found {
        guard !claims.contains(where: { $0.aspect == claim.aspect && $0.value == claim.value }) else { continue }
        claims.append(Claim(claim.aspect, claim.value, sentence: sentence, source: .prompt))
      }
    }
    for piece in layout.pieces { add(read(piece)) }
    for tag in layout.tags {
      guard let aspect = KeywordReading.aspect([tag.lowercased()]) else { continue }
      add([Claim(aspect, tag, sentence: sentence, source: .prompt)])
    }
    return claims
  }

  private static func read(_ piece: PromptLayout.Piece) -> [Claim] {
    let text = piece.text
    if text.contains(where: Letters.isIdeographic) {
      return labelled(piece, IdeographReading.claims(text))
    }
    if ForeignReading.isForeign(text) { return labelled(piece, ForeignReading.claims(text)) }
    // "Low key lighting.", "Epic western score."
    let words = PromptWord.all(in: Array(text)).map(\.text)
    if piece.label == nil, words.count <= 4, !words.contains(where: EnglishWords.auxiliaries.contains),
      let aspect = KeywordReading.aspect(words), [.style, .camera].contains(aspect),
      SentenceReading(text).claims.allSatisfy({ [.subject, .action].contains($0.aspect) }),
      !text.contains(where: { "\"“”,;".contains($0) })
    {
      return [whole(aspect, text)]
    }
    let found = KeywordReading(text)?.claims ?? clauses(text).flatMap { SentenceReading($0).claims }
    if let label = piece.label { return labelled(label, text, found) }
    return found.isEmpty ? [whole(.subject, text)] : found
  }

  /// What semicolons part; each tells by itself.
  private static func clauses(_ text: String) -> [String] {
    guard text.contains(";") else { return [text] }
    let letters = Array(text)
    let quoted = TextSpans(letters).quoted
    var pieces: [String] = []
    var start = 0
    for index in letters.indices where letters[index] == ";" && !quoted[index] {
      pieces.append(Spacing.collapsed(letters[start..<index]))
      start = index + 1
    }
    pieces.append(Spacing.collapsed(letters[start...]))
    // Words alone are a row of one clause.
    let isEach = pieces.allSatisfy { $0.split(separator: " ").count > 1 }
    return isEach ? pieces.filter { $0.contains(where: Letters.isWordPart) } : [text]
  }

  /// Another script under an English label.
  private static func labelled(_ piece: PromptLayout.Piece, _ found: [Claim]) -> [Claim] {
    guard let label = piece.label, label != .general else { return found }
    return labelled(label, piece.text, [])
  }

  /// What stands behind a label is what the label says; what the words say besides stays.
  private static func labelled(_ label: PromptLabel, _ text: String, _ found: [Claim]) -> [Claim] {
    switch label {
    case .general: return found.isEmpty ? [whole(.subject, text)] : found
    case .subject:
      let isThere = found.contains { $0.aspect == .subject }
      return (isThere ? [] : [whole(.subject, text)]) + found
    case .action:
      return [whole(.action, text)] + found.filter { [.place, .time, .weather, .camera].contains($0.aspect) }
    case .place:
      // "Scene: two men fight in a bar" tells more than where.
      if found.contains(where: { $0.aspect == .action }) { return found }
      return [whole(.place, text)] + found.filter { [.text, .style, .camera].contains($0.aspect) }
    case .time: return [whole(.time, text)]
    case .weather: return [whole(.weather, text)]
    case .camera: return [whole(.camera, text)]
    case .style: return [whole(.style, text)]
    case .text: return [whole(.text, text)]
    case .absence: return [whole(.absence, text)]
    case .sound: return [whole(.sound, text)]
    case .looks: return [whole(.looks, text)]
    case .emotion: return [whole(.emotion, text)]
    }
  }

  private static func whole(_ aspect: Aspect, _ text: String) -> Claim {
    Claim(aspect, text, sentence: text, source: .prompt)
  }
}
