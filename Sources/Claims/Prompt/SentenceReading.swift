import Wording

/// One sentence of a prompt, taken apart by rules. What the rules are not sure of stays in one piece.
struct SentenceReading {
  let sentence: String
  let characters: [Character]
  let words: [PromptWord]
  let texts: [String]
  var claims: [Claim] = []
  /// Words that tell of camera or style, not of what is in the picture.
  var isAside: [Bool]

  init(_ sentence: String) {
    self.sentence = sentence
    characters = Array(sentence)
    words = PromptWord.all(in: characters)
    texts = words.map(\.text)
    isAside = [Bool](repeating: false, count: words.count)
    guard !words.isEmpty, words.count <= Self.mostWords else { return }
    readQuotes()
    if readInstruction() {
      readAbsence()
      return
    }
    readCamera()
    readStyle()
    readTimes()
    readAbsence()
    readClause()
  }

  /// Longer sentences are no sentences.
  private static let mostWords = 400
  /// Words of a clause whose subject and place can be told apart.
  private static let mostClauseWords = 24

  // MARK: Helpers

  func slice(_ range: Range<Int>) -> String {
    guard let first = range.first, let last = range.last, words.indices.contains(first), words.indices.contains(last)
    else { return "" }
    var end = words[last].range.upperBound
    // A quotation is closed again.
    let text = characters[words[first].range.lowerBound..<end]
    if end < characters.count, Letters.isCloser(characters[end]), text.count(where: { "\"“‘「".contains($0) }) % 2 == 1 {
      end += 1
    }
    return Spacing.collapsed(characters[words[first].range.lowerBound..<end])
  }

  mutating func add(_ aspect: Aspect, _ range: Range<Int>) {
    let value = slice(range)
    guard !value.isEmpty else { return }
    add(aspect, value)
  }

  mutating func add(_ aspect: Aspect, _ value: String) {
    guard !claims.contains(where: { $0.aspect == aspect && $0.value == value }) else { return }
    claims.append(Claim(aspect, value, sentence: sentence, source: .prompt))
  }

  /// Whether the whole sentence is the value.
  mutating func addWhole(_ aspect: Aspect) {
    add(aspect, String(sentence.trimmingSuffix { ".!。！".contains($0) }))
  }

  /// The words up to the next mark, from a place on.
  func clauseEnd(from index: Int) -> Int {
    words[min(index + 1, words.count)...].first { $0.opensClause }.flatMap { word in
      words.firstIndex { $0.range.lowerBound == word.range.lowerBound }
    } ?? words.count
  }

  func clauseStart(of index: Int) -> Int {
    var start = index
    while start > 0, !words[start].opensClause { start -= 1 }
    return start
  }

  // MARK: What stands in quotation marks

  private mutating func readQuotes() {
    let spans = TextSpans(characters)
    var start: Int?
    for index in 0...characters.count {
      let isQuoted = index < characters.count && spans.quoted[index]
      if isQuoted, start == nil { start = index }
      if !isQuoted, let from = start {
        var text = Substring(String(characters[from..<index]))
        while let first = text.first, Letters.isOpener(first) || Letters.isCloser(first) { text = text.dropFirst() }
        while let last = text.last, Letters.isCloser(last) { text = text.dropLast() }
        let value = Spacing.collapsed(text)
        if !value.isEmpty { add(.text, value) }
        start = nil
      }
    }
  }

  // MARK: Style

  private static let media: Set<String> = [
    "photo", "photograph", "painting", "drawing", "illustration", "animation", "render", "rendering", "sketch",
    "portrait", "picture",
  ]

