/// Looks for a claim's words in a caption: whether they are there together, denied, or something else in their place.
struct PhraseJudge {
  let text: ReadText
  let owner: ReadWord?
  /// The words of the claim's value, small ones among them.
  var said: [String] = []

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
    if agents.isEmpty { return true }
    // Where the caption names the owner, it is no other.
    let isNamed = ClaimUnits.isEntity(owner) && text.found(owner).contains { !text.words[$0].isDenied }
    return agents.contains { agent in
      isNamed && ClaimUnits.isEntity(agent) && !ReadWords.pronouns.keys.contains(agent.text)
        ? agent.keeps(owner) || owner.keeps(agent) : ClaimUnits.mayBeSame(agent, owner)
    }
  }

  func find(_ unit: ClaimUnits.Unit, checksOwner: Bool = false, allowsDenied: Bool = false) -> Finding {
    var conflict: Int?
    var denied: Int?
    var full: Int?
    // Two of a kind are told apart by what they look like: one that does not conflict may be the one that is meant.
    var mayBeAnother = false
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
      var other: Int?
      for bound in unit.bound {
        if isToldApart(bound, of: word) { continue }
        if described.contains(where: { text.words[$0].keeps(bound) }) || word.keeps(bound) && word.text != bound.text {
          continue
        }
        isFull = false
        other =
          other
          ?? described.first { KindsGraph.shared.exclude(text.words[$0].meanings, bound.meanings, .looks) }
      }
      if isFull {
        full = full ?? index
      } else if let other {
        conflict = conflict ?? other
      } else if !described.isEmpty {
        mayBeAnother = true
      }
    }
    if let full {
      // How it is done may go unsaid: "calmly".
      for loose in unit.loose
      where !loose.text.hasSuffix("ly") && !text.found(loose).contains(where: { !text.words[$0].isDenied }) {
        // "a male chef" beside "A chef … She presses the edges": a pronoun tells who it is.
        guard let wanted = Self.gender(loose), let told = text.gender(of: full) else { return .absent }
        if told != wanted { return .conflict(full) }
      }
      return .full(full)
    }
    // "a steam train" beside "a locomotive puffing steam": each word of it is said.
    if conflict == nil, denied == nil, let head = unit.parts.last, unit.parts.count > 1 {
      let (looks, others) = (
        unit.parts.dropLast().filter { !KindsGraph.shared.values($0.meanings, .looks).isEmpty },
        unit.parts.dropLast().filter { KindsGraph.shared.values($0.meanings, .looks).isEmpty }
      )
      let apart = ClaimUnits.Unit(head: head, bound: unit.bound + looks, loose: unit.loose + others)
      return find(apart, checksOwner: checksOwner, allowsDenied: allowsDenied)
    }
    if let conflict, !mayBeAnother { return .conflict(conflict) }
    if let denied { return .conflict(denied) }
    return .absent
  }

  /// "He has a stocky build." tells of the man what "a stocky man" does.
  private func isToldApart(_ look: ReadWord, of bearer: ReadWord) -> Bool {
    guard ClaimUnits.isEntity(bearer) else { return false }
    return text.found(look).contains { index in
      guard !text.words[index].isDenied, index + 1 < text.words.count else { return false }
      let next = text.words[index + 1]
      guard ["build", "figure", "stature", "frame", "age", "height"].contains(next.text) else { return false }
      return text.agents(index).contains { ClaimUnits.mayBeSame($0, bearer) }
    }
  }

  /// `male` or `female` where a word says nothing but that.
  static func gender(_ word: ReadWord) -> String? {
    switch word.text {
    case "male", "man": ClaimUnits.male
    case "female", "woman": ClaimUnits.female
    default: nil
    }
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
