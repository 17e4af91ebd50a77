package import Claims

/// Which metrics are computed, and what a caption measures by them.
package struct LexicalMetrics: Sendable {
  package enum Family: String, CaseIterable, Sendable {
    case bleu2
    case rougeL = "rouge-l"
    case meteor
  }

  package let families: [Family]
  private let meteors: [METEOR]
  /// Counts over all captions together, when they are written: ``complete(_:)``.
  let program: METEORProgram?

  package var usesWordNet: Bool { meteors.contains { $0.usesDictionary } }

  /// - Parameters:
  ///   - wordNet: for METEOR's synonyms
  ///   - program: for METEOR 1.5, which is left out without
  package init(
    _ families: Set<Family> = Set(Family.allCases), wordNet: WordNet? = nil, program: METEORProgram? = nil
  ) {
    self.program = families.contains(.meteor) ? program : nil
    self.families = Family.allCases.filter(families.contains)
    meteors = METEOR.Variant.allCases.map { METEOR($0, dictionary: wordNet) }
  }

  /// What one text measures: to be added up in ``LexicalScores``.
  package struct Measure: Sendable, Equatable {
    var bleu: [BLEU.Variant: BLEU.Counts] = [:]
    var rougeL: [ROUGEL.Variant: Double] = [:]
    var meteor: [METEOR.Variant: Double] = [:]
    var meteorCounts: METEORProgram.Counts?
  }

  package func measure(_ candidate: String, reference: String) -> Measure {
    var measure = Measure()
    for family in families {
      switch family {
      case .bleu2:
        for variant in BLEU.Variant.allCases {
          measure.bleu[variant] = BLEU.Counts(variant.tokens(candidate), [variant.tokens(reference)])
        }
      case .rougeL:
        for variant in ROUGEL.Variant.allCases {
          measure.rougeL[variant] = ROUGEL.score(variant.tokens(candidate), [variant.tokens(reference)], variant)
        }
      case .meteor:
        let (candidate, reference) = (TreebankTokens.of(candidate), TreebankTokens.of(reference))
        for meteor in meteors { measure.meteor[meteor.variant] = meteor.score(candidate, [reference]) }
      }
    }
    return measure
  }

  /// What a caption measures as a whole, without headings, and in each part.
  package struct CaptionMeasure: Sendable, Equatable {
    var whole: Measure
    var parts: [CaptionPart: Measure]
  }

  /// A caption as one text, without headings.
  static func whole(_ caption: StructuredCaption) -> String {
    CaptionPart.allCases.map { caption[$0] }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  package func measure(_ caption: StructuredCaption, reference: StructuredCaption) -> CaptionMeasure {
    CaptionMeasure(
      whole: measure(Self.whole(caption), reference: Self.whole(reference)),
      parts: Dictionary(
        uniqueKeysWithValues: CaptionPart.allCases.map { ($0, measure(caption[$0], reference: reference[$0])) }))
  }
}
