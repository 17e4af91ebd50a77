import Wording

/// Mends a caption until it keeps its claims. What no claim touches stays as it was, letter for letter.
struct CaptionRepair {
  private(set) var caption: StructuredCaption
  /// The claims for which something was changed.
  private(set) var mended: Set<String> = []
  private let claims: [Claim]
  /// Sentences of claims, as they compare; no rule takes them out.
  private let sentences: [String]

  /// A caption that is not settled by then is a hostile one.
  private static let mostRounds = 12

  init(_ caption: StructuredCaption, _ claims: [Claim]) {
    self.caption = caption
    self.claims = claims
    var seen: Set<String> = []
    sentences = claims.map { CaptionReader.plain($0.sentence) }.filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// Whether a sentence of the caption is one that a claim put there, or holds it.
  func isProtected(_ sentence: String) -> Bool {
    let plain = CaptionReader.plain(sentence)
    return sentences.contains { TextSearch.holds(plain, words: $0) }
  }

  mutating func run() {
    for _ in 0..<Self.mostRounds where !round() { break }
  }

  /// - Returns: whether something changed
  private mutating func round() -> Bool {
    let before = caption
    takeOutContradictions()
    putInMissing()
    putInUsersSentences()
    return caption != before
  }

  // MARK: Taking out

  /// Takes sentences out, with those behind them that begin with a pronoun and would hang in the air. A part of which
  /// nothing is left falls back to the claims' sentences about it.
  ///
  /// - Returns: the sentences, in the caption's order
  mutating func takeOut(_ numbers: Set<Int>) -> [String] {
    guard !numbers.isEmpty else { return [] }
    let text = ReadText(caption)
    var taken: [String] = []
    for part in CaptionPart.allCases {
      var kept: [String] = []
      var isBehind = false
      var isChanged = false
      for (number, sentence) in text.sentences.enumerated() where sentence.part == part {
        let leans = isBehind && !sentence.words.isEmpty && leans(text, sentence.words) && !isProtected(sentence.text)
        isBehind = numbers.contains(number) || leans
        if isBehind {
          taken.append(sentence.text)
          isChanged = true
        } else {
          kept.append(sentence.text)
        }
      }
      guard isChanged else { continue }
      if kept.isEmpty, part != .dense {
        for claim in claims where claim.aspect.part == part && !isInOtherPart(claim) && !kept.contains(closed(claim)) {
          kept.append(closed(claim))
        }
      }
      set(part, kept)
    }
    return taken
  }

  private func leans(_ text: ReadText, _ words: Range<Int>) -> Bool {
    let first = text.words[words.lowerBound].text
    let second = words.count > 1 ? text.words[words.lowerBound + 1].text : ""
    return ["it", "they", "he", "she", "his", "her", "its", "their"].contains(first)
      || first == "this" && ["figure", "person", "one"].contains(second)
  }

  /// A sentence that contradicts a claim is replaced by the claim's own, or goes where that is told already.
  private mutating func takeOutContradictions() {
    let reader = CaptionReader(caption)
    var found: [Int: Claim] = [:]
    for claim in claims {
      guard let number = reader.contradicting(claim), found[number] == nil,
        !isProtected(reader.text.sentences[number].text)
      else { continue }
      found[number] = claim
    }
    let moves = claims.filter { $0.aspect == .camera }.flatMap { claim in
      CameraReading.phases(claim.value).flatMap { $0 }.map { (claim, $0) }
    }
    if let first = moves.first {
      for number in reader.otherMoves(than: moves.map(\.1)) where found[number] == nil {
        if !isProtected(reader.text.sentences[number].text) { found[number] = first.0 }
      }
    }
    guard !found.isEmpty else { return }
    for part in CaptionPart.allCases {
      let own = reader.text.sentences.enumerated().filter { $0.element.part == part }
      guard own.contains(where: { found[$0.offset] != nil }) else { continue }
      var kept: [String] = []
      for (number, sentence) in own {
        guard let claim = found[number] else {
          kept.append(sentence.text)
          continue
        }
        mend(claim)
        let isUsers = part == .dense && isOfPrompt(claim)
        let isElsewhere = part != .dense && (part != claim.aspect.part || isInOtherPart(claim))
        let isThere = TextSearch.holds(CaptionReader.plain(caption[part]), words: CaptionReader.plain(claim.sentence))
        if !isUsers, !isElsewhere, !isThere, !kept.contains(closed(claim)) { kept.append(closed(claim)) }
      }
      set(part, kept)
    }
  }

  // MARK: Putting in

  private mutating func putInMissing() {
    let reader = CaptionReader(caption)
    var isIn: Set<String> = []
    for claim in claims where reader.judge(claim) != .kept {
      mend(claim)
      guard !claim.sentence.isEmpty, isIn.insert(claim.sentence).inserted else { continue }
      let part = claim.aspect.part
      let isAnywhere = CaptionPart.allCases.contains { $0 != .dense && tells($0, claim) }
      if !isAnywhere { put(claim, part, first: isOfPrompt(claim)) }
      if !isOfPrompt(claim), !tells(.dense, claim) { put(claim, .dense, first: false) }
    }
  }

  /// The dense part begins with those of the user's sentences that it does not have.
  private mutating func putInUsersSentences() {
    var missing: [String] = []
    let dense = SentenceSplitter.sentences(of: caption[.dense])
    let stems = dense.map(Self.stems)
    for claim in claims where isOfPrompt(claim) && !claim.sentence.isEmpty && !missing.contains(closed(claim)) {
      if tells(.dense, claim) { continue }
      let own = Self.stems(claim.sentence)
      if own.count > 1, stems.contains(where: { Self.covers($0, own) }) { continue }
      missing.append(closed(claim))
    }
    guard !missing.isEmpty else { return }
    set(.dense, missing + dense)
  }

  private static func stems(_ sentence: String) -> [String] {
    ReadText(sentence).words.filter { word in
      !ReadWords.articles.contains(word.text) && !["is", "are", "and", "of", "there", "it"].contains(word.text)
    }.map { $0.isDenied ? "!" + $0.stem : $0.stem }
  }

  /// Whether one sentence says all words of another, in their order, and not far apart.
  private static func covers(_ whole: [String], _ part: [String]) -> Bool {
    guard let last = part.last, whole.contains(last), whole.count <= part.count * 4 + 8 else { return false }
    var next = 0
    for word in whole where next < part.count && word == part[next] { next += 1 }
    return next == part.count
  }

  // MARK: Parts

  private mutating func mend(_ claim: Claim) { mended.insert(claim.sentence + "\n" + claim.value) }

  private func isOfPrompt(_ claim: Claim) -> Bool {
    if case .condition = claim.source { return false }
    return true
  }

  private func closed(_ claim: Claim) -> String {
    let closed = SentenceEnding.closed(LineText.of(claim.sentence))
    return closed.isEmpty ? LineText.of(claim.sentence) : closed
  }

  private func tells(_ part: CaptionPart, _ claim: Claim) -> Bool {
    TextSearch.holds(CaptionReader.plain(caption[part]), words: CaptionReader.plain(claim.sentence))
  }

  private func isInOtherPart(_ claim: Claim) -> Bool {
    CaptionPart.allCases.contains { $0 != .dense && $0 != claim.aspect.part && tells($0, claim) }
  }

  private mutating func put(_ claim: Claim, _ part: CaptionPart, first: Bool) {
    let old = caption[part]
    let sentence = closed(claim)
    set(
      part,
      old.isEmpty
        ? [sentence]
        : first ? [sentence, old] : [SentenceEnding.isClosed(old) ? old : SentenceEnding.closed(old), sentence])
  }

  private mutating func set(_ part: CaptionPart, _ sentences: [String]) {
    var bodies: [CaptionPart: String] = [:]
    for other in CaptionPart.allCases { bodies[other] = caption[other] }
    bodies[part] = Spacing.join(sentences)
    caption = StructuredCaption(bodies)
  }
}
