import CKernels
package import Support

/// Each kernel against the portable one of its name, in turn, on numbers that fit the caches.
package struct KernelRace: Sendable {
  package let name: String
  /// The portable kernel's time over the time of the one that is used; the middle of pairs taken in turn.
  package let ratio: Double
  /// What it should be at least; 0 where the portable one is used.
  package let least: Double

  package var json: JSON {
    .object(["name": .string(name), "unit": "ratio to portable", "median": .double(ratio), "least": .double(least)])
  }

  package var line: String {
    "\(name): \(Decimal.text(ratio, digits: 2)) times as fast as portable"
      + (least > 0 ? ", expected \(Decimal.text(least, digits: 1)) at least" : "")
  }

  private static let (rows, columns) = (64, 2_048)

  /// Runs all.
  package static func run(rounds: Int) -> [KernelRace] {
    let x = Matrix(rows: 8, columns: columns, (0..<8 * columns).lazy.map { Float($0 % 97) / 48 - 1 })
    let y = Matrix(rows: 8, columns: rows)
    let weights = Matrix(rows: rows, columns: columns, (0..<rows * columns).lazy.map { Float($0 % 89) / 44 - 1 })
    let narrow = HalfPrecision.bfloat16(weights.values)
    let blocks = BlockVectors(x)
    let coded = Dictionary(
      uniqueKeysWithValues: BlockEncoder.formats.map { ($0, BlockEncoder.encode(weights.values, $0)) })
    let (r, c) = (Int64(rows), Int64(columns))

    // checked: the portable level is always there.
    let portable = (a2c_kernels_at(Int32(A2C_PORTABLE))!.pointee, a2c_block_kernels_at(Int32(A2C_PORTABLE))!.pointee)
    func race(_ name: String, _ least: Double, _ work: (a2c_kernels, a2c_block_kernels) -> Void) -> KernelRace {
      race(name, least, slow: { work(portable.0, portable.1) }, fast: { work(Kernels.best, Kernels.blocks) })
    }
    func race(_ name: String, _ least: Double, slow: () -> Void, fast: () -> Void) -> KernelRace {
      var ratios: [Double] = []
      for _ in 0..<rounds {
        let slow = seconds(slow)
        let fast = seconds(fast)
        ratios.append(slow / max(fast, 1e-9))
      }
      ratios.sort()
      return KernelRace(
        name: name, ratio: ratios[ratios.count / 2], least: Kernels.level == Int32(A2C_PORTABLE) ? 0 : least)
    }

    defer { withExtendedLifetime((x, y, weights, blocks)) {} }
    var products: [KernelRace] = []
    if let best = Kernels.products, let plain = a2c_product_kernels_at(Int32(A2C_PORTABLE))?.pointee {
      let packed = PackedVectors(x, best)
      var scratch = [UInt16](repeating: 0, count: Int(A2C_PANEL_BYTES) / 2)
      let side = Int64(A2C_PANEL_ROWS)
      products = [
        race("bf16 product", 4) {
          plain.panel(narrow, side, c, packed.numbers, 8, y.base, r, 0, nil, &scratch)
        } fast: {
          best.panel(narrow, side, c, packed.numbers, 8, y.base, r, 0, nil, &scratch)
        }
      ]
    }
    return products
      + [1, 8].flatMap { vectors in
        let n = Int64(vectors)
        return [
          race("bf16 × \(vectors)", 1.3) { kernels, _ in kernels.rows_bf16(narrow, r, c, x.base, n, y.base, r) },
          race("f32 × \(vectors)", 1.2) { kernels, _ in kernels.rows_f32(weights.base, r, c, x.base, n, y.base, r) },
          race("int8 × \(vectors)", 2) { _, kernels in
            var pointers = blocks.pointers
            kernels.rows_q8_0(coded[.q8_0], r, c, &pointers, n, y.base, r)
          },
          race("int4 × \(vectors)", 2) { _, kernels in
            var pointers = blocks.pointers
            kernels.rows_q4_0(coded[.q4_0], r, c, &pointers, n, y.base, r)
          },
        ]
      }
  }

  private static func seconds(_ work: () -> Void) -> Double {
    let start = ResourceUse.seconds
    for _ in 0..<4 { work() }
    return ResourceUse.seconds - start
  }
}
