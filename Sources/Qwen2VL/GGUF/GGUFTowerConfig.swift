import Support
import Tensors

/// The vision tower's configuration from the keys of its GGUF file, in the form of `vision_config`.
struct GGUFTowerConfig {
  let family: ModelFamily
  let json: JSON

  /// - Throws: ``ModelError/configuration(path:key:problem:)`` where the file is of another tower or lacks a key.
  init(_ file: GGUFFile) throws {
    let keys = GGUFKeys(file)
    guard try keys.text("general.architecture") == "clip" else {
      throw keys.error("general.architecture", "this is no file with a vision tower; expected 'clip'")
    }
    let family = try Self.family(file, keys)
    self.family = family
    let width = try keys.int("clip.vision.embedding_length")
    // The key feed_forward_length holds the language model's width in files of newer converters.
    let inner = try file.weight("v.blk.0.ffn_up.weight").shape.max() ?? 0
    let depth = try keys.int("clip.vision.block_count")
    let tokenWidth = JSON.int(try file.weight("mm.2.weight").shape.first ?? 0)
    let shared = [
      JSON.Member("depth", .int(depth)), JSON.Member("in_channels", 3),
      JSON.Member("num_heads", .int(try keys.int("clip.vision.attention.head_count"))),
      JSON.Member("patch_size", .int(try keys.int("clip.vision.patch_size"))),
    ]
    switch family {
    case .qwen2VL:
      guard width > 0, inner % width == 0, inner > 0 else {
        throw keys.error("clip.vision.embedding_length", "\(width) does not divide the MLP's width \(inner)")
      }
      json = .object(
        shared + [
          JSON.Member("embed_dim", .int(width)), JSON.Member("mlp_ratio", .int(inner / width)),
          JSON.Member("hidden_size", tokenWidth),
        ])
    case .qwen25VL:
      json = .object(
        shared + [
          JSON.Member("hidden_size", .int(width)), JSON.Member("intermediate_size", .int(inner)),
          JSON.Member("out_hidden_size", tokenWidth),
          JSON.Member("window_size", .int(file.header.values["clip.vision.window_size"]?.int ?? 112)),
          JSON.Member("fullatt_block_indexes", .array(try Self.fullBlocks(keys, depth: depth).map { .int($0) })),
          // No key has it; all released models have this.
          JSON.Member("tokens_per_second", 2),
        ])
    }
  }

  private static func family(_ file: GGUFFile, _ keys: GGUFKeys) throws(ModelError) -> ModelFamily {
    let projector = file.header.values["clip.projector_type"]?.text
    switch projector {
    case "qwen2.5vl_merger":
      guard keys.flag("clip.use_silu"), !keys.flag("clip.use_gelu") else {
        throw keys.error("clip.use_silu", "another activation than SiLU is not computed in this tower")
      }
      return .qwen25VL
    case "qwen2vl_merger",
      nil where projector != nil || keys.flag("clip.has_qwen2vl_merger"):
      guard !keys.flag("clip.use_gelu"), !keys.flag("clip.use_silu") else {
        throw keys.error("clip.use_gelu", "another activation than QuickGELU is not computed in this tower")
      }
      return .qwen2VL
    default:
      throw keys.error(
        "clip.projector_type", "'\(projector ?? "missing")' is not read; 'qwen2vl_merger' and 'qwen2.5vl_merger' are")
    }
  }

  /// Every so many blocks the last sees all of its temporal step.
  private static func fullBlocks(_ keys: GGUFKeys, depth: Int) throws(ModelError) -> [Int] {
    let pattern = try keys.int("clip.vision.n_wa_pattern")
    guard (1...1_000).contains(depth), (1...depth).contains(pattern) else {
      throw keys.error("clip.vision.n_wa_pattern", "\(pattern) is no number of the \(depth) blocks")
    }
    return Array(stride(from: pattern - 1, to: depth, by: pattern))
  }
}
