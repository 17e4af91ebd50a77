import Wording

/// Mends a caption until it keeps its claims. What no claim touches stays as it was, letter for letter.
struct CaptionRepair {
  private(set) var caption: StructuredCaption
  /// The numbers of the claims for which something was changed.
  private(set) var mended: Set<Int> = []
  private let claims: [ReadClaim]
  /// Sentences of claims, as they compare; no rule takes them out.
  private let sentences: [String]

  /// What is put in may make another claim's sentence needless or wrong; what is not settled by then is hostile.
  private static let mostRounds = 3

  init(_ caption: StructuredCaption, _ claims: [ReadClaim]) {
    self.caption = caption
    self.claims = claims
    var seen: Set<String> = []
    sentences = claims.map(\.plain).filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// Whether a sentence of the caption is one that a claim put there, or holds it.
  func isProtected(_ sentence: String) -> Bool {
    let plain = CaptionReader.plain(sentence)
    return sentences.contains { TextSearch.holds(plain, words: $0) }
  }

  mutating func run() {
    for _ in 0..<Self.mostRounds {
      let before = caption
      let reader = CaptionReader(caption)
      let isTakenOut = takeOutContradictions(reader)
      putInMissing(isTakenOut ? CaptionReader(caption) : reader)
      if caption == before { return }
    }
  }

  // MARK: Taking out

  /// Takes sentences out, with those behind them that begin with a pronoun and would hang in the air.
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
      if isChanged { set(part, kept) }
    }
    return taken
  }

  private func leans(_ text: ReadText, _ words: Range<Int>) -> Bool {
    let first = text.words[words.lowerBound].text
    let second = words.count > 1 ? text.words[words.lowerBound + 1].text : ""
    return ["it", "they", "he", "she", "his", "her", "its", "their"].contains(first)
      || first == "this" && ["figure", "person", "one"].contains(second)
  }

  /// A sentence that contradicts a claim is replaced by what the claim says, or goes where that is told already.
  ///
  /// - Returns: whether a sentence was taken out
  private mutating func takeOutContradictions(_ reader: CaptionReader) -> Bool {
    let found = contradictions(reader)
    guard !found.isEmpty else { return false }
    for part in CaptionPart.allCases {
      let own = reader.text.sentences.enumerated().filter { $0.element.part == part }
      guard own.contains(where: { found[$0.offset] != nil }) else { continue }
      var kept: [String] = []
      for (number, sentence) in own {
        guard let index = found[number] else {
          kept.append(sentence.text)
          continue
        }
        mended.insert(index)
        let claim = claims[index]
        // The dense part gets the user's sentences at its head.
        let isOwn = part == .dense ? !isUsers(claim) : part == claim.claim.aspect.part
        let text = part == .dense ? claim.closed : claim.phrase
        if isOwn, !tells(part, text), !kept.contains(text) { kept.append(text) }
      }
      set(part, kept)
    }
    return true
  }

  /// Which sentences say what cannot be true, and the number of the claim that says so.
  private func contradictions(_ reader: CaptionReader) -> [Int: Int] {
    var found: [Int: Int] = [:]
    for (index, claim) in claims.enumerated() {
      guard let number = reader.contradicting(claim), found[number] == nil,
        !isProtected(reader.text.sentences[number].text)
      else { continue }
      found[number] = index
    }
    let moves = claims.indices.filter { claims[$0].claim.aspect == .camera }.flatMap { index in
      CameraReading.phases(claims[index].claim.value).flatMap { $0 }.map { (index, $0) }
    }
    if let first = moves.first {
      for number in reader.otherMoves(than: moves.map(\.1)) where found[number] == nil {
        if !isProtected(reader.text.sentences[number].text) { found[number] = first.0 }
      }
    }
    return found
  }

  // MARK: Putting in

  /// What is missing comes in where it belongs, all at once and in the claims' order: phrases of the prompt before what
  /// the part says already, measured sentences behind it; into the dense part whole sentences.
  private mutating func putInMissing(_ reader: CaptionReader) {
    let missing = claims.indices.filter { reader.judge(claims[$0]) != .kept }
    mended.formUnion(missing)
    for part in CaptionPart.allCases where part != .dense {
      // A part that is empty tells all that is known of it, whatever others say.
      let own = (caption[part].isEmpty ? Array(claims.indices) : missing).filter {
        claims[$0].claim.aspect.part == part && FactsWriter.standsAlone(claims[$0].claim, among: claims.map(\.claim))
          && !isWholeElsewhere(claims[$0].phrase, than: part)
      }.sorted { (FactsWriter.rank(claims[$0].claim), $0) < (FactsWriter.rank(claims[$1].claim), $1) }
      put(
        own.filter { isUsers(claims[$0]) }.map { claims[$0].phrase },
        own.filter { !isUsers(claims[$0]) }.map { claims[$0].phrase }, into: part)
    }
    let dense = SentenceSplitter.sentences(of: caption[.dense]).map { SentenceWords($0) }
    // A sentence that went out of here may be told elsewhere by now; the dense part tells all that was mended.
    let absent = mended.sorted().filter { index in
      let own = SentenceWords(claims[index].closed)
      return !dense.contains { $0.covers(own) }
    }
    put(
      absent.filter { isUsers(claims[$0]) }.map { claims[$0].closed },
      absent.filter { !isUsers(claims[$0]) }.map { claims[$0].closed }, into: .dense)
  }

  private mutating func put(_ front: [String], _ back: [String], into part: CaptionPart) {
    let old = caption[part]
    var seen: Set<String> = []
    func new(_ texts: [String]) -> [String] {
      texts.filter { text in
        let plain = CaptionReader.plain(text)
        guard !text.isEmpty, !tells(part, text), seen.insert(plain).inserted else { return false }
        // A phrase that another one of them holds is told with it.
        return !texts.contains { $0 != text && TextSearch.holds(CaptionReader.plain($0), words: plain) }
      }
    }
    let (front, back) = (new(front), new(back))
    guard !front.isEmpty || !back.isEmpty else { return }
    let middle = old.isEmpty ? [] : [back.isEmpty || SentenceEnding.isClosed(old) ? old : SentenceEnding.closed(old)]
    set(part, front + middle + back)
  }

  // MARK: Parts

  /// Whether the prompt says so, in words of its own.
  private func isUsers(_ claim: ReadClaim) -> Bool { claim.claim.source.isPrompt }

  private func tells(_ part: CaptionPart, _ text: String) -> Bool {
    TextSearch.holds(CaptionReader.plain(caption[part]), words: CaptionReader.plain(text))
  }

  /// Whether another part beside the dense one holds a long phrase: one stands in one part.
  private func isWholeElsewhere(_ phrase: String, than part: CaptionPart) -> Bool {
    WordCount.count(phrase) > FactsWriter.longestRepeated
      && CaptionPart.allCases.contains { $0 != .dense && $0 != part && tells($0, phrase) }
  }

  private mutating func set(_ part: CaptionPart, _ sentences: [String]) {
    var bodies: [CaptionPart: String] = [:]
    for other in CaptionPart.allCases { bodies[other] = caption[other] }
    bodies[part] = Spacing.join(sentences)
    caption = StructuredCaption(bodies)
  }
}

/// A sentence's words that count, by their stems, in order.
private struct SentenceWords {
  let stems: [String]

  init(_ sentence: String) {
    stems = ReadText(sentence).words.filter { word in
      !ReadWords.articles.contains(word.text) && !["is", "are", "and", "of", "there", "it"].contains(word.text)
    }.map { $0.isDenied ? "!" + $0.stem : $0.stem }
  }

  /// Whether this sentence says all words of another, in their order, and not far apart.
  func covers(_ part: SentenceWords) -> Bool {
    guard part.stems.count > 1, stems.count <= part.stems.count * 4 + 8 else { return false }
    var next = 0
    for word in stems where next < part.stems.count && word == part.stems[next] { next += 1 }
    return next == part.stems.count
  }
}
