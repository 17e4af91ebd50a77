/// What a caption says of a claim.
package enum Verdict: Sendable, Equatable {
  /// The caption says it, in whatever words.
  case kept
  /// The caption says nothing of it.
  case missing
  /// The caption says what cannot be true together with it.
  case contradicted(by: String)
}
