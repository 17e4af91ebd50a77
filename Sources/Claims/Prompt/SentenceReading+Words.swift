/// Words that the rules go by.
extension SentenceReading {
  static let leadIns = PromptPhrases(
    """
    create a video of|create a video where|generate a video of|make a video of|a video of|video of|video|show|show me|a scene of|a scene showing|a shot of|shot of|a clip of|an image of|image of|a picture of|picture of|a view of|a scenic view of|footage of|please|imagine|i want|i'd like|depict|the scene shows|the video shows|a video showing|the cover of
    """)
  static let looksVerbs: Set<String> = [
    "wears", "wearing", "has", "have", "having", "wore", "dressed", "features", "looks",
  ]
  static let placePrepositions: Set<String> = [
    "in", "on", "at", "along", "across", "through", "near", "under", "inside", "outside", "beside", "by", "over",
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
