import Wording

/// What a sentence about the camera tells of the scene: "The camera moves down into a valley, where trees stand still."
/// shows a valley whatever the camera does.
enum ShownByCamera {
  /// Words behind which stands what the camera shows.
  private static let shows: Set<String> = [
    "reveal", "show", "capture", "follow", "frame", "framing", "see", "revealing", "reveals", "showing", "shows",
    "capturing", "captures", "displaying", "exposing", "unveiling",
    "highlighting", "follows", "following", "tracks", "tracking", "circles", "circling", "orbits",
    "orbiting",
  ]
  /// Words that begin a clause of its own.
  private static let clauses: Set<String> = ["as", "while", "where", "and"]
  /// Words between a move and where it leads.
  private static let leads: Set<String> = [
    "in", "into", "over", "past", "above", "below", "up", "down", "around", "across", "through", "along", "towards",
    "toward", "past", "around", "to", "at", "from", "with",
    "of", "behind", "on", "above",
  ]
  /// Words of the least that is worth a sentence.
  private static let leastWords = 3

  /// The rest of a sentence without what the camera does, as a sentence; `nil` where nothing of the scene is left.
  static func rest(of sentence: String) -> String? {
    guard let text = scene(in: sentence), let letter = text.first else { return nil }
    return SentenceEnding.closed(letter.uppercased() + text.dropFirst())
  }

  /// The same as it stands in the sentence.
  static func scene(in sentence: String) -> String? {
    let characters = Array(sentence)
    let words = PromptWord.all(in: characters)
    guard
      let camera = words.firstIndex(where: {
        ["camera", "lens", "shot", "view", "drone", "footage", "pov", "frame"].contains($0.text)
      })
    else { return nil }
    // "As the camera pulls back, the distant range disappears": the main clause stays.
    if camera <= 3, let first = words.first, ["as", "while", "when", "with"].contains(first.text) {
      guard let comma = words[camera...].firstIndex(where: \.opensClause) else { return nil }
      return behind(characters, words, from: comma)
    }
    for index in words.indices.dropFirst(camera + 1) {
      let word = words[index]
      var before = words[index - 1].text
      if word.isQuoted { continue }
      // "to reveal that the forest grows": what it reveals stands behind.
      if before == "that", index > 1 { before = words[index - 2].text }
      if word.text == "that", shows.contains(before), index + 1 < words.count,
        EnglishWords.determiners.contains(words[index + 1].text)
      {
        continue
      }
      let isThing = EnglishWords.determiners.contains(word.text) || isBare(words, index)
      // "from the sky to reveal a village": the village.
      if isThing, before == "from", let reveal = revealed(words, behind: index) {
        return behind(characters, words, from: reveal)
      }
      if isThing, before == "from", !isCameraNoun(words, behind: index),
        words[index...].contains(where: { $0.text == "to" })
      {
        return behind(characters, words, from: index - 1)
      }
      if isThing, !Self.isCameraNoun(words, behind: index),
        shows.contains(before) || leads.contains(before)
      {
        return behind(characters, words, from: index)
      }
      if clauses.contains(word.text), index + 2 < words.count,
        EnglishWords.determiners.contains(words[index + 1].text) || isBare(words, index + 1),
        !Self.isCameraNoun(words, behind: index + 1)
      {
        return behind(characters, words, from: index + 1)
      }
      // ", catching a fox that runs off"
      if word.opensClause, VerbWords.form(word.text) == .participle, index + 1 < words.count,
        EnglishWords.determiners.contains(words[index + 1].text), !isCameraNoun(words, behind: index + 1)
      {
        return behind(characters, words, from: index + 1, least: 2)
      }
    }
    return somebody(characters, words, behind: camera)
  }

  /// Where nothing else leads to it: somebody whom a sentence about the camera names.
  private static func somebody(_ characters: [Character], _ words: [PromptWord], behind camera: Int) -> String? {
    let graph = KindsGraph.shared
    let beings = [ClaimUnits.person, ClaimUnits.animal, ClaimUnits.vehicle]
    guard
      let noun = words.indices.dropFirst(camera + 2).first(where: { index in
        !words[index].isQuoted && !nouns.contains(words[index].text)
          && !EnglishWords.auxiliaries.contains(words[index].text)
          && graph.meanings(SynonymsStem.of(words[index].text)).contains { beings.contains($0) }
      })
    else { return nil }
    var start = noun
    while start > camera + 1, !words[start].opensClause,
      EnglishWords.isAdjective(words[start - 1].text) || EnglishWords.determiners.contains(words[start - 1].text)
    {
      start -= 1
    }
    return behind(characters, words, from: start, least: 1)
  }

