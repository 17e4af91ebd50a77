import Wording

/// What is known of a video before anybody writes: what the prompt says and what conditions measure, with one word where
/// they disagree. A condition wins in what it measures, the prompt in all else.
package struct Settlement: Sendable {
  /// The prompt says something that a condition measures otherwise.
  package struct Conflict: Sendable, Equatable {
    package let prompt: Claim
    package let measured: Claim
  }

  /// The user's sentences, without phrases that a measurement contradicts.
  package let sentences: [String]
  package let claims: [Claim]
  package let conflicts: [Conflict]

  /// Sentences of what conditions measured of the camera.
  package var measured: [String] {
    claims.filter { $0.aspect == .camera && $0.source.condition != nil && $0.isTold }.map(\.sentence)
  }

  package static func settle(_ reading: PromptReading, _ conditions: [Claim]) -> Settlement {
    var claims = reading.claims
    var conditions = conditions
    var sentences = reading.sentences
    var conflicts: [Conflict] = []
    for index in conditions.indices where conditions[index].aspect == .camera && conditions[index].isTold {
      let measured = CameraMove.list(conditions[index].value).flatMap { $0 }
      guard !measured.isEmpty else { continue }
      for claim in claims where claim.aspect == .camera && claim.source == .prompt {
        let said = Self.said(claim, measured)
        guard !said.isEmpty else { continue }
        if said.allSatisfy({ move in measured.contains { Self.agree(move, $0) } }) {
          if let number = conditions[index].source.condition { conditions[index].source = .both(condition: number) }
        }
      }
      sentences = sentences.flatMap { sentence -> [String] in
        guard claims.contains(where: { $0.sentence == sentence && Self.isOtherwise($0, measured) }) else {
          return [sentence]
        }
        let before = claims.filter { $0.sentence == sentence }
        let at = claims.firstIndex { $0.sentence == sentence } ?? claims.endIndex
        let rest = Self.without(sentence, before, measured) {
          conflicts.append(Conflict(prompt: $0, measured: conditions[index]))
        }
        claims.removeAll { $0.sentence == sentence }
        claims.insert(contentsOf: rest.flatMap(\.claims), at: min(at, claims.endIndex))
        return rest.map(\.sentence)
      }
    }
    let prompt = ReadText(sentences.joined(separator: " "))
    takeNamed(&claims, &conditions)
    for index in conditions.indices where Self.doubts(conditions[index], prompt, claims) {
      conditions[index].certainty = min(conditions[index].certainty, Self.untold)
    }
    return Settlement(sentences: sentences, claims: claims + conditions, conflicts: conflicts)
  }

  /// Whom or what a condition shows and the prompt names by the same words, the user's sentence tells.
  private static func takeNamed(_ claims: inout [Claim], _ conditions: inout [Claim]) {
    conditions.removeAll { measured in
      guard measured.aspect == .subject, measured.isTold, let number = measured.source.condition else { return false }
      let name = CaptionReader.plain(measured.value)
      guard !name.isEmpty,
        let at = claims.indices.filter({ TextSearch.holds(CaptionReader.plain(claims[$0].sentence), words: name) }).min(
          by: { isNamed(claims[$0], name) && !isNamed(claims[$1], name) })
      else { return false }
      if isNamed(claims[at], name) {
        if claims[at].source == .prompt { claims[at].source = .both(condition: number) }
      } else {
        claims.insert(
          Claim(
            .subject, measured.value, sentence: claims[at].sentence, source: .both(condition: number),
            certainty: measured.certainty), at: claims.endIndex)
      }
      return true
    }
  }

  private static func isNamed(_ claim: Claim, _ name: String) -> Bool {
    claim.aspect == .subject && CaptionReader.plain(claim.value) == name
  }

  /// The moves of a claim that a measurement can contradict. Who keeps to a subject moves, so that stillness denies it.
  private static func said(_ claim: Claim, _ measured: [CameraMove]) -> [CameraMove] {
    let isStill = measured.allSatisfy { $0.kind == .static }
    return CameraReading.phases(claim.value).flatMap { $0 }.filter {
      $0.kind != .handheld && ($0.kind != .follow || isStill)
    }
  }

  private static func isOtherwise(_ claim: Claim, _ measured: [CameraMove]) -> Bool {
    guard claim.aspect == .camera, claim.source == .prompt else { return false }
    let said = said(claim, measured)
    return !said.isEmpty && !said.allSatisfy { move in measured.contains { agree(move, $0) } }
  }

  /// How often a sentence is read again: one that still contradicts after that stands.
  private static let mostRounds = 4

  /// A sentence without the phrases that a measurement contradicts, and with them the sentences that tell what the camera
  /// shows, each with its claims.
  private static func without(
    _ sentence: String, _ claims: [Claim], _ measured: [CameraMove], round: Int = 0, _ report: (Claim) -> Void
  ) -> [(sentence: String, claims: [Claim])] {
    guard round < mostRounds, let claim = claims.first(where: { isOtherwise($0, measured) }) else {
      return [(sentence, claims)]
    }
    report(claim)
    let rest = PhraseRemoval.without(claim.value, in: sentence)
    guard rest != sentence else { return [(sentence, claims.filter { $0 != claim })] }
    let shown = ShownByCamera.rest(of: claim.value).map { SentenceSplitter.sentences(of: $0) } ?? []
    return ((rest.map { [$0] } ?? []) + shown).flatMap { text in
      without(text, PromptReading.claims(of: text), measured, round: round + 1, report)
    }
  }

  /// Below what is told.
  private static let untold = 0.4

  /// Whether the prompt is to be believed rather than a condition: it tells who is there, or that something is not, or how
  /// it looks. The condition's claim is shown then, and not written.
  private static func doubts(_ measured: Claim, _ prompt: ReadText, _ claims: [Claim]) -> Bool {
    let graph = KindsGraph.shared
    switch measured.aspect {
    case .count:
      // A skeleton counts the people that it shows; the prompt may tell of others, or of nobody.
      return prompt.words.contains { ClaimUnits.isEntity($0) || $0.text == "nobody" }
        || claims.contains { $0.sentence.contains(where: Letters.isIdeographic) }
    case .subject, .layout:
      let told = CaptionReader(StructuredCaption([.dense: measured.sentence]))
      return claims.contains { claim in
        guard claim.aspect == .absence, case .contradicted = told.judge(claim) else { return false }
        return true
      }
    case .style:
      let own = ReadText(measured.sentence).words
      return prompt.words.contains { word in own.contains { graph.exclude($0.meanings, word.meanings, .styles) } }
    default: return false
    }
  }

  /// Whether what is said may be what is measured: the same move, told with less.
  private static func agree(_ said: CameraMove, _ measured: CameraMove) -> Bool {
    if said.kind == measured.kind { return said.way.isEmpty || said.way == measured.way }
    // In common words a camera that comes nearer zooms in.
    switch (said.kind, said.way, measured.kind, measured.way) {
    case (.zoom, "in", .dolly, "forward"), (.zoom, "out", .dolly, "back"): return true
    default: return false
    }
  }
}
