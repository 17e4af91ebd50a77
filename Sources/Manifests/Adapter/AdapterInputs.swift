/// What an adapter reads.
package struct AdapterInputs: Record, Equatable {
  /// A kind of file that an adapter reads.
  package enum Kind: String, CaseIterable, Sendable {
    /// One picture.
    case picture
    /// A folder of pictures or a printf pattern.
    case sequence
    /// A video file.
    case clip
    /// JSON, a file or a folder of one file a frame.
    case json
    /// Lines of text.
    case text
    /// `.npy` and `.npz`.
    case array
  }

  package let media: [Kind]
  package let count: CountRange
  /// The parameter that gets words which stand where a file would: `moves` of the camera.
  package let words: String?

  package init(_ fields: inout Fields) {
    media = fields.required(
      "media", .list(of: .choice(), count: 1...Kind.allCases.count, unique: true), "The kinds of file it reads.")
    count = fields.record("count", "How many files one condition has.")
    words = fields.optional(
      "words", .parameterName, "The parameter that gets words which stand where a file would.")
  }

  /// Checks the number of a condition's inputs.
  /// - Returns: the sentence of the error, `nil` where the number fits.
  package func problem(count found: Int) -> String? {
    if found >= count.min, found <= count.max { return nil }
    let wanted = count.min == count.max ? "\(count.min)" : "\(count.min) to \(count.max)"
    return "expected \(wanted) \(count.max == 1 ? "input" : "inputs"), found \(found)"
  }
}

/// How many, both ends included.
package struct CountRange: Record, Equatable {
  package let min: Int
  package let max: Int

  package init(_ fields: inout Fields) {
    min = fields.value("min", .integer(in: 0...64), default: 1, "The fewest; 0 if parameters can say it all.")
    let most = fields.optional("max", .integer(in: 1...64), "The most; by default as many as the fewest.")
    max = most ?? Swift.max(1, min)
    if fields.isSound, max < min { fields.problem("expected at least 'min', which is \(min), found \(max)", at: "max") }
  }
}
