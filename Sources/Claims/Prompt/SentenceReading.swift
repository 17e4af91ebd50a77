import Wording

/// One sentence of a prompt, taken apart by rules. What the rules are not sure of stays in one piece.
struct SentenceReading {
  let sentence: String
  let characters: [Character]
  let words: [PromptWord]
  let texts: [String]
  /// Characters inside quotation marks, the marks among them.
  let quoted: [Bool]
  var claims: [Claim] = []
  /// Words that tell of camera or style, not of what is in the picture.
  var isAside: [Bool]

  init(_ sentence: String) {
    self.sentence = sentence
    characters = Array(sentence)
    words = PromptWord.all(in: characters)
    texts = words.map(\.text)
    quoted = TextSpans(characters).quoted
    isAside = [Bool](repeating: false, count: words.count)
    guard !words.isEmpty, words.count <= Self.mostWords else { return }
    readQuotes()
    if readInstruction() {
      readAbsence()
      return
    }
    readCamera()
    readGenreInFront()
    readStyle()
    readTail()
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
    // A quotation that is cut into stays whole.
    var (start, end) = (words[first].range.lowerBound, words[last].range.upperBound)
    while start > 0, quoted[start], quoted[start - 1] { start -= 1 }
    while end < characters.count, quoted[end], quoted[end - 1] { end += 1 }
    return Spacing.collapsed(characters[start..<end])
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
    var start: Int?
    for index in 0...characters.count {
      let isQuoted = index < characters.count && quoted[index]
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

  /// What follows reads on as if these words were not there.
  mutating func markAside(_ range: Range<Int>) {
    for word in range where isAside.indices.contains(word) { isAside[word] = true }
  }

  mutating func mark(_ aspect: Aspect, _ range: Range<Int>, isAside aside: Bool = true) {
    add(aspect, trimmed(range))
    if aside { markAside(range) }
  }

  /// Phrases that tell when.
  var moments: [Range<Int>] = []

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
      guard end > index else { continue }
      // "No camera movement", "no cuts": how it is filmed.
      let isOfCamera = texts[index..<end].contains { Self.cameraDenied.contains($0) }
      if isOfCamera { mark(.camera, index..<end) } else { add(.absence, index..<max(end, index + 1)) }
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
      // "in a dim garage a mechanic welds": another one begins.
      if index > start, ["a", "an", "the"].contains(text), !links.contains(texts[index - 1]),
        !["half", "such", "many", "quite", "what", "all", "both"].contains(texts[index - 1])
      {
        break
      }
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
    // "One slams the door", "a family of four posing": the number stands for somebody.
    let isSomebody =
      ["one", "other", "another", "both", "some", "others"].contains(before)
      || index >= 2 && texts[index - 2] == "of" && Self.numbers.contains(before)
    let isAfterLink = EnglishWords.prepositions.contains(before) || EnglishWords.determiners.contains(before)
    if isAfterLink, !words[index].opensClause, !isSomebody || form == .base { return false }
    let next = index + 1 < texts.count ? texts[index + 1] : ""
    let endsHere = next.isEmpty || words[index + 1].opensClause || words[index + 1].isQuoted
    let nextOpens =
      endsHere || Self.particles.contains(next) || EnglishWords.determiners.contains(next)
      || EnglishWords.prepositions.contains(next)
      || Self.adverb(next) || EnglishWords.pronouns.contains(next)
    switch form {
    case .participle:
      if EnglishWords.auxiliaries.contains(before) { return true }
      if VerbWords.nounLike.contains(texts[index]) {
        // "a cyclist racing down a road", not "a building on a hill".
        let leadsOn = EnglishWords.prepositions.contains(next) && VerbWords.deeds.contains(texts[index])
        // "a plane landing"
        let isLast =
          endsHere
          && ["landing", "sleeping", "racing", "swimming", "fishing", "sewing", "rocking"].contains(texts[index])
          && EnglishWords.determiners.contains(texts[start])
          && index > start + 1 && !EnglishWords.isAdjective(before)
        return isLast || EnglishWords.determiners.contains(next) || leadsOn && !EnglishWords.isAdjective(before)
      }
      // "a group of running dogs": an adjective stands before a noun.
      return nextOpens || Self.numbers.contains(before) || !EnglishWords.isAdjective(before)
        || ["and", "then"].contains(next)
    case .third:
      // "emergency lights red": a noun where nothing is lit.
      if texts[index] == "lights", !EnglishWords.determiners.contains(next), next != "up" { return false }
      if ["limp", "open", "loose", "still", "cool", "dry"].contains(next), !EnglishWords.isAdjective(before) {
        return true
      }
      if EnglishWords.auxiliaries.contains(next) || VerbWords.form(next) == .third && !endsHere && next != "leaves"
        || VerbWords.form(next) == .base && !nextOpens && !["a", "an", "one", "each", "every"].contains(texts[start])
      {
        return false
      }
      // "A light shines from above."
      let isNoun = ["light", "orange"].contains(before) && nextOpens
      return (isNoun || !EnglishWords.isAdjective(before)) && !["just", "only", "no"].contains(before)
    case .base:
      // "A mother and her son bake cookies."
      let isJoined = texts[start..<index].contains("and") && nextOpens || Self.isPlayed(texts[index], next)
      if isJoined, texts[start..<index].contains("and"), !EnglishWords.isAdjective(before) { return true }
      // "Two foxes, one red and one white, play in the snow."
      if words[index].opensClause, nextOpens, texts[start..<index].contains(where: { $0.hasSuffix("s") }) {
        return true
      }
      if index >= 2, ["a", "an", "one", "every", "each"].contains(texts[index - 2]) { return false }
      // "the leaves on the tree change", "two samurai face each other"
      let isNumbered = Self.numbers.contains(texts[start]) || Int(texts[start]) != nil
      if nextOpens, !EnglishWords.isAdjective(before), !["a", "an", "the"].contains(before),
        isNumbered || headNoun(start..<index).map({ $0 < index - 1 && Self.isPlural(texts[$0]) }) == true
      {
        return true
      }
      // "Two lawyers shake hands."
      if isNumbered, Self.isPlural(before), Self.isPlural(next), !EnglishWords.isAdjective(before) { return true }
      let isMany =
        Self.isPlural(before)
        || [
          "people", "men", "women", "children", "businessmen", "group", "crowd", "they", "family", "boy", "girl",
          "crew",
          "team", "police", "audience", "band", "staff", "couple",
        ]
        .contains(before)
      return isMany && !EnglishWords.isAdjective(before) && VerbWords.form(next) != .third
    case .past:
      return nextOpens && !VerbWords.describing.contains(texts[index])
        || texts[index] == "left" && EnglishWords.determiners.contains(next)
    }
  }

  private mutating func readClause() {
    // What is left where camera, style and lead-ins are taken off at the front.
    var start = 0
    while start < words.count,
      isAside[start] || ["of", "with", ","].contains(texts[start]) && start > 0 && isAside[start - 1]
    { start += 1 }
    // "Grainy cctv of a bear": what is shown stands behind.
    if let of = (start..<min(start + 4, words.count)).first(where: { $0 > 0 && texts[$0] == "of" && isAside[$0 - 1] }) {
      start = min(of + 1, words.count - 1)
    }
    // "From a seed to a tree: timelapse of an oak": who it is stands behind what happens.
    if start < words.count, texts[start] == "from",
      let of = (start + 3..<max(start + 3, words.count - 1)).first(where: {
        texts[$0] == "of" && isAside[$0 - 1] && words[clauseStart(of: $0 - 1)].opensClause
      }), let change = (start..<of).first(where: { words[$0].opensClause && $0 > start })
    {
      add(.action, start..<change)
      start = of + 1
    }
    start = behindRequest(start)
    while start < words.count, Self.leadIn(texts, at: start) > 0 { start += Self.leadIn(texts, at: start) }
    while start < words.count, isAside[start] || texts[start] == "of" && start > 0 { start += 1 }
    // "Over the shoulder of a gamer, we see a dragon": what is seen there.
    if let seen = (start..<words.count).first(where: {
      texts[$0] == "we" && $0 + 2 < words.count && texts[$0 + 1] == "see" && !words[$0 + 2].opensClause
    }) {
      start = seen + 2
    }
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

    while end > start,
      [
        "is", "are", "shown", "with", "and", "in", "a", "of", "filmed", "shot", "rendered", "drawn", "painted",
        "captured",
      ]
      .contains(texts[end - 1]),
      end < words.count || ["shown", "is"].contains(texts[end - 1])
    { end -= 1 }
    guard (start..<end).contains(where: { !EnglishWords.prepositions.contains(texts[$0]) }) else { return }
    // "Hyperlapse through Tokyo": the word that leads on from the shot leads to where it is.
    let isLed = start > 0 && isAside[start - 1] && Self.placePrepositions.contains(texts[start - 1])
    readPlaces((isLed ? start - 1 : start)..<end)
    if let head = (start..<min(end, start + 4)).first(where: {
      Self.lookNouns.contains(texts[$0]) || Self.sceneNouns.contains(texts[$0])
    }),
      head + 1 < end, EnglishWords.auxiliaries.contains(texts[head + 1]) || VerbWords.form(texts[head + 1]) == .third
    {
      addWhole(Self.lookNouns.contains(texts[head]) ? .style : .place)
      return
    }
    if EnglishWords.pronouns.contains(texts[start]) && !Self.somebody.contains(texts[start])
      || ["his", "her", "their", "its"].contains(texts[start])
    {
      let isLooks =
        !Self.looksVerbs.isDisjoint(with: texts[start..<min(end, start + 3)])
        || start + 1 < end && Self.bodyNouns.contains(texts[start + 1])
      if Self.isWeather(texts[start..<end]) { return addWhole(.weather) }
      // "her trembling hands"
      if !EnglishWords.pronouns.contains(texts[start]), firstVerb(start..<end) == nil {
        return add(.subject, start..<end)
      }
      add(isLooks ? .looks : .action, start..<end)
      return
    }
    // "Nothing moves except one red balloon drifting …"
    if texts[start] == "nothing",
      let but = (start..<end).first(where: { texts[$0] == "except" || texts[$0] == "but" }), but + 1 < end
    {
      start = but + (texts[but + 1] == "for" && but + 2 < end ? 2 : 1)
    }
    let opening = start
    // "There is no wind, the flag hangs limp": what is not there is told for itself.
    if texts[start] == "no", let comma = (start + 1..<max(end, start + 1)).first(where: { words[$0].opensClause }),
      opensSubject(comma, end)
    {
      start = comma
    }
    start = behindScene(start, end)
    // An opening that tells where or when: "In a still frame, …", "On a brilliant sunny day, the lakeshore …".
    var hasDeed = false
    if let behind = unmarkedOpening(start, end) {
      start = behind
    } else if let comma = (start + 1..<max(end, start + 1)).first(where: {
      words[$0].opensClause && opensSubject($0, end)
    }), isOpening(start, comma) {
      // "Covered in mud, a boar bursts out": that it is covered belongs to what is told of it.
      hasDeed = !EnglishWords.prepositions.contains(texts[start]) && VerbWords.form(texts[start]) != nil
      start = comma
      while start < end, isAside[start] { start += 1 }
      guard start < end else { return }
    }
    // What somebody says in front of who says it.
    if words[start].isQuoted, let speaker = (start..<end).first(where: { !words[$0].isQuoted }) {
      if EnglishWords.pronouns.contains(texts[speaker]) || VerbWords.form(texts[speaker]) != nil {
        return add(.action, start..<end)
      }
    }
    let verb = firstVerb(start..<end)
    guard let verb else {
      readNounPhrase(start..<end)
      return
    }
    // "An elderly couple slow dances while snow falls": the verb of another clause.
    if let link = (start + 1..<verb).first(where: { ["while", "as", "when", "because", "where"].contains(texts[$0]) }),
      link > start + 1
    {
      readNounPhrase(start..<link)
      add(.action, start..<end)
      return
    }
    var subject = start..<verb
    while let last = subject.last,
      EnglishWords.auxiliaries.contains(texts[last]) || EnglishWords.relatives.contains(texts[last])
        || EnglishWords.subordinators.contains(texts[last])
        || last > subject.lowerBound && EnglishWords.pronouns.contains(texts[last])
        || Self.adverb(texts[last])
        || ["suddenly", "isolated", "then", "not", "being", "been", "be", "and", "or", ","].contains(texts[last])
    {
      subject = subject.dropLast()
    }
    // "A mother, draped in a robe, rocks": who it is stands before the first mark.
    if !isList(subject) || !isRow(subject),
      let mark = subject.dropFirst().first(where: { words[$0].opensClause && !isInDescription($0, subject) })
    {
      subject = subject.lowerBound..<mark
      // "a woman with wavy, light brown hair": the mark stands inside a description.
      if EnglishWords.isAdjective(texts[mark - 1]),
        let link = subject.dropFirst().last(where: { EnglishWords.prepositions.contains(texts[$0]) })
      {
        subject = subject.lowerBound..<link
      }
    }
    guard let first = subject.first,
      !EnglishWords.pronouns.contains(texts[first]) || Self.somebody.contains(texts[first])
    else {
      addWhole(.action)
      return
    }
    // "the woman's face": no verb at all.
    if let last = subject.last, texts[last].hasSuffix("'s") || texts[last].hasSuffix("’s") {
      readNounPhrase(start..<end)
      return
    }
    if subject.count <= 14,
      VerbWords.form(texts[subject.lowerBound]) != .participle
        || subject.count > 1 && VerbWords.nounLike.contains(texts[subject.lowerBound]),
      !EnglishWords.relatives.contains(texts[subject.lowerBound]),
      !EnglishWords.subordinators.contains(texts[subject.lowerBound]),
      !(subject.dropFirst().contains { words[$0].opensClause && !isInDescription($0, subject) }) || isList(subject)
    {
      if !isUnnamed(subject) { add(.subject, subject) }
      if let count = count(subject) { add(.count, count) }
    }
    let isState =
      EnglishWords.auxiliaries.contains(texts[verb]) && !hasParticiple(behind: verb, before: end)
      && !Self.helpers.contains(texts[verb])
      && !(verb + 1..<end).contains {
        VerbWords.form(texts[$0]) == .third && EnglishWords.prepositions.contains(texts[$0 - 1]) == false
          && !EnglishWords.determiners.contains(texts[$0 - 1])
      }
    var clause = (hasDeed ? opening : start)..<end
    // ", the camera tilts up to the sky," in the middle is no deed of theirs.
    if let aside = (verb..<end).first(where: { isAside[$0] && texts[$0] != "of" }), cameraClause(from: aside) > 3 {
      clause = clause.lowerBound..<aside
      let rest = (aside + cameraClause(from: aside))..<end
      if rest.count > 2, firstVerb(rest) != nil { add(.action, rest) }
    }
    if EnglishWords.auxiliaries.contains(texts[verb]), isPosition(verb + 1, end) {
      add(.layout, clause)
    } else if isOfLooks(verb, end), subject.count <= 6 {
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
  func firstVerb(_ range: Range<Int>) -> Int? {
    let known = knownVerb(range)
    // "a kitten paws at a dripping tap": the first of both.
    if let unknown = unknownVerb(range), known.map({ unknown < $0 }) ?? true { return unknown }
    return known
  }

  private func knownVerb(_ range: Range<Int>) -> Int? {
    for index in range.dropFirst() where !isAside[index] && !words[index].isQuoted {
      let text = texts[index]
      // "a player about to kick the ball"
      if text == "about", index + 2 < range.upperBound, texts[index + 1] == "to",
        VerbWords.form(texts[index + 2]) == .base
      {
        return index
      }
      // "a mattress being compressed"
      if text == "being", index + 1 < range.upperBound,
        texts[index + 1].hasSuffix("ed") || VerbWords.form(texts[index + 1]) == .past
      {
        return index
      }
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

  /// A verb that no list has: behind "a" and one noun a word that ends as a third person does is none of a plural: "a
  /// skateboarder ollies over".
  private func unknownVerb(_ range: Range<Int>) -> Int? {
    guard let first = range.first, ["a", "an", "one", "every"].contains(texts[first]) else { return nil }
    return range.dropFirst(2).prefix { !EnglishWords.prepositions.contains(texts[$0]) && !words[$0].opensClause }.first
    {
      index in
      let text = texts[index]
      guard text.count > 3, text.hasSuffix("s"), !text.hasSuffix("ss"), !text.hasSuffix("us"), !text.hasSuffix("'s"),
        !Self.singular.contains(text),
        !isAside[index], !words[index].isQuoted, !EnglishWords.isAdjective(texts[index - 1]),
        index + 1 < range.upperBound
      else { return false }
      let next = texts[index + 1]
      return EnglishWords.determiners.contains(next) || EnglishWords.prepositions.contains(next) || Self.adverb(next)
        || Self.particles.contains(next)
    }
  }

  func isList(_ range: Range<Int>) -> Bool { range.contains { texts[$0] == "and" } }

  private func count(_ range: Range<Int>) -> Range<Int>? {
    guard let first = range.first, Self.numbers.contains(texts[first]) || Int(texts[first]) != nil else { return nil }
    let end = range.first { EnglishWords.prepositions.contains(texts[$0]) } ?? range.upperBound
    return end - first >= 2 ? first..<end : nil
  }

  /// A thing without a verb: "a pig in a forest", "a banana without its peel".
  private mutating func readNounPhrase(_ range: Range<Int>) {
    var subject = range
    if let comma = range.dropFirst().first(where: {
      words[$0].opensClause && !isList(range) && !isInDescription($0, range)
    }) {
      subject = range.lowerBound..<comma
    }
    if let place = places.first(where: { $0.lowerBound > subject.lowerBound && $0.upperBound == subject.upperBound }),
      VerbWords.form(texts[place.lowerBound - 1]) != .past
        && !VerbWords.describing.contains(texts[place.lowerBound - 1])
        || isUnnamed(subject.lowerBound..<place.lowerBound)
    {
      subject = subject.lowerBound..<place.lowerBound
    }
    if let moment = moments.first(where: { $0.lowerBound > subject.lowerBound && $0.upperBound == subject.upperBound }),
      !isUnnamed(subject.lowerBound..<moment.lowerBound)
    {
      subject = subject.lowerBound..<moment.lowerBound
    }
    // "From the ocean to a village": one after the other.
    if let first = subject.first, texts[first] == "from", subject.count > 2 {
      if let to = subject.first(where: { texts[$0] == "to" || texts[$0] == "into" }), to > first + 1,
        to + 1 < subject.upperBound
      {
        readNounPhrase((first + 1)..<to)
        readNounPhrase((to + 1)..<subject.upperBound)
        return
      }
      subject = (first + 1)..<subject.upperBound
    }
    // "an eye to reveal a galaxy": both are shown.
    if let to = subject.dropFirst().first(where: {
      texts[$0] == "to" && $0 + 2 < subject.upperBound && ["reveal", "show", "unveil"].contains(texts[$0 + 1])
    }) {
      readNounPhrase(subject.lowerBound..<to)
      readNounPhrase((to + 2)..<subject.upperBound)
      return
    }
    let head = headNoun(subject)
    if let head, PlaceNouns.isSetting(texts[head]), subject.count <= 12, places.allSatisfy({ !$0.overlaps(subject) }) {
      add(.place, subject)
    }
    guard !EnglishWords.prepositions.contains(texts[subject.lowerBound]), texts[subject.lowerBound] != "no" else {
      return
    }
    if PromptPhrases.time.length(in: texts, at: subject.lowerBound) == subject.count { return }
    if isUnnamed(subject) { return }
    // "Vintage film texture photo.": all of it is a manner.
    if let head, range.lowerBound == 0, range.upperBound == words.count, subject == range, subject.count <= 5,
      Self.media.contains(texts[head])
    {
      return add(.style, subject)
    }
    add(.subject, subject)
    if let count = count(subject) { add(.count, count) }
  }

  /// "The scene", "isolated": words that name nobody and nothing.
  func isUnnamed(_ range: Range<Int>) -> Bool {
    range.allSatisfy { EnglishWords.determiners.contains(texts[$0]) || Self.unnamed.contains(texts[$0]) }
  }

  /// The noun that a phrase is about: the last word before its first preposition.
  func headNoun(_ range: Range<Int>) -> Int? {
    let end = range.dropFirst().first { EnglishWords.prepositions.contains(texts[$0]) } ?? range.upperBound
    return end > range.lowerBound ? end - 1 : nil
  }

  /// Phrases that tell where.
  var places: [Range<Int>] = []
}
