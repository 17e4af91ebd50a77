/// A token that stands outside the byte-pair vocabulary and is found in text as a whole.
package struct AddedToken: Sendable, Equatable {
  package let id: Int32
  package let content: String
  /// Left out of decoded text on demand.
  package let isSpecial: Bool
  /// Found only where no word character adjoins it.
  package let isSingleWord: Bool
  /// Takes the white space before it.
  package let stripsLeft: Bool
  /// Takes the white space after it.
  package let stripsRight: Bool
  /// Looked for in the normalised text, else in the text as written.
  package let isNormalized: Bool

  /// Whether the token steers the model, so that a stranger's text must not produce it: special, or spelled `<|…|>`
  /// (training scripts add frame tokens such as `<|camera_start|>` without marking them special).
  package var isControl: Bool {
    // Compared as bytes: a mark after the bar would join it to one character, which no longer equals the bar.
    isSpecial || (content.utf8.starts(with: "<|".utf8) && content.utf8.suffix(2).elementsEqual("|>".utf8))
  }
}
