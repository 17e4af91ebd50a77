/// One condition as it stands in the prompt: runs of tokens with their frame tokens, and facts in words.
package struct FramedCondition: Sendable {
  /// Tokens of one block between the two frame tokens of the adapter's manifest.
  package struct Run: Sendable {
    /// The block's number in ``FramedCondition/source``.
    package var block: Int
    /// Such as `<|camera_start|>`; whether the vocabulary has it, and what stands in for it, is known to who builds the
    /// prompt.
    package var begin: String
    package var end: String
    package var embeddings: Embeddings
    /// Counted and padded as a video; otherwise as a picture.
    package var isVideo: Bool
    /// Gets "Picture N: " before it.
    package var isNumbered: Bool
    /// The encoder that made the tokens; `nil` where the adapter did.
    package var encoder: EncoderID?
    /// Seconds from one temporal step of the grid to the next; `nil` for a picture, and where nobody tells.
    package var secondsPerStep: Double?
  }

  /// A piece of a condition as the prompt takes it, in the order of the blocks.
  package enum Part: Sendable {
    case run(Run)
    case text(String)
  }

  package var source: ConditionBlocks
  /// In the order of the prompt; facts only where they are used.
  package var parts: [Part]
  /// What was chosen here, after the adapter's own decisions.
  package var decisions: [Decision]

  /// A condition that nobody encodes: facts alone.
  package init(unencoded source: ConditionBlocks) {
    self.init(source: source, parts: source.facts.map { .text($0) }, decisions: [])
  }

  package init(source: ConditionBlocks, parts: [Part], decisions: [Decision]) {
    self.source = source
    self.parts = parts
    self.decisions = decisions
  }

  /// Runs of tokens, in order.
  package var runs: [Run] { parts.compactMap { if case .run(let run) = $0 { run } else { nil } } }
  /// Tokens of all runs, without frame tokens and text.
  package var tokenCount: Int { runs.reduce(0) { $0 + $1.embeddings.count } }
}
