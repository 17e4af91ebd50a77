import Wording

/// What a sentence says of how it is filmed.
extension SentenceReading {
  private static let beforeCamera: Set<String> = [
    "the", "a", "an", "static", "handheld", "as", "then", "and", "forward", "back", "next", "meanwhile", "our", "while",
    "when", "shot", "of", "with",
  ]
  private static let cameraNouns: Set<String> = ["camera", "lens"]

  mutating func readCamera() {
    if let camera = texts.prefix(7).firstIndex(where: Self.cameraNouns.contains), !words[camera].isQuoted,
      (0..<camera).allSatisfy({
        Self.beforeCamera.contains(texts[$0]) || Self.adverb(texts[$0]) || VerbWords.form(texts[$0]) == .participle
      })
    {
      // "Static camera, a woman reads a letter": the rest is another clause.
      if camera + 1 < words.count, words[camera + 1].opensClause, texts[camera] == "camera" {
        add(.camera, 0..<(camera + 1))
        markAside(0..<(camera + 1))
      } else {
        // A sentence about the camera: what it shows belongs to it.
        addWhole(.camera)
        if let scene = ShownByCamera.scene(in: sentence) {
          for claim in SentenceReading(scene).claims where claim.aspect != .camera { add(claim.aspect, claim.value) }
        } else {
          readShown(by: camera)
        }
        for index in words.indices { isAside[index] = true }
        return
      }
    }
    for camera in texts.indices where texts[camera] == "camera" && !words[camera].isQuoted {
      // "…, the camera slowly pans left": from the clause's or its connective's beginning to the next mark.
      // "the camera on the table" is a thing.
      guard camera + 1 < texts.count, texts[camera + 1].hasSuffix("s") || Self.adverb(texts[camera + 1]),
        !EnglishWords.prepositions.contains(texts[camera + 1]), !texts[camera + 1].hasSuffix("'s")
      else { continue }
      var start = camera
      if start > 0, texts[start - 1] == "the" { start -= 1 }
      let end = clauseEnd(from: camera)
      add(.camera, start..<end)
      for index in start..<end { isAside[index] = true }
      if start > 0, ["as", "while", "and", "when"].contains(texts[start - 1]) { isAside[start - 1] = true }
    }
    var index = 0
    while index < words.count {
      let length = PromptPhrases.camera.length(in: texts, at: index)
      guard length > 0, !words[index].isQuoted, !isAside[index], isOfCamera(index) else {
        index += 1
        continue
      }
      var range = index..<(index + length)
      // "a 4k close up of …", "in extreme slow motion", "aerial view".
      while range.lowerBound > 0, !words[range.lowerBound].opensClause,
        Self.beforeShot.contains(texts[range.lowerBound - 1])
          || PromptPhrases.style.length(in: texts, at: range.lowerBound - 1) == 1
      {
        range = (range.lowerBound - 1)..<range.upperBound
      }
      while range.upperBound < words.count, !words[range.upperBound].opensClause,
        ["shot", "view", "footage", "video", "angle", "perspective", "camera"].contains(texts[range.upperBound])
      {
        range = range.lowerBound..<(range.upperBound + 1)
      }
      add(.camera, trimmed(range))
      for word in range { isAside[word] = true }
      index = range.upperBound
    }
  }

  /// "no zooms" asks for none, and a robot arm that pans left is no camera.
  private func isOfCamera(_ index: Int) -> Bool {
    let before = texts[max(0, index - 2)..<index]
    if before.contains(where: { ["no", "without", "not", "never", "don't"].contains($0) }) { return false }
    guard VerbWords.form(texts[index]) == .third || ["pans", "tilts", "zooms"].contains(texts[index]) else {
      return true
    }
    if index == 0 || words[index].opensClause { return true }
    return texts[..<index].contains { ["camera", "lens", "shot", "view", "it"].contains($0) }
  }

  private static let beforeShot: Set<String> = [
    "in", "extreme", "slow", "a", "an", "the", "of", "wide", "smooth", "very", "beautiful", "view",
  ]

  static func adverb(_ word: String) -> Bool { word.hasSuffix("ly") && word.count > 4 }

  /// Without an article or a preposition at the ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, range.count > 1, ["in", "a", "an", "the", "of", "with", "at"].contains(texts[first])
    { range = range.dropFirst() }
    while let last = range.last, range.count > 1, ["of", "with"].contains(texts[last]) { range = range.dropLast() }
    return range
  }

  /// "The camera follows behind a white SUV as …": whom it keeps in view is the subject.
  private mutating func readShown(by camera: Int) {
    let showing: Set<String> = [
      "follows", "tracks", "reveals", "shows", "showing", "captures", "circles", "orbits", "revealing", "capturing",
      "following",
    ]
    guard let verb = texts[camera...].firstIndex(where: showing.contains) else { return }
    var start = verb + 1
    while start < texts.count, ["behind", "closely", "around", "after", "from", "slowly"].contains(texts[start]) {
      start += 1
    }
    guard start < texts.count, EnglishWords.determiners.contains(texts[start]) else { return }
    let end = nounPhraseEnd(from: start, allowing: ["of", "with"])
    guard end > start + 1, !["his", "her", "their", "its"].contains(texts[start]) else { return }
    add(.subject, start..<end)
  }
}