  private mutating func readStyle() {
    for index in texts.indices where texts[index] == "style" || texts[index] == "aesthetic" || texts[index] == "style,"
    {
      guard !words[index].isQuoted else { continue }
      if index + 1 < texts.count, texts[index + 1] == "of", !words[index + 1].opensClause {
        // "(in) the style of …" up to the next mark.
        var start = index
        while start > 0, ["the", "in", "a"].contains(texts[start - 1]), !words[start].opensClause { start -= 1 }
        if start >= 1, Self.media.contains(texts[start - 1]), !words[start].opensClause { start -= 1 }
        mark(.style, start..<clauseEnd(from: index + 1))
        continue
      }
      // "Van Gogh style", "in a photorealistic style".
      var start = index
      while start > 0, !words[start].opensClause, index - start < 4, !isAside[start - 1] {
        let before = texts[start - 1]
        if ["in", "a", "an", "the"].contains(before) {
          start -= 1
          if before == "in" { break }
          continue
        }
        if EnglishWords.prepositions.contains(before) || VerbWords.form(before) == .third || before == "and" { break }
        start -= 1
      }
      if start < index { mark(.style, start..<(index + 1)) }
    }
    var index = 0
    while index < words.count {
      let length = PromptPhrases.style.length(in: texts, at: index)
      guard length > 0, !words[index].isQuoted, !isAside[index] else {
        index += 1
        continue
      }
      let range = index..<(index + length)
      let follows = range.upperBound < texts.count ? texts[range.upperBound] : ""
      guard isManner(range, follows) else {
        index = range.upperBound
        continue
      }
      var start = index
      while start > 0, !words[start].opensClause, start > index - 3,
        ["a", "an", "the", "in", "with", "professional", "detailed", "beautiful"].contains(texts[start - 1])
          || PromptPhrases.style.length(in: texts, at: start - 1) == 1
      {
        start -= 1
      }
      if start > 0, !words[start].opensClause, !isAside[start - 1],
        !["of", "and", "with", "in"].contains(texts[start - 1]), follows != "of",
        texts[range.upperBound - 1] == "photography"
      {
        start = clauseStart(of: start)
      }
      mark(.style, start..<range.upperBound, isAside: follows == "of" || isAlone(start..<range.upperBound))
      index = range.upperBound
    }
  }

  /// Whether a style's phrase tells how the picture looks: "black and white photo", not "black and white paint"; "a photo of
  /// …" at the beginning, not "a photo on the wall".
  private func isManner(_ range: Range<Int>, _ follows: String) -> Bool {
    let last = texts[range.upperBound - 1]
    let isMedium =
      Self.media.contains(last)
      || ["icon", "selfie", "mosaic", "graffiti", "tapestry", "sketch", "icon"].contains(last)
    if isAlone(range) { return true }
    if follows == "of", isMedium || last == "shot" { return range.lowerBound <= 3 }
    if ["animation", "photography"].contains(last) {
      return range.upperBound == texts.count || words[range.upperBound].opensClause
    }
    if isMedium { return false }
    if ["light", "lighting", "colors", "tones", "resolution", "contrast"].contains(last) {
      return range.count > 1 || follows == "photo"
    }
    if Self.media.contains(follows)
      || ["style", "shot", "look", "film", "photography", "aesthetic", "view", "video", "scene", "footage"].contains(
        follows)
    {
      return true
    }
    return range.lowerBound > 0 && texts[range.lowerBound - 1] == "in"
      && (range.upperBound == texts.count || words[range.upperBound].opensClause)
  }

  /// Whether a phrase stands between marks or ends of the sentence.
  private func isAlone(_ range: Range<Int>) -> Bool {
    (range.lowerBound == 0 || words[range.lowerBound].opensClause)
      && (range.upperBound == words.count || words[range.upperBound].opensClause)
  }

  /// What follows reads on as if these words were not there.
  mutating func markAside(_ range: Range<Int>) {
    for word in range where isAside.indices.contains(word) { isAside[word] = true }
  }

  mutating func mark(_ aspect: Aspect, _ range: Range<Int>, isAside aside: Bool = true) {
    add(aspect, trimmed(range))
    if aside { markAside(range) }
  }

  // MARK: Time and weather

