/// Words that the rules go by.
extension SentenceReading {
  static let leadIns = PromptPhrases(
    """
    first we see|then we see|next we see|finally we see|at first we see|create a video of|create a video where|generate a video of|make a video of|a video of|video of|video|show|show me|a scene of|a scene showing|a shot of|shot of|a clip of|an image of|image of|a picture of|picture of|a view of|a scenic view of|footage of|please|imagine|i want|i'd like|depict|the scene shows|the video shows|a video showing|the cover of|please generate|please create|please make|please make a video of|can you show me|can you make a video of|can you make|i want to see|i would like to see|i'd like to see|create a short clip of|create a short clip showing|create a clip of|create a clip showing|make a clip of|make a clip showing|make a video showing|make a video where|generate a clip of|generate a video showing|generate a video where|create a scene where|create a scene of|create a video showing|a video where|a clip showing|a short clip of|a short video of|short video of|a video about|video about|a clip where|we see|we can see|you can see|the scene opens with|the scene opens on|the scene begins with|the video opens with|the video begins with|the video starts with|the clip opens with|the clip begins with|the scene starts with|the film opens with|the shot opens with|the shot opens on|we open on|open on|opening on|this video features|the video features|this video shows|this clip shows|the clip shows|the image shows|the footage shows|this footage shows|the scene depicts|the video depicts|start with|start on|start from|begin with|begin on|starting with|open with|end with|end on|ending on|follow|cut to|how|then|meanwhile|finally|suddenly|next|picture this|imagine a scene where|imagine a world where|a montage of|footage showing|a video clip of|video clip of
    """)
  /// Small words behind a verb.
  static let particles: Set<String> = [
    "up", "down", "out", "off", "away", "back", "together", "left", "right", "forward", "apart", "ahead", "open",
  ]
  /// Nouns of one thing that end in an s.
  static let singular: Set<String> = [
    "lens", "canvas", "atlas", "iris", "christmas", "tennis", "series", "species", "physics", "news", "sports", "chaos",
    "headquarters", "stairs", "oasis", "axis", "basis", "gymnastics", "ballistics", "scissors", "glasses", "clothes",
    "pants", "jeans", "times", "always", "upwards", "downwards", "towards", "sideways", "forwards", "backwards",
    "perhaps",
    "besides", "whereas", "across", "tunnels", "cosmos", "pathos", "tapas", "kansas", "texas", "paris",
  ]
  static let looksVerbs: Set<String> = [
    "wears", "wearing", "has", "have", "having", "wore", "dressed", "features", "looks",
  ]
  static let placePrepositions: Set<String> = [
    "up", "behind", "underneath", "in", "on", "at", "along", "across", "through", "near", "under", "inside", "outside",
    "beside", "by", "over",
    "above", "within", "down", "into",
    "between", "around", "past", "towards", "toward", "beneath", "against", "off", "from",
  ]
  static let placeAdverbs: Set<String> = [
    "outdoors", "outside", "indoors", "underwater", "downtown", "backstage", "offshore",
  ]
  static let lookNouns: Set<String> = [
    "lighting", "atmosphere", "mood", "palette", "tone", "tones", "colors", "colours", "aesthetic",
  ]
  static let sceneNouns: Set<String> = ["background", "setting", "backdrop", "scenery", "landscape"]
  static let bodyNouns: Set<String> = [
    "hair", "eyes", "face", "skin", "dress", "shirt", "expression", "coat", "jacket", "outfit", "clothes", "beard",
    "fur", "hull",
  ]
  static let unnamed: Set<String> = [
    "scene", "video", "clip", "image", "footage", "shot", "frame", "picture", "isolated", "whole", "sequence",
    "weather", "time", "place", "style", "mood",
  ]
  static let sides: Set<String> = [
    "left", "right", "center", "centre", "middle", "foreground", "background", "front", "top", "bottom", "far", "upper",
    "lower",
  ]
  static let numbers: Set<String> = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "dozen", "hundred",
  ]
}
