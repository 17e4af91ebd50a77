package import Claims
package import Support

/// Metrics over many texts: BLEU of all together, the others as means.
package struct TextScores: Sendable {
  private var bleu: [BLEU.Variant: BLEU] = [:]
  private var rougeL: [ROUGEL.Variant: Double] = [:]
  private var meteor: [METEOR.Variant: Double] = [:]
  private var meteorCounts: METEORProgram.Counts?
  private var count = 0

  package init() {}

  package mutating func add(_ measure: LexicalMetrics.Measure) {
    count += 1
    for (variant, counts) in measure.bleu { bleu[variant, default: BLEU(variant)].add(counts) }
    rougeL.merge(measure.rougeL, uniquingKeysWith: +)
    meteor.merge(measure.meteor, uniquingKeysWith: +)
    if let counts = measure.meteorCounts {
      if meteorCounts?.add(counts) == nil { meteorCounts = counts }
    }
  }

  /// Family, variant and value, 0 … 1.
  package var values: [(family: LexicalMetrics.Family, variant: String, value: Double)] {
    let n = Double(max(count, 1))
    return BLEU.Variant.allCases.compactMap { variant in
      bleu[variant].map { (.bleu2, variant.rawValue, $0.value) }
    }
      + ROUGEL.Variant.allCases.compactMap { variant in
        rougeL[variant].map { (.rougeL, variant.rawValue, $0 / n) }
      }
      + METEOR.Variant.allCases.compactMap { variant in
        meteor[variant].map { (.meteor, variant.rawValue, $0 / n) }
      }
      + (meteorCounts.map { [(.meteor, METEORProgram.variant, $0.value)] } ?? [])
  }

  /// An object of families with their variants.
  fileprivate var json: JSON {
    let values = values
    return .object(
      LexicalMetrics.Family.allCases.compactMap { family in
        let own = values.filter { $0.family == family }.map { JSON.Member($0.variant, .rounded($0.value)) }
        return own.isEmpty ? nil : JSON.Member(family.rawValue, .object(own))
      })
  }
}

/// Metrics of captions against references: of the whole text, without headings, and of each part.
package struct LexicalScores: Sendable {
  package private(set) var whole = TextScores()
  package private(set) var parts: [CaptionPart: TextScores] = [:]

  package init() {}

  package mutating func add(_ measure: LexicalMetrics.CaptionMeasure) {
    whole.add(measure.whole)
    for (part, measure) in measure.parts { parts[part, default: TextScores()].add(measure) }
  }

  package var json: JSON {
    .object(
      [JSON.Member("whole", whole.json)]
        + CaptionPart.allCases.compactMap { part in parts[part].map { JSON.Member(part.rawValue, $0.json) } })
  }
}
