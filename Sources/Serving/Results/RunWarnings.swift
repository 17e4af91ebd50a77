package import Captioning
import Claims
import Manifests
import Support

/// What a run says of its caption though it goes on.
package enum RunWarnings {
  /// At most this many of one kind are told one by one; the JSON has all.
  private static let most = 4

  /// What is known before a model has written.
  package static func of(_ session: CaptionSession) -> [String] {
    untranslated(session) + unknown(session)
  }

  private static func untranslated(_ session: CaptionSession) -> [String] {
    guard let language = session.manifest.caption.language, session.core.remote == nil else { return [] }
    return [
      "language \(language.rawValue): \(session.core.name) does not translate, a server's model does (--server); the "
        + "caption stays in the prompt's language"
    ]
  }

  private static func unknown(_ session: CaptionSession) -> [String] {
    let words = session.unknownWords
    guard !words.isEmpty else { return [] }
    let some = words.prefix(mostWords).map { TerminalText.quoted($0) }.joined(separator: ", ")
    let more = words.count > mostWords ? " and \(words.count - mostWords) more" : ""
    return ["\(session.core.name) was never trained on these words of the prompt: \(some)\(more)"]
  }

  /// Words that a warning names.
  private static let mostWords = 8

  package static func of(_ result: CaptionResult) -> [String] {
    var warnings = result.settlement.conflicts.map { conflict in
      "the prompt says \(TerminalText.quoted(conflict.prompt.value)), condition \(conflict.measured.source.condition ?? 0) "
        + "measures \(TerminalText.quoted(conflict.measured.value)): the measurement counts"
    }
    warnings += (result.answer.remote?.notes ?? []).map { TerminalText.safe($0, limit: 400) }
    if !result.answer.cut.isEmpty {
      let parts = CaptionPart.allCases.filter(result.answer.cut.contains).map(\.rawValue).joined(separator: ", ")
      warnings.append("the tokens were used up in \(parts); --max-tokens allows more")
    }
    guard let keeping = result.keeping else { return warnings }
    warnings += told(keeping.repaired, "put in what the caption lacked")
    let open = keeping.missing.filter { !keeping.repaired.contains($0) }
    warnings += told(open, "the caption lacks")
    let wrong = keeping.contradicted.map(\.claim).filter { !keeping.repaired.contains($0) }
    warnings += told(wrong, "the caption contradicts")
    return warnings
  }

  private static func told(_ claims: [Claim], _ what: String) -> [String] {
    guard !claims.isEmpty else { return [] }
    let some = claims.prefix(most).map { TerminalText.quoted($0.value) }.joined(separator: ", ")
    let more = claims.count > most ? " and \(claims.count - most) more" : ""
    return ["\(what): \(some)\(more)"]
  }
}
