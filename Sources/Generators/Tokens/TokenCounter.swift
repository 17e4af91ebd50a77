/// How a number of tokens was found.
package enum CountKind: String, Sendable {
  /// With the text encoder's own tokenizer.
  case exact
  /// An upper estimate from the text alone.
  case estimated
}

/// Counts what a text costs in a text encoder. Start and end marks are not counted: a generator's manifest reserves
/// them.
package protocol TokenCounter: Sendable {
  var kind: CountKind { get }
  func count(_ text: String) -> Int
}

/// Counts characters, for services that limit these.
package struct CharacterCounter: TokenCounter {
  package var kind: CountKind { .exact }
  package init() {}
  package func count(_ text: String) -> Int { text.unicodeScalars.count }
}
