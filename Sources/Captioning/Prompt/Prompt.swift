import Conditions
package import Qwen2VL
package import Support
import Tensors

/// The whole input sequence of the language model.
package struct Prompt: Sendable {
  /// A named part of the sequence.
  package struct Span: Sendable, Equatable {
    package var name: String
    package var start: Int
    package var length: Int
    /// What the tokens say, with one pad token for each run of encoded tokens.
    package var text: String
    /// Of encoded tokens: seconds from one temporal step to the next, where anybody tells.
    package var secondsPerStep: Double?
  }

  /// Encoded tokens that take the place of pad ids.
  package struct Run: Sendable {
    package var start: Int
    /// n × width numbers, row after row.
    package var values: [Float]
  }

  /// Token ids, with one pad id for each encoded token.
  package private(set) var tokenIDs: [Int32] = []
  package private(set) var positions = Positions()
  package private(set) var spans: [Span] = []
  package private(set) var runs: [Run] = []
  /// The prompt as text, with one pad token for each run of encoded tokens.
  package private(set) var text = ""

  package init() {}

  /// Adds text tokens.
  mutating func append(_ ids: [Int32], text: String, name: String) {
    guard !ids.isEmpty else { return }
    span(name, ids.count, text)
    tokenIDs += ids
    positions.appendText(ids.count)
    self.text += text
  }

  /// Adds encoded tokens: with a grid they take its positions, else those of text.
  /// - Parameters:
  ///   - secondsPerStep: from one temporal step of the grid to the next, `nil` where nobody tells
  ///   - spacing: how the model counts time
  mutating func append(
    _ tokens: Embeddings, secondsPerStep: Double?, spacing: TemporalSpacing, padID: Int32, padText: String, name: String
  ) {
    let count = tokens.count
    guard count > 0 else { return }
    span(name, count, padText, secondsPerStep)
    runs.append(Run(start: tokenIDs.count, values: tokens.values))
    tokenIDs += Array(repeating: padID, count: count)
    if let grid = tokens.grid {
      positions.appendGrid(
        t: grid.t, h: grid.h, w: grid.w, timeStep: spacing.positions(secondsPerStep: secondsPerStep))
    } else {
      positions.appendText(count)
    }
    text += padText
  }

  /// Neighbouring tokens of one name are one span.
  private mutating func span(_ name: String, _ count: Int, _ text: String, _ secondsPerStep: Double? = nil) {
    if let last = spans.indices.last, spans[last].name == name {
      spans[last].length += count
      spans[last].text += text
    } else {
      spans.append(
        Span(name: name, start: tokenIDs.count, length: count, text: text, secondsPerStep: secondsPerStep))
    }
  }

  /// The object that `--dump` writes.
  package var json: JSON {
    func row(_ values: [Int32]) -> JSON { .array(values.map { .int(Int($0)) }) }
    return .object([
      "token_ids": row(tokenIDs),
      "positions": .array([row(positions.t), row(positions.h), row(positions.w)]),
      "spans": .array(
        spans.map {
          .object([
            "name": .string($0.name), "start": .int($0.start), "length": .int($0.length),
            "seconds_per_step": $0.secondsPerStep.map { .double($0) },
          ])
        }),
      "text": .string(text),
    ])
  }
}
