import CKernels

/// The two products of attention in bf16, for one block of queries of one head; what a thread works in.
final class NarrowAttention {
  private let kernels: a2c_product_kernels
  private let headWidth: Int
  private let packed: UnsafeMutablePointer<UInt16>
  private let scratch: UnsafeMutablePointer<UInt16>

  /// - Parameters:
  ///   - queries: rows of a block at most
  ///   - keys: that a query sees at most
  init(_ kernels: a2c_product_kernels, headWidth: Int, queries: Int, keys: Int) {
    self.kernels = kernels
    self.headWidth = headWidth
    let side = Int(A2C_TILE_VECTORS)
    let count = (queries + side - 1) / side * side * (max(keys, headWidth) + 1)
    packed = UnsafeMutableRawPointer.allocate(byteCount: count * 2, alignment: 64)
      .bindMemory(to: UInt16.self, capacity: count)
    scratch = UnsafeMutableRawPointer.allocate(byteCount: Int(A2C_PANEL_BYTES), alignment: 64)
      .bindMemory(to: UInt16.self, capacity: Int(A2C_PANEL_BYTES) / 2)
  }

  deinit {
    UnsafeMutableRawPointer(packed).deallocate()
    UnsafeMutableRawPointer(scratch).deallocate()
  }

  /// result = queries · keysᵀ
  /// - Parameters:
  ///   - queries: [m, headWidth]
  ///   - keys: [n, headWidth]
  ///   - result: [m, n]
  func scores(_ queries: Operand, _ keys: Operand, into result: Operand, m: Int, n: Int) {
    pack(queries, rows: m, columns: headWidth)
    for first in stride(from: 0, to: n, by: Int(A2C_PANEL_ROWS)) {
      kernels.panel_f32(
        keys.base + first * keys.stride, Int64(keys.stride), Int64(min(Int(A2C_PANEL_ROWS), n - first)),
        Int64(headWidth), packed, Int64(m), result.base + first, Int64(result.stride), scratch)
    }
    withExtendedLifetime((queries, keys, result)) {}
  }

  /// result = weights · values
  /// - Parameters:
  ///   - weights: [m, k]
  ///   - values: [k, headWidth]
  ///   - result: [m, headWidth]
  func mix(_ weights: Operand, _ values: Operand, into result: Operand, m: Int, k: Int) {
    pack(weights, rows: m, columns: k)
    for first in stride(from: 0, to: headWidth, by: Int(A2C_PANEL_ROWS)) {
      kernels.panel_turned(
        values.base + first, Int64(values.stride), Int64(min(Int(A2C_PANEL_ROWS), headWidth - first)), Int64(k), packed,
        Int64(m), result.base + first, Int64(result.stride), scratch)
    }
    withExtendedLifetime((weights, values, result)) {}
  }

  private func pack(_ x: Operand, rows: Int, columns: Int) {
    let side = Int(A2C_TILE_VECTORS)
    for first in stride(from: 0, to: rows, by: side) {
      kernels.pack(
        x.base + first * x.stride, Int64(x.stride), Int64(min(side, rows - first)), Int64(columns),
        packed + first * (columns + columns % 2))
    }
  }
}
