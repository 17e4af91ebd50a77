import Support

/// Names that nobody can guess.
package enum RandomID {
  /// - Parameter bytes: random ones, each of which becomes two letters.
  package static func text(_ kind: String, bytes: Int) -> String {
    var generator = SystemRandomNumberGenerator()
    return kind + "-" + SHA256.hex((0..<bytes).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }
}