  mutating func readTimes() {
    for (aspect, phrases) in [(Aspect.time, PromptPhrases.time), (.weather, .weather)] {
      var index = 0
      while index < words.count {
        let length = phrases.length(in: texts, at: index)
        guard length > 0, !words[index].isQuoted, !isAside[index],
          !(index > 0 && isAside[index - 1] && texts[index] == "noir")
        else {
          index += 1
          continue
        }
        var start = index
        // From the preposition on, over the words that describe it.
        for back in stride(from: index - 1, through: max(0, index - 4), by: -1) {
          if words[back + 1].opensClause { break }
          if ["at", "in", "on", "during", "before", "after", "by", "under"].contains(texts[back]) {
            start = back
            break
          }
          if EnglishWords.prepositions.contains(texts[back]) || VerbWords.form(texts[back]) == .third { break }
        }
        let range = start..<(index + length)
        add(aspect, range)
        moments.append(range)
        if isAlone(range) { for word in range { isAside[word] = true } }
        index += length
      }
    }
  }

  /// Phrases that tell when.
  private var moments: [Range<Int>] = []

  // MARK: What must not be there

  private mutating func readAbsence() {
    for index in texts.indices
    where ["without", "no", "nobody", "nothing"].contains(texts[index]) && !words[index].isQuoted {
      // "parked without moving" tells how it is done.
      if texts[index] == "without", index + 1 < texts.count, VerbWords.form(texts[index + 1]) == .participle {
        continue
      }
      let end =
        texts[index] == "nobody" || texts[index] == "nothing"
        ? index + 1 : nounPhraseEnd(from: index + 1, allowing: ["on", "in", "of"])
      if end > index { add(.absence, index..<max(end, index + 1)) }
    }
  }

  // MARK: Who does what, where

  /// The first word behind a noun phrase that begins at a place.
  func nounPhraseEnd(from start: Int, allowing links: Set<String>) -> Int {
    var index = start
    while index < texts.count, index - start < 14 {
      if index > start, words[index].opensClause { break }
      let text = texts[index]
      if EnglishWords.auxiliaries.contains(text) || EnglishWords.relatives.contains(text)
        || EnglishWords.subordinators.contains(text)
      {
        break
      }
      if EnglishWords.prepositions.contains(text), !links.contains(text) { break }
      if ["then", "and", "or", "but"].contains(text) { break }
      if index > start, isVerb(index, after: start) { break }
      index += 1
    }
    while index > start + 1,
      links.contains(texts[index - 1]) || EnglishWords.determiners.contains(texts[index - 1])
        || Self.adverb(texts[index - 1])
    { index -= 1 }
    return index
  }

  /// Whether a word is the verb of what stands before it, rather than a noun or an adjective.
  func isVerb(_ index: Int, after start: Int) -> Bool {
    guard index > start, let form = VerbWords.form(texts[index]), !words[index].isQuoted else { return false }
    let before = texts[index - 1]
    let isAfterLink = EnglishWords.prepositions.contains(before) || EnglishWords.determiners.contains(before)
    if isAfterLink, !words[index].opensClause { return false }
    let next = index + 1 < texts.count ? texts[index + 1] : ""
    let endsHere = next.isEmpty || words[index + 1].opensClause
    let nextOpens =
      endsHere || EnglishWords.determiners.contains(next) || EnglishWords.prepositions.contains(next)
      || Self.adverb(next) || EnglishWords.pronouns.contains(next)
    switch form {
    case .participle:
      if EnglishWords.auxiliaries.contains(before) { return true }
      if VerbWords.nounLike.contains(texts[index]) { return EnglishWords.determiners.contains(next) }
      // "a group of running dogs": an adjective stands before a noun.
      return nextOpens || Self.numbers.contains(before) || !EnglishWords.isAdjective(before)
        || ["and", "then"].contains(next)
    case .third:
      if EnglishWords.auxiliaries.contains(next) || VerbWords.form(next) == .third
        || VerbWords.form(next) == .base && !nextOpens
      {
        return false
      }
      return !EnglishWords.isAdjective(before)
    case .base:
      if index >= 2, ["a", "an", "one", "every", "each"].contains(texts[index - 2]) { return false }
      let isMany =
        before.hasSuffix("s") && !before.hasSuffix("ss")
        || ["people", "men", "women", "children", "businessmen", "group", "crowd", "they", "family", "boy", "girl"]
          .contains(before)
      return isMany && !EnglishWords.isAdjective(before) && VerbWords.form(next) != .third
    case .past:
      return nextOpens && !VerbWords.describing.contains(texts[index])
    }
  }

