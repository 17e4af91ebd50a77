import Wording

/// What a sentence says of how the picture looks.
extension SentenceReading {
  static let media: Set<String> = [
    "photo", "photograph", "painting", "drawing", "illustration", "animation", "render", "rendering", "sketch",
    "portrait", "picture",
  ]
  /// What a video can be, in front of "of" or "with": "claymation of", "a print of".
  static let kinds: Set<String> = [
    "icon", "selfie", "mosaic", "graffiti", "tapestry", "sketch", "print", "claymation", "poster", "cartoon", "comic",
    "film", "movie", "documentary", "commercial", "trailer", "teaser", "footage", "video", "clip", "shot", "collage",
    "diorama", "art", "artwork", "parody", "timelapse", "anime",
  ]

  /// Words for how a picture is made, in front of what it shows.
  private static let manners: Set<String> = [
    "photorealistic", "photo-realistic", "hyperrealistic", "hyper-realistic", "cinematic", "claymation", "anime",
    "low-poly",
    "pixel-art", "watercolor", "watercolour", "cel-shaded", "hand-drawn", "hand-painted", "stop-motion", "ukiyo-e",
    "3d",
    "2d", "papercraft", "16mm", "8mm", "lo-fi", "surrealist", "impressionist", "cubist", "noir", "vaporwave",
    "minimalist",
    "animated", "cartoon", "rotoscoped", "embroidered", "papercut", "paper-cut", "felt", "lego", "pointillist",
    "dreamcore",
    "bollywood", "origami", "pixelated", "voxel", "isometric", "stained-glass", "woodcut", "pop-art", "steampunk",
    "cyberpunk", "solarpunk", "dieselpunk", "synthwave", "psychedelic", "surreal", "hyperreal", "abstract", "neon-noir",
    "crocheted", "knitted", "cottagecore", "gothic", "baroque", "impressionistic", "expressionist", "retro-futuristic",
    "black-and-white", "sepia", "monochrome",
  ]
  /// Materials in front of a medium: "charcoal sketch animation".
  private static let materials: Set<String> = [
    "charcoal", "pencil", "ink", "chalk", "crayon", "clay", "paper", "sand", "hand-drawn", "2d", "3d", "digital",
    "vintage",
    "retro", "grainy", "gritty", "faded", "felt", "soft", "dreamy", "moody", "pastel", "flat", "vector", "old", "grimy",
    "oil",
    "watercolor", "watercolour", "rough", "loose", "stylized", "stylised", "bold",
  ]

  /// "with a tilt-shift miniature look", "in a soft pastel palette": from the article on.
  private mutating func readLooks() {
    for index in texts.indices.dropFirst(2)
    where ["look", "feel", "vibe", "palette", "aesthetic", "grade"].contains(texts[index]) && !words[index].isQuoted {
      guard !isAside[index],
        let article = (max(0, index - 5)..<index).last(where: { ["a", "an", "the"].contains(texts[$0]) }), article > 0,
        ["with", "in", "has"].contains(texts[article - 1]), index - article > 1,
        !(article..<index).dropFirst().contains(where: { EnglishWords.prepositions.contains(texts[$0]) })
      else { continue }
      mark(.style, (article + 1)..<(index + 1), isAside: false)
      markAside((article - 1)..<(index + 1))
    }
  }

  /// "shot like a nature documentary", "as a Pixar film": from the article on.
  private mutating func readLikeness() {
    let mediums: Set<String> = [
      "film", "movie", "documentary", "commercial", "trailer", "cartoon", "painting", "photograph", "postcard", "game",
      "sitcom", "vlog", "broadcast", "ad", "comic", "sketch", "video", "diorama", "storybook", "musical", "advert",
    ]
    for index in texts.indices.dropFirst(2)
    where mediums.contains(texts[index]) && !words[index].isQuoted && !isAside[index] {
      guard let article = (max(0, index - 5)..<index).last(where: { ["a", "an"].contains(texts[$0]) }), article > 0,
        ["like", "as"].contains(texts[article - 1]),
        article == 1 || words[article - 1].opensClause
          || [
            "shot", "filmed", "styled", "rendered", "drawn", "looks", "feels", "look", "feel", "lit", "edited", "done",
          ].contains(
            texts[article - 2]),
        index + 1 == texts.count || words[index + 1].opensClause
      else { continue }
      mark(.style, (article + 1)..<(index + 1), isAside: false)
      markAside((article - 1)..<(index + 1))
    }
  }

