import Captioning
import Claims

/// Structural integrity (the paper, section 5). The paper does not give the formula; these are three readings of it.
package struct StructureScore: Sendable, Equatable {
  /// Captions that have all six parts, each with text: what this project calls structural integrity.
  package private(set) var complete = Share()
  /// Captions that are complete, with the six headings in order and none of them twice.
  package private(set) var strict = Share()
  private var parts = 0

  package init() {}

  /// The mean share of the six parts that a caption has.
  package var meanParts: Double {
    complete.count > 0 ? Double(parts) / Double(complete.count * CaptionPart.allCases.count) : 0
  }

  /// Takes a caption as the model wrote it.
  package mutating func add(_ text: String) {
    let missing = StructuredCaption(foundIn: text).missingParts.count
    complete.add(missing == 0)
    strict.add(missing == 0 && StructuredCaption.headings(in: text) == CaptionPart.allCases)
    parts += CaptionPart.allCases.count - missing
  }
}
