import Qwen2VL
import Support
import Tensors
import TestSupport
import Testing

/// A model as GGUF files: the same weights, under other names, give the same numbers.
@Suite struct GGUFModelTests {
  private static let suffixes = ["weight", "bias"]

  /// The files of a golden checkpoint, made from its weights.
  private struct Files {
    var text = GGUFSpecimen()
    var vision = GGUFSpecimen()

    /// - Parameters:
    ///   - old: as older converters wrote the tower: the MLP's layers under each other's names, no projector type
    init(_ golden: GoldenCheckpoint, old: Bool) throws {
      let source = try ModelFolderWeights.open(TestFiles.golden("Qwen2VLTests", golden.name))
      let (config, tower) = (golden.config.text, golden.config.vision)
      text.values = [
        ("general.architecture", .text("qwen2vl")), ("qwen2vl.embedding_length", .u32(UInt32(config.width))),
        ("qwen2vl.feed_forward_length", .u32(UInt32(config.mlpWidth))),
        ("qwen2vl.block_count", .u32(UInt32(config.layers))),
        ("qwen2vl.attention.head_count", .u32(UInt32(config.heads))),
        ("qwen2vl.attention.head_count_kv", .u32(UInt32(config.keyValueHeads))),
        ("qwen2vl.attention.layer_norm_rms_epsilon", .f32(Float(config.normEpsilon))),
        ("qwen2vl.context_length", .u32(UInt32(config.maxPositions))), ("qwen2vl.rope.freq_base", .f32(1e6)),
        ("qwen2vl.rope.dimension_sections", .ints(config.ropeSections.map { Int32($0) } + [0])),
      ]
      vision.values = [
        ("general.architecture", .text("clip")), ("clip.vision.block_count", .u32(UInt32(tower.depth))),
        old ? ("clip.has_qwen2vl_merger", .bool(true)) : ("clip.projector_type", .text("qwen2vl_merger")),
        ("clip.vision.embedding_length", .u32(UInt32(tower.width))),
        ("clip.vision.attention.head_count", .u32(UInt32(tower.heads))),
        ("clip.vision.patch_size", .u32(UInt32(tower.patch))),
        // What newer converters write there is the language model's width.
        ("clip.vision.feed_forward_length", .u32(UInt32(config.width))),
      ]
      if let windows = tower.windows {
        vision.values.removeAll { $0.0 == "clip.projector_type" }
        vision.values += [
          ("clip.projector_type", .text("qwen2.5vl_merger")), ("clip.use_silu", .bool(true)),
          ("clip.vision.n_wa_pattern", .u32(UInt32((windows.fullBlocks.min() ?? 0) + 1))),
          ("clip.vision.window_size", .u32(UInt32(windows.side * tower.patch * tower.merge))),
        ]
      }
      func weight(_ name: String) throws -> WeightView { try source.weight(name) }
      func add(_ name: String, _ view: WeightView, to file: inout GGUFSpecimen) {
        file.tensors.append(
          GGUFSpecimen.Tensor(name, type: 0, shape: view.shape, bytes: GGUFSpecimen.bytes(view.floats())))
      }
      add("token_embd.weight", try weight("model.embed_tokens.weight"), to: &text)
      add("output_norm.weight", try weight("model.norm.weight"), to: &text)
      let layer = [
        "input_layernorm": "attn_norm", "post_attention_layernorm": "ffn_norm", "self_attn.q_proj": "attn_q",
        "self_attn.k_proj": "attn_k", "self_attn.v_proj": "attn_v", "self_attn.o_proj": "attn_output",
        "mlp.gate_proj": "ffn_gate", "mlp.up_proj": "ffn_up", "mlp.down_proj": "ffn_down",
      ]
      for number in 0..<config.layers {
        for (from, to) in layer {
          for suffix in suffixes where source.contains("model.layers.\(number).\(from).\(suffix)") {
            add("blk.\(number).\(to).\(suffix)", try weight("model.layers.\(number).\(from).\(suffix)"), to: &text)
          }
        }
      }
      let block = [
        "norm1": "ln1", "norm2": "ln2", "attn.proj": "attn_out", "mlp.fc1": old ? "ffn_down" : "ffn_up",
        "mlp.fc2": old ? "ffn_up" : "ffn_down", "mlp.gate_proj": "ffn_gate", "mlp.up_proj": "ffn_up",
        "mlp.down_proj": "ffn_down",
      ]
      for number in 0..<tower.depth {
        for suffix in suffixes {
          for (from, to) in block where source.contains("visual.blocks.\(number).\(from).\(suffix)") {
            add("v.blk.\(number).\(to).\(suffix)", try weight("visual.blocks.\(number).\(from).\(suffix)"), to: &vision)
          }
          let joined = try weight("visual.blocks.\(number).attn.qkv.\(suffix)")
          for (index, part) in ["q", "k", "v"].enumerated() {
            let count = joined.count / 3
            let shape = [joined.shape[0] / 3] + joined.shape.dropFirst()
            let values = joined.floats(from: index * count, count: count)
            vision.tensors.append(
              GGUFSpecimen.Tensor(
                "v.blk.\(number).attn_\(part).\(suffix)", type: 0, shape: shape, bytes: GGUFSpecimen.bytes(values)))
          }
        }
      }
      for (from, to) in ["ln_q": "v.post_ln", "mlp.0": "mm.0", "mlp.2": "mm.2"] {
        for suffix in suffixes where source.contains("visual.merger.\(from).\(suffix)") {
          add("\(to).\(suffix)", try weight("visual.merger.\(from).\(suffix)"), to: &vision)
        }
      }
      let patches = try weight("visual.patch_embed.proj.weight")
      let (area, values) = (tower.patch * tower.patch, patches.floats())
      for step in 0..<2 {
        var slice: [Float] = []
        for plane in 0..<tower.width * tower.channels {
          let start = (2 * plane + step) * area
          slice += Array(values[start..<start + area])
        }
        vision.tensors.append(
          GGUFSpecimen.Tensor(
            "v.patch_embd.weight" + (step == 0 ? "" : ".1"), type: 0,
            shape: [tower.width, tower.channels, tower.patch, tower.patch], bytes: GGUFSpecimen.bytes(slice)))
      }
    }

