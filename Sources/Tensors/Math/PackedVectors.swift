import CKernels

/// Vectors rounded to bf16, in the tiles that products with many vectors take (`products.h`).
final class PackedVectors: @unchecked Sendable {  // checked: written once, in the initialiser.
  let numbers: UnsafeMutablePointer<UInt16>  // [tiles, columns / 2, A2C_TILE_VECTORS, 2]
  let count: Int

  /// - Parameter x: [vectors, columns]
  init(_ x: Matrix, _ kernels: a2c_product_kernels) {
    let (vectors, columns) = (x.rows, x.columns)
    let side = Int(A2C_TILE_VECTORS)
    let tiles = (vectors + side - 1) / side
    let tile = side * (columns + columns % 2)
    let raw = UnsafeMutableRawPointer.allocate(byteCount: max(tiles * tile * 2, 64), alignment: 64)
    let packed = raw.bindMemory(to: UInt16.self, capacity: max(tiles * tile, 1))
    numbers = packed
    count = vectors
    let places = Places(from: x.base, to: packed)
    Parallel.ranges(tiles, grain: max(1, 65_536 / max(tile, 1))) { range in
      for index in range {
        kernels.pack(
          places.from + index * side * columns, Int64(columns), Int64(min(side, vectors - index * side)),
          Int64(columns),
          places.to + index * tile)
      }
    }
    withExtendedLifetime(x) {}
  }

  deinit { UnsafeMutableRawPointer(numbers).deallocate() }

  private struct Places: @unchecked Sendable {  // checked: each part writes its own tiles.
    let from: UnsafeMutablePointer<Float>
    let to: UnsafeMutablePointer<UInt16>
  }
}
