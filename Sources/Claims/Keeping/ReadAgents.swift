/// Who does what, as far as the order of words tells.
extension ReadText {
  /// Those who may be meant as doing or having what the word at `index` says; empty where nobody can be told.
  func agents(_ index: Int) -> [ReadWord] {
    let sentence = sentences[words[index].sentence]
    let index = max(sentence.words.lowerBound, index - words[index].length + 1)
    if let by = passiveAgent(index, sentence.words) { return [by] }
    if let noun = antecedent(index, sentence.words) { return resolved([noun], index) }
    if let own = entities(clauseOf: index, in: sentence.words, before: index), !own.isEmpty {
      return resolved(own, index)
    }
    // The clause before it, and with a clause that begins the sentence who comes behind.
    var clause = words[index].clause
    while clause > words[sentence.words.lowerBound].clause {
      clause -= 1
      let inside = sentence.words.filter { words[$0].clause == clause }
      if let first = inside.first(where: { isActor($0) }) { return resolved([first], index) }
    }
    if let behind = sentence.words.first(where: { $0 > index && words[$0].clause == words[index].clause && isActor($0) }
    ),
      sentence.words.prefix(while: { $0 < index }).allSatisfy({
        ReadWords.empty.contains(words[$0].text) || words[$0].length > 0
      })
    {
      return resolved([behind], index)
    }
    return []
  }

  /// Whether somebody is male or female, by the noun or by the first pronoun behind it; `nil` where nothing tells.
  func gender(of index: Int) -> String? {
    let word = words[index]
    for gender in [ClaimUnits.male, ClaimUnits.female] where word.says(gender) { return gender }
    guard word.says(ClaimUnits.person) else { return nil }
    for next in words[(index + 1)...].prefix(30) {
      if next.says(ClaimUnits.person) { return nil }
      if ["he", "his", "him"].contains(next.text) { return ClaimUnits.male }
      if ["she", "her", "hers"].contains(next.text) { return ClaimUnits.female }
    }
    return nil
  }

  /// "to a customer who gasps": who stands before "who" does it, not who began the sentence.
  private func antecedent(_ index: Int, _ range: Range<Int>) -> Int? {
    var at = index - 1
    while at > range.lowerBound, index - at < 8 {
      let word = words[at]
      if ["who", "which", "whose"].contains(word.text) || word.text == "that" && ReadClauses.isVerb(words[at + 1]) {
        // "an old man with a beard who": the nearest one that can act.
        return stride(from: at - 1, through: max(range.lowerBound, at - 5), by: -1).first { isActor($0) }
      }
      if word.text == "and" && word.isBehindMark || word.clause != words[index].clause || isActor(at) { return nil }
      at -= 1
    }
    return nil
  }

  private func isActor(_ index: Int) -> Bool {
    let word = words[index]
    // "him", "them" are those to whom it is done.
    if word.text == "him" || word.text == "them" { return false }
    return !word.isQuoted && (ClaimUnits.isEntity(word) || ReadWords.pronouns[word.text] != nil)
  }

  private func entities(clauseOf index: Int, in range: Range<Int>, before end: Int) -> [Int]? {
    let clause = words[index].clause
    var found: [Int] = []
    var at = end - 1
    while at >= range.lowerBound, words[at].clause == clause, end - at < 200 {
      if isActor(at) { found.append(at) }
      at -= 1
    }
    found.reverse()
    guard let first = found.first else { return nil }
    // "Before her a knight drops": behind another verb the one right in front.
    if let last = found.last, last == end - 1, last > first, !words[last].isPossessive,
      ReadWords.articles.contains(words[last - 1].text) || words[last - 1].isBehindMark,
      words[(first + 1)..<last].contains(where: { ReadClauses.isVerb($0) || ReadWords.prepositions.contains($0.text) }),
      !["of", "with", "and"].contains(words[max(first, last - 2)].text)
    {
      return [last]
    }
    // Joined ones act together: "a man and a woman dance".
    var joined = [first]
    for next in found.dropFirst() {
      guard let last = joined.last, words[(last + 1)..<next].contains(where: { $0.text == "and" || $0.isBehindMark }),
        !words[(last + 1)..<next].contains(where: ReadClauses.isVerb)
      else { continue }
      joined.append(next)
    }
    // "A man and a woman dance" makes two clauses of it where a verb was suspected.
    return joined
  }

  /// `is chased by the dog`
  private func passiveAgent(_ index: Int, _ range: Range<Int>) -> ReadWord? {
    let isPassive = words[max(range.lowerBound, index - 3)..<index].contains {
      ["is", "are", "was", "were", "being", "been", "gets"].contains($0.text)
    }
    guard isPassive || words[index].text.hasSuffix("ed"), !words[index].text.hasSuffix("ing") else { return nil }
    let end = min(range.upperBound, index + 7)
    guard let by = (index..<end).first(where: { words[$0].text == "by" }), by + 1 < range.upperBound else { return nil }
    return words[(by + 1)..<min(range.upperBound, by + 6)].first(where: ClaimUnits.isEntity)
  }

