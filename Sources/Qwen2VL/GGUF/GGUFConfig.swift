package import Support
package import Tensors

/// A model's configuration from the keys of its GGUF files, in the form of `config.json`.
package enum GGUFConfig {
  /// - Parameters:
  ///   - text: the language model's file
  ///   - vision: the vision tower's file (`mmproj`), `nil` where only the language model is wanted
  /// - Throws: ``ModelError/configuration(path:key:problem:)`` where a file is of another model or lacks a key.
  package static func json(text: GGUFFile, vision: GGUFFile?) throws -> JSON {
    let keys = GGUFKeys(text)
    let architecture = try keys.text("general.architecture")
    guard architecture == "qwen2vl" else {
      throw keys.error(
        "general.architecture", "'\(architecture)' is not read; Qwen2-VL and Qwen2.5-VL (both 'qwen2vl') are")
    }
    guard let sections = try text.ints("qwen2vl.rope.dimension_sections"), sections.count >= 3 else {
      throw keys.error("qwen2vl.rope.dimension_sections", "missing; Qwen2-VL needs its multimodal rotary sections")
    }
    let table = try text.weight("token_embd.weight").shape
    let width = try keys.int("qwen2vl.embedding_length")
    // The language models of both families are one architecture; the tower's file tells them apart.
    let tower = try vision.map { try GGUFTowerConfig($0) }
    return .object([
      JSON.Member("model_type", .string((tower?.family ?? .qwen2VL).rawValue)),
      JSON.Member("vocab_size", .int(table.first ?? 0)),
      JSON.Member("hidden_size", .int(width)),
      JSON.Member("intermediate_size", .int(try keys.int("qwen2vl.feed_forward_length"))),
      JSON.Member("num_hidden_layers", .int(try keys.int("qwen2vl.block_count"))),
      JSON.Member("num_attention_heads", .int(try keys.int("qwen2vl.attention.head_count"))),
      JSON.Member("num_key_value_heads", .int(try keys.int("qwen2vl.attention.head_count_kv"))),
      JSON.Member("rms_norm_eps", .double(try keys.double("qwen2vl.attention.layer_norm_rms_epsilon"))),
      JSON.Member("max_position_embeddings", .int(try keys.int("qwen2vl.context_length"))),
      JSON.Member("rope_theta", .double(try keys.double("qwen2vl.rope.freq_base"))),
      JSON.Member(
        "rope_scaling",
        .object([
          JSON.Member("type", "mrope"), JSON.Member("mrope_section", .array(sections.prefix(3).map { .int($0) })),
        ])),
      JSON.Member("tie_word_embeddings", .bool(!text.contains("output.weight"))),
      JSON.Member("vision_config", tower?.json ?? placeholder(width)),
    ])
  }

  /// Stands in for a tower that nobody opens.
  private static func placeholder(_ width: Int) -> JSON {
    .object([
      JSON.Member("depth", 1), JSON.Member("embed_dim", 4), JSON.Member("num_heads", 1), JSON.Member("patch_size", 14),
      JSON.Member("hidden_size", .int(width)),
    ])
  }
}

/// Keys of a GGUF file's header, with errors that name them.
struct GGUFKeys {
  private let file: GGUFFile

  init(_ file: GGUFFile) { self.file = file }

  func error(_ key: String, _ problem: String) -> ModelError {
    .configuration(path: file.path, key: key, problem: TerminalText.safe(problem, limit: 300))
  }

  func int(_ key: String) throws(ModelError) -> Int {
    guard let value = file.header.values[key] else { throw error(key, "missing") }
    guard let number = value.int else { throw error(key, "expected a whole number") }
    return number
  }

  func double(_ key: String) throws(ModelError) -> Double {
    guard let value = file.header.values[key] else { throw error(key, "missing") }
    guard let number = value.double, number.isFinite else { throw error(key, "expected a number") }
    return number
  }

  func text(_ key: String) throws(ModelError) -> String {
    guard let value = file.header.values[key] else { throw error(key, "missing") }
    guard let text = value.text else { throw error(key, "expected a text") }
    return text
  }

  func flag(_ key: String) -> Bool { file.header.values[key]?.bool ?? false }
}
