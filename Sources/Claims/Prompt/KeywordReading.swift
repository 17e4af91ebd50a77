import Wording

/// A prompt of keywords: "old fisherman, weathered hands, pier at sunrise, photorealistic". Each is read by itself.
struct KeywordReading {
  private(set) var claims: [Claim] = []

  /// `nil` where a text is no such list.
  init?(_ text: String) {
    let items = Self.items(text)
    guard Self.isList(items, text) else { return nil }
    for item in items { read(item) }
    guard !claims.isEmpty else { return nil }
  }

  // MARK: What is a list

  /// What stands between commas, bars and semicolons; brackets and weights around it are taken off.
  private static func items(_ text: String) -> [String] {
    let letters = Array(text)
    let spans = TextSpans(letters)
    var items: [String] = []
    var start = 0
    for index in 0...letters.count {
      let isEnd = index == letters.count || ",;|，、".contains(letters[index]) && !spans.quoted[index]
      guard isEnd else { continue }
      let item = bare(letters[start..<index])
      if item.contains(where: Letters.isWordPart) { items.append(item) }
      start = index + 1
    }
    return items
  }

  private static func bare(_ item: ArraySlice<Character>) -> String {
    var item = item
    while let first = item.first, !Letters.isWordPart(first), !"\"'“‘«".contains(first) { item = item.dropFirst() }
    while let last = item.last, !Letters.isWordPart(last), !"\"'”’»".contains(last) { item = item.dropLast() }
    // "(silver hair:1.2)", "silver hair::2"
    if let colon = item.lastIndex(of: ":"), colon + 1 < item.endIndex,
      item[(colon + 1)...].allSatisfy({ $0.isNumber || $0 == "." })
    {
      item = item[..<colon]
      while item.last == ":" { item = item.dropLast() }
    }
    return String(item)
  }

  private static func isList(_ items: [String], _ text: String) -> Bool {
    let isWeighted = text.contains { $0 == "(" } && text.contains(":1.") || text.contains(":0.") || text.contains("::")
    let isBarred = text.contains { $0 == "|" || $0 == ";" } && items.count >= 3
    guard items.count >= 4 || isWeighted && items.count >= 2 || isBarred else { return false }
    let words = items.map { PromptWord.all(in: Array($0)).map(\.text) }
    guard !words.contains(where: { $0.first == "and" || $0.first == "or" }),
      words.first?.first.map({ !["the", "he", "she", "they", "it", "his", "her"].contains($0) }) == true,
      words.count(where: { $0.count <= 4 }) * 10 >= words.count * 6, words.allSatisfy({ $0.count <= 14 })
    else { return false }
    // One clause with a verb of its own makes it a sentence with a tail.
    return items.allSatisfy { item in
      let reading = PromptWord.all(in: Array(item)).map(\.text)
      return !reading.indices.contains { at in
        EnglishWords.auxiliaries.contains(reading[at])
          || VerbWords.form(reading[at]) == .third && at > 0 && leadsOn(reading, behind: at)
            // "cherry blossoms", "neon lights"
            && !(at + 1 == reading.count && reading.count <= 2)
          || VerbWords.form(reading[at]) == .past && !VerbWords.describing.contains(reading[at]) && at > 0
            && leadsOn(reading, behind: at)
          || VerbWords.form(reading[at]) == .base && at == 0 && reading.count > 1 && leadsOn(reading, behind: at)
            && !things.contains(reading[at])
      }
    }
  }

  /// Nouns far more often than verbs.
  private static let things: Set<String> = [
    "smoke", "rain", "snow", "water", "wind", "light", "dress", "hand", "face", "back", "smile", "paint", "text",
    "splash",
    "spark", "stream", "steam", "glow", "flower", "fire", "crowd", "dust", "fog", "clock", "blossom", "ice", "plant",
  ]

  /// Whether what follows a word is what follows a verb.
  private static func leadsOn(_ words: [String], behind at: Int) -> Bool {
    guard at + 1 < words.count else { return true }
    let next = words[at + 1]
    return EnglishWords.determiners.contains(next) || EnglishWords.prepositions.contains(next)
      || EnglishWords.pronouns.contains(next) || SentenceReading.adverb(next)
  }

  // MARK: What an item is

