import Wording

/// Tells sentences about a caption ("The visual style is left open.") from those about a video ("The door is left open.").
///
/// Such a sentence is short and says of something that only captions have, or of the caption itself, that nothing is told.
enum CaptionTalk {
  enum Reading: Equatable {
    case ofVideo
    case ofCaption
    /// Behind what it says of the caption stands something about the video.
    case holds(String)
  }

  /// Words of the longest sentence that is taken for one about the caption.
  private static let mostWords = 45

  static func reading(of sentence: String) -> Reading {
    guard sentence.utf8.count <= 400 else { return .ofVideo }
    if IdeographTalk.isOfCaption(sentence) { return .ofCaption }
    if sentence.contains(where: { "\"“”«»".contains($0) }) { return .ofVideo }
    let plain = CaptionReader.plain(sentence)
    let words = plain.split(separator: " ").map(String.init)
    guard !words.isEmpty, words.count <= mostWords else { return .ofVideo }
    if CaptionTalkLists.whole.contains(plain) { return .ofCaption }
    if let rest = behindBut(sentence) { return rest }
    return isOfCaption(words) ? .ofCaption : .ofVideo
  }

  /// "The place is not specified, but it appears to be a beach."
  private static func behindBut(_ sentence: String) -> Reading? {
    let characters = Array(sentence)
    for word in [", but ", "; however, ", ", however, ", ", though ", ", although ", " but "] {
      guard let at = first(word, in: characters) else { continue }
      let front = String(characters[..<at])
      let words = CaptionReader.plain(front).split(separator: " ").map(String.init)
      guard !words.isEmpty, CaptionTalkLists.whole.contains(words.joined(separator: " ")) || isOfCaption(words) else {
        return nil
      }
      let rest = String(characters[(at + word.count)...])
      let behind = CaptionReader.plain(rest).split(separator: " ").map(String.init)
      if behind.count < 3 || isOfCaption(behind) { return .ofCaption }
      return .holds(rest.prefix(1).uppercased() + rest.dropFirst())
    }
    return nil
  }

  private static func first(_ word: String, in text: [Character]) -> Int? {
    let word = Array(word)
    guard text.count >= word.count else { return nil }
    return (0...(text.count - word.count)).first {
      text[$0] == word[0] && text[$0..<($0 + word.count)].elementsEqual(word)
    }
  }

  private static func isOfCaption(_ words: [String]) -> Bool {
    isNothing(words) || isUntold(words) || isAboutSource(words) || isNoneTold(words) || isUnclear(words)
      || isLength(words)
      || isTotal(words)
  }

  /// "None", "not specified", "no further details".
  private static func isNothing(_ words: [String]) -> Bool {
    let bare = words.filter {
      !["the", "a", "an", "is", "are", "any", "further", "specific", "explicitly", "of", "this"].contains($0)
    }
    let text = bare.joined(separator: " ")
    // "N/A" is no article behind a letter.
    if CaptionTalkLists.nothing.contains(text) || words.suffix(2) == ["n", "a"] && isLabel(words.dropLast(2)) {
      return true
    }
    // "Style: not specified", "camera movement none".
    for count in 1...3 where bare.count > count && bare.count - count <= 3 {
      let front = bare[..<(bare.count - count)]
      if CaptionTalkLists.nothing.contains(bare.suffix(count).joined(separator: " ")), let last = front.last,
        CaptionTalkLists.topics.contains(last), words.count <= 7, !words.contains("is"), !words.contains("are")
      {
        return true
      }
    }
    return false
  }

  /// Nothing, or what a part is called: "N/A", "Background: N/A".
  private static func isLabel(_ words: ArraySlice<String>) -> Bool {
    words.count <= 3 && (words.last.map { CaptionTalkLists.topics.contains($0) || $0 == "caption" } ?? true)
  }