  private mutating func readClause() {
    // What is left where camera, style and lead-ins are taken off at the front.
    var start = 0
    while start < words.count,
      isAside[start] || ["of", "with", ","].contains(texts[start]) && start > 0 && isAside[start - 1]
    { start += 1 }
    while start < words.count, Self.leadIn(texts, at: start) > 0 { start += Self.leadIn(texts, at: start) }
    while start < words.count, isAside[start] || texts[start] == "of" && start > 0 { start += 1 }
    guard start < words.count else { return }
    var end = words.count
    while end > start, isAside[end - 1] { end -= 1 }
    guard end > start else { return }
    if ["there"].contains(texts[start]), start + 1 < end, ["is", "are", "'s"].contains(texts[start + 1]) {
      start += 2
    } else if texts[start] == "there's" {
      start += 1
    }
    guard start < end else { return }

    while end > start, ["is", "are", "shown", "with", "and", "in", "a", "of"].contains(texts[end - 1]),
      end < words.count || ["shown", "is"].contains(texts[end - 1])
    { end -= 1 }
    guard (start..<end).contains(where: { !EnglishWords.prepositions.contains(texts[$0]) }) else { return }
    readPlaces(start..<end)
    if let head = (start..<min(end, start + 4)).first(where: {
      Self.lookNouns.contains(texts[$0]) || Self.sceneNouns.contains(texts[$0])
    }),
      head + 1 < end, EnglishWords.auxiliaries.contains(texts[head + 1]) || VerbWords.form(texts[head + 1]) == .third
    {
      addWhole(Self.lookNouns.contains(texts[head]) ? .style : .place)
      return
    }
    if EnglishWords.pronouns.contains(texts[start]) || ["his", "her", "their", "its"].contains(texts[start]) {
      let isLooks =
        !Self.looksVerbs.isDisjoint(with: texts[start..<min(end, start + 3)])
        || start + 1 < end && Self.bodyNouns.contains(texts[start + 1])
      addWhole(isLooks ? .looks : .action)
      return
    }
    // An opening that tells where or when: "In a still frame, …", "On a brilliant sunny day, the lakeshore …".
    if EnglishWords.prepositions.contains(texts[start]),
      let comma = (start + 1..<end).first(where: { words[$0].opensClause })
    {
      start = comma
      while start < end, isAside[start] { start += 1 }
      guard start < end else { return }
    }
    let verb = firstVerb(start..<end)
    guard let verb else {
      readNounPhrase(start..<end)
      return
    }
    var subject = start..<verb
    while let last = subject.last,
      EnglishWords.auxiliaries.contains(texts[last]) || EnglishWords.relatives.contains(texts[last])
        || EnglishWords.subordinators.contains(texts[last])
        || last > subject.lowerBound && EnglishWords.pronouns.contains(texts[last])
        || Self.adverb(texts[last])
        || ["suddenly", "isolated", "then", "not", "being", "and", "or", ","].contains(texts[last])
    {
      subject = subject.dropLast()
    }
    // "A mother, draped in a robe, rocks": who it is stands before the first mark.
    if !isList(subject), let mark = subject.dropFirst().first(where: { words[$0].opensClause }) {
      subject = subject.lowerBound..<mark
      // "a woman with wavy, light brown hair": the mark stands inside a description.
      if EnglishWords.isAdjective(texts[mark - 1]),
        let link = subject.dropFirst().last(where: { EnglishWords.prepositions.contains(texts[$0]) })
      {
        subject = subject.lowerBound..<link
      }
    }
    guard let first = subject.first, !EnglishWords.pronouns.contains(texts[first]) else {
      addWhole(.action)
      return
    }
    // "the woman's face": no verb at all.
    if let last = subject.last, texts[last].hasSuffix("'s") || texts[last].hasSuffix("’s") {
      readNounPhrase(start..<end)
      return
    }
    if subject.count <= 14, VerbWords.form(texts[subject.lowerBound]) != .participle,
      !EnglishWords.relatives.contains(texts[subject.lowerBound]),
      !EnglishWords.subordinators.contains(texts[subject.lowerBound]),
      !(subject.dropFirst().contains { words[$0].opensClause }) || isList(subject)
    {
      if !isUnnamed(subject) { add(.subject, subject) }
      if let count = count(subject) { add(.count, count) }
    }
    let isState =
      EnglishWords.auxiliaries.contains(texts[verb]) && !hasParticiple(behind: verb, before: end)
      && !(verb + 1..<end).contains {
        VerbWords.form(texts[$0]) == .third && EnglishWords.prepositions.contains(texts[$0 - 1]) == false
          && !EnglishWords.determiners.contains(texts[$0 - 1])
      }
    let clause = start..<end
    if EnglishWords.auxiliaries.contains(texts[verb]), isPosition(verb + 1, end) {
      add(.layout, clause)
    } else if Self.looksVerbs.contains(texts[verb]), subject.count <= 6 {
      add(.looks, clause)
    } else {
      add(isState ? .looks : .action, clause)
    }
  }

