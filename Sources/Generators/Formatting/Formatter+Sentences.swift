import Claims
import Manifests
import Wording

/// What there is to say: the sentences of a caption, without those that say nothing new.
extension Formatter {
  func candidates(
    of caption: StructuredCaption, _ owners: SentenceOwners, _ dropped: inout [Dropped]
  ) -> [Candidate] {
    var candidates: [Candidate] = []
    for part in CaptionPart.allCases {
      let own = manifest.prompt.parts.firstIndex { $0.part == part }
      let all = sentences(of: caption[part], part)
      let worth = SentenceWorth.order(all, of: part)
      for (index, sentence) in all.enumerated() {
        let origin = owners.origin(of: sentence, in: part)
        if origin == .added, own == nil {
          dropped.append(Dropped(part: part, sentence: sentence, reason: .partUnused, remaining: nil))
          continue
        }
        let text =
          origin == .added
          ? reworded(sentence, part, &dropped).map { opened($0, of: sentence, part, &dropped) } : sentence
        let host = own ?? Formatter.host(among: manifest.prompt.parts)
        let item = manifest.prompt.parts[host]
        let offset = own == nil ? Formatter.offset(of: part) : 0
        let rank =
          switch origin {
          case .user: part == .dense ? 0 : item.priority
          case .measured: part == .camera && own != nil ? 0 : own != nil ? 1 : 2
          case .added: item.priority + worth[index]
          }
        guard let text else { continue }
        candidates.append(
          Candidate(
            part: part, host: item.part, sentence: sentence, text: text, origin: origin,
            place: (host, offset + index), priority: item.priority, rank: rank))
      }
    }
    return candidates
  }

  /// Where sentences stand in a host that is not their own part: the dense part's in front, the others' behind, in the
  /// caption's order.
  private static func offset(of part: CaptionPart) -> Int {
    let most = 1 << 24
    return part == .dense ? -most : most * (1 + (CaptionPart.allCases.firstIndex(of: part) ?? 0))
  }

  /// Where a sentence is written whose own part the prompt does not use.
  private static func host(among parts: [GeneratorPart]) -> Int {
    for part in [CaptionPart.dense, .mainObject, .action, .background, .style, .camera] {
      if let index = parts.firstIndex(where: { $0.part == part }) { return index }
    }
    return 0
  }

  private func sentences(of body: String, _ part: CaptionPart) -> [String] {
    SentenceSplitter.sentences(of: CaptionCleaner.clean(body, of: part)).map(SentenceEnding.closed)
      .filter { !$0.isEmpty }
  }

  /// What is left of a sentence without an opening that says nothing.
  private func opened(_ text: String, of sentence: String, _ part: CaptionPart, _ dropped: inout [Dropped]) -> String {
    let left = LeadIns.removed(from: text)
    guard left != text else { return text }
    dropped.removeAll { $0.part == part && $0.sentence == sentence && $0.remaining == text }
    dropped.append(Dropped(part: part, sentence: sentence, reason: .opening, remaining: left))
    return left
  }

  /// The sentence without the words to avoid, `nil` where it cannot stand without them.
  private func reworded(_ sentence: String, _ part: CaptionPart, _ dropped: inout [Dropped]) -> String? {
    switch avoided.apply(to: sentence) {
    case .untouched: return sentence
    case .reworded(let text, let found):
      dropped.append(Dropped(part: part, sentence: sentence, reason: .avoided(found), remaining: text))
      return text
    case .hopeless(let found):
      dropped.append(Dropped(part: part, sentence: sentence, reason: .avoided(found), remaining: nil))
      return nil
    }
  }

  /// - Parameter isLimited: whether parts have no more sentences than they may have.
  func removeRepeats(_ candidates: inout [Candidate], _ dropped: inout [Dropped], isLimited: Bool) {
    guard shape.keepsPartsApart else { return removeRepeats(among: &candidates, &dropped, isLimited) }
    candidates = manifest.prompt.parts.flatMap { item in
      var ofPart = candidates.filter { $0.host == item.part }
      removeRepeats(among: &ofPart, &dropped, isLimited)
      return ofPart
    }
  }

