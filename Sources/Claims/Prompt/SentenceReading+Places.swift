import Wording

/// What a sentence says of where it happens.
extension SentenceReading {
  func isAcronym(_ word: Int) -> Bool { !characters[words[word].range].contains { $0.isLowercase } }

  mutating func readPlaces(_ range: Range<Int>) {
    var found: [Range<Int>] = []
    var index = range.lowerBound
    while index < range.upperBound {
      defer { index += 1 }
      guard !isAside[index], !words[index].isQuoted else { continue }
      if Self.placeAdverbs.contains(texts[index]), !leadsToNoun(index) { found.append(index..<(index + 1)) }
      guard let place = place(at: index, before: range.upperBound) else { continue }
      found.append(place)
      index = place.upperBound - 1
    }
    // "in a plaza in front of a church" is one place.
    var joined: [Range<Int>] = []
    for place in found {
      if let last = joined.last, last.upperBound == place.lowerBound, !words[place.lowerBound].opensClause {
        joined[joined.count - 1] = last.lowerBound..<place.upperBound
      } else {
        joined.append(place)
      }
    }
    for place in joined {
      places.append(place)
      let value = slice(place)
      let plain = value.lowercased().replacing(" the ", with: " a ")
      let isTold = claims.contains {
        $0.aspect == .place && $0.value.lowercased().replacing(" the ", with: " a ") == plain
      }
      if !isTold, !value.isEmpty { add(.place, value) }
    }
  }

  /// "outside the window" is no adverb.
  private func leadsToNoun(_ index: Int) -> Bool {
    index + 1 < texts.count && EnglishWords.determiners.contains(texts[index + 1]) && !words[index + 1].opensClause
  }

  /// A phrase that tells where and begins with a preposition; "in front of" is one.
  private func place(at index: Int, before limit: Int) -> Range<Int>? {
    var noun = index + 1
    if ["in", "on"].contains(texts[index]), index + 2 < texts.count, ["front", "top"].contains(texts[index + 1]),
      texts[index + 2] == "of"
    {
      noun = index + 3
    } else if !Self.placePrepositions.contains(texts[index]) {
      return nil
    }
    guard noun < limit, !follows(index), !words[noun].opensClause else { return nil }
    let end = nounPhraseEnd(from: noun, allowing: ["of"])
    guard end > noun, end <= limit,
      !texts[(noun + 1)..<max(end, noun + 1)].indices.contains(where: { index in
        ["a", "an"].contains(texts[index]) && texts[index - 1] != "of"
      })
    else { return nil }
    let phrase = noun..<end
    let inner = phrase.first { texts[$0] == "of" } ?? end
    let head = inner - 1
    // "on a black background" is a place, "in the background" none.
    let isBackground = ["background", "backdrop"].contains(texts[head])
    let isPlain =
      inner == end && (head - index < 2 || head - index == 2 && EnglishWords.determiners.contains(texts[index + 1]))
    guard head >= noun, !isBackground || !isPlain, texts[head] != "foreground",
      texts[head] != "middle" || inner < end, texts[head] != "front"
    else { return nil }
    let preposition = texts[index]
    let isName =
      ["in", "at", "on", "along", "near", "over", "above", "through", "across"].contains(preposition)
      && words[head].isCapitalised && !isAcronym(head) && !isSentenceOfCapitals
    let isInside =
      ["in", "inside", "aboard", "on", "within"].contains(preposition) && Self.insides.contains(texts[head])
      || ["under", "beneath", "near", "by", "beside", "against", "behind", "underneath", "at"].contains(preposition)
        && Self.landmarks.contains(texts[head])
    if preposition == "between", !Self.isPlural(texts[head]) { return nil }
    guard PlaceNouns.contains(texts[head]) || (inner < end && PlaceNouns.contains(texts[end - 1])) || isName || isInside
    else { return nil }
    switch preposition {
    case "towards", "toward", "from", "off": return nil
    case "into", "onto": return Self.goes(texts[..<index]) ? index..<end : nil
    case "around":
      return EnglishWords.determiners.contains(texts[noun]) && PlaceNouns.contains(texts[head]) ? index..<end : nil
    case "by", "past": return PlaceNouns.contains(texts[head]) || isInside ? index..<end : nil
    default: break
    }
    if PromptPhrases.time.length(in: texts, at: head) > 0 { return nil }
    return index..<end
  }

  /// Capitals say nothing of names where all words have them.
  private var isSentenceOfCapitals: Bool { !characters.contains { $0.isLowercase } }

  /// "covered in snow", "dressed in …", "points at the sky", "made of": what follows is no place.
  private func follows(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let before = texts[index - 1]
    if ["in", "with", "by"].contains(texts[index]), Self.wrappings.contains(before) { return true }
    if ["at", "on", "into", "over", "past"].contains(texts[index]) {
      return texts[max(0, index - 5)..<index].contains { Self.aims.contains(SentenceReading.verbBase($0)) }
        && texts[index] == "at"
    }
    return false
  }

  private static let wrappings: Set<String> = [
    "covered", "dressed", "draped", "drenched", "soaked", "coated", "wrapped", "bathed", "dusted", "clad", "buried",
    "surrounded", "lined", "interested", "caked", "smeared", "cloaked", "shrouded", "engulfed", "submerged",
  ]
  private static let aims: Set<String> = [
    "point", "throw", "look", "stare", "gaze", "aim", "smile", "bark", "shout", "yell", "shoot", "glance", "wave",
    "laugh", "hurl", "fire", "growl", "peer", "howl", "toss", "roar", "wink", "swipe", "peck", "lunge",
  ]

  /// Roughly, without the ending of the third person or the participle.
  static func verbBase(_ word: String) -> String {
    for ending in ["ing", "es", "s", "ed"] where word.hasSuffix(ending) {
      let base = String(word.dropLast(ending.count))
      if aims.contains(base) { return base }
      if aims.contains(base + "e") { return base + "e" }
    }
    return word
  }

  /// Whether somebody goes: "walks into the diner" ends in the diner.
  private static func goes(_ words: ArraySlice<String>) -> Bool {
    words.suffix(4).contains { word in
      [
        "walk", "run", "go", "step", "drive", "ride", "march", "rush", "burst", "wander", "stroll", "fly", "sail",
        "dive",
      ]
      .contains { word.hasPrefix($0) }
    }
  }

  /// What one can be under, by or near.
  private static let landmarks: Set<String> = [
    "tree", "trees", "window", "fireplace", "fire", "fence", "hedge", "door", "gate", "statue", "lamppost",
    "streetlight",
    "waterfall", "fountain", "campfire", "stove", "counter", "pool", "monument", "palm", "willow", "oak",
  ]

  /// What one can be in or on, but what is no place by itself.
  private static let insides: Set<String> = [
    "car", "bus", "taxi", "van", "plane", "airplane", "bathtub", "tub", "bed", "submarine", "helicopter", "cage", "box",
    "bowl", "teapot", "basket", "jar", "bottle", "cup", "pot", "pan", "oven", "sink", "fridge", "aquarium", "chair",
    "armchair", "swing", "hammock", "sleigh", "canoe", "raft", "truck", "carriage", "tree", "nest", "branch", "counter",
    "shelf", "windowsill", "doorway", "window", "ledge", "stove", "stool", "throne", "log", "stump", "tray",
    "shallows", "spring", "springs", "puddle", "mirror", "crowd", "tub", "ship", "yacht", "boat", "spacecraft",
    "cart", "tractor", "rowboat", "gondola", "crib", "cradle", "mud", "air",
  ]
}
