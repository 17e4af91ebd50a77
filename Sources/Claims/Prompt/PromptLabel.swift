/// What a heading inside a prompt announces: "Subject: a fox. Camera: low angle."
enum PromptLabel: Sendable {
  case subject, action, place, time, weather, camera, style, text, absence, sound, looks, emotion
  /// It names no part: "Prompt:", "Shot 2:".
  case general

  /// What a label of one to four words means; `nil` where it is none. Of several words the last known one counts:
  /// "camera movement", "subject description".
  init?(_ words: [String]) {
    guard !words.isEmpty, words.count <= 4 else { return nil }
    if let whole = Self.meaning(words.joined(separator: " ")) {
      self = whole
      return
    }
    let known = words.map { Self.meaning($0) }
    guard known.allSatisfy({ $0 != nil }) || words.count == 2 && Self.joins.contains(words[0]) else {
      // "Shot 2", "Scene 1"
      guard words.count == 2, Self.numbered.contains(words[0]), words[1].allSatisfy(\.isNumber) else { return nil }
      self = .general
      return
    }
    let named = known.compactMap { $0 }
    guard let last = named.last(where: { $0 != .general }) ?? named.last else { return nil }
    // "shot type", "camera style": the camera's, whatever follows.
    self = named.contains(.camera) && !named.contains(.sound) ? .camera : last
  }

  /// Also of the plural: "styles".
  private static func meaning(_ name: String) -> PromptLabel? {
    table[name] ?? (name.hasSuffix("s") ? table[String(name.dropLast())] : nil)
  }

  private static let joins: Set<String> = ["main", "overall", "general", "visual", "primary", "secondary", "the"]

  /// Words that a number follows: "Scene 3".
  static let numbered: Set<String> = [
    "shot", "scene", "clip", "part", "frame", "step", "act", "cut", "segment", "beat", "panel", "sequence", "image",
    "keyframe",
  ]

  private static let table: [String: PromptLabel] = {
    var table: [String: PromptLabel] = [:]
    for (label, names) in lists {
      for name in names.split(separator: "|") { table[name.split(separator: " ").joined(separator: " ")] = label }
    }
    return table
  }()

  private static let lists: [(PromptLabel, String)] = [
    (
      .subject,
      "subject|subjects|main subject|character|characters|main character|protagonist|object|objects|main object|who|person|hero|cast|focus|product"
    ),
    (
      .action,
      "action|actions|activity|motion|movement|what|event|events|what happens|interaction|plot|story|subject motion|subject movement|main action|performance|behavior|behaviour"
    ),
    (
      .place,
      "setting|location|place|environment|background|where|surroundings|backdrop|scenery|landscape|world|scene setting|scene"
    ),
    (.time, "time|time of day|when|season|era|period|time period"),
    (.weather, "weather"),
    (
      .camera,
      "camera|shot|shots|shot type|shot size|camera movement|camera motion|camera work|camerawork|camera angle|angle|lens|framing|composition|cinematography|view|viewpoint|perspective|pov|fps|frame rate|focus distance|depth of field|speed"
    ),
    (
      .style,
      "style|visual style|art style|mood|lighting|light|atmosphere|tone|colors|colours|color|colour|palette|color palette|colour palette|aesthetic|aesthetics|look|quality|genre|medium|vibe|vibes|color grading|grading|grade|film|film stock|texture|visuals|visual|effects|details|rendering|artist"
    ),
    (.text, "text|title|on-screen text|caption|sign|logo"),
    (.absence, "negative|negative prompt|avoid|exclude|not|no"),
    (.sound, "audio|sound|sounds|music|sfx|dialogue|voice|voiceover|soundtrack"),
    (.looks, "clothing|clothes|outfit|wardrobe|appearance|looks|costume|attire"),
    (.emotion, "emotion|emotions|expression|facial expression|feeling"),
    (
      .general,
      "positive|positive prompt|description|prompt|video|type|cut to|summary|concept|video prompt|idea|shot description|main|content|then|finally|next|first|second|opening|ending|start|end|name|value"
    ),
  ]
}