  private func removeRepeats(
    among candidates: inout [Candidate], _ dropped: inout [Dropped], _ isLimited: Bool
  ) {
    candidates.sort(by: Candidate.moreImportant)
    let mayFall = isLimited ? [] : Set(manifest.prompt.parts.filter { $0.maxSentences != nil }.map(\.part))
    let covering = Repeats.covering(candidates).enumerated().map { index, by -> Int? in
      guard let by, candidates[by].origin == .added, mayFall.contains(candidates[by].part) else { return by }
      return candidates[by].part == candidates[index].part ? by : nil
    }
    for (index, by) in covering.enumerated() {
      guard let by else { continue }
      // What covers a sentence is as important as the sentence was.
      if candidates[by].origin == candidates[index].origin {
        candidates[by].rank = min(candidates[by].rank, candidates[index].rank)
      } else {
        candidates[by].origin = min(candidates[by].origin, candidates[index].origin)
      }
      note(candidates[index], .duplicate(of: candidates[by].part), &dropped)
    }
    candidates = zip(candidates, covering).filter { $1 == nil }.map(\.0)
  }

  /// Puts film terms in front where the generator's makers list them; what a core added and they say wholly goes.
  func tellTerms(_ candidates: inout [Candidate], _ dropped: inout [Dropped]) {
    guard let form = manifest.prompt.terms, let first = manifest.prompt.parts.first else { return }
    let kinds = terms.told(form)
    guard !kinds.isEmpty else { return }
    let list = terms.list(kinds)
    candidates = candidates.filter { candidate in
      guard candidate.origin == .added, let said = terms.saying(candidate.text, of: kinds) else { return true }
      note(candidate, .terms(said), &dropped)
      return false
    }
    candidates.append(
      Candidate(
        part: first.part, host: first.part, sentence: list, text: list, origin: .added, place: (0, -(1 << 26)),
        priority: 0, rank: 0))
  }

  /// Takes no more sentences of a part than the generator wishes for, the user's and the measured ones counted and kept.
  func limitSentences(_ candidates: inout [Candidate], _ dropped: inout [Dropped]) {
    let limits = Dictionary(
      manifest.prompt.parts.compactMap { item in item.maxSentences.map { (item.part, $0) } },
      uniquingKeysWith: min)
    var taken: [CaptionPart: Int] = [:]
    for candidate in candidates where candidate.origin != .added { taken[candidate.part, default: 0] += 1 }
    // Those that count most are taken first.
    candidates.sort { ($0.rank, $0.place.part, $0.place.sentence) < ($1.rank, $1.place.part, $1.place.sentence) }
    var gone: [CaptionPart: Int] = [:]
    candidates = candidates.filter { candidate in
      guard candidate.origin == .added, let limit = limits[candidate.part] else { return true }
      taken[candidate.part, default: 0] += 1
      guard taken[candidate.part, default: 0] > limit else { return true }
      note(candidate, .sentenceLimit(limit), &dropped)
      gone[candidate.part] = min(gone[candidate.part] ?? .max, candidate.place.sentence)
      return false
    }
    candidates.sort(by: Candidate.inOrder)
    for index in candidates.indices where candidates[index].origin == .added {
      guard let first = gone[candidates[index].part], first < candidates[index].place.sentence else { continue }
      candidates[index].text = SentenceWorth.named(candidates[index].text, in: candidates[index].part)
    }
  }

  /// Reports a sentence as gone, once: an earlier note that only some of its words went is replaced.
  func note(_ candidate: Candidate, _ reason: Dropped.Reason, _ dropped: inout [Dropped], left: String? = nil) {
    if candidate.text != candidate.sentence,
      let known = dropped.firstIndex(where: {
        $0.part == candidate.part && $0.sentence == candidate.sentence && $0.remaining == candidate.text
      })
    {
      dropped.remove(at: known)
    }
    dropped.append(
      Dropped(
        part: candidate.part, sentence: candidate.sentence, reason: reason, remaining: left, origin: candidate.origin))
  }
}