  /// "The time of day is left open.", "What the woman does is not specified in the prompt."
  private static func isUntold(_ words: [String]) -> Bool {
    guard let verb = words.firstIndex(where: { CaptionTalkLists.verbs.contains($0) && $0 != words[0] || $0 == "isn" })
    else { return false }
    var told = Array(words[(verb + 1)...])
    // "has not been specified", "is not being described", "is left open", "remains unspecified"
    while let first = told.first,
      [
        "been", "being", "also", "deliberately", "intentionally", "currently", "therefore", "thus", "still", "left",
        "kept", "otherwise", "largely", "entirely", "completely", "simply", "be",
      ].contains(first),
      !(first == "left"
        && (told.dropFirst().first == "unspecified" || told.dropFirst().first == "open"
          || told.dropFirst().first == "to" || told.dropFirst().first == "undefined"))
    {
      told.removeFirst()
    }
    guard CaptionTalkLists.untold(told) else { return false }
    let subject = Array(words[..<verb])
    if subject.first == "what" || subject.first == "how" || subject.first == "where" || subject.first == "when"
      || subject.first == "who"
    {
      return true
    }
    // "The camera is open", "the scene is open": a thing can be, a style cannot.
    if told.first == "open", let thing = subject.last, CaptionTalkLists.things.contains(thing) { return false }
    return isTopic(subject)
  }

  /// Whether a subject's head is something that captions tell of: "the movement of the camera", "framing and height".
  private static func isTopic(_ subject: [String]) -> Bool {
    let own = subject.filter {
      !["the", "a", "any", "its", "their", "and", "or", "as", "well", "exact", "specific", "other", "both", "all"]
        .contains($0)
    }
    guard !own.isEmpty else { return false }
    var head: [String] = []
    for word in own {
      if ["of", "in", "for", "at", "with", "on", "about", "behind", "to", "from"].contains(word) { break }
      head.append(word)
    }
    guard let last = head.last else { return false }
    return CaptionTalkLists.topics.contains(last)
  }

  /// "The prompt does not mention the weather.", "The caption describes a woman.", "Based on the prompt, …"
  private static func isAboutSource(_ words: [String]) -> Bool {
    var index = 0
    if ["the", "this", "that", "your", "given", "provided"].contains(words[0]) { index = 1 }
    while index < words.count,
      [
        "user", "users", "given", "provided", "text", "input", "original", "short", "above", "dense", "main", "object",
        "background", "camera", "style", "action",
      ].contains(words[index]),
      index + 1 < words.count,
      CaptionTalkLists.sources.contains(words[index + 1]) || ["text", "object"].contains(words[index + 1])
    {
      index += 1
    }
    if index < words.count, CaptionTalkLists.sources.contains(words[index]), index + 1 < words.count {
      let next = words[index + 1]
      if CaptionTalkLists.telling.contains(next) { return true }
      if ["does", "did", "do", "doesn", "didn"].contains(next),
        words.dropFirst(index + 2).prefix(4).contains(where: { CaptionTalkLists.tell.contains($0) })
      {
        return true
      }
    }
    if index < words.count, ["video", "scene", "clip", "text", "image", "user", "description"].contains(words[index]),
      index + 3 < words.count,
      ["does", "did", "doesn", "didn"].contains(words[index + 1])
    {
      let rest = words.dropFirst(index + 2).prefix(4)
      if rest.contains("not") || rest.contains("t"),
        rest.contains(where: { ["specify", "mention", "indicate", "describe", "state", "detail"].contains($0) })
      {
        return true
      }
    }
    let text = words.joined(separator: " ")
    for start in CaptionTalkLists.leads where text.hasPrefix(start) { return true }
    // "not … in the prompt"
    let isDenied = words.contains { ["not", "no", "nothing", "none", "never", "neither"].contains($0) || $0 == "t" }
    if isDenied, words.contains(where: { CaptionTalkLists.told.contains($0) }) {
      for index in words.indices.dropFirst(2)
      where ["prompt", "caption", "description", "instructions", "request", "input"].contains(words[index]) {
        let before = words[max(0, index - 3)..<index]
        if before.contains("the") || before.contains("this"),
          before.contains("in") || before.contains("by") || before.contains("from")
        {
          return true
        }
      }
    }
    return false
  }

