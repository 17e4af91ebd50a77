import Wording

/// What a sentence says of when it happens, and in what weather.
extension SentenceReading {
  mutating func readTimes() {
    for (aspect, phrases) in [(Aspect.time, PromptPhrases.time), (.weather, .weather)] {
      var index = 0
      while index < words.count {
        let length = momentLength(phrases, aspect, index)
        guard length > 0, !words[index].isQuoted, !isAside[index],
          !(index > 0 && isAside[index - 1] && texts[index] == "noir")
        else {
          index += 1
          continue
        }
        var start = index
        // "a brilliant sunny day", "a foggy night"
        while start > 0, !words[start].opensClause,
          EnglishWords.isAdjective(texts[start - 1]) || PromptPhrases.weather.length(in: texts, at: start - 1) == 1
        {
          start -= 1
        }
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
        if moments.contains(where: { $0.overlaps(range) }) {
          index += length
          continue
        }
        add(aspect, range)
        index += length
        // "a snowy mountain" tells of a mountain as well.
        if let last = range.last, aspect == .weather, PlaceNouns.contains(texts[last]) { continue }
        moments.append(range)
        if isAlone(range) { markAside(range) }
      }
    }
  }

  /// How many words at a place tell when or in what weather; 0 where they only describe something else: "evening wear",
  /// "a rain coat".
  private func momentLength(_ phrases: PromptPhrases, _ aspect: Aspect, _ index: Int) -> Int {
    let length = phrases.length(in: texts, at: index)
    let next = index + length
    guard length > 0, next < texts.count, !words[next].opensClause, !words[next].isQuoted, !isAside[next] else {
      return length
    }
    let word = texts[next]
    if EnglishWords.prepositions.contains(word) || EnglishWords.conjunctions.contains(word)
      || EnglishWords.auxiliaries.contains(word) || EnglishWords.subordinators.contains(word)
      || EnglishWords.determiners.contains(word) || Self.adverb(word) || EnglishWords.pronouns.contains(word)
    {
      return length
    }
    if let form = VerbWords.form(word), form != .base || !Self.nounsOfMoments.contains(word) {
      // "evening wear", "rain boots"
      return form == .base ? 0 : length
    }
    let isAdjective = aspect == .weather && texts[next - 1].hasSuffix("y") || texts[next - 1] == "overcast"
    // "foggy harbor", "morning light"
    let names = PlaceNouns.contains(word) || Self.nounsOfMoments.contains(word)
    // "a snowy owl" tells of no snow.
    if isAdjective, aspect == .weather, ClaimUnits.isEntity(at: word) { return 0 }
    if isAdjective, phrases.length(in: texts, at: index) == 1 {
      return PromptPhrases.time.length(in: texts, at: next) > 0 ? 0 : names ? 2 : 1
    }
    return names ? length + 1 : 0
  }

  private static let nounsOfMoments: Set<String> = [
    "sky", "skies", "light", "sun", "sunlight", "air", "scene", "street", "streets", "landscape", "leaves", "mist",
    "fog",
    "rain", "breeze", "glow", "rays", "day", "morning", "evening", "night", "afternoon", "weather", "clouds", "haze",
    "foliage", "hours", "time", "hour", "dawn", "snow", "storm", "wind", "shadows", "season",
  ]

  /// Roughly: a noun of which there are several.
  static func isPlural(_ word: String) -> Bool {
    word.hasSuffix("s") && !word.hasSuffix("ss") && !word.hasSuffix("us") || word.hasSuffix("fish")
      || ["people", "men", "women", "children", "samurai", "fish", "sheep", "deer", "feet", "hands"].contains(word)
  }
}
