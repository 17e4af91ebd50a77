import Wording

/// A text taken apart for reading: sentences, words with what they mean, what is denied, which words form a clause.
struct ReadText: Sendable {
  struct Sentence: Sendable {
    let text: String
    /// `nil` where the text is no caption.
    let part: CaptionPart?
    let words: Range<Int>
  }

  private(set) var sentences: [Sentence] = []
  private(set) var words: [ReadWord] = []
  /// Where something is said.
  private(set) var places: [String: [Int]] = [:]

  /// Words of one sentence that are looked at; what is longer is no sentence of a caption.
  private static let mostWords = 4000

  init(_ caption: StructuredCaption) {
    for part in CaptionPart.allCases { add(caption[part], part) }
    finish()
  }

  init(_ text: String) {
    add(text, nil)
    finish()
  }

  /// Where a caption says what a claim's word means.
  func found(_ word: ReadWord) -> [Int] {
    if word.names.count == 1 { return places[word.names[0]] ?? [] }
    var result: [Int] = []
    for name in word.names { result += places[name] ?? [] }
    return Array(Set(result)).sorted()
  }

  func sentence(of word: Int) -> String { sentences[words[word].sentence].text }

  func part(of word: Int) -> CaptionPart? { sentences[words[word].sentence].part }

  private mutating func add(_ text: String, _ part: CaptionPart?) {
    guard !text.isEmpty else { return }
    for sentence in SentenceSplitter.sentences(of: text) {
      let first = words.count
      split(sentence, sentences.count)
      sentences.append(Sentence(text: sentence, part: part, words: first..<words.count))
    }
  }

  /// Cuts a sentence into words in lower case. Hyphens part words, apostrophes do not.
  private mutating func split(_ text: String, _ number: Int) {
    let graph = KindsGraph.shared
    let first = words.count
    var current = ""
    var mark = true
    var isStop = false
    var isQuoted = false
    func isWord(_ scalar: Unicode.Scalar) -> Bool {
      if scalar.isASCII {
        return (0x30...0x39).contains(scalar.value) || (0x61...0x7A).contains(scalar.value)
          || (0x41...0x5A).contains(scalar.value)
      }
      return scalar.properties.isAlphabetic
    }
    func flush() {
      guard !current.isEmpty else { return }
      var word = current.lowercased()
      while word.hasSuffix("'") { word.removeLast() }
      let isPossessive = word.hasSuffix("'s") && !["it's", "there's", "that's", "he's", "she's"].contains(word)
      if isPossessive { word.removeLast(2) }
      current = ""
      guard !word.isEmpty, words.count - first < Self.mostWords else { return }
      // "the trawler leaves port" has no leaves.
      // Who cooks is named as a noun only.
      if word == "cook" || word == "cooks", let last = words.last, words.count > first,
        ["a", "the", "one", "old", "young", "head", "two", "three"].contains(last.text)
      {
        word = word == "cook" ? "chef" : "chefs"
      }
      // "A fly sits on the bellows" tells of nobody who flies.
      if word == "fly", let last = words.last, words.count > first, ["a", "the", "one"].contains(last.text) {
        word = "housefly"
      }
      let isLeaving = word == "leaves" && words.count > first && words.last.map { ClaimUnits.isEntity($0) } == true
      let stem = SynonymsStem.of(isLeaving ? "leave" : word)
      // Small words mean nothing by themselves: "be" is no bee.
      let isSmall = ReadWords.small.contains(word)
      words.append(
        ReadWord(
          text: word, stem: stem, meanings: isSmall ? [] : graph.meanings(stem),
          names: isSmall ? [stem] : graph.names(stem), sentence: number,
          isQuoted: isQuoted, isBehindMark: mark))
      words[words.count - 1].isPossessive = isPossessive
      words[words.count - 1].isBehindStop = isStop
      isStop = false
      ReadVerbs.unname(&words, from: first)
      mark = false
    }
    for scalar in text.unicodeScalars {
      if isWord(scalar) {
        if current.utf8.count < 64 { current.unicodeScalars.append(scalar) }
      } else if scalar == "'" || scalar == "’" {
        if !current.isEmpty { current += "'" }
      } else {
        flush()
        switch scalar {
        case ";": (mark, isStop) = (true, true)
        case ",", ":", "(", ")", "—", "–", "、", "，": mark = true
        case "\"": isQuoted.toggle()
        case "“", "«": isQuoted = true
        case "”", "»": isQuoted = false
        default: break
        }
      }
    }
    flush()
    ReadPhrases.mark(&words, from: first)
    ReadClauses.mark(&words, from: first)
    ReadDenials.mark(&words, from: first)
  }

  private mutating func finish() {
    for (index, word) in words.enumerated() where !word.isQuoted {
      for meaning in word.meanings { places[meaning, default: []].append(index) }
    }
  }
}

