import Claims
import Manifests
import Wording

/// What fits: the prompt is filled with whole sentences, the most important first.
extension Formatter {
  /// The same without sentences that only tell again what others of the prompt have told; the room is for what is new. They
  /// stay where one of those would fall for it, so that nothing is lost.
  func fillWithoutRetelling(
    _ candidates: [Candidate], _ dropped: inout [Dropped]
  ) throws(FormatError) -> (kept: [Candidate], isBare: Bool) {
    var notes = dropped
    var best = try fill(candidates, &notes)
    var retold: [(sentence: Candidate, tellers: [Candidate])] = []
    // What comes in for a sentence that goes may tell again as well.
    for _ in 0..<4 where !shape.keepsPartsApart {
      let more = RetoldSentences.find(best.kept)
      if more.isEmpty { break }
      retold += more
      var fewer = dropped
      for (sentence, _) in retold { note(sentence, .duplicate(of: .dense), &fewer) }
      let rest = candidates.filter { candidate in !retold.contains { $0.sentence.place == candidate.place } }
      let next = try fill(rest, &fewer)
      let isLost = retold.flatMap(\.tellers).contains { teller in
        !next.kept.contains { $0.place == teller.place && $0.text == teller.text }
      }
      if isLost { break }
      (best, notes) = (next, fewer)
    }
    dropped = notes
    return best
  }

  /// The sentences of the prompt in its order, and whether the makers' own words in front and behind had to give way.
  func fill(
    _ candidates: [Candidate], _ dropped: inout [Dropped]
  ) throws(FormatError) -> (kept: [Candidate], isBare: Bool) {
    var notes = dropped
    let kept = try select(candidates, &notes, isBare: false)
    let prompt = manifest.prompt
    if !(prompt.prefix.isEmpty && prompt.suffix.isEmpty), notes.contains(where: \.isUsersAndFell) {
      var bareNotes = dropped
      let bare = try select(candidates, &bareNotes, isBare: true)
      if bareNotes.count(where: \.isUsersAndFell) < notes.count(where: \.isUsersAndFell) {
        dropped = bareNotes
        return (bare, true)
      }
    }
    dropped = notes
    return (kept, false)
  }

  private func select(
    _ candidates: [Candidate], _ dropped: inout [Dropped], isBare: Bool
  ) throws(FormatError) -> [Candidate] {
    let byImportance = candidates.sorted(by: Candidate.moreImportant)
    var kept: [Candidate] = []
    for candidate in byImportance {
      guard let obstacle = obstacle(to: candidate, beside: kept, isBare) else {
        kept.append(candidate)
        continue
      }
      var shorter: Candidate?
      switch candidate.origin {
      case .added: shorter = shortened(candidate, beside: kept, isBare)
      // Nothing of the user's prompt is in yet, and this is its beginning.
      case .user: if kept.isEmpty { shorter = cut(candidate, isBare) }
      case .measured: break
      }
      note(candidate, reason(obstacle, candidate), &dropped, left: shorter?.text)
      if let shorter { kept.append(shorter) }
    }
    if kept.isEmpty, let first = byImportance.first {
      guard let shorter = cut(first, isBare) else {
        throw .budgetTooSmall(generator: manifest.id, budget: budget ?? 0, at: manifest.path)
      }
      let obstacle = obstacle(to: first, beside: [], isBare) ?? .partUnused
      dropped.removeAll { $0.part == first.part && $0.sentence == first.sentence }
      dropped.append(
        Dropped(
          part: first.part, sentence: first.sentence, reason: obstacle, remaining: shorter.text, origin: first.origin))
      kept = [shorter]
    }
    return kept.sorted(by: Candidate.inOrder)
  }

  /// The beginning of a sentence that no prompt of this generator holds whole.
  private func cut(_ candidate: Candidate, _ isBare: Bool) -> Candidate? {
    HardCut.longest(of: candidate.text) { obstacle(to: candidate.saying($0), beside: [], isBare) == nil }
      .map(candidate.saying)
  }

  private func reason(_ obstacle: Dropped.Reason, _ candidate: Candidate) -> Dropped.Reason {
    guard case .budget(let budget, let unit) = obstacle, candidate.origin == .measured,
      manifest.conditions.contains(where: \.form.isCamera)
    else { return obstacle }
    return .besideCameraFile(budget, unit: unit)
  }

  /// The fewest words of a shortened sentence; fewer say too little for their place.
  private static let shortestClause = 4

  private func shortened(_ candidate: Candidate, beside kept: [Candidate], _ isBare: Bool) -> Candidate? {
    if let limit = shape.sentenceLimit, isFull(kept, limit, isBare) { return nil }
    let text = ClauseShortener.longest(of: candidate.text) {
      obstacle(to: candidate.saying($0), beside: kept, isBare) == nil
    }
    guard let text, WordCount.count(text) >= Formatter.shortestClause else { return nil }
    return candidate.saying(text)
  }

  /// Whether a form of few sentences has enough of them: as many as it takes, and two fifths of what the encoder reads, so
  /// that a short sentence does not leave the rest unsaid.
  private func isFull(_ kept: [Candidate], _ limit: Int, _ isBare: Bool) -> Bool {
    guard kept.count >= limit else { return false }
    guard let budget else { return true }
    return counter.count(assembled(kept.sorted(by: Candidate.inOrder), isBare)) * 5 >= budget * 2
  }

  /// Why a sentence cannot stand beside these, `nil` where it can. Wishes of the makers bind what was added alone.
  private func obstacle(to candidate: Candidate, beside kept: [Candidate], _ isBare: Bool) -> Dropped.Reason? {
    let isAdded = candidate.origin == .added
    if isAdded, let limit = shape.sentenceLimit, isFull(kept, limit, isBare) { return .sentenceLimit(limit) }
    let wordLimit = isAdded ? manifest.prompt.words?.max : nil
    // Where nothing is counted, putting the text together for each sentence would be work for nothing.
    if budget == nil, wordLimit == nil { return nil }
    let text = assembled((kept + [candidate]).sorted(by: Candidate.inOrder), isBare)
    if let budget, counter.count(text) > budget { return .budget(budget, unit: manifest.text.unit.rawValue) }
    if let wordLimit, WordCount.count(text) > wordLimit { return .wordLimit(wordLimit) }
    return nil
  }
}