    private var suffixes: [String] { GGUFModelTests.suffixes }

    /// Writes both and opens them.
    func open(_ folder: ScratchFolder) throws -> (text: GGUFFile, vision: GGUFFile) {
      (
        try GGUFFile(folder.write(text.file, to: "model.gguf")),
        try GGUFFile(folder.write(vision.file, to: "mmproj.gguf"))
      )
    }
  }

  @Test(
    "Predictions and vision tokens are the folder's, to the bit",
    arguments: [("tied-flat-old", false), ("tied-flat-old", true), ("window-tied-flat-old", false)])
  func sameNumbers(checkpoint: String, old: Bool) throws {
    let golden = try GoldenCheckpoint(checkpoint)
    let folder = ScratchFolder()
    let (text, vision) = try Files(golden, old: old).open(folder)
    let config = try Qwen2VLConfig(json: GGUFConfig.json(text: text, vision: vision), path: text.path)
    #expect(config == golden.config)
    let source = GGUFWeights(text: text, vision: vision)
    let binder = WeightBinder(source, place: text.path, renames: WeightNames.renames(for: source))
    let tower = try VisionTower(binder, prefix: "visual.", config.vision)
    let language = try LanguageModel(binder, config.text, source: text.path, precision: .f32)
    try binder.finish()
    try binder.refuseMore("model.layers.", than: config.text.layers, key: "block_count")
    let ids: [Int32] = [3, 77, 210, 5, 5, 280, 1]
    #expect(try language.predictions(ids).values == golden.language.predictions(ids).values)
    let (rows, grid) = try PicturePatches.cut(golden.pictures("media.0.frames"), golden.config.vision)
    let found = tower(rows, grid, precision: .f32).values
    #expect(largestDifference(found, golden.vision(rows, grid, precision: .f32).values) < 1e-5)
  }

  @Test("Files of other models, or without what they need, are refused")
  func refused() throws {
    let golden = try GoldenCheckpoint("tied-flat-old")
    func problem(_ change: (inout Files) -> Void) throws -> String? {
      var files = try Files(golden, old: false)
      change(&files)
      let folder = ScratchFolder()
      let (text, vision) = try files.open(folder)
      do {
        _ = try Qwen2VLConfig(json: GGUFConfig.json(text: text, vision: vision), path: text.path)
        return nil
      } catch let error as any ExplainedError {
        return error.message
      }
    }
    func set(_ values: inout [(String, GGUFSpecimen.Value)], _ key: String, _ value: GGUFSpecimen.Value?) {
      values.removeAll { $0.0 == key }
      if let value { values.append((key, value)) }
    }
    #expect(try problem { _ in } == nil)
    let other = try #require(try problem { set(&$0.text.values, "general.architecture", .text("llama")) })
    #expect(other.contains("'llama' is not read"))
    let newer = try #require(try problem { set(&$0.vision.values, "clip.projector_type", .text("qwen3vl_merger")) })
    #expect(newer.contains("'qwen3vl_merger' is not read; 'qwen2vl_merger' and 'qwen2.5vl_merger' are"))
    for (key, value) in [
      ("qwen2vl.block_count", nil), ("qwen2vl.rope.dimension_sections", nil),
      ("qwen2vl.embedding_length", .text("wide")), ("qwen2vl.attention.head_count", .u32(5)),
      ("qwen2vl.attention.layer_norm_rms_epsilon", .f32(.nan)), ("qwen2vl.rope.freq_base", .f32(-1)),
    ] as [(String, GGUFSpecimen.Value?)] {
      #expect(try problem { set(&$0.text.values, key, value) } != nil, "\(key)")
    }
    for (key, value) in [
      ("clip.vision.embedding_length", .u32(0)), ("clip.vision.patch_size", .u32(0)), ("clip.use_gelu", .bool(true)),
      ("clip.vision.attention.head_count", .u32(7)),
    ] as [(String, GGUFSpecimen.Value?)] {
      #expect(try problem { set(&$0.vision.values, key, value) } != nil, "\(key)")
    }
  }

  @Test(
    "A tower of Qwen2.5-VL without what it needs is refused with the key",
    arguments: [
      ("clip.use_silu", nil), ("clip.use_gelu", .bool(true)), ("clip.vision.n_wa_pattern", nil),
      ("clip.vision.n_wa_pattern", .u32(0)), ("clip.vision.n_wa_pattern", .u32(5)),
      ("clip.vision.window_size", .u32(13)), ("clip.vision.block_count", .u32(2_000_000_000)),
    ] as [(String, GGUFSpecimen.Value?)])
  func refusedWindows(key: String, value: GGUFSpecimen.Value?) throws {
    var files = try Files(GoldenCheckpoint("window-tied-flat-old"), old: false)
    files.vision.values.removeAll { $0.0 == key }
    if let value { files.vision.values.append((key, value)) }
    let folder = ScratchFolder()
    let (text, vision) = try files.open(folder)
    let error = #expect(throws: ModelError.self) {
      try Qwen2VLConfig(json: GGUFConfig.json(text: text, vision: vision), path: text.path)
    }
    #expect(error?.place != nil && error?.message.isEmpty == false)
  }
}
