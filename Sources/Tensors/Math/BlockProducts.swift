import CKernels

/// y = x Wᵀ of many vectors with weights in blocks, both as bytes, where the processor multiplies these faster than it
/// does wider numbers.
struct BlockProducts: Sendable {
  private let tileOf: a2c_block_tile_of
  private let panel: a2c_block_panel
  private let rowBytes: Int

  /// `nil` where this processor has none, or none for these blocks.
  init?(_ weight: WeightView, inputs: Int) {
    let kernels = Kernels.blocks
    let panel =
      switch weight.blocks {
      case .q8_0: kernels.panel_q8_0
      case .q4_0: kernels.panel_q4_0
      default: nil as a2c_block_panel?
      }
    guard let blocks = weight.blocks, let tileOf = kernels.tile_of, let panel else { return nil }
    self.tileOf = tileOf
    self.panel = panel
    rowBytes = inputs / blocks.numbers * blocks.bytes
  }

  /// y = x Wᵀ + b, or y += x Wᵀ + b.
  /// - Parameter y: where the result goes
  func multiply(_ weights: LinearWeights, _ x: Matrix, _ y: Operand, isAdded: Bool) {
    let weight = weights.weight
    let side = Int(A2C_PANEL_ROWS)
    let tiles = Tiles(x, tileOf)
    Parallel.ranges(weights.outputs, grain: side, step: side) { range in
      guard let start = weight.bytes.baseAddress else { return }
      let scratch = UnsafeMutableRawPointer.allocate(byteCount: Int(A2C_PANEL_BYTES), alignment: 64)
      defer { scratch.deallocate() }
      var pointers = tiles.pointers
      for first in stride(from: range.lowerBound, to: range.upperBound, by: side) {
        weights.withBias(from: first) { bias in
          panel(
            (start + first * rowBytes).assumingMemoryBound(to: UInt8.self), Int64(min(side, range.upperBound - first)),
            Int64(x.columns), &pointers, Int64(x.rows), y.base + first, Int64(y.stride), isAdded ? 1 : 0, bias, scratch)
        }
      }
      withExtendedLifetime((y, weight, tiles)) {}
    }
  }

  /// Vectors as bytes with scales, in tiles.
  private final class Tiles: @unchecked Sendable {  // checked: each part of the initialiser writes its own tiles.
    private let q: UnsafeMutablePointer<Int8>
    private let scales: UnsafeMutablePointer<Float>
    private let sums: UnsafeMutablePointer<Int32>

    init(_ x: Matrix, _ tileOf: @escaping a2c_block_tile_of) {
      let (vectors, columns, side) = (x.rows, x.columns, Int(A2C_TILE_VECTORS))
      let count = (vectors + side - 1) / side
      let blocks = columns / 32
      q = UnsafeMutableRawPointer.allocate(byteCount: max(count * side * columns, 64), alignment: 64)
        .bindMemory(to: Int8.self, capacity: max(count * side * columns, 1))
      scales = .allocate(capacity: max(count * side * blocks, 1))
      sums = .allocate(capacity: max(count * side * blocks, 1))
      Parallel.ranges(count, grain: max(1, 65_536 / max(side * columns, 1))) { range in
        for index in range {
          tileOf(
            x.row(index * side), Int64(min(side, vectors - index * side)), Int64(columns), q + index * side * columns,
            scales + index * side * blocks, sums + index * side * blocks)
        }
        withExtendedLifetime(x) {}
      }
    }

    deinit {
      UnsafeMutableRawPointer(q).deallocate()
      scales.deallocate()
      sums.deallocate()
    }

    var pointers: a2c_block_tiles { a2c_block_tiles(q: q, scales: scales, sums: sums) }
  }
}
