import Support

/// Attention inside of windows: in most blocks of a Qwen2.5-VL tower a patch sees only those of its window
/// (upstream: `window_size` and `fullatt_block_indexes`).
package struct AttentionWindows: Sendable, Equatable {
  /// Tokens along a window's side, after merging.
  package var side: Int
  /// The blocks in which a patch sees all of its temporal step.
  package var fullBlocks: Set<Int>

  package init(side: Int, fullBlocks: Set<Int>) {
    self.side = side
    self.fullBlocks = fullBlocks
  }

  /// Reads `vision_config`.
  /// - Parameters:
  ///   - tokenSide: pixels along the side of what becomes one token
  ///   - depth: blocks of the tower
  init(_ reader: ConfigReader, tokenSide: Int, depth: Int) throws(ModelError) {
    let pixels = try reader.int("window_size", in: 1...65_536, default: 112)
    guard pixels % tokenSide == 0 else {
      throw reader.error(
        "window_size",
        "\(pixels) pixels are no whole number of tokens of \(tokenSide) (patch_size × spatial_merge_size)")
    }
    side = pixels / tokenSide
    let found = reader.value("fullatt_block_indexes")
    let indexes = found.map { ($0.arrayValue ?? [$0]).map(\.intValue) } ?? [7, 15, 23, 31]
    var fullBlocks: Set<Int> = []
    for index in indexes {
      guard let index, (0..<depth).contains(index) else {
        throw reader.error(
          "fullatt_block_indexes",
          "expected numbers of the \(depth) blocks, from 0 to \(depth - 1), found \(found?.text() ?? "none: [7, 15, 23, 31]")"
        )
      }
      fullBlocks.insert(index)
    }
    self.fullBlocks = fullBlocks
  }
}