  /// A noun without an article behind a word that leads to what is shown: "past rows of typewriters", "while dancers move".
  private static func isBare(_ words: [PromptWord], _ index: Int) -> Bool {
    let text = words[index].text
    // "past rows": behind such a word no verb stands.
    let isNoun = VerbWords.form(text) == nil || index > 0 && leads.contains(words[index - 1].text)
    return SentenceReading.isPlural(text) && isNoun && !nouns.contains(text) && !EnglishWords.auxiliaries.contains(text)
      && !leads.contains(text) && !clauses.contains(text) && index + 2 < words.count
      && !nouns.contains(String(text.dropLast()))
  }

  /// The thing behind "to reveal".
  private static func revealed(_ words: [PromptWord], behind index: Int) -> Int? {
    words.indices.dropFirst(index + 1).first { at in
      ["reveal", "show", "revealing", "showing", "reveals"].contains(words[at - 1].text)
        && EnglishWords.determiners.contains(words[at].text)
    }
  }

  /// "the scene", "its subject", "a fast pace": short phrases that name nothing to be seen.
  private static func isCameraNoun(_ words: [PromptWord], behind determiner: Int) -> Bool {
    guard determiner + 1 < words.count else { return true }
    if words[determiner + 1].text == "camera" { return true }
    let end = words[(determiner + 1)...].firstIndex { $0.opensClause } ?? words.count
    // "to the right at a slow pace": what the phrase is about stands before its preposition.
    if let link = words[(determiner + 1)..<end].firstIndex(where: { EnglishWords.prepositions.contains($0.text) }),
      link > determiner + 1, nouns.contains(words[link - 1].text), words[link].text != "of"
    {
      return true
    }
    let noun = words[determiner + 1..<end].last { !SentenceReading.adverb($0.text) }
    return end - determiner <= 4 && noun.map { nouns.contains($0.text) } != false
  }

  private static let nouns: Set<String> = [
    "camera", "left", "right", "scene", "subject", "frame", "same", "side", "shot", "front", "back", "top", "bottom",
    "way", "ground", "sky", "movement", "motion", "pace", "speed", "end", "start", "lens", "center", "centre", "air",
    "distance", "view", "angle", "axis", "direction", "point", "beginning", "height", "circle", "arc",
  ]

  private static func behind(
    _ characters: [Character], _ words: [PromptWord], from index: Int, least: Int = leastWords
  ) -> String? {
    let rest = words[index...]
    guard rest.count >= least, let first = rest.first, !rest.contains(where: { $0.text == "camera" }) else {
      return nil
    }
    // "the cake, then pulls back to reveal the family": what is shown stands before the next move and behind it.
    if let next = rest.indices.dropFirst().first(where: { isMove(words, $0) }) {
      var end = next
      while end > index, ["then", "and", "before", "it", "finally", "slowly", "as"].contains(words[end - 1].text) {
        end -= 1
      }
      guard end > index, let last = words[index..<end].last else { return nil }
      let text = String(characters[first.range.lowerBound..<last.range.upperBound])
      let tail = words.indices.dropFirst(next + 1).first { at in
        EnglishWords.determiners.contains(words[at].text) && !isCameraNoun(words, behind: at)
          && (shows.contains(words[at - 1].text) || leads.contains(words[at - 1].text))
      }
      guard end - index >= 2 else { return nil }
      guard let tail, let more = behind(characters, words, from: tail, least: 2) else { return text }
      return SentenceEnding.closed(text) + " " + more.prefix(1).uppercased() + more.dropFirst()
    }
    return String(characters[first.range.lowerBound...])
  }

  /// Whether a word is a move of the camera as a verb of its own: "then zooms in".
  private static func isMove(_ words: [PromptWord], _ index: Int) -> Bool {
    let text = words[index].text
    if ["zoom", "pans", "panning", "tilt", "dolli", "dolly"].contains(where: { text.hasPrefix($0) }) { return true }
    guard
      ["pulls", "pushes", "moves", "tracks", "orbits", "circles", "rises", "descends", "glides", "sweeps"].contains(
        text),
      index > 0
    else { return false }
    return words[index].opensClause
      || ["then", "and", "before", "it", "finally", "slowly"].contains(words[index - 1].text)
  }
}
