/// The words by which sentences about captions are known.
enum CaptionTalkLists {
  /// Whole sentences, as they compare.
  static let whole: Set<String> = Set(
    """
    nothing enters or leaves the scene and nobody changes clothes or shape along the way
    proportions light and materials stay the same from the first frame to the last
    there is no text no logo and no cut anywhere in the picture
    the motion is continuous so that each frame follows smoothly from the one before
    everything that matters stays in view for the whole length of the clip
    what is not told here may be chosen freely as long as it agrees with the rest
    the rest may be chosen freely
    the rest is left open
    everything else is left open
    all else is left open
    all other details are left open
    anything else may be chosen freely
    the framing may be chosen freely
    here is the caption
    here is the structured caption
    sure here is the caption
    no additional information
    """.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") })

  /// Nothing else in the sentence: nothing is said.
  static let nothing: Set<String> = [
    "none", "n a", "na", "not applicable", "unspecified", "not specified", "not mentioned", "not described",
    "not provided",
    "not given", "not stated", "not indicated", "not available", "not known", "unknown", "undefined", "undetermined",
    "tbd",
    "to be determined", "null", "nil", "nothing", "no information", "no details", "no detail", "no description",
    "no mention",
    "left open", "open", "not told", "none specified", "none mentioned", "none given", "none provided", "none stated",
    "none described", "nothing specified", "nothing mentioned", "no information given", "no information provided",
    "no information available", "no details given", "no details provided", "not clear", "unclear", "not defined",
    "empty", "blank",
    "no data", "not described in prompt", "not mentioned in prompt", "not specified in prompt", "unspecified in prompt",
    "not stated in prompt", "not given in prompt", "not in prompt", "no caption", "not clearly specified",
    "not determined",
    "no style specified", "no action specified", "no background specified", "no camera specified", "not detailed",
    "no camera information", "no style information", "no background information", "left unspecified", "chosen freely",
  ]

  /// What captions tell of: heads of subjects.
  static let topics: Set<String> = [
    "style", "styles", "setting", "settings", "place", "location", "locations", "time", "day", "weather", "season",
    "framing", "height",
    "movement", "movements", "motion", "angle", "angles", "shot", "shots", "background", "backgrounds", "lighting",
    "mood",
    "atmosphere", "action", "actions", "activity", "count", "number", "appearance", "clothing", "colors", "colours",
    "details",
    "detail", "look", "looks", "camera", "camerawork", "composition", "aesthetic", "medium", "subject", "subjects",
    "object", "objects",
    "environment", "scene", "scenery", "surroundings", "backdrop", "interaction", "emotion", "emotions", "tone",
    "palette",
    "perspective", "era", "period", "genre", "size", "information", "description", "rest", "pace", "speed", "duration",
    "length",
    "context", "identity", "gender", "age", "technique", "type", "character", "characters", "behavior", "behaviour",
    "pose",
    "sound", "weather", "everything", "else", "layout", "position", "distance", "viewpoint", "lens", "focus",
  ]

  /// Of these, what can be open or shut.
  static let things: Set<String> = [
    "camera", "lens", "scene", "scenery", "shot", "subject", "subjects", "object", "objects", "character", "characters",
    "place", "location", "position", "surroundings", "environment", "backdrop",
  ]

  static let information: Set<String> = [
    "information", "details", "detail", "mention", "description", "data", "indication", "specification", "specifics",
  ]

  static let verbs: Set<String> = [
    "is", "are", "was", "were", "remains", "remain", "has", "have", "may", "can", "isn", "aren", "stays", "cannot",
    "could",
  ]

  static let told: Set<String> = [
    "specified", "mentioned", "described", "stated", "provided", "indicated", "prescribed", "defined", "detailed",
    "asked", "told",
    "stipulated", "determined", "listed", "named", "discernible", "inferred", "known", "given", "requested",
    "explained",
  ]

  static let tell: Set<String> = [
    "specify", "mention", "describe", "state", "indicate", "say", "tell", "give", "provide", "define", "detail",
    "include", "contain",
    "name", "ask", "explain",
  ]

  /// What captions are made from, and captions.
  static let sources: Set<String> = ["prompt", "caption", "captions", "description", "instructions", "request"]

  static let telling: Set<String> = [
    "describes", "says", "mentions", "states", "gives", "specifies", "asks", "tells", "leaves", "provides", "indicates",
    "lacks",
    "only", "contains", "depicts", "focuses", "is", "requests", "wants", "suggests", "implies",
  ]

  static let leads: [String] = [
    "based on the prompt", "based on the given", "based on the provided", "based on the description",
    "according to the prompt", "according to the caption",
    "according to the description", "as an ai", "i cannot", "i can not", "i am unable", "i m unable", "i am sorry",
    "sorry i", "here is a", "here is the", "here s the",
    "sure here", "please note", "note that the prompt", "in this caption", "as stated in the prompt",
    "as mentioned in the prompt", "as specified in the prompt",
    "as described in the prompt",
  ]

  /// Whether what stands behind "is" says that nothing is told, and nothing else behind it.
  static func untold(_ words: [String]) -> Bool {
    let first = words.first ?? ""
    var rest = words[...]
    func drops(_ phrase: [String]) -> Bool {
      guard rest.starts(with: phrase) else { return false }
      rest = rest.dropFirst(phrase.count)
      return true
    }
    let phrases: [[String]] = [
      ["left", "open"], ["left", "unspecified"], ["left", "undefined"], ["left", "to", "the", "imagination"],
      ["left", "to", "the", "viewer"], ["left", "to", "the", "generator"], ["left", "to", "the", "model"],
      ["left", "to", "interpretation"],
      ["open"], ["unspecified"], ["unknown"], ["unclear"], ["undefined"], ["undetermined"], ["unmentioned"],
      ["undescribed"],
      ["chosen", "freely"], ["freely", "chosen"], ["be", "chosen", "freely"], ["be", "freely", "chosen"],
      ["up", "to", "the", "viewer"], ["up", "to", "the", "generator"], ["up", "to", "the", "model"],
      ["up", "to", "you"],
      ["n", "a"], ["not", "applicable"], ["be", "determined"], ["be", "inferred"], ["none"],
    ]
    if first == "not" || first == "t" {
      rest = rest.dropFirst()
      while let word = rest.first,
        [
          "explicitly", "been", "clearly", "further", "yet", "being", "specifically", "directly", "be", "fully",
          "exactly", "laid", "asked",
        ].contains(word)
      {
        rest = rest.dropFirst()
        if word == "laid" { return isTail(rest.dropFirst()) && rest.first == "down" }
        if word == "asked" { return isTail(rest.dropFirst()) && rest.first == "for" }
      }
      guard let word = rest.first,
        told.contains(word) || word == "clear" || word == "certain" || word == "available" || word == "applicable"
      else { return false }
      return isTail(rest.dropFirst())
    }
    // longest first, so that "left to the viewer's imagination" is one
    for phrase in phrases.sorted(by: { $0.count > $1.count }) where drops(phrase) { return isTail(rest) }
    return false
  }

  /// What may follow: where it is not told.
  private static func isTail(_ words: ArraySlice<String>) -> Bool {
    guard let first = words.first else { return true }
    let text = words.joined(separator: " ")
    if [
      "s imagination", "imagination", "here", "at all", "yet", "either", "further", "in detail", "any further",
      "to interpretation", "in any detail", "explicitly", "for interpretation", "for the viewer",
    ].contains(text) {
      return true
    }
    guard ["in", "by", "from", "within", "at", "on", "and", "as"].contains(first) else { return false }
    if first == "and" { return words.dropFirst().contains { $0 == "chosen" || $0 == "left" || told.contains($0) } }
    return words.contains {
      [
        "prompt", "caption", "description", "text", "input", "request", "instructions", "information", "details",
        "clip", "video", "footage", "provided", "given",
      ].contains($0)
    }
  }
}
