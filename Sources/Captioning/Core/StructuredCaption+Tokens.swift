import Claims
package import Tokenization

extension StructuredCaption {
  /// The caption as the tokens of an answer, cut where decoding with the grammar cuts: headings by themselves, and bodies
  /// from the space after the colon on. A model that learns from these sees in training what it sees when it writes.
  package func tokens(_ tokenizer: Tokenizer) -> [Int32] {
    zip(CaptionPart.allCases, CaptionWriter.headings(tokenizer)).flatMap { part, heading in
      heading + tokenizer.encode(" " + self[part])
    }
  }
}
