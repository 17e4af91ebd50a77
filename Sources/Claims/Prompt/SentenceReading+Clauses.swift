import Wording

/// Where in a sentence its main clause stands, and what its verb tells.
extension SentenceReading {
  /// Pronouns that name somebody as well as a noun does.
  static let somebody: Set<String> = ["someone", "somebody", "everyone", "something", "everything"]

  /// Helping verbs behind which somebody does something, or does it not.
  static let helpers: Set<String> = [
    "do", "does", "did", "doesn't", "don't", "can", "could", "will", "would", "may", "might", "must", "cannot",
  ]

  static let cameraDenied: Set<String> = [
    "camera", "zoom", "zooms", "pan", "pans", "cuts", "cut", "shake", "movement", "motion", "tilt", "tilts",
  ]

  /// "it is snowing", "it rains".
  static func isWeather(_ words: ArraySlice<String>) -> Bool {
    words.first == "it" && words.count <= 6
      && words.prefix(4).contains {
        ["snowing", "raining", "snows", "rains", "storming", "hailing", "drizzling", "pours", "pouring", "foggy"]
          .contains($0)
      }
  }

  /// What somebody does with a noun that needs no article: "dance tango", "play basketball".
  static func isPlayed(_ verb: String, _ next: String) -> Bool {
    ["dance", "play", "bake", "ride", "eat", "drink", "cook", "share", "chase", "read", "drive", "carry", "wash"]
      .contains(verb) && !next.isEmpty
  }

  /// Whether from the start of a clause up to a mark only an opening stands: where, when, or how somebody is.
  func isOpening(_ start: Int, _ comma: Int) -> Bool {
    let first = texts[start]
    if EnglishWords.prepositions.contains(first) { return true }
    // "As the train leaves, a girl waves"
    if ["as", "while", "when", "after", "before", "once", "until", "because"].contains(first) { return true }
    // "High above the clouds", "Deep in the forest", "Far below"
    if ["high", "deep", "far", "somewhere", "once", "late", "early", "just", "there", "here", "meanwhile", "suddenly"]
      .contains(first)
      || Self.adverb(first)
    {
      return true
    }
    let leadsOn = start + 1 < comma && EnglishWords.prepositions.contains(texts[start + 1])
    guard let form = VerbWords.form(first) else { return first.hasSuffix("ed") && leadsOn }
    guard !VerbWords.nounLike.contains(first) || comma - start > 2 else { return false }
    return form == .participle || form == .past && leadsOn
  }

  /// "In a dim garage a mechanic welds a frame": where behind an opening without a mark somebody is named.
  func unmarkedOpening(_ start: Int, _ end: Int) -> Int? {
    // "Somewhere in the Sahara a payphone rings"
    if ["somewhere", "high", "deep", "far", "out", "down", "up"].contains(texts[start]), start + 1 < end,
      EnglishWords.prepositions.contains(texts[start + 1])
    {
      return unmarkedOpening(start + 1, end)
    }
    guard EnglishWords.prepositions.contains(texts[start]), start + 1 < end else { return nil }
    let behind = nounPhraseEnd(from: start + 1, allowing: ["of"])
    guard behind > start + 1, behind < end, !words[behind].opensClause,
      ["a", "an", "the", "two", "three"].contains(texts[behind]), firstVerb(behind..<end) != nil
    else { return nil }
    return behind
  }

  /// "Street in Lisbon, yellow tram climbs the hill": a place without a verb in front of what happens there, and things
  /// that lie around. Returns where the clause begins.
  mutating func behindScene(_ start: Int, _ end: Int) -> Int {
    guard let comma = (start + 1..<max(end, start + 1)).first(where: { words[$0].opensClause }), comma - start <= 7,
      firstVerb(start..<comma) == nil, let head = headNoun(start..<comma), PlaceNouns.isSetting(texts[head]),
      !words[start].isQuoted, !EnglishWords.prepositions.contains(texts[start])
    else { return start }
    // "Rainy Tokyo alley, a salaryman with an umbrella"
    if firstVerb(comma..<end) == nil, !EnglishWords.determiners.contains(texts[start]),
      ["a", "an", "two", "three"].contains(texts[comma]), comma + 1 < end, !PlaceNouns.isSetting(texts[comma + 1])
    {
      if !places.contains(where: { $0.overlaps(start..<(head + 1)) }) { add(.place, start..<comma) }
      return comma
    }
    // Of what follows the first that has a verb of its own.
    var index = comma
    while index < end {
      let next = (index + 1..<max(end, index + 1)).first { words[$0].opensClause } ?? end
      if opensSubject(index, end), let verb = firstVerb(index..<next), verb > index, !isAside[index],
        !EnglishWords.pronouns.contains(texts[index]) || Self.somebody.contains(texts[index]),
        !["his", "her", "its", "their"].contains(texts[index])
      {
        if !places.contains(where: { $0.overlaps(start..<(head + 1)) }) { add(.place, start..<comma) }
        return index
      }
      if next - index > 4 { return start }
      index = next
    }
    return start
  }

  /// Whether behind a mark somebody is named: an article, a number, a name, an adjective.
  func opensSubject(_ index: Int, _ end: Int) -> Bool {
    guard index < end else { return false }
    let text = texts[index]
    if isAside[index] { return index + 1 < end && opensSubject(index + 1, end) }
    if EnglishWords.prepositions.contains(text) || VerbWords.form(text) == .participle
      || EnglishWords.relatives.contains(text) || ["and", "or", "but"].contains(text)
    {
      return false
    }
    return firstVerb(index..<end) != nil || !(index..<end).dropFirst().contains { words[$0].opensClause }
  }