  mutating func readStyle() {
    readLooks()
    readLikeness()
    // "a Studio Ghibli-style girl"
    for index in texts.indices
    where texts[index].hasSuffix("-style") || texts[index].hasSuffix("-esque")
      || texts[index].hasSuffix("core")
        && texts[index].utf8.count > 7
    {
      guard !words[index].isQuoted, !isAside[index] else { continue }
      var start = index
      while start > 0, words[index].isCapitalised, words[start - 1].isCapitalised, !words[start].opensClause,
        !EnglishWords.determiners.contains(texts[start - 1])
      {
        start -= 1
      }
      mark(.style, start..<(index + 1), isAside: isAlone(start..<(index + 1)))
    }
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
      var range = index..<(index + length)
      let follows = range.upperBound < texts.count ? texts[range.upperBound] : ""
      guard isManner(range, follows) else {
        index = range.upperBound
        continue
      }
      // "a ukiyo-e print of", "a realistic video of": the noun belongs to it.
      if Self.kinds.contains(follows), range.lowerBound <= 3, !words[range.upperBound].opensClause,
        range.upperBound + 1 < texts.count, ["of", "with", "showing", "where"].contains(texts[range.upperBound + 1])
      {
        range = range.lowerBound..<(range.upperBound + 1)
      }
      var start = index
      while start > 0, !words[start].opensClause, start > index - 3,
        ["a", "an", "the", "in", "with", "professional", "detailed", "beautiful"].contains(texts[start - 1])
          || Self.materials.contains(texts[start - 1])
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
      let next = range.upperBound < texts.count ? texts[range.upperBound] : ""
      let isHead =
        ["of", "with", "showing", "where"].contains(next)
        && (range.upperBound > index + length || length > 1 && Self.kinds.contains(texts[range.upperBound - 1]))
      if isHead, next != "of" { markAside(range.upperBound..<(range.upperBound + 1)) }
      mark(.style, start..<range.upperBound, isAside: next == "of" || isHead || isAlone(start..<range.upperBound))
      index = range.upperBound
    }
  }

  /// Whether a style's phrase tells how the picture looks: "black and white photo", not "black and white paint"; "a photo of
  /// …" at the beginning, not "a photo on the wall".
  func isManner(_ range: Range<Int>, _ follows: String) -> Bool {
    let last = texts[range.upperBound - 1]
    let isMedium =
      Self.media.contains(last)
      || ["icon", "selfie", "mosaic", "graffiti", "tapestry", "sketch", "claymation"].contains(last)
    if isAlone(range) { return true }
    // "photorealistic octopus", "a claymation snail": no thing is that by itself.
    if range.lowerBound <= 1, Self.manners.contains(texts[range.lowerBound]), !words[range.lowerBound].isQuoted,
      range.lowerBound == 0 || EnglishWords.determiners.contains(texts[0])
    {
      return true
    }
    if range.count > 1, range.lowerBound <= 3, Self.kinds.contains(last), ["of", "showing", "where"].contains(follows) {
      return true
    }
    if follows == "of" { return range.lowerBound <= 3 && (isMedium || last == "shot" || range.lowerBound == 0) }
    if ["animation", "photography"].contains(last) {
      return range.upperBound == texts.count || words[range.upperBound].opensClause
    }
    if isMedium { return false }
    if ["light", "lighting", "colors", "tones", "resolution", "contrast"].contains(last) {
      return range.count > 1 || follows == "photo"
    }
    if Self.media.contains(follows)
      || [
        "style", "shot", "look", "film", "photography", "aesthetic", "view", "video", "scene", "footage", "movie",
        "print",
        "clip", "art", "artwork", "commercial", "trailer", "documentary", "cartoon", "comic", "poster",
      ].contains(follows)
    {
      return true
    }
    return range.lowerBound > 0 && texts[range.lowerBound - 1] == "in"
      && (range.upperBound == texts.count || words[range.upperBound].opensClause)
  }

  /// Whether a phrase stands between marks or ends of the sentence.
  func isAlone(_ range: Range<Int>) -> Bool {
    (range.lowerBound == 0 || words[range.lowerBound].opensClause)
      && (range.upperBound == words.count || words[range.upperBound].opensClause)
  }
}
