import Wording

/// How a sentence begins that names its shot first: "Hip-level tracking behind a kid", "Wide on a village square".
extension SentenceReading {
  /// What a shot is called, behind words that tell which one.
  private static let nouns: Set<String> = [
    "shot", "view", "angle", "tracking", "cam", "perspective", "framing", "close-up", "closeup", "two-shot", "zoom",
    "pan",
    "tilt", "orbit", "over-the-shoulder", "reveal", "burst", "pull-back", "pullback", "push-in", "sweep", "flyby",
    "fly-by", "flyover", "fly-through", "flythrough", "glide", "dolly", "take", "180", "360", "point-of-view", "pov",
  ]
  /// Which name a shot alone, where it is told what of.
  private static let alone: Set<String> = [
    "tracking", "panning", "trucking", "orbiting", "dollying", "over-the-shoulder", "360", "180", "one-shot", "oner",
    "pullback", "pull-back", "flyover", "flyby", "fly-by",
  ]
  /// Footage is of a camera's where its words name one: "trail cam clip".
  private static let records: Set<String> = ["clip", "footage", "video", "recording", "feed"]
  private static let recorders: Set<String> = [
    "cam", "camera", "dashcam", "bodycam", "drone", "gopro", "webcam", "cctv", "helicopter", "satellite", "doorbell",
    "surveillance", "security",
  ]
  /// Sizes and angles, of which several stand in a row: "extreme wide", "medium close", "top down".
  private static let sizes: Set<String> = [
    "extreme", "wide", "tight", "medium", "close", "overhead", "top", "down", "straight", "high", "low", "top-down",
    "full",
    "super", "ultra", "bird's-eye", "birds-eye", "slow", "static", "handheld",
  ]
  private static let sure: Set<String> = [
    "wide", "tight", "close", "overhead", "top-down", "down", "bird's-eye", "birds-eye", "medium",
  ]
  private static let followers: Set<String> = [
    "of", "on", "behind", "past", "through", "over", "around", "along", "alongside", "from", "across", "into", "to",
    "toward", "towards", "above", "between", "inside", "with", "circling", "zooming", "following", "looking", "flying",
    "moving", "gliding", "tracking", "showing", "revealing", "in", "at", "as",
  ]
  /// What a view is called that nobody films from.
  private static let praise: Set<String> = [
    "scenic", "beautiful", "stunning", "breathtaking", "nice", "gorgeous", "great", "perfect", "long", "single", "last",
    "final", "first", "gun", "big",
  ]

  mutating func readShotInFront() {
    readLookThrough()
    let start = texts.first.map { ["a", "an", "the"].contains($0) } == true ? 1 : 0
    guard start < texts.count, Self.leadIns.length(in: texts, at: 0) < 2, !isAside[0] else { return }
    guard let end = shotEnd(start) ?? sizesEnd(start) ?? recordEnd(start) else { return }
    let range = start..<end
    let isKnown = range.contains { at in
      let length = PromptPhrases.camera.length(in: texts, at: at)
      return length > 0 && at + length == end && (at == start || isManner(at, start))
    }
    guard !isKnown else { return }
    mark(.camera, range)
    let next = texts.indices.contains(end) ? texts[end] : ""
    if Self.followers.contains(next), !words[end].opensClause { markAside(0..<(end + 1)) } else { markAside(0..<end) }
  }

  private func isManner(_ at: Int, _ start: Int) -> Bool {
    (start..<at).allSatisfy { PromptPhrases.style.length(in: texts, at: $0) > 0 || Self.praise.contains(texts[$0]) }
  }

  /// "Seen through a rainy window, a couple argues", "Shot on a phone from the back row, …"
  private mutating func readLookThrough() {
    guard let first = texts.first, ["seen", "shot", "filmed", "viewed", "captured"].contains(first), texts.count > 3,
      ["through", "from", "on", "with", "in", "inside", "underwater", "between", "over"].contains(texts[1]),
      let comma = (2..<texts.count).first(where: { words[$0].opensClause }), comma <= 9, comma + 1 < texts.count,
      !(0..<comma).contains(where: { PromptPhrases.style.length(in: texts, at: $0) > 0 })
    else { return }
    add(.camera, 0..<comma)
    markAside(0..<comma)
  }

  /// Behind "Lateral tracking", "Helicopter shot", "An ant's-eye view".
  private func shotEnd(_ start: Int) -> Int? {
    for index in start..<min(start + 5, texts.count) {
      guard !words[index].isQuoted, index == start || !words[index].opensClause else { return nil }
      let text = texts[index]
      // "a dramatic zoom in on": a phrase of its own.
      if PromptPhrases.camera.length(in: texts, at: index) > 1 { return nil }
      let isNamed =
        Self.nouns.contains(text) && index > start && !Self.praise.contains(texts[index - 1])
        && !(start..<index).allSatisfy { PromptPhrases.style.length(in: texts, at: $0) > 0 }
      if isNamed || Self.alone.contains(text) {
        let end = index + 1
        // "crane shot", "close-up shot", "one-shot, no cuts": the phrase may go on.
        if end < texts.count, Self.nouns.contains(texts[end]), !words[end].opensClause { continue }
        return leadsToShown(end) ? end : nil
      }
      if EnglishWords.prepositions.contains(text) && text != "over" || EnglishWords.determiners.contains(text)
        || VerbWords.form(text) == .third || EnglishWords.auxiliaries.contains(text)
      {
        return nil
      }
    }
    return nil
  }

  /// Behind "extreme wide", "straight down", in front of "of" or "on".
  private func sizesEnd(_ start: Int) -> Int? {
    let end = texts[start...].firstIndex { !Self.sizes.contains($0) } ?? texts.count
    guard end > start, end < texts.count, !words[end].opensClause, ["of", "on"].contains(texts[end]),
      texts[start..<end].contains(where: Self.sure.contains), end + 1 < texts.count
    else { return nil }
    return end
  }

  /// Behind "Trail cam clip", "Doorbell camera" where it records.
  private func recordEnd(_ start: Int) -> Int? {
    for index in start..<min(start + 5, texts.count) {
      if index > start, words[index].opensClause { return nil }
      if Self.records.contains(texts[index]), texts[start..<index].contains(where: Self.recorders.contains) {
        return leadsToShown(index + 1) ? index + 1 : nil
      }
      if ["camera", "cam"].contains(texts[index]), index > start, index + 1 < texts.count,
        ["catches", "captures", "records", "films", "shows", "spots", "reveals"].contains(texts[index + 1])
      {
        return index + 2
      }
      if EnglishWords.prepositions.contains(texts[index]) || VerbWords.form(texts[index]) == .third { return nil }
    }
    return nil
  }

  private func leadsToShown(_ end: Int) -> Bool {
    end >= texts.count || words[end].opensClause || Self.followers.contains(texts[end])
      || VerbWords.form(texts[end]) == .participle
  }
}
