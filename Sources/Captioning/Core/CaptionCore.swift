package import Claims
package import Manifests
package import Support

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
  /// What a server's answer has beside; `nil` where none wrote.
  package var remote: Remote?

  /// How a server came to its answer.
  package struct Remote: Sendable {
    /// What it thought first: what is asked, what is fixed, what disagrees, what is free.
    package var analysis: JSON?
    /// What the user should know.
    package var notes: [String]
    package var requests: Int
    /// Whether it was shown pictures.
    package var sawFrames: Bool
    /// The user's prompt in English, where that was asked for and it was in another language; `settlement` is of this one.
    package var translation: String?
    package var settlement: Settlement?

    package init(analysis: JSON?, notes: [String], requests: Int, sawFrames: Bool) {
      self.analysis = analysis
      self.notes = notes
      self.requests = requests
      self.sawFrames = sawFrames
    }

    package var json: JSON {
      .object([
        "requests": .int(requests), "saw_pictures": .bool(sawFrames), "analysis": analysis ?? .null,
        "prompt_in_english": translation.map { .string($0) }, "notes": .array(notes.map { .string($0) }),
      ])
    }
  }

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