/// Finds verbs that look like somebody's name: "sealing the dough" tells of no seal, "a kitten bats at it" of no bat.
enum ReadVerbs {
  static func unname(_ words: inout [ReadWord], from first: Int) {
    guard let word = words.last, ClaimUnits.isEntity(word) else { return }
    let isForm = (word.text.hasSuffix("ing") || word.text.hasSuffix("ed")) && !names.contains(word.text)
    guard isForm || isThird(words, word, first) else { return }
    words[words.count - 1].meanings.removeAll {
      [ClaimUnits.person, ClaimUnits.animal, ClaimUnits.vehicle].contains($0)
    }
  }

  private static func isThird(_ words: [ReadWord], _ word: ReadWord, _ first: Int) -> Bool {
    guard word.text.hasSuffix("s"), verbs.contains(word.stem), words.count - first > 1 else { return false }
    let before = words[words.count - 2]
    return !word.isBehindMark
      && (ClaimUnits.isEntity(before) && !before.text.hasSuffix("s")
        || ReadWords.pronouns[before.text] != nil || before.text == "who")
  }

  private static let names: Set<String> = [
    "king", "viking", "duckling", "gosling", "hatchling", "sibling", "starling", "bed", "sled", "wild-bred",
  ]
  private static let verbs: Set<String> = Set(
    [
      "bat", "seal", "duck", "bear", "crow", "fish", "swallow", "guard", "host", "pilot", "train", "model", "snake",
      "coach", "judge", "nurse", "star", "pet", "guide", "ferry", "cart", "rocket", "worm", "fawn", "hound", "parrot",
      "tank", "ship", "hawk", "ram", "wolf", "dwarf", "boss", "butcher", "father", "mother", "badger", "monkey",
    ].map { SynonymsStem.of($0) })
}

/// Finds words that mean something together.
enum ReadPhrases {
  static func mark(_ words: inout [ReadWord], from first: Int) {
    let graph = KindsGraph.shared
    // A snow leopard is no snow, and no rain boots are rain.
    for index in words.indices.dropFirst(first + 1)
    where ["snow", "rain", "storm", "winter", "summer", "spring", "fog"].contains(words[index - 1].text) {
      guard !words[index].isBehindMark, graph.isThing(words[index].stem) else { continue }
      words[index - 1].meanings = []
      words[index - 1].names = [words[index - 1].stem]
    }
    let places = words.indices[first...].filter { !KindsGraph.skipped.contains(words[$0].text) }
    let stems = places.map { words[$0].stem }
    var index = 0
    while index < stems.count {
      guard let phrase = graph.phrase(stems[index...]) else {
        index += 1
        continue
      }
      let last = places[index + phrase.stems.count - 1]
      words[last].meanings = graph.meanings(phrase.key) + words[last].meanings
      words[last].names = graph.names(phrase.key)
      words[last].length = last - places[index] + 1
      index += phrase.stems.count
    }
  }
}

/// Finds where clauses begin.
enum ReadClauses {
  private static let openers: Set<String> = ["while", "whereas", "but", "when", "then", "as"]

  static func mark(_ words: inout [ReadWord], from first: Int) {
    guard first < words.count else { return }
    var clause = first == 0 ? 0 : words[first - 1].clause + 1
    var hasVerb = false
    for index in first..<words.count {
      let word = words[index]
      let next = index + 1 < words.count ? words[index + 1].text : ""
      let begins =
        openers.contains(word.text) || word.isBehindStop
        || word.text == "and" && hasVerb && ReadWords.articles.contains(next)
        || word.text == "and" && word.isBehindMark && ReadWords.articles.contains(next) && hasVerbBehind(words, index)
        || word.isBehindMark && hasVerb
          && (ReadWords.articles.contains(word.text) || ReadWords.pronouns[word.text] != nil)
      if begins, index > first {
        clause += 1
        hasVerb = false
      }
      words[index].clause = clause
      if isVerb(word) { hasVerb = true }
    }
  }

  /// Whether a verb follows soon: "…, and the ocean glitters", not "…, and a dog".
  private static func hasVerbBehind(_ words: [ReadWord], _ index: Int) -> Bool {
    for at in (index + 2)..<min(words.count, max(index + 2, index + 6)) {
      if words[at].isBehindMark || words[at].sentence != words[index].sentence { return false }
      if isVerb(words[at]) { return true }
    }
    return false
  }

  /// Roughly: forms that carry a clause.
  static func isVerb(_ word: ReadWord) -> Bool {
    ReadWords.auxiliaries.contains(word.text) || word.text.hasSuffix("ing") && word.text.utf8.count > 4
      || word.text.hasSuffix("s") && verbs.contains(word.stem) || verbs.contains(word.stem) && word.text.hasSuffix("ed")
      || past.contains(word.text)
  }

