import Glibc
import Support
import TestSupport
import Testing

/// Model folders that are damaged or hostile: rows W1 to W16 and T5 of the list of bad inputs, as far as they need a
/// whole model.
@Suite struct BadModelTests {
  private func run(_ work: Workspace, _ options: [String] = []) throws -> Outcome {
    let outcome = try work.run(["run", "--prompt", "A dog", "--max-tokens", "6", "--model", "model"] + options)
    // No input may cost much memory: the small model itself takes about 60 MB.
    #expect(outcome.peakMemory < 192 << 20)
    return outcome
  }

  private func workspace(copyingWeights: Bool = false) throws -> Workspace {
    let work = Workspace()
    try work.addModel("model", copyingWeights: copyingWeights)
    return work
  }

  // MARK: Weights

  @Test(
    "W1 to W5: files that are no safetensors",
    arguments: [
      [], [0], [UInt8](repeating: 0, count: 7), [UInt8](repeating: 0, count: 8), [UInt8](repeating: 0xFF, count: 64),
      [0, 0, 0, 0, 0, 0, 0, 0x80, 0x7B, 0x7D], [2, 0, 0, 0, 0, 0, 0, 0, 0x7B, 0x7D, 0],
    ])
  func noSafetensors(_ bytes: [UInt8]) throws {
    let work = try workspace()
    unlink(work.file("model/model.safetensors"))
    work.scratch.write(bytes, to: "model/model.safetensors")
    try run(work).expectFailure(.badInput, "model/model.safetensors: ")
  }

  @Test("W5, W12: a file that ends early") func cutWeights() throws {
    let work = try workspace(copyingWeights: true)
    let bytes = try work.bytes("model/model.safetensors")
    work.scratch.write(Array(bytes.dropLast(1000)), to: "model/model.safetensors")
    try run(work).expectFailure(.badInput, "model/model.safetensors: ")
  }

  @Test("a file that was laid out and never filled") func zeroWeights() throws {
    let work = try workspace(copyingWeights: true)
    var bytes = try work.bytes("model/model.safetensors")
    let header = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    for index in (8 + header)..<bytes.count { bytes[index] = 0 }
    work.scratch.write(bytes, to: "model/model.safetensors")
    try run(work).expectFailure(.badInput, "/model", "are all zero")
  }

  @Test(
    "W11: shapes that config.json contradicts",
    arguments: [
      ("\"num_hidden_layers\": 6", "\"num_hidden_layers\": 7", "model.layers.6.input_layernorm.weight"),
      ("\"vocab_size\": 1494", "\"vocab_size\": 300", "[1494, 256]"),
      ("\"intermediate_size\": 704", "\"intermediate_size\": 700", "[704, 256]"),
      ("\"num_key_value_heads\": 4", "\"num_key_value_heads\": 8", "[128, 256]"),
      ("\"embed_dim\": 128", "\"embed_dim\": 256", "[128, 3, 2, 14, 14]"),
      ("\"depth\": 4", "\"depth\": 5", "visual.blocks.4."),
    ])
  func shapes(_ old: String, _ new: String, _ text: String) throws {
    let work = try workspace()
    try work.edit("model/config.json", old, new)
    let outcome = try run(work)
    outcome.expectFailure(.badInput, "/model", text)
    outcome.expectHint("config.json")
  }

  @Test("W13: numbers that are not finite", arguments: [0x7FC0, 0x7F80, 0xFF80] as [UInt16])
  func notFinite(_ pattern: UInt16) throws {
    let work = try workspace(copyingWeights: true)
    var weights = try ModelFile(work.file("model/model.safetensors"))
    try weights.set("model.layers.2.mlp.down_proj.weight", 1234, pattern)
    work.scratch.write(weights.bytes, to: "model/model.safetensors")
    let outcome = try run(work, ["--output", "out", "--generator", "cogvideox"])
    outcome.expectFailure(.badInput, "not finite", "model.layers.2.mlp.down_proj.weight")
    outcome.expectHint("damaged")
    #expect(work.scratch.names == ["model"])
  }

  @Test("W13: an encoder's weights") func encoderNotFinite() throws {
    let work = try workspace(copyingWeights: true)
    try work.addMedia("people.png")
    var weights = try ModelFile(work.file("model/model.safetensors"))
    try weights.set("visual.blocks.1.mlp.fc1.weight", 7, 0x7FC0)
    work.scratch.write(weights.bytes, to: "model/model.safetensors")
    try run(work, ["--condition", "multi-id=people.png"])
      .expectFailure(.badInput, "not finite", "visual.blocks.1.mlp.fc1.weight")
  }

  @Test("W13: denormals are numbers like others") func denormals() throws {
    let work = try workspace(copyingWeights: true)
    var weights = try ModelFile(work.file("model/model.safetensors"))
    for index in 0..<256 { try weights.set("model.layers.0.self_attn.q_proj.bias", index, UInt16(index % 100 + 1)) }
    work.scratch.write(weights.bytes, to: "model/model.safetensors")
    let outcome = try run(work)
    outcome.expectSuccess()
    outcome.expectCaption()
  }