  private mutating func read(_ item: String) {
    let words = PromptWord.all(in: Array(item)).map(\.text)
    guard let first = words.first, item.contains(where: \.isLetter), first != "lora" else { return }
    if let aspect = Self.aspect(words) { return add(aspect, item) }
    // "cherry blossoms", "neon lights": of two words the second is a noun.
    if words.count == 2, let last = words.last, [.third, .base].contains(VerbWords.form(last)),
      VerbWords.form(first) != .participle, !PlaceNouns.contains(last)
    {
      return add(.subject, item)
    }
    let reading = SentenceReading(item).claims
    if Self.isDeed(words) {
      add(.action, item)
      for claim in reading where [.place, .time, .weather].contains(claim.aspect) { add(claim.aspect, claim.value) }
      return
    }
    guard !reading.isEmpty else { return add(.subject, item) }
    // "desert road" behind a sports car is where, and nobody.
    // "Glass city at dusk, …": the first of a list is what it shows, also where it is a place.
    if claims.isEmpty, !EnglishWords.prepositions.contains(first), reading.contains(where: { $0.aspect == .place }),
      !reading.contains(where: { [.subject, .action].contains($0.aspect) })
    {
      add(.subject, item)
    }
    let isPlace = reading.contains { $0.aspect == .place } && claims.contains { $0.aspect == .subject }
    for claim in reading where !(isPlace && claim.aspect == .subject && !claim.value.contains(" with ")) {
      add(claim.aspect, claim.value)
    }
  }

  private mutating func add(_ aspect: Aspect, _ value: String) {
    guard !claims.contains(where: { $0.aspect == aspect && $0.value == value }) else { return }
    claims.append(Claim(aspect, value, sentence: "", source: .prompt))
  }

  /// "drinking tea", "looking at viewer".
  private static func isDeed(_ words: [String]) -> Bool {
    guard let first = words.first, VerbWords.form(first) == .participle else { return false }
    if !VerbWords.nounLike.contains(first) {
      return words.count > 1 || !["surrounding"].contains(first)
    }
    return words.count > 1 && EnglishWords.prepositions.union(EnglishWords.determiners).contains(words[1])
  }

  /// What a short phrase is about where its words settle that: how it looks, how it is filmed, when, in what weather.
  static func aspect(_ words: [String]) -> Aspect? {
    guard let first = words.first, let last = words.last, words.count <= 6 else { return nil }
    if ["no", "without", "not"].contains(first) { return .absence }
    // "white background", "black bg": what is behind everything.
    if ["background", "backdrop", "bg"].contains(last), words.count > 1, words.count <= 3,
      words.dropLast().allSatisfy({ plain.contains($0) })
    {
      return .place
    }
    // "museum gallery background", "studio backdrop", "forest setting"
    if ["background", "backdrop", "setting"].contains(last), words.count > 1,
      words.dropLast().contains(where: PlaceNouns.contains)
    {
      return .place
    }
    // "tokyo", "provence, france"
    if PlaceNames.contains(last), words.count <= 2,
      words.dropLast().allSatisfy({ PlaceNames.contains($0) || $0 == "downtown" })
    {
      return .place
    }
    if moves.contains(first), words.count > 1 { return .camera }
    if ["shot", "filmed", "seen", "viewed"].contains(first), words.count > 2,
      ["from", "through", "between", "inside"].contains(words[1])
    {
      return .camera
    }
    if words.count >= 2, words[0] == "freeze" && words[1] == "frame" || words[0] == "locked" && words[1] == "off" {
      return .camera
    }
    // "gold and teal": nothing but colors.
    if words.count == 3, words[1] == "and", colors.contains(first), colors.contains(last) { return .style }
    // Film of these widths has a look of its own.
    if words.contains(where: { ["8mm", "16mm", "super8"].contains($0) }) { return .style }
    if VerbWords.form(first) == .participle, words.count > 1, !VerbWords.nounLike.contains(first),
      EnglishWords.determiners.union(EnglishWords.prepositions).contains(words[1]) || SentenceReading.adverb(words[1])
        || words.contains(where: EnglishWords.determiners.contains)
    {
      return nil
    }
    if first == "from", words.count > 1, ["above", "below"].contains(words[1]) {
      return words.count == 2 ? .camera : nil
    }
    if words.count > 2, ["above", "below"].contains(last) { return nil }
    func covers(_ phrases: PromptPhrases) -> Bool {
      words.indices.contains { phrases.length(in: words, at: $0) == words.count - $0 && $0 <= 3 }
    }
    if let verb = words.dropFirst().first(where: { VerbWords.form($0) == .third }), verb != last { return nil }
    if cameraEnds.contains(last) && !(last == "camera" && words.count > 3)
      || words.contains(where: cameraWords.contains) || covers(.camera)
    {
      return .camera
    }
    if let number = words.last, number.hasSuffix("mm") || number.hasSuffix("fps"), number.first?.isNumber == true {
      return .camera
    }
    if first == "f", words.count > 1, words.count <= 3 { return .camera }
    let isThing =
      EnglishWords.determiners.contains(first)
      && (looseEnds.contains(last)
        || [
          "commercial", "ad", "advert", "trailer", "doc", "vlog", "dots", "flash", "outlines", "strokes", "shadows",
          "visuals",
        ]
        .contains(last))
    if covers(.style) || styleEnds.contains(last) && !isThing || styleWords.contains(last) && words.count <= 2
      || last.hasSuffix("-style") || last.hasSuffix("detailed") || last == "realistic"
    {
      return .style
    }
    // "Glass city at dusk" is a city.
    if covers(.time), !words.dropLast().contains(where: { PlaceNouns.isSetting($0) && !PlaceNames.contains($0) }) {
      return .time
    }
    if covers(.weather) { return .weather }
    return nil
  }