  private static let past: Set<String> = [
    "sat", "stood", "ran", "flew", "fell", "lay", "slept", "swam", "sang", "rode", "drove", "spoke", "ate", "drank",
    "held",
    "wore", "threw", "caught", "gave", "took", "rose", "went", "came", "wear", "hold", "sit", "stand", "dance", "walk",
  ]

  private static let verbs: Set<String> = Set(
    """
    stand sit walk run move hold wear carry look gaze stare smile laugh talk speak sing dance play jump leap fly float
    drift glide hover hang lie rest lean rise fall climb descend enter leave arrive approach pass cross turn rotate spin
    circle swing sway wave shake nod point reach grab take give put place lift raise lower push pull open close begin start
    stop remain stay keep shine glow reflect grow kneel bend crouch squat step stride stroll march wander race rush chase
    dash gallop trot crawl swim dive splash ride drive roll bounce kick throw catch hit cut chop slice stir pour cook eat
    drink sip bite read write draw paint type press touch stroke hug kiss help watch observe greet meet clap cheer perform
    wash clean wipe sweep burn blow flow crash break explode land sail row skate slide slip flutter perch graze bark sleep
    glitter sparkle gleam flicker loom spread tower ripple billow wait feed repair build sew knit bow punch applaud bake whisper shout cry weep yawn stretch read rain snow tell study
    """.split(whereSeparator: \.isWhitespace).map { SynonymsStem.of(String($0)) })
}

/// Finds what a sentence denies.
enum ReadDenials {
  private enum Reach { case none, noun, clause }

  private static let nouns: Set<String> = ["no", "without", "neither", "nor", "lacks", "lacking", "zero"]
  private static let clauses: Set<String> = [
    "not", "never", "cannot", "nobody", "hardly", "nowhere", "none", "nothing",
  ]
  /// With a word before that makes them deny: `free of`, `devoid of`.
  private static let ofs: Set<String> = ["free", "devoid", "absence", "lack", "empty", "instead", "bare"]
  private static let ends: Set<String> = [
    "in", "on", "at", "is", "are", "was", "were", "can", "while", "as", "but", "which", "who", "that", "to", "from",
    "with",
    "appears", "appear", "exists", "exist", "disturbs", "crosses", "behind", "through", "remains",
  ]

  static func mark(_ words: inout [ReadWord], from first: Int) {
    var reach = Reach.none
    for index in first..<words.count {
      let word = words[index]
      if index > first {
        let goesOn = reach == .noun && goesOn(words, from: index)
        if word.isBehindMark, !goesOn { reach = .none }
        if word.text == "but" || word.text == "except" || word.text == "yet" || word.text == "while" { reach = .none }
        if reach == .clause, word.text == "and" { reach = .none }
        if reach == .noun, ends.contains(word.text) { reach = .none }
        if reach == .noun, word.text == "and", words[index - 1].text != "without", !isListed(words, index) {
          reach = .none
        }
      }
      words[index].isDenied = reach != .none
      let next = index + 1 < words.count ? words[index + 1].text : ""
      if nouns.contains(word.text) {
        if next == "longer" { reach = .clause } else if next == "one" { reach = .clause } else { reach = .noun }
        // "No. 5"
        if word.text == "no", ReadWords.number(next) != nil, next != "one" { reach = .none }
      } else if clauses.contains(word.text) || word.text.hasSuffix("n't") {
        reach = next == "only" || next == "just" ? .none : .clause
        if word.text == "nobody" || word.text == "none" { words[index].isDenied = true }
        // "not yellow but red" is read word by word; "not" before a noun phrase ends with it as well.
      } else if word.text == "of", index > first, ofs.contains(words[index - 1].text) {
        reach = .noun
      } else if word.text == "than", index > first, words[index - 1].text == "rather" {
        reach = .noun
      } else if word.text == "from", index > first,
        words[index - 1].text == "absent" || words[index - 1].text == "missing"
      {
        reach = .none
      }
    }
  }

  /// Whether "and" joins things that are both denied: "without people and cars".
  private static func isListed(_ words: [ReadWord], _ index: Int) -> Bool {
    guard index + 1 < words.count else { return false }
    let next = words[index + 1].text
    return !ReadWords.articles.contains(next) && !ReadClauses.isVerb(words[index + 1])
  }

  /// Whether behind a comma the list of what is denied goes on: "no cars, trees or people".
  private static func goesOn(_ words: [ReadWord], from index: Int) -> Bool {
    for word in words[index...].prefix(7) {
      if word.text == "or" || word.text == "nor" { return true }
      if ends.contains(word.text) || ReadWords.articles.contains(word.text) { return false }
    }
    return false
  }
}