  /// "is on the left side, second in depth": where in the picture, not in the world.
  private func isPosition(_ from: Int, _ end: Int) -> Bool {
    guard let link = (from..<end).first, link < texts.count else { return false }
    let at = link + (["placed", "standing", "seen", "positioned", "located"].contains(texts[link]) ? 1 : 0)
    guard at < end, ["on", "in", "at", "to"].contains(texts[at]) else { return false }
    let side = at + 1 < end && texts[at + 1] == "the" ? at + 2 : at + 1
    guard side < end, Self.sides.contains(texts[side]) else { return false }
    // "is on the right, then flies away" tells more than that.
    if (side + 1..<max(side + 1, end)).contains(where: { VerbWords.form(texts[$0]) == .third }) { return false }
    return !(side + 1 < end && texts[side + 1] == "of" && side + 3 < end && PlaceNouns.contains(texts[side + 3]))
  }

  private static func leadIn(_ texts: [String], at index: Int) -> Int { leadIns.length(in: texts, at: index) }

  private func hasParticiple(behind verb: Int, before end: Int) -> Bool {
    for index in (verb + 1)..<min(end, verb + 4) where index < texts.count {
      if VerbWords.form(texts[index]) == .participle || VerbWords.form(texts[index]) == .past
        || texts[index].hasSuffix("ing")
      {
        return true
      }
    }
    return false
  }

  /// The first verb of a clause: an auxiliary, or a form of a verb that is known.
  private func firstVerb(_ range: Range<Int>) -> Int? {
    for index in range.dropFirst() where !isAside[index] && !words[index].isQuoted {
      let text = texts[index]
      if EnglishWords.auxiliaries.contains(text) {
        // A relative clause tells of the noun before it.
        if EnglishWords.relatives.contains(texts[index - 1]) { continue }
        return index
      }
      if isVerb(index, after: range.lowerBound) {
        if EnglishWords.relatives.contains(texts[index - 1]) { continue }
        return index
      }
    }
    return nil
  }

  private func isList(_ range: Range<Int>) -> Bool { range.contains { texts[$0] == "and" } }

  private func count(_ range: Range<Int>) -> Range<Int>? {
    guard let first = range.first, Self.numbers.contains(texts[first]) || Int(texts[first]) != nil else { return nil }
    let end = range.first { EnglishWords.prepositions.contains(texts[$0]) } ?? range.upperBound
    return end - first >= 2 ? first..<end : nil
  }

