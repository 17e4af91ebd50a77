import Wording

/// Takes out of a caption what says nothing of the video: sentences about the caption itself, sentences that stand twice,
/// and what a token limit cut in the middle. In doubt a sentence stays: what it says would be lost.
package enum CaptionTidier {
  /// - Parameter wasCut: parts that ended at a limit and not by themselves
  package static func tidy(_ caption: StructuredCaption, wasCut: Set<CaptionPart> = []) -> StructuredCaption {
    var parts: [CaptionPart: String] = [:]
    for part in CaptionPart.allCases { parts[part] = tidy(caption[part], wasCut: wasCut.contains(part)) }
    return StructuredCaption(parts)
  }

  /// One part's text. Where nothing is taken out it stays as it is, letter for letter.
  package static func tidy(_ text: String, wasCut: Bool = false) -> String {
    guard !text.isEmpty else { return text }
    let sentences = SentenceSplitter.sentences(of: text)
    var kept: [String] = []
    var seen: Set<String> = []
    var isChanged = false
    for (index, sentence) in sentences.enumerated() {
      if wasCut, index == sentences.count - 1, !SentenceEnding.isClosed(sentence) {
        isChanged = true
        if kept.isEmpty, let closed = CutSentence.closed(sentence) { kept.append(closed) }
        continue
      }
      switch CaptionTalk.reading(of: sentence) {
      case .ofVideo: break
      case .ofCaption:
        isChanged = true
        continue
      case .holds(let rest):
        isChanged = true
        if seen.insert(key(rest)).inserted { kept.append(rest) }
        continue
      }
      guard seen.insert(key(sentence)).inserted else {
        isChanged = true
        continue
      }
      kept.append(sentence)
    }
    return isChanged ? Spacing.join(kept) : text
  }

  /// Sentences with the same key say the same. Letters inside quotations are drawn as they are.
  private static func key(_ sentence: String) -> String {
    if sentence.contains(where: { "\"“”«»「」".contains($0) }) { return sentence }
    let plain = CaptionReader.plain(sentence)
    return plain.isEmpty ? sentence : plain
  }
}

/// A sentence that a limit cut.
enum CutSentence {
  /// What can stand of it: without its last word, which may be half a one, and without words that lead on.
  static func closed(_ sentence: String) -> String? {
    var words = sentence.split(separator: " ")
    guard words.count > 4 else { return nil }
    words.removeLast()
    while let last = words.last, EnglishWords.danglers.contains(last.lowercased()) { words.removeLast() }
    guard words.count > 2 else { return nil }
    let closed = SentenceEnding.closed(words.joined(separator: " "))
    return closed.isEmpty ? nil : closed
  }
}
