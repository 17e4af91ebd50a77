import Wording

/// How a sentence begins that names its genre or medium first: "A gritty crime thriller scene, two cops wait", "A scratchy 8mm
/// reel of a wedding".
extension SentenceReading {
  /// What a video or a picture can be, by itself or in front of "of".
  static let genres: Set<String> = [
    "thriller", "comedy", "western", "noir", "sitcom", "telenovela", "infomercial", "editorial", "cutscene",
    "commercial",
    "ad", "advert", "trailer", "teaser", "documentary", "cinema", "movie", "film", "musical", "horror", "romance",
    "drama",
    "sci-fi", "fantasy", "vlog", "asmr", "explainer", "slapstick", "mockumentary", "parody", "newsreel", "blockbuster",
    "rom-com", "romcom", "anime", "manga", "cartoon", "melodrama", "opera", "gameplay", "panels", "satire", "fable",
    "video",
    "timelapse", "lookbook", "tutorial", "showreel", "visualizer", "screensaver",
  ]
  /// What is made by hand or machine, in front of "of".
  private static let works: Set<String> = [
    "illustration", "painting", "study", "reel", "postcard", "visualization", "visualisation", "render", "rendering",
    "rendition", "portrait", "animation", "sketch", "drawing", "woodcut", "engraving", "mural", "diorama", "mosaic",
    "tapestry", "recreation", "depiction", "fresco", "collage", "caricature", "silhouette", "claymation", "puppetry",
    "scene", "artwork", "poster", "storyboard",
  ]
  /// Words behind a genre that say nothing more.
  private static let fillers: Set<String> = [
    "scene", "moment", "sequence", "clip", "video", "style", "vibe", "mood", "opening", "intro", "parody", "number",
    "short", "look", "feel", "montage", "episode", "set",
  ]
  /// Genres that are things as well, where no word in front tells which one.
  private static let plain: Set<String> = [
    "video", "film", "movie", "ad", "timelapse", "cartoon", "opera", "panels", "scene",
  ]
  private static let moods: Set<String> = [
    "hopeful", "quiet", "calm", "melancholic", "melancholy", "tender", "playful", "dark", "moody", "warm", "cold",
    "epic",
    "tense", "eerie", "dreamy", "cozy", "funny", "sad", "nostalgic", "gritty", "raw", "bleak", "peaceful", "serene",
    "dramatic", "romantic", "mysterious", "whimsical", "intimate", "somber", "sombre", "joyful", "ominous", "surreal",
    "absurd", "poetic", "gentle", "slow", "minimal", "minimalist", "elegant", "brutalist", "orchestral", "uplifting",
    "energetic", "chaotic", "lonely", "haunting", "lush", "stark", "soft", "bold", "colorful", "colourful",
  ]

  mutating func readGenreInFront() {
    let start = texts.first.map { ["a", "an", "the"].contains($0) } == true ? 1 : 0
    guard start < texts.count, !isAside[start], !words[start].isQuoted else { return }
    let end = (start + 1..<max(start + 1, texts.count)).first { words[$0].opensClause } ?? texts.count
    // "Hopeful and quiet, an old man plants a tree"
    if end < texts.count, (0..<end).allSatisfy({ Self.moods.contains(texts[$0]) || texts[$0] == "and" }) {
      return mark(.style, 0..<end)
    }
    // "Everything in shades of blue, …"
    if end < texts.count, end <= 7, ["everything", "all", "shot", "painted", "drawn"].contains(texts[0]),
      let shades = (1..<end).first(where: { ["shades", "tones", "hues", "colors", "colours"].contains(texts[$0]) }),
      shades >= 2, texts[..<shades].contains("in")
    {
      return mark(.style, 0..<end)
    }
    guard
      let noun = (start..<min(end, start + 6)).first(where: {
        Self.genres.contains(texts[$0]) || Self.works.contains(texts[$0]) && $0 > start
      }),
      !(start..<noun).contains(where: {
        VerbWords.form(texts[$0]) == .third || EnglishWords.prepositions.contains(texts[$0])
          || EnglishWords.auxiliaries.contains(texts[$0]) || isAside[$0]
      })
    else { return }
    var last = noun + 1
    while last < end, Self.fillers.contains(texts[last]) || Self.genres.contains(texts[last]) { last += 1 }
    let isTold = noun > start || !Self.plain.contains(texts[noun])
    guard isTold, Self.leadIns.length(in: texts, at: 0) < last else { return }
    // "A short clip of a pigeon": no genre.
    let isBare = (start..<last).allSatisfy {
      [
        "short", "clip", "video", "film", "movie", "scene", "quick", "brief", "little", "new", "long", "sequence",
        "second",
        "minute",
      ].contains(texts[$0]) || Int(texts[$0]) != nil
    }
    guard !isBare else { return }
    if last == end, end < texts.count {
      add(.style, start..<end)
      return markAside(0..<end)
    }
    guard last < end, !words[last].opensClause else { return }
    switch texts[last] {
    case "of" where last + 1 < texts.count:
      add(.style, start..<last)
      markAside(0..<(last + 1))
    case "for", "from", "about":
      guard end < texts.count, Self.genres.contains(texts[noun]) else { return }
      add(.style, start..<end)
      markAside(0..<end)
    default: return
    }
  }
}
