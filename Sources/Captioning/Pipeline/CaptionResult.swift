package import Claims

/// A caption as it was written, and as it stands after it was held to what is known.
package struct CaptionResult: Sendable {
  /// What the core wrote.
  package let answer: CoreAnswer
  /// What the conditions and the prompt say.
  package let settlement: Settlement
  /// What became of each claim; `nil` where nothing was compared.
  package let keeping: Keeping?
  /// What is shown and phrased for generators.
  package let caption: StructuredCaption

  /// - Parameters:
  ///   - mode: with `off` the caption stays as the core wrote it, to the letter.
  ///   - isKnown: the caption was written from what is known, without a model.
  ///   - sawFrames: whether the core could know subjects that nobody named.
  init(_ answer: CoreAnswer, _ settlement: Settlement, mode: KeepMode, isKnown: Bool, sawFrames: Bool) {
    self.answer = answer
    // Of a prompt that was translated the claims are in the caption's language.
    let settlement = answer.remote?.settlement ?? settlement
    self.settlement = settlement
    // Nothing but what is known stands in it.
    if isKnown, mode != .off {
      caption = answer.caption
      var keeping = Keeping(caption: answer.caption)
      keeping.kept = settlement.claims.filter(\.isTold)
      self.keeping = keeping
      return
    }
    guard mode != .off else {
      keeping = nil
      caption = answer.caption
      return
    }
    var tidied = CaptionTidier.tidy(answer.caption, wasCut: answer.cut)
    // A core that wrote no whole sentence has written nothing: what is known stands for it.
    if tidied.missingParts.count == CaptionPart.allCases.count { tidied = FactsWriter.caption(settlement) }
    let keeping = Keeper.keep(tidied, claims: settlement.claims, mode: mode, sawFrames: sawFrames)
    self.keeping = keeping
    caption = keeping.caption
  }
}