  /// Whether commas in a subject part what is listed: "a lion, a lamp, and a bowl", not "a man, tall and pale".
  func isRow(_ range: Range<Int>) -> Bool {
    let marks = range.dropFirst().filter { words[$0].opensClause }
    return marks.isEmpty || marks.contains { texts[$0] == "and" }
      || marks.allSatisfy { EnglishWords.determiners.contains(texts[$0]) }
  }

  /// "with wavy, light brown hair": the mark stands between adjectives.
  func isInDescription(_ mark: Int, _ subject: Range<Int>) -> Bool {
    // "a misty, grassy field"
    if EnglishWords.isAdjective(texts[mark - 1]), mark - subject.lowerBound > 1, subject.upperBound - mark >= 2,
      EnglishWords.isAdjective(texts[mark])
        || EnglishWords.determiners.contains(texts[mark - 2]) && !EnglishWords.determiners.contains(texts[mark])
          && VerbWords.form(texts[mark]) != .participle && !EnglishWords.prepositions.contains(texts[mark])
    {
      return true
    }
    guard VerbWords.form(texts[mark]) != .participle, !EnglishWords.determiners.contains(texts[mark]),
      !EnglishWords.prepositions.contains(texts[mark]),
      let link = (max(subject.lowerBound, mark - 3)..<mark).last(where: { ["with", "in", "of"].contains(texts[$0]) })
    else { return false }
    let between = texts[(link + 1)..<mark]
    guard !between.isEmpty, between.allSatisfy({ !EnglishWords.determiners.contains($0) }) else { return false }
    return subject.upperBound - mark <= 6 && subject.upperBound - mark >= 2
  }

  /// How many words from a place on tell of the camera.
  func cameraClause(from index: Int) -> Int { (index..<words.count).prefix { isAside[$0] }.count }

  /// Whether a verb tells how somebody looks, and nothing behind it what he does.
  func isOfLooks(_ verb: Int, _ end: Int) -> Bool {
    let text = texts[verb]
    guard Self.looksVerbs.contains(text) else { return false }
    let next = verb + 1 < end ? texts[verb + 1] : ""
    if text == "looks",
      EnglishWords.prepositions.contains(next) && next != "like" || Self.adverb(next)
        || ["up", "down", "away", "out", "back", "left", "right", "around", "over", "straight", "toward"].contains(next)
        || next.isEmpty
    {
      return false
    }
    // "wearing a suit … and then he surfs", "wearing sunglasses relaxes"
    return !(verb + 2..<max(end, verb + 2)).contains { index in
      guard let form = VerbWords.form(texts[index]), !words[index].isQuoted,
        !EnglishWords.determiners.contains(texts[index - 1]), !EnglishWords.prepositions.contains(texts[index - 1])
      else { return false }
      if form == .third {
        return isVerb(index, after: verb) || ["and", "he", "she", "then"].contains(texts[index - 1])
      }
      return form == .participle && words[index].opensClause && !Self.looksVerbs.contains(texts[index])
    }
  }

  /// "…, warm kitchen": a place without an article behind what happens.
  private func isBareScene(_ range: Range<Int>) -> Bool {
    guard let last = range.last, range.count <= 4, let first = range.first, !isAside[first], !words[first].isQuoted,
      PlaceNouns.isSetting(texts[last]) || range.count > 1 && PlaceNouns.isPair(texts[last - 1], texts[last]),
      !EnglishWords.determiners.contains(texts[first])
        || ["a", "an"].contains(texts[first]) && firstVerb(words.indices) == nil && !claims.isEmpty,
      !range.contains(where: {
        EnglishWords.prepositions.contains(texts[$0]) || EnglishWords.auxiliaries.contains(texts[$0])
          || ["and", "or", "then", "but"].contains(texts[$0]) || isAside[$0]
          || EnglishWords.pronouns.contains(texts[$0])
      }),
      !(range.count > 1 && [.third, .participle].contains(VerbWords.form(texts[first])))
    else { return false }
    // A row of things goes on: "rivers, hills, and valleys".
    let next = range.upperBound
    if next < texts.count, ["and", "or"].contains(texts[next]) { return false }
    return range.count > 1 || PlaceNames.contains(texts[last])
  }

  /// Short phrases behind the clause, and those before it, that tell of look, camera, time or weather.
  mutating func readTail() {
    var start = 0
    while start < words.count {
      let end = clauseEnd(from: start)
      defer { start = end }
      if start > 0, isBareScene(start..<end) {
        add(.place, start..<end)
        markAside(start..<end)
        continue
      }
      guard start > 0 || end < words.count, end - start <= 5, !isAside[start], !words[start].isQuoted,
        !(start..<end).contains(where: { EnglishWords.auxiliaries.contains(texts[$0]) || texts[$0] == "and" }),
        let aspect = KeywordReading.aspect(Array(texts[start..<end]))
      else { continue }
      // "creates a fresh, inviting atmosphere": the mark stands inside a phrase.
      var open = start
      while open > 0, EnglishWords.isAdjective(texts[open - 1]), !words[open - 1].opensClause { open -= 1 }
      if open < start, open > 0, EnglishWords.determiners.contains(texts[open - 1]) { continue }
      guard aspect == .style || aspect == .camera || aspect == .place else { continue }
      mark(aspect, start..<end)
    }
  }
}
