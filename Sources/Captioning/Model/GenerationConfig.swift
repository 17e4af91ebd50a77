import Support
package import Tokenization

/// What `generation_config.json` beside a model says of decoding, where there is one.
package struct GenerationConfig: Sendable, Equatable {
  package var repetitionPenalty: Double = 1
  /// Ids of tokens that end an answer.
  package var endIDs: [Int32] = []

  package init(folder: String) throws {
    let path = folder + "/generation_config.json"
    guard FileSystem.exists(path) else { return }
    let json = try JSONParser.parse(FileSystem.read(path, limit: Limits.jsonBytes), source: path)
    if let penalty = json["repetition_penalty"]?.doubleValue, penalty > 0 { repetitionPenalty = penalty }
    let ends = json["eos_token_id"]
    endIDs = (ends?.arrayValue ?? ends.map { [$0] } ?? []).compactMap { $0.intValue.flatMap { Int32(exactly: $0) } }
  }

  /// The tokens that end an answer: those of the file and ChatML's.
  package func ends(_ tokenizer: Tokenizer) -> Set<Int32> {
    Set(endIDs + ["<|im_end|>", "<|endoftext|>"].compactMap { tokenizer.id(of: $0) })
  }
}
