package import Claims
package import Manifests

/// What continues a prompt by a structured caption: the model in this process, or a server.
package protocol CaptionCore {
  /// For people and for the JSON result: `nano`, `Qwen/Qwen2-VL-2B-Instruct`.
  var name: String { get }

  /// Writes a caption.
  /// - Parameter onEvent: called while the caption is written, in order
  func write(_ prompt: Prompt, _ settings: CaptionSettings, _ onEvent: (CaptionEvent) -> Void) throws -> CoreAnswer
}

/// What happens while a caption is written.
package enum CaptionEvent: Sendable, Equatable {
  case began(CaptionPart)
  /// More text of the part that began last, of which all together are its body; without the grammar, of the answer.
  case text(String)
  case ended(CaptionPart)
}

/// What a core wrote.
package struct CoreAnswer: Sendable {
  /// The answer as it was written; with the grammar, the canonical text.
  package var text: String
  package var caption: StructuredCaption
  /// Tokens chosen by the model, without those that the grammar fed.
  package var tokens: [Int32]
  /// Parts that ended because their tokens were used up.
  package var cut: Set<CaptionPart>
  /// Seconds and tokens of each stage, such as `prefill` and `decode`.
  package var stages: [StageReport]

  package init(
    text: String, caption: StructuredCaption, tokens: [Int32], cut: Set<CaptionPart> = [], stages: [StageReport]
  ) {
    self.text = text
    self.caption = caption
    self.tokens = tokens
    self.cut = cut
    self.stages = stages
  }
}