  @Test(
    "W14: a shard index that leads elsewhere",
    arguments: [
      ("../other/model.safetensors", ExitStatus.badInput), ("/etc/passwd", .badInput), ("..", .badInput),
      ("none.safetensors", .missingFile), ("sub/../../other/model.safetensors", .badInput),
    ])
  func shards(_ name: String, _ status: ExitStatus) throws {
    let work = try workspace()
    try work.addModel("other")
    unlink(work.file("model/model.safetensors"))
    let index = JSON.object(["weight_map": .object(["model.norm.weight": .string(name)])])
    work.scratch.write(index.text(), to: "model/model.safetensors.index.json")
    try run(work).expectFailure(status, "/model/", Path.name(name))
  }

  @Test("W15: weights cut off while they are in use") func truncatedWhileRunning() throws {
    let work = try workspace(copyingWeights: true)
    let process = try Command(
      [
        "run", "--prompt", "A dog", "--model", "model", "--max-tokens", "8000", "--temperature", "1", "--keep", "off",
        "--generator", "cogvideox", "--output", "out",
      ], in: work.path
    ).start()
    try #require(process.wait { $0.output.starts(with: Array("1. Dense".utf8)) })
    truncate(work.file("model/model.safetensors"), 4096)
    let outcome = process.finish()
    #expect(outcome.status == ExitStatus.io.rawValue && outcome.signal == nil && !outcome.timedOut)
    #expect(outcome.errors.contains("model/model.safetensors: the file was truncated or replaced while in use\nhint: "))
    #expect(work.scratch.names == ["model"])
  }

  @Test("W16: pickles only", arguments: ["pytorch_model.bin", "model.pt"]) func pickle(_ name: String) throws {
    let work = try workspace()
    rename(work.file("model/model.safetensors"), work.file("model/\(name)"))
    let outcome = try run(work)
    outcome.expectFailure(.badInput, "model/\(name): ", "pickle")
    outcome.expectHint("safetensors")
  }

  @Test("Files that are missing", arguments: ["config.json", "tokenizer.json", "model.safetensors"])
  func missing(_ name: String) throws {
    let work = try workspace()
    unlink(work.file("model/\(name)"))
    try run(work).expectFailure(.missingFile, "/model")
  }

  @Test("Models that are not there", arguments: ["none", "no/where", "../none", "https://example.org/x"])
  func noModel(_ name: String) throws {
    let work = Workspace()
    try work.run("run", "--prompt", "x", "--model", name).expectFailure(.unavailable, "model")
  }

  // MARK: Configuration

  @Test(
    "T5: configurations of no model",
    arguments: [
      ("\"num_attention_heads\": 8", "\"num_attention_heads\": 0", "num_attention_heads"),
      ("\"num_attention_heads\": 8", "\"num_attention_heads\": 7", "num_attention_heads"),
      ("\"num_key_value_heads\": 4", "\"num_key_value_heads\": 3", "num_key_value_heads"),
      ("\"num_hidden_layers\": 6", "\"num_hidden_layers\": -6", "num_hidden_layers"),
      ("\"num_hidden_layers\": 6", "\"num_hidden_layers\": 1000000000", "num_hidden_layers"),
      ("\"num_hidden_layers\": 6", "\"num_hidden_layers\": 1e99", "num_hidden_layers"),
      (
        "\"hidden_size\": 256,\n  \"intermediate", "\"hidden_size\": 4611686018427387904,\n  \"intermediate",
        "hidden_size"
      ),
      ("\"vocab_size\": 1494", "\"vocab_size\": \"many\"", "vocab_size"),
      ("\"vocab_size\": 1494", "\"vocab_size\": 9223372036854775807", "vocab_size"),
      ("[4,6,6]", "[4,6,7]", "mrope_section"), ("[4,6,6]", "[]", "mrope_section"),
      ("[4,6,6]", "[-4,14,6]", "mrope_section"),
      ("\"rms_norm_eps\": 1e-06", "\"rms_norm_eps\": -1", "rms_norm_eps"),
      ("\"rope_theta\": 1000000.0", "\"rope_theta\": 0", "rope_theta"),
      ("\"num_heads\": 4", "\"num_heads\": 0", "num_heads"), ("\"num_heads\": 4", "\"num_heads\": 3", "num_heads"),
      ("\n    \"patch_size\": 14", "\n    \"patch_size\": 0", "patch_size"),
      ("\"spatial_merge_size\": 2", "\"spatial_merge_size\": -2", "spatial_merge_size"),
      ("\"model_type\": \"qwen2_vl\"", "\"model_type\": \"llama\"", "model_type"),
    ])
  func configuration(_ old: String, _ new: String, _ key: String) throws {
    let work = try workspace()
    try work.edit("model/config.json", old, new)
    let outcome = try run(work)
    outcome.expectFailure(.badInput, "model/config.json: ", key)
  }

  @Test("T5: texts that are no configuration", arguments: ["", "[]", "{", "null", "\u{0}", "{\"a\":1} x"])
  func noConfiguration(_ text: String) throws {
    let work = try workspace()
    work.scratch.write(text, to: "model/config.json")
    try run(work).expectFailure(.badInput, "model/config.json")
  }

  @Test("A manifest of the model that is wrong") func modelManifest() throws {
    let work = try workspace()
    try work.edit("model/a2c.yaml", "min_frames: 4", "min_frames: none")
    try run(work).expectFailure(.badInput, "model/a2c.yaml:", "min_frames")
  }
}
