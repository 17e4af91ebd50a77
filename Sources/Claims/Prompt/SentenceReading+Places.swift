import Wording

/// What a sentence says of where it happens.
extension SentenceReading {
  func isAcronym(_ word: Int) -> Bool { !characters[words[word].range].contains { $0.isLowercase } }

  mutating func readPlaces(_ range: Range<Int>) {
    var found: [Range<Int>] = []
    var index = range.lowerBound
    while index < range.upperBound {
      defer { index += 1 }
      // "Drone shot over a city": the word that leads on from the shot leads to a place as well.
      let leads = isAside[index] && index + 1 < range.upperBound && !isAside[index + 1]
      guard !isAside[index] || leads, !words[index].isQuoted else { continue }
      if Self.placeAdverbs.contains(texts[index]), !leadsToNoun(index) { found.append(index..<(index + 1)) }
      guard let place = place(at: index, before: range.upperBound) else { continue }
      found.append(place)
      index = place.upperBound - 1
    }
    found += entered(range).filter { place in !found.contains { $0.overlaps(place) } }
    found.sort { $0.lowerBound < $1.lowerBound }
    if found.isEmpty, let spot = spot(range) { found.append(spot) }
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
    } else if texts[index] == "to" {
      // "carries it to the garden"
      guard noun < texts.count, ["a", "an", "the"].contains(texts[noun]), Self.brings(texts[..<index]) else {
        return nil
      }
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
      ["in", "at", "on", "along", "near", "over", "above", "through", "across", "around", "outside", "off"].contains(
        preposition)
      && words[head].isCapitalised && !isAcronym(head) && !isSentenceOfCapitals
    let isInside =
      ["in", "inside", "aboard", "on", "within"].contains(preposition) && Self.insides.contains(texts[head])
      || ["under", "beneath", "near", "by", "beside", "against", "behind", "underneath", "at"].contains(preposition)
        && Self.landmarks.contains(texts[head])
    if preposition == "between", !Self.isPlural(texts[head]) { return nil }
    if preposition == "to", !PlaceNouns.isSetting(texts[head]) { return nil }
    guard
      PlaceNouns.contains(texts[head]) || head > noun && PlaceNouns.isPair(texts[head - 1], texts[head])
        || (inner < end && PlaceNouns.contains(texts[end - 1])) || isName || isInside
    else { return nil }
    switch preposition {
    case "from":
      let isWatched = texts[..<index].suffix(6).contains { Self.watching.contains(verbStem($0)) }
      return isWatched && EnglishWords.determiners.contains(texts[noun]) && PlaceNouns.contains(texts[head])
        ? index..<end : nil
    case "off": return isName ? index..<end : nil
    case "towards", "toward": return nil
    case "up": return EnglishWords.determiners.contains(texts[noun]) ? index..<end : nil
    case "into", "onto":
      let opens =
        index > 0 && ["opens", "opening", "leads", "leading", "looks", "looking", "spills"].contains(texts[index - 1])
      return Self.goes(texts[..<index]) || opens ? index..<end : nil
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
      // "catches a wave at Nazaré": a wave is nothing that aims.
      return (max(0, index - 5)..<index).contains {
        Self.aims.contains(SentenceReading.verbBase(texts[$0]))
          && !($0 > 0 && EnglishWords.determiners.contains(texts[$0 - 1]))
      } && texts[index] == "at"
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

  /// Where somebody gets in or through: "enters the arena", "crossing a bridge".
  private func entered(_ range: Range<Int>) -> [Range<Int>] {
    range.dropLast().compactMap { index in
      guard Self.entering.contains(texts[index]), !isAside[index], !words[index].isQuoted,
        EnglishWords.determiners.contains(texts[index + 1]), !words[index + 1].opensClause
      else { return nil }
      let end = nounPhraseEnd(from: index + 1, allowing: ["of"])
      guard end > index + 2, end <= range.upperBound, let head = headNoun((index + 1)..<end),
        texts[head] != "trail" || !texts[index].hasPrefix("leav"),
        PlaceNouns.isPair(texts[head - 1], texts[head]) || PlaceNouns.isSetting(texts[head])
          || texts[index].hasPrefix("explor") && !ClaimUnits.isEntity(at: texts[head])
          || texts[index].hasPrefix("climb") && PlaceNouns.contains(texts[head])
      else { return nil }
      return (index + 1)..<end
    }
  }

  private static let entering: Set<String> = [
    "blocks", "block", "blocking", "fills", "filling", "flood", "floods", "haunts", "patrols", "guards", "explore",
    "climbs", "climbing", "enter", "enters", "entering", "cross", "crosses", "crossing", "explores", "exploring",
    "leaves", "leaving",
    "roams",
    "roaming", "visits", "visiting", "traverses", "traversing", "exits", "exiting", "tours", "touring",
  ]

  /// Where no noun is known as a place: what stands behind "on", "under", "beside" and an article is where it happens all
  /// the same, unless it is somebody, a part of a body, clothing, or how something is done.
  private func spot(_ range: Range<Int>) -> Range<Int>? {
    for index in range.dropLast(2) where isSpot(index) {
      guard !isAside[index], !words[index].isQuoted, !follows(index), !words[index + 1].opensClause,
        ["a", "an", "the", "every"].contains(texts[index + 1])
          || texts[index] == "of" && Self.numbers.contains(texts[index + 1]) || Int(texts[index + 1]) != nil,
        !range.prefix(while: { $0 < index }).suffix(4).contains(where: { Self.handling.contains(verbStem(texts[$0])) })
      else { continue }
      let end = nounPhraseEnd(from: index + 1, allowing: [])
      guard end > index + 2, end <= range.upperBound, end - index <= 6 else { continue }
      let head = end - 1
      let stem = SynonymsStem.of(texts[head])
      let meanings = KindsGraph.shared.meanings(stem)
      guard
        !meanings.contains(where: { [ClaimUnits.person, ClaimUnits.animal].contains($0) || Self.unplaces.contains($0) }
        ),
        !Self.noSpot.contains(texts[head]), !EnglishWords.isAdjective(texts[head]),
        VerbWords.form(texts[head]) != .past,
        !Self.abstracts.contains(where: { texts[head].hasSuffix($0) }),
        !(index > 0 && texts[index] == "in" && ClaimUnits.isEntity(at: texts[index - 1])
          && !KindsGraph.shared.values(KindsGraph.shared.meanings(SynonymsStem.of(texts[index + 2])), .looks).isEmpty),
        !Self.bodyNouns.contains(texts[head]), VerbWords.form(texts[head]) != .participle,
        PromptPhrases.time.length(in: texts, at: head) == 0, PromptPhrases.style.length(in: texts, at: head) == 0,
        !(index + 2..<head).contains(where: { PromptPhrases.time.length(in: texts, at: $0) > 0 })
      else { continue }
      return (texts[index] == "of" ? index - 2 : texts[index] == "to" ? index - 1 : index)..<end
    }
    return nil
  }

  /// Whether a word leads to where something is: also the last one of "in front of".
  private func isSpot(_ index: Int) -> Bool {
    if Self.spots.contains(texts[index]) { return true }
    if texts[index] == "to" { return index > 0 && texts[index - 1] == "next" }
    return texts[index] == "of" && index >= 2 && texts[index - 1] == "front" && texts[index - 2] == "in"
  }

  private func verbStem(_ word: String) -> String { VerbWords.form(word) == nil ? word : SynonymsStem.of(word) }

  private static let spots: Set<String> = [
    "in", "on", "inside", "under", "beneath", "beside", "near", "behind", "underneath", "atop", "aboard", "along",
    "across", "above", "over", "off", "between",
  ]
  /// Endings of what nobody can stand on.
  private static let abstracts = [
    "ion", "ment", "ness", "ity", "ance", "ence", "ship", "ism", "'s", "’s", "suit", "ture",
  ]
  private static let unplaces: Set<String> = Set(
    ["clothes", "color", "weapon", "instrument", "style", "food", "drink"].map { SynonymsStem.of($0) })
  /// Verbs that ask for such a phrase themselves: "plays on the piano", "looks at the lamp".
  private static let handling: Set<String> = Set(
    [
      "play", "work", "focus", "concentrate", "look", "stare", "gaze", "knock", "point", "press", "smile", "type",
      "write",
      "draw", "paint", "bite", "chew", "pull", "push", "tug", "dress", "cover", "wrap", "believe", "land", "aim", "nod",
      "cut", "transform", "turn", "change", "end", "divide", "knit",
    ].map { SynonymsStem.of($0) })
  private static let noSpot: Set<String> = [
    "row", "deal", "team", "drive", "sunlight", "moonlight", "posture", "kingdom", "whimsical", "delicate", "line",
    "circle", "group", "pair", "direction", "way", "manner", "motion", "loop", "hurry", "rush", "style",
    "look", "mood", "hand", "hands", "mouth", "head", "arm", "arms", "eyes", "face", "feet", "lap", "shoulder",
    "shoulders",
    "back", "tongue", "moment", "time", "beat", "music", "rhythm", "breeze", "wind", "rain", "snow", "sun", "light",
    "shape", "form", "end", "beginning", "middle", "left", "right", "front", "side", "foreground", "frame", "shot",
    "background", "distance", "camera", "lens", "piano", "guitar", "drums", "phone", "violin", "suit", "dress", "hat",
    "coat", "shirt", "uniform", "costume", "jacket", "cloud", "language", "voice", "name", "word", "words", "text",
    "video", "clip", "scene", "picture", "single", "flash", "blur", "spin", "dance", "trance", "dream", "pose", "mask",
    "helmet", "glasses", "gown", "robe", "kimono", "sweater", "hoodie", "leash", "fight", "battle", "same", "other",
    "bottom", "top", "ball", "others", "air", "edge", "year", "years", "day", "days", "season",
  ]

  /// Whether somebody goes: "walks into the diner" ends in the diner.
  private static func goes(_ words: ArraySlice<String>) -> Bool {
    words.suffix(4).contains { word in
      [
        "walk", "run", "go", "step", "drive", "ride", "march", "rush", "burst", "wander", "stroll", "fly", "sail",
        "dive", "break", "climb", "sneak", "storm", "crawl", "jump", "leap", "plunge", "race", "swim",
      ]
      .contains { word.hasPrefix($0) }
    }
  }

  /// Whether somebody brings something, or goes.
  private static func brings(_ words: ArraySlice<String>) -> Bool {
    goes(words)
      || words.suffix(9).contains { word in
        ["carr", "bring", "tak", "drag", "return", "lead", "haul", "deliver"].contains { word.hasPrefix($0) }
      }
  }

  private static let watching: Set<String> = Set(
    [
      "watch", "look", "stare", "wave", "gaze", "peer", "peek", "shout", "sing", "fish", "observe", "hang", "launch",
      "throw", "dangle", "speak", "call", "sell", "swing", "drop", "jump", "leap", "dive",
    ].map {
      SynonymsStem.of($0)
    })

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