  private static let moves: Set<String> = [
    "panning", "tracking", "tilting", "dollying", "orbiting", "trucking", "craning", "whip-panning",
  ]
  private static let colors: Set<String> = [
    "gold", "teal", "red", "blue", "green", "black", "white", "pink", "cyan", "orange", "purple", "yellow", "silver",
    "magenta", "turquoise", "violet", "brown", "grey", "gray", "crimson", "indigo", "beige", "cream", "navy", "amber",
  ]
  private static let plain: Set<String> = [
    "white", "black", "gray", "grey", "beige", "blue", "green", "red", "pink", "yellow", "orange", "purple", "plain",
    "solid",
    "seamless", "neutral", "dark", "light", "pastel", "gradient", "pure", "studio", "teal", "brown", "cream",
  ]
  private static let cameraEnds: Set<String> = [
    "shot", "zooms", "pans", "cuts", "angle", "lens", "view", "footage", "close-up", "closeup", "zoom", "pan", "tilt",
    "dolly", "framing",
    "fps", "perspective", "camera", "focus", "bokeh", "dof", "slowmo", "slow-mo", "slomo", "timelapse", "time-lapse",
    "hyperlapse", "orbit",
  ]
  private static let cameraWords: Set<String> = [
    "drone", "aerial", "handheld", "fps", "steadicam", "gopro", "fpv", "pov", "bodycam", "dashcam", "one-shot", "oner",
    "locked-off", "freeze-frame", "trail-cam", "camerawork",
  ]
  private static let styleEnds: Set<String> = [
    "style", "aesthetic", "vibe", "vibes", "mood", "look", "lighting", "quality", "palette", "tones", "tone", "grain",
    "render", "art", "colors", "colours", "grading", "atmosphere", "feel", "flare", "flares", "contrast",
    "detail", "details", "resolution", "light", "score", "photography", "composition", "illustration", "textures",
    "realism", "movie", "film", "effects", "highlights", "shading", "commercial", "ad", "advert", "trailer",
    "documentary", "doc", "vlog", "dots", "flash", "outlines", "brushstrokes", "strokes", "shadows", "visuals",
  ]
  /// Those among them that name a thing where an article stands before: "a traffic light".
  private static let looseEnds: Set<String> = [
    "light", "score", "art", "detail", "details", "textures", "composition", "effects", "highlights", "illustration",
    "flare", "flares", "look", "movie", "film", "photography", "colors", "colours", "grain",
  ]
  /// Alone or with one word before them.
  private static let styleWords: Set<String> = [
    "epic", "dramatic", "elegant", "funny", "moody", "cozy", "dreamy", "dreamlike", "whimsical", "ethereal", "gritty",
    "nostalgic", "melancholic", "eerie", "spooky", "majestic", "romantic", "playful", "hyperreal", "stylized",
    "atmospheric", "luxurious", "cute", "minimal", "psychedelic", "glitch", "fantasy", "sci-fi", "horror", "wholesome",
    "orchestral", "quiet", "hopeful", "bleak", "tender", "poetic", "somber", "sombre", "brutalist", "mysterious",
    "comedy", "grainy", "painterly", "hypnotic", "halftone", "creepy", "futuristic", "vintage", "cinematic",
    "masterpiece", "aesthetic", "trippy", "satisfying",
    "asmr",
  ]
}