  /// "No action of the woman is laid down.", "Nothing is known about the place.", "There is no information on the style."
  private static func isNoneTold(_ words: [String]) -> Bool {
    if words[0] == "nothing" {
      guard words.count > 2, ["is", "has", "was", "further", "else", "more", "specific", "about"].contains(words[1])
      else { return false }
      let isTold = words.contains { CaptionTalkLists.told.contains($0) || $0 == "laid" }
      let isAbout = words.contains("about") || words.contains("concerning") || words.contains("regarding")
      let isKnown = words.contains("known") || words.contains("said")
      if isTold || isKnown, isAbout { return words.contains { CaptionTalkLists.topics.contains($0) } || isTold }
      return words.contains { ["specified", "mentioned", "prescribed", "stipulated"].contains($0) }
        || words.contains("laid") && words.contains("down")
    }
    var index = 0
    if words.count > 3, words[0] == "there", ["is", "are", "was"].contains(words[1]) { index = 2 }
    guard index < words.count, words[index] == "no" else { return false }
    let behind = words[(index + 1)...]
    let nouns = behind.prefix {
      ![
        "is", "are", "was", "has", "have", "were", "can", "given", "provided", "specified", "mentioned", "about", "on",
        "of", "regarding", "as", "in", "for",
      ].contains($0)
    }
    guard let head = nouns.last else { return false }
    if CaptionTalkLists.information.contains(head) {
      return behind.count == nouns.count
        || behind.dropFirst(nouns.count).contains {
          [
            "about", "on", "of", "regarding", "given", "provided", "available", "specified", "is", "are", "as", "for",
            "in",
          ].contains($0)
        }
    }
    guard CaptionTalkLists.topics.contains(head) else { return false }
    let rest = Array(behind.dropFirst(nouns.count))
    return rest.indices.contains { index in
      let next = index + 1 < rest.count ? rest[index + 1] : ""
      // "No shot is given away."
      if ["away", "up", "out", "back", "off"].contains(next) { return false }
      return CaptionTalkLists.told.contains(rest[index]) || ["laid", "asked"].contains(rest[index])
        || rest[index] == "set" && next.isEmpty
    }
  }

  /// "It is unclear what the man does."
  private static func isUnclear(_ words: [String]) -> Bool {
    guard words.count > 4, words[0] == "it", ["is", "remains", "was", "cannot", "isn"].contains(words[1]) else {
      return false
    }
    let text = words.dropFirst(2).prefix(5).joined(separator: " ")
    return [
      "unclear wh", "unclear how", "unclear if", "not clear wh", "not clear if", "not clear how", "unknown wh",
      "not specified", "not stated", "not mentioned", "not known wh", "impossible to tell", "impossible to say",
      "not possible to determine", "not possible to tell", "unspecified", "be determined", "left open wh", "open wh",
      "not indicated", "t clear wh", "t specified", "not described",
    ]
    .contains { text.hasPrefix($0) }
  }

  /// "The clip lasts about two seconds and is one single take."
  private static func isLength(_ words: [String]) -> Bool {
    let first = words[0] == "the" || words[0] == "this" ? 1 : 0
    guard first + 2 < words.count, ["clip", "video", "footage", "recording", "sequence"].contains(words[first]) else {
      return false
    }
    guard words.contains(where: { ["second", "seconds", "minute", "minutes", "frames"].contains($0) }) else {
      return false
    }
    let rest = words.dropFirst(first + 1)
    return rest.first == "lasts" || rest.first == "runs" && rest.dropFirst().first == "for"
      || rest.prefix(2).elementsEqual(["is", "about"])
      || rest.contains("long") && rest.first == "is"
      || rest.prefix(2).elementsEqual(["has", "a"]) && (rest.contains("length") || rest.contains("duration"))
  }

  /// "The total is two subjects.", "In all there is one subject."
  private static func isTotal(_ words: [String]) -> Bool {
    guard words.count <= 9,
      let last = words.last(where: { !["in", "total", "all", "altogether", "here"].contains($0) }),
      ["subject", "subjects"].contains(last)
    else { return false }
    return words.contains("total") || words.contains("altogether")
      || zip(words, words.dropFirst()).contains { $0 == "in" && $1 == "all" }
  }
}

/// The same for Chinese.
enum IdeographTalk {
  private static let untold = [
    "未指定", "未提及", "未说明", "没有提到", "没有说明", "没有指定", "未作说明", "未描述", "不详", "未提供", "未给出", "没有提及", "未明确", "没有描述",
  ]
  private static let whole: Set<String> = ["无", "未知", "暂无", "没有", "不适用"]

  static func isOfCaption(_ sentence: String) -> Bool {
    guard sentence.contains(where: Letters.isIdeographic), sentence.count <= 24 else { return false }
    let bare = sentence.filter { !"。.，, ！!".contains($0) }
    if whole.contains(bare) { return true }
    if sentence.contains("“") || sentence.contains("「") { return false }
    return untold.contains { bare.hasSuffix($0) || bare.hasPrefix($0) }
  }
}
