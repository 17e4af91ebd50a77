/// The text of a model's answer without what is no answer.
package enum AnswerText {
  /// Takes out what a model thought aloud, and tokens of its chat template.
  /// - Parameter isOpen: the answer may go on, so a thought without an end may still get one.
  package static func clean(_ text: String, isOpen: Bool = false) -> String {
    withoutTokens(withoutThoughts(text, isOpen: isOpen))
  }

  private static let thoughts = ["think", "thinking", "thought", "reasoning", "reflection", "analysis", "scratchpad"]

  private static func withoutThoughts(_ text: String, isOpen: Bool) -> String {
    var text = text
    // gpt-oss: the answer stands in a channel of its own.
    if let final = text.ranges(of: "<|channel|>final<|message|>").last { text = String(text[final.upperBound...]) }
    for name in thoughts {
      let (open, close) = ("<\(name)>", "</\(name)>")
      // Templates that open the thought themselves: only its end is seen.
      if let end = text.ranges(of: close).first,
        text.ranges(of: open).first.map({ $0.lowerBound > end.lowerBound }) ?? true
      {
        text = String(text[end.upperBound...])
      }
      while let start = text.ranges(of: open).first {
        guard let end = text[start.upperBound...].ranges(of: close).first else {
          // A thought that was never ended: what stands in it may be the answer, unless it is still being thought.
          text = String(text[..<start.lowerBound]) + (isOpen ? "" : String(text[start.upperBound...]))
          break
        }
        text = String(text[..<start.lowerBound]) + String(text[end.upperBound...])
      }
    }
    return text
  }

  /// `<|im_end|>`, `</s>`, `[/INST]` and their like; behind the first that ends a turn stands nothing of the answer.
  private static func withoutTokens(_ text: String) -> String {
    var text = text
    for end in ends {
      guard let found = text.ranges(of: end).first else { continue }
      let head = text[..<found.lowerBound]
      let tail = text[found.upperBound...]
      text = head.allSatisfy(\.isWhitespace) ? String(tail) : String(head)
    }
    guard text.contains("<|") || text.contains("[INST]") || text.contains("<s>") || text.contains("<start_of_turn>")
    else {
      return text
    }
    return text.replacing(
      #/<\|im_start\|>\s*(?:assistant|user|system)?|<\|[a-z0-9_]{1,40}\|>|\[/?INST\]|<start_of_turn>(?:model|user)?|<s>/#,
      with: "")
  }

  private static let ends = [
    "<|im_end|>", "<|endoftext|>", "<|eot_id|>", "<|end_of_text|>", "<end_of_turn>", "<|end|>", "<|return|>", "</s>",
    "<|eom_id|>", "[/INST]",
  ]
}
