import Qwen2VL
import Support
package import Tokenization

/// What `generation_config.json` beside a model says of decoding, where there is one.
package struct GenerationConfig: Sendable, Equatable {
  package var repetitionPenalty: Double = 1
  /// Ids of tokens that end an answer.
  package var endIDs: [Int32] = []

  /// - Throws: ``ModelError/configuration(path:key:problem:)`` where a value is of another kind; `FileError`, `JSONError`.
  package init(folder: String) throws {
    let path = Path.join(folder, "generation_config.json")
    guard FileSystem.exists(path) else { return }
    let json = try JSONParser.parse(FileSystem.read(path, limit: Limits.jsonBytes), source: path)
    if let value = json["repetition_penalty"], value != .null {
      guard let penalty = value.doubleValue, penalty > 0, penalty <= 100 else {
        throw ModelError.configuration(
          path: path, key: "repetition_penalty",
          problem: "expected a number above 0 and up to 100, found \(value.text())")
      }
      repetitionPenalty = penalty
    }
    if let value = json["eos_token_id"], value != .null {
      let ids = (value.arrayValue ?? [value]).map { $0.intValue.flatMap { Int32(exactly: $0) } }
      endIDs = ids.compactMap { $0 }
      guard endIDs.count == ids.count else {
        throw ModelError.configuration(
          path: path, key: "eos_token_id", problem: "expected a token id or a list of them, found \(value.text())")
      }
    }
  }

  /// The tokens that end an answer: those of the file and ChatML's.
  package func ends(_ tokenizer: Tokenizer) -> Set<Int32> {
    Set(endIDs + ["<|im_end|>", "<|endoftext|>"].compactMap { tokenizer.id(of: $0) })
  }
}
