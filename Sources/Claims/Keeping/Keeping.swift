package import Support

/// What became of the claims in a caption.
package struct Keeping: Sendable, Equatable {
  /// A claim and the caption's sentence that cannot be true together with it.
  package struct Contradiction: Sendable, Equatable {
    package var claim: Claim
    package var sentence: String
  }

  /// The caption, repaired where that was asked for.
  package var caption: StructuredCaption
  /// As the core wrote it: these claims it kept, of these it said nothing, with these it disagreed.
  package var kept: [Claim] = []
  package var missing: [Claim] = []
  package var contradicted: [Contradiction] = []
  /// Claims for which a sentence was put in, or one that contradicts them was taken out.
  package var repaired: [Claim] = []
  /// Sentences that name somebody, something or a style of which nobody told; in repair they are taken out.
  package var unfounded: [String] = []

  package init(caption: StructuredCaption) { self.caption = caption }

  /// `{kept, missing, contradicted, repaired}`, lists of claims; with `unfounded` where there are such sentences.
  package var json: JSON {
    .object([
      "kept": .array(kept.map { Self.json($0) }),
      "missing": .array(missing.map { Self.json($0) }),
      "contradicted": .array(contradicted.map { Self.json($0.claim, by: $0.sentence) }),
      "repaired": .array(repaired.map { Self.json($0) }),
      "unfounded": unfounded.isEmpty ? nil : .array(unfounded.map { .string($0) }),
    ])
  }

  private static func json(_ claim: Claim, by sentence: String? = nil) -> JSON {
    .object([
      "aspect": .string(claim.aspect.rawValue),
      "value": .string(claim.value),
      "source": .string(name(claim.source)),
      "sentence": .string(claim.sentence),
      "by": sentence.map { .string($0) },
    ])
  }

  private static func name(_ source: Claim.Source) -> String {
    switch source {
    case .prompt: "prompt"
    case .condition(let number): "conditions[\(number)]"
    case .both(let number): "prompt, conditions[\(number)]"
    }
  }
}
