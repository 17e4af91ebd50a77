import CKernels

/// y = x Wᵀ in bf16, where the processor multiplies such numbers: x rounded to bf16, W as the file has it, or in blocks,
/// which are widened to bf16 some rows at a time. Sums are f32.
struct BF16Products: Sendable {
  let kernels: a2c_product_kernels

  /// `nil` where this processor has none, or where rounding the weights would cost them some of what they say.
  init?(_ weight: WeightView) {
    guard let kernels = Kernels.products, weight.blocks != nil || weight.type == .bf16 else { return nil }
    self.kernels = kernels
  }

  /// For few vectors, straight from bf16 weights.
  func multiplyFew(_ weights: LinearWeights, _ x: Matrix, _ y: Matrix, _ column: Int) {
    let (weight, inputs) = (weights.weight, weights.inputs)
    let narrow = NarrowVectors(x, kernels)
    Parallel.ranges(weights.outputs, grain: max(1, 65_536 / max(inputs, 1)), step: 4) { range in
      guard let start = weight.bytes.baseAddress else { return }
      let slice = (start + range.lowerBound * inputs * 2).assumingMemoryBound(to: UInt16.self)
      kernels.rows(
        slice, Int64(range.count), Int64(inputs), narrow.numbers, Int64(x.rows), y.base + column + range.lowerBound,
        Int64(y.columns))
      withExtendedLifetime((y, weight, narrow)) {}
    }
  }

  /// For many vectors: y = x Wᵀ + b, or y += x Wᵀ + b.
  /// - Parameter y: where the result goes
  func multiplyMany(_ weights: LinearWeights, _ x: Matrix, _ y: Operand, isAdded: Bool = false) {
    let (weight, inputs) = (weights.weight, weights.inputs)
    let side = Int(A2C_PANEL_ROWS)
    let packed = PackedVectors(x, kernels)
    Parallel.ranges(weights.outputs, grain: side, step: side) { range in
      let room = Room(columns: weight.blocks == nil ? 0 : inputs)
      for first in stride(from: range.lowerBound, to: range.upperBound, by: side) {
        let rows = min(side, range.upperBound - first)
        guard let slice = self.rows(of: weight, first..<first + rows, columns: inputs, room) else { return }
        weights.withBias(from: first) { bias in
          kernels.panel(
            slice, Int64(rows), Int64(inputs), packed.numbers, Int64(packed.count), y.base + first, Int64(y.stride),
            isAdded ? 1 : 0, bias, room.scratch)
        }
      }
      withExtendedLifetime((y, weight, packed, room)) {}
    }
  }

  /// Some rows as bf16, where they lie or widened into `room`.
  private func rows(of weight: WeightView, _ range: Range<Int>, columns: Int, _ room: Room) -> UnsafePointer<UInt16>? {
    guard let start = weight.bytes.baseAddress else { return nil }
    guard let blocks = weight.blocks else {
      return UnsafePointer((start + range.lowerBound * columns * 2).assumingMemoryBound(to: UInt16.self))
    }
    let rowBytes = columns / blocks.numbers * blocks.bytes
    for (index, row) in range.enumerated() {
      blocks.widen(start + row * rowBytes, blocks: columns / blocks.numbers, to: room.wide)
      kernels.narrow(room.wide, Int64(columns), room.narrow + index * columns)
    }
    return UnsafePointer(room.narrow)
  }

  /// What a thread works in.
  private final class Room {
    let scratch: UnsafeMutablePointer<UInt16>
    /// One row of f32, and a panel of bf16, where weights are widened.
    let wide: UnsafeMutablePointer<Float>
    let narrow: UnsafeMutablePointer<UInt16>

    init(columns: Int) {
      let side = Int(A2C_PANEL_ROWS)
      scratch = UnsafeMutableRawPointer.allocate(byteCount: Int(A2C_PANEL_BYTES), alignment: 64)
        .bindMemory(to: UInt16.self, capacity: Int(A2C_PANEL_BYTES) / 2)
      wide = .allocate(capacity: max(columns, 1))
      narrow = .allocate(capacity: max(side * columns, 1))
    }

    deinit {
      UnsafeMutableRawPointer(scratch).deallocate()
      wide.deallocate()
      narrow.deallocate()
    }
  }
}

/// Vectors rounded to bf16, one behind the other.
private final class NarrowVectors: @unchecked Sendable {  // checked: written once, in the initialiser.
  let numbers: UnsafeMutablePointer<UInt16>

  init(_ x: Matrix, _ kernels: a2c_product_kernels) {
    numbers = .allocate(capacity: max(x.count, 1))
    withExtendedLifetime(x) { kernels.narrow(x.base, Int64(x.count), numbers) }
  }

  deinit { numbers.deallocate() }
}
