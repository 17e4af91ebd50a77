package import Tokenization

/// The text of one part while it is being written: bytes are released as soon as they are whole characters.
struct BodyText {
  private(set) var text = ""
  private var decoder: StreamDecoder

  init(_ tokenizer: Tokenizer) { decoder = StreamDecoder(tokenizer) }

  /// Takes one token.
  /// - Returns: what became certain by it
  mutating func push(_ id: Int32) -> String {
    let more = decoder.push(id)
    text += more
    return more
  }
}
