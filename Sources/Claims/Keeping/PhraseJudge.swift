/// Looks for a claim's words in a caption: whether they are there together, denied, or something else in their place.
struct PhraseJudge {
  let text: ReadText
  let owner: ReadWord?

  enum Finding: Equatable {
    case full(Int)
    /// The word at which the caption says otherwise.
    case conflict(Int)
    case absent
  }

  /// Whether what stands at `index` may belong to the claim's owner.
  func belongs(_ index: Int) -> Bool {
    guard let owner else { return true }
    let agents = text.agents(index)
    return agents.isEmpty || agents.contains { ClaimUnits.mayBeSame($0, owner) }
  }

  func find(_ unit: ClaimUnits.Unit, checksOwner: Bool = false, allowsDenied: Bool = false) -> Finding {
    var conflict: Int?
    var denied: Int?
    var full: Int?
    for index in text.found(unit.head) {
      let word = text.words[index]
      if checksOwner, !ClaimUnits.isEntity(word), !belongs(index) { continue }
      if word.isDenied, !allowsDenied {
        if full == nil { denied = denied ?? index }
        continue
      }
      if unit.bound.isEmpty {
        full = full ?? index
        continue
      }
      let described = text.describing(index)
      var isFull = true
      for bound in unit.bound {
        if described.contains(where: { text.words[$0].keeps(bound) }) || word.keeps(bound) && word.text != bound.text {
          continue
        }
        isFull = false
        if let other = described.first(where: {
          KindsGraph.shared.exclude(text.words[$0].meanings, bound.meanings, .looks)
        }) {
          conflict = conflict ?? other
        }
      }
      if isFull { full = full ?? index }
    }
    if let full {
      for loose in unit.loose where !text.found(loose).contains(where: { !text.words[$0].isDenied }) { return .absent }
      return .full(full)
    }
    if let conflict { return .conflict(conflict) }
    if let denied { return .conflict(denied) }
    return .absent
  }

  /// A word of the caption that cannot be true together with one of a claim.
  func excluding(_ words: [ReadWord], _ field: KindsGraph.Field, where isMeant: (Int) -> Bool) -> Int? {
    let graph = KindsGraph.shared
    let claimed = words.map { ($0, graph.values($0.meanings, field)) }.filter { !$0.1.isEmpty }
    guard !claimed.isEmpty else { return nil }
    for (index, word) in text.words.enumerated() where !word.isDenied && !word.isQuoted {
      guard !graph.values(word.meanings, field).isEmpty else { continue }
      for (own, _) in claimed
      where !word.keeps(own) && !own.keeps(word) && graph.exclude(word.meanings, own.meanings, field) {
        if isMeant(index) { return index }
      }
    }
    return nil
  }
}