  /// Pronouns as what they say of whom they mean; they, it say nothing.
  private func resolved(_ found: [Int], _ index: Int) -> [ReadWord] {
    found.compactMap { at in
      let word = words[at]
      guard let noun = ReadWords.pronouns[word.text] else { return word }
      if noun.isEmpty { return nil }
      // The last one named before that it may be.
      let target = noun == "man" ? ClaimUnits.male : ClaimUnits.female
      let first = sentences[words[at].sentence].words.lowerBound
      for before in stride(from: at - 1, through: max(0, first - 60), by: -1) where words[before].says(target) {
        return words[before]
      }
      let stem = SynonymsStem.of(noun == "man" ? "male" : "female")
      var generic = word
      generic.meanings = [stem, ClaimUnits.person]
      generic.names = [stem]
      return generic
    }
  }

  /// The words that describe the thing at `index`: those in front of it, and what is said of it behind "is".
  func describing(_ index: Int) -> [Int] {
    let range = sentences[words[index].sentence].words
    let graph = KindsGraph.shared
    var found: [Int] = []
    var at = index - words[index].length
    if words[index].length > 1 { found += Array((at + 1)..<index) }
    var isClosed = at + 1 >= range.lowerBound && at + 1 < words.count && words[at + 1].isBehindMark
    while at >= range.lowerBound, index - at < 9 {
      let word = words[at]
      let isLook = !graph.values(word.meanings, .looks).isEmpty
      if word.text == "and" || word.text == "or" || word.text == "then" {
        guard at > range.lowerBound, !graph.values(words[at - 1].meanings, .looks).isEmpty,
          !ClaimUnits.isEntity(words[at - 1])
        else { break }
        at -= 1
        continue
      }
      if isClosed, !isLook { break }
      if ReadWords.articles.contains(word.text) || ReadWords.prepositions.contains(word.text)
        || ReadWords.auxiliaries.contains(word.text)
      {
        break
      }
      if ClaimUnits.isEntity(word), !isLook { break }
      if !word.isDenied || words[index].isDenied { found.append(at) }
      isClosed = word.isBehindMark
      // "jet-black" is one word: its jet does not fly.
      at -= max(1, word.length)
    }
    found += predicates(index, range)
    // "a countertop of veined marble"
    if index + 2 < range.upperBound, words[index + 1].text == "of" {
      for at in (index + 2)..<min(range.upperBound, index + 5) {
        if words[at].isBehindMark || ReadWords.prepositions.contains(words[at].text) { break }
        if !words[at].isDenied, !graph.values(words[at].meanings, .looks).isEmpty { found.append(at) }
      }
    }
    return found
  }

  private func predicates(_ index: Int, _ range: Range<Int>) -> [Int] {
    let graph = KindsGraph.shared
    var found: [Int] = []
    var at = index + 1
    // Up to the verb nothing but words between, "that" and "which" among them; a comma and words of looks may follow too.
    var isOpen = at < range.upperBound && words[at].isBehindMark && !graph.values(words[at].meanings, .looks).isEmpty
    var steps = 0
    while at < range.upperBound, steps < 8 {
      let word = words[at]
      if isOpen {
        if !graph.values(word.meanings, .looks).isEmpty {
          if !word.isDenied { found.append(at) }
        } else if ReadWords.prepositions.contains(word.text)
          || ReadWords.articles.contains(word.text) && word.text != "a"
        {
          break
        }
      } else if ReadWords.copulas.contains(word.text),
        steps <= 1 || words[index + 1].text == "that" || words[index + 1].text == "which"
      {
        isOpen = word.text != "has"
        if !isOpen { break }
      } else if steps >= 2 || !["that", "which", "who", "and"].contains(word.text) {
        break
      }
      at += 1
      steps += 1
    }
    // "pajamas with white stripes", "a door painted green"
    if index + 2 < range.upperBound, ["with", "in"].contains(words[index + 1].text) {
      for at in (index + 2)..<min(range.upperBound, index + 7) {
        if words[at].isBehindMark || ReadWords.prepositions.contains(words[at].text) || ClaimUnits.isEntity(words[at])
          || ReadClauses.isVerb(words[at])
        {
          break
        }
        if Self.patterns.contains(words[at].stem) { found.append(at) }
      }
    }
    // "It is red." behind the sentence that names it first.
    let next = words[index].sentence + 1
    if next < sentences.count, sentences[next].part == sentences[next - 1].part {
      let following = sentences[next].words
      if following.count >= 3, ["it", "they", "she", "he"].contains(words[following.lowerBound].text),
        ReadWords.copulas.contains(words[following.lowerBound + 1].text), isFirstThing(index, range)
      {
        for at in (following.lowerBound + 2)..<min(following.upperBound, following.lowerBound + 6) {
          if ReadWords.prepositions.contains(words[at].text) { break }
          if !words[at].isDenied, !graph.values(words[at].meanings, .looks).isEmpty { found.append(at) }
        }
      }
    }
    return found
  }

  /// Nouns that tell what something is like as their adjectives do.
  private static let patterns: Set<String> = Set(
    ["stripe", "dot", "check", "crack", "rust", "mud", "moss", "ivy", "dust"].map { SynonymsStem.of($0) })

  private func isFirstThing(_ index: Int, _ range: Range<Int>) -> Bool {
    !words[range.lowerBound..<index].contains { word in
      ReadWords.prepositions.contains(word.text) || ReadClauses.isVerb(word)
    }
  }
}