  /// A thing without a verb: "a pig in a forest", "a banana without its peel".
  private mutating func readNounPhrase(_ range: Range<Int>) {
    var subject = range
    if let comma = range.dropFirst().first(where: { words[$0].opensClause && !isList(range) }) {
      subject = range.lowerBound..<comma
    }
    if let place = places.first(where: { $0.lowerBound > subject.lowerBound && $0.upperBound == subject.upperBound }) {
      subject = subject.lowerBound..<place.lowerBound
    }
    if let moment = moments.first(where: { $0.lowerBound > subject.lowerBound && $0.upperBound == subject.upperBound })
    {
      subject = subject.lowerBound..<moment.lowerBound
    }
    let head = headNoun(subject)
    if let head, PlaceNouns.contains(texts[head]), subject.count <= 12 { add(.place, subject) }
    guard !EnglishWords.prepositions.contains(texts[subject.lowerBound]), texts[subject.lowerBound] != "no" else {
      return
    }
    if PromptPhrases.time.length(in: texts, at: subject.lowerBound) == subject.count { return }
    if isUnnamed(subject) { return }
    // "Vintage film texture photo.": all of it is a manner.
    if let head, range.lowerBound == 0, range.upperBound == words.count, subject == range,
      Self.media.contains(texts[head])
    {
      return add(.style, subject)
    }
    add(.subject, subject)
    if let count = count(subject) { add(.count, count) }
  }

  /// "The scene", "isolated": words that name nobody and nothing.
  private func isUnnamed(_ range: Range<Int>) -> Bool {
    range.allSatisfy { EnglishWords.determiners.contains(texts[$0]) || Self.unnamed.contains(texts[$0]) }
  }

  /// The noun that a phrase is about: the last word before its first preposition.
  private func headNoun(_ range: Range<Int>) -> Int? {
    let end = range.dropFirst().first { EnglishWords.prepositions.contains(texts[$0]) } ?? range.upperBound
    return end > range.lowerBound ? end - 1 : nil
  }

  /// Phrases that tell where.
  private var places: [Range<Int>] = []

  private func isAcronym(_ word: Int) -> Bool { !characters[words[word].range].contains { $0.isLowercase } }

  private mutating func readPlaces(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      defer { index += 1 }
      guard !isAside[index], !words[index].isQuoted else { continue }
      if Self.placeAdverbs.contains(texts[index]) { add(.place, index..<(index + 1)) }
      guard Self.placePrepositions.contains(texts[index]), index + 1 < range.upperBound else { continue }
      let end = nounPhraseEnd(from: index + 1, allowing: ["of"])
      guard end > index + 1, end <= range.upperBound else { continue }
      let phrase = (index + 1)..<end
      let inner = phrase.first { texts[$0] == "of" } ?? end
      let head = inner - 1
      // "on a black background" is a place, "in the background" none.
      let isBackground = ["background", "backdrop"].contains(texts[head])
      let isPlain =
        inner == end && (head - index < 2 || head - index == 2 && EnglishWords.determiners.contains(texts[index + 1]))
      guard head > index, !isBackground || !isPlain, texts[head] != "foreground", texts[head] != "middle",
        texts[head] != "front"
      else { continue }
      let isName =
        ["in", "at", "on", "along", "near", "over", "above"].contains(texts[index]) && words[head].isCapitalised
        && !isAcronym(head)
      let isLoose = ["towards", "toward", "from", "against", "off", "into", "around"].contains(texts[index])
      if texts[index] == "into" { continue }
      guard PlaceNouns.contains(texts[head]) || (inner < end && PlaceNouns.contains(texts[end - 1])) || isName,
        !isLoose || texts[index] == "against"
      else { continue }
      if PromptPhrases.time.length(in: texts, at: head) > 0 { continue }
      places.append(index..<end)
      add(.place, index..<end)
      index = end - 1
    }
  }
}
