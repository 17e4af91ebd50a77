package import Captioning
package import Support

/// Which metrics are computed.
package struct LexicalMetrics: Sendable {
  package init() {}
}

/// Metrics of captions against references, by part and variant.
package struct LexicalScores: Sendable {
  package init(_ metrics: LexicalMetrics) {}
  package mutating func add(_ caption: StructuredCaption, reference: StructuredCaption) {}
  package var names: [String] { [] }
  package var whole: [(name: String, value: Double)] { [] }
  package var json: JSON { .object([]) }
}
