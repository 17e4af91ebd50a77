import Wording

/// Writes a caption without a model: the user's sentences word for word, then what was measured; phrases and measured
/// sentences also in the parts that they belong to. Nothing is in it that is neither in the prompt nor measured.
package enum FactsWriter {
  package static func caption(_ settlement: Settlement) -> StructuredCaption {
    let told = settlement.claims.filter(\.isTold)
    let measured = told.filter { $0.source.condition != nil }.map(\.sentence)
    var parts: [CaptionPart: String] = [.dense: Spacing.join(unique(settlement.sentences + measured))]
    for part in CaptionPart.allCases where part != .dense {
      parts[part] = body(claims(of: part, told), wholes(told.filter { standsAlone($0, among: told) }, before: part))
    }
    return StructuredCaption(parts)
  }

  /// What a part tells, in the order in which it reads well. What must be absent or readable stands beside what it is about,
  /// so it is told by itself only where nothing else tells it.
  private static func claims(of part: CaptionPart, _ told: [Claim]) -> [Claim] {
    // Pictographs alone have no part: the dense one holds them.
    let own = told.filter {
      $0.aspect.part == part && standsAlone($0, among: told) && $0.value.contains(where: Letters.isWordPart)
    }
    return own.indices.sorted { (rank(own[$0]), $0) < (rank(own[$1]), $1) }.map { own[$0] }
  }

  /// Whether a part tells a claim by itself. "Without its peel" is nothing without the banana: where the sentence tells of
  /// something, what it lacks is told with it in the dense part.
  static func standsAlone(_ claim: Claim, among told: [Claim]) -> Bool {
    guard claim.source == .prompt, claim.aspect == .text || claim.aspect == .absence else { return true }
    return !told.contains { other in
      other.aspect != claim.aspect && other.sentence == claim.sentence
        && (claim.aspect == .absence ? other.aspect == .subject : other.value.contains(claim.value))
    }
  }

  /// Where in its part a claim stands. Sentences about one subject stay together: only the background is sorted.
  static func rank(_ claim: Claim) -> Int {
    switch claim.aspect {
    case .place: 0
    case .time: 1
    case .weather: 2
    case .layout: 3
    case .absence: 4
    case .subject, .count, .looks, .emotion, .action, .interaction, .camera, .style, .sound, .text: 0
    }
  }

  /// Words of the longest phrase that may stand in two parts beside the dense one.
  static let longestRepeated = 8

  /// Whole sentences that an earlier part holds: one stands in one part beside the dense one.
  private static func wholes(_ claims: [Claim], before part: CaptionPart) -> Set<String> {
    let earlier = CaptionPart.allCases.prefix { $0 != part }
    return Set(
      claims.filter { earlier.contains($0.aspect.part) }.map { phrase($0) }.filter {
        WordCount.count($0) > longestRepeated
      })
  }

  private static func body(_ claims: [Claim], _ used: Set<String>) -> String {
    var texts: [String] = []
    for claim in claims {
      let text = phrase(claim)
      guard !used.contains(text) else { continue }
      // What another phrase of the part says already is not said again.
      let folded = text.lowercased().trimmingSuffix { ".!?。".contains($0) }
      if texts.contains(where: { $0.lowercased().contains(folded) }) { continue }
      texts.removeAll { earlier in
        let shorter = earlier.lowercased().trimmingSuffix { ".!?。".contains($0) }
        return folded.hasPrefix(shorter) || folded.hasSuffix(" " + shorter)
      }
      texts.append(text)
    }
    return Spacing.join(texts)
  }

  /// A claim as a part tells it: of the prompt the phrase itself, of a condition its sentence.
  static func phrase(_ claim: Claim) -> String {
    // What both name stands in the user's words; a move that both tell, in those of the measurement.
    guard claim.source.isPrompt, claim.source.condition == nil || claim.aspect == .subject else {
      return claim.sentence
    }
    let text = claim.aspect == .text ? claim.sentence : claim.value
    guard let first = text.first else { return "" }
    if Letters.isIdeographic(first) { return text.hasSuffix("。") ? text : text + "。" }
    return SentenceEnding.closed(first.uppercased() + text.dropFirst())
  }

  private static func unique(_ sentences: [String]) -> [String] {
    var seen: Set<String> = []
    return sentences.filter { seen.insert($0.lowercased()).inserted }
  }
}
