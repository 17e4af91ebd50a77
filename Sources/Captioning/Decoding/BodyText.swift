import Tokenization
import Wording

/// The text of one part while it is being written: bytes are released as soon as they are whole characters of the line.
/// A character that is still incomplete when the part ends is left out.
struct BodyText {
  private var line = LineText()
  private var decoder: StreamDecoder

  init(_ tokenizer: Tokenizer) { decoder = StreamDecoder(tokenizer) }

  var text: String { line.text }

  /// Takes one token.
  /// - Returns: what became certain by it
  mutating func push(_ id: Int32) -> String { line.push(decoder.push(id)) }
}
