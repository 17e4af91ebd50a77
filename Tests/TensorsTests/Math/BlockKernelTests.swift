import CKernels
import Support
import Tensors
import Testing

/// Weights in blocks, for every instruction set that this machine has.
@Suite struct BlockKernelTests {
  static func kernels(_ level: Int32) throws -> a2c_block_kernels { try #require(a2c_block_kernels_at(level)).pointee }

  /// Blocks of any bytes but for their scales, which are small numbers: bytes that no encoder writes among them.
  static func blocks(_ format: BlockFormat, count: Int, seed: UInt64) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    var bytes = (0..<count * format.bytes).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    for block in 0..<count {
      // Where f16 scales stand.
      let places = format == .q4_k ? [0, 2] : [format == .q6_k ? 208 : 0]
      for place in places {
        let bits = Float16(generator.normal() / 64).bitPattern
        bytes[block * format.bytes + place] = UInt8(truncatingIfNeeded: bits)
        bytes[block * format.bytes + place + 1] = UInt8(truncatingIfNeeded: bits >> 8)
      }
    }
    return bytes
  }

  static func view(_ format: BlockFormat, _ bytes: [UInt8], shape: [Int]) throws -> WeightView {
    let memory = Memory(bytes)
    return try #require(
      WeightView(name: "w", blocks: format, shape: shape, bytes: UnsafeRawBufferPointer(memory.bytes), owner: memory))
  }

  final class Memory: @unchecked Sendable {
    let bytes: UnsafeMutableBufferPointer<UInt8>
    init(_ values: [UInt8]) {
      bytes = .allocate(capacity: values.count)
      _ = bytes.initialize(from: values)
    }
    deinit { bytes.deallocate() }
  }

  @Test("Widening any part gives the numbers of the whole", arguments: BlockFormat.allCases)
  func parts(_ format: BlockFormat) throws {
    let view = try Self.view(format, Self.blocks(format, count: 6, seed: 5), shape: [3, 2 * format.numbers])
    let whole = view.floats()
    #expect(whole.count == 6 * format.numbers && whole.allSatisfy(\.isFinite))
    for (start, count) in [(0, 1), (1, format.numbers), (format.numbers - 1, 2), (7, 5 * format.numbers), (31, 33)] {
      #expect(view.floats(from: start, count: count) == Array(whole[start..<start + count]))
    }
  }

  @Test("Many vectors in tiles give what a few give, also in odd numbers of rows, blocks and vectors")
  func panels() throws {
    let portable = try Self.kernels(Int32(A2C_PORTABLE))
    let side = Int(A2C_TILE_VECTORS)
    for level in KernelTests.levels {
      let kernels = try Self.kernels(level)
      guard let tileOf = kernels.tile_of else { continue }
      for (rows, blocks, vectors) in [(1, 1, 1), (17, 3, 8), (48, 2, 9), (33, 49, 20), (48, 101, 3)] {
        let columns = blocks * 32
        let x = KernelTests.numbers(vectors * columns, seed: 8)
        let tiles = (vectors + side - 1) / side
        var q = [Int8](repeating: 99, count: tiles * side * columns)
        var scales = [Float](repeating: .nan, count: tiles * side * blocks)
        var sums = [Int32](repeating: 99, count: scales.count)
        for tile in 0..<tiles {
          let part = Array(x[tile * side * columns..<min(x.count, (tile + 1) * side * columns)])
          q.withUnsafeMutableBufferPointer { q in
            scales.withUnsafeMutableBufferPointer { scales in
              sums.withUnsafeMutableBufferPointer { sums in
                tileOf(
                  part, Int64(part.count / columns), Int64(columns), q.baseAddress! + tile * side * columns,
                  scales.baseAddress! + tile * side * blocks, sums.baseAddress! + tile * side * blocks)
              }
            }
          }
        }
        var few = (
          q: [Int8](repeating: 0, count: x.count), scales: [Float](repeating: 0, count: x.count / 32),
          biases: [Int16](repeating: 0, count: x.count / 2)
        )
        portable.blocks_of(x, Int64(x.count), &few.q, &few.scales, &few.biases)
        let bias = (0..<rows).map { Float($0) / 8 }
        for format in [BlockFormat.q8_0, .q4_0] {
          let weights = Self.blocks(format, count: rows * blocks, seed: 9)
          var expected = [Float](repeating: .nan, count: vectors * rows)
          few.q.withUnsafeBufferPointer { q in
            few.scales.withUnsafeBufferPointer { scales in
              few.biases.withUnsafeBufferPointer { biases in
                var pointers = a2c_block_vectors(
                  q: q.baseAddress, scales: scales.baseAddress, biases: biases.baseAddress)
                let rowsOf = format == .q8_0 ? portable.rows_q8_0 : portable.rows_q4_0
                rowsOf?(weights, Int64(rows), Int64(columns), &pointers, Int64(vectors), &expected, Int64(rows))
              }
            }
          }
          var found = [Float](repeating: 1, count: vectors * rows)
          var scratch = [UInt8](repeating: 0, count: Int(A2C_PANEL_BYTES))
          q.withUnsafeBufferPointer { q in
            scales.withUnsafeBufferPointer { scales in
              sums.withUnsafeBufferPointer { sums in
                var pointers = a2c_block_tiles(q: q.baseAddress, scales: scales.baseAddress, sums: sums.baseAddress)
                let panel = format == .q8_0 ? kernels.panel_q8_0 : kernels.panel_q4_0
                panel?(
                  weights, Int64(rows), Int64(columns), &pointers, Int64(vectors), &found, Int64(rows), 1, bias,
                  &scratch)
              }
            }
          }
          let largest = expected.map(abs).max() ?? 0
          for (index, value) in found.enumerated() {
            #expect(abs(value - (expected[index] + 1 + bias[index % rows])) < 1e-3 * (1 + largest))
          }
        }
      }
    }
  }

  /// Written out from the definitions of the formats, number by number.
  @Test("Widened numbers are those of the definitions", arguments: KernelTests.levels)
  func definitions(_ level: Int32) throws {
    let kernels = try Self.kernels(level)
    for format in BlockFormat.allCases {
      let bytes = Self.blocks(format, count: 2, seed: 6)
      var wide = [Float](repeating: .nan, count: 2 * format.numbers)
      switch format {
      case .q8_0: kernels.widen_q8_0(bytes, 2, &wide)
      case .q4_0: kernels.widen_q4_0(bytes, 2, &wide)
      case .q4_k: kernels.widen_q4_k(bytes, 2, &wide)
      case .q6_k: kernels.widen_q6_k(bytes, 2, &wide)
      }
      for index in wide.indices {
        let block = Array(bytes[index / format.numbers * format.bytes..<(index / format.numbers + 1) * format.bytes])
        let expected = Self.number(format, block, index % format.numbers)
        #expect(abs(wide[index] - expected) <= abs(expected) * 1e-6 + 1e-7, "\(format) \(index)")
      }
    }
  }

  private static func number(_ format: BlockFormat, _ block: [UInt8], _ index: Int) -> Float {
    func half(_ place: Int) -> Float {
      Float(Float16(bitPattern: UInt16(block[place]) | UInt16(block[place + 1]) << 8))
    }
    switch format {
    case .q8_0: return half(0) * Float(Int8(bitPattern: block[2 + index]))
    case .q4_0:
      let byte = block[2 + index % 16]
      return half(0) * (Float(index < 16 ? byte & 15 : byte >> 4) - 8)
    case .q4_k:
      let part = index / 32
      let scales = Array(block[4..<16])
      // Six bits each: the first four whole, the upper two bits of the others stand above the first ones.
      let scale = part < 4 ? scales[part] & 63 : scales[part + 4] & 15 | (scales[part - 4] >> 6) << 4
      let minimum = part < 4 ? scales[part + 4] & 63 : scales[part + 4] >> 4 | (scales[part] >> 6) << 4
      let byte = block[16 + part / 2 * 32 + index % 32]
      let nibble = part % 2 == 0 ? byte & 15 : byte >> 4
      return half(0) * Float(scale) * Float(nibble) - half(2) * Float(minimum)
    case .q6_k:
      let (side, inside) = index.quotientAndRemainder(dividingBy: 128)
      let (quarter, place) = inside.quotientAndRemainder(dividingBy: 32)
      let low = block[side * 64 + quarter % 2 * 32 + place] >> (quarter / 2 * 4) & 15
      let high = block[128 + side * 32 + place] >> (2 * quarter) & 3
      let scale = Int8(bitPattern: block[192 + side * 8 + inside / 16])
      return half(208) * Float(scale) * (Float(low | high << 4) - 32)
    }
  }

  @Test("Products are those of the widened numbers", arguments: KernelTests.levels, [1, 3, 4, 5, 9])
  func products(level: Int32, vectors: Int) throws {
    let kernels = try Self.kernels(level)
    for format in BlockFormat.allCases {
      let (rows, columns) = (7, 2 * format.numbers)
      let bytes = Self.blocks(format, count: rows * 2, seed: 7)
      let wide = try Self.view(format, bytes, shape: [rows, columns]).floats()
      let x = KernelTests.numbers(vectors * columns, seed: 8)
      let coded = CodedVectors(x, kernels)
      let seen = coded.values
      var y = [Float](repeating: .nan, count: vectors * rows)
      let (r, c, n) = (Int64(rows), Int64(columns), Int64(vectors))
      coded.withPointers { pointers in
        var pointers = pointers
        switch format {
        case .q8_0: kernels.rows_q8_0(bytes, r, c, &pointers, n, &y, r)
        case .q4_0: kernels.rows_q4_0(bytes, r, c, &pointers, n, &y, r)
        case .q4_k: kernels.rows_q4_k(bytes, r, c, &pointers, n, &y, r)
        case .q6_k: kernels.rows_q6_k(bytes, r, c, &pointers, n, &y, r)
        }
      }
      for vector in 0..<vectors {
        for row in 0..<rows {
          var (sum, size) = (0.0, 0.0)
          for column in 0..<columns {
            let product = Double(wide[row * columns + column]) * Double(seen[vector * columns + column])
            sum += product
            size += abs(product)
          }
          #expect(abs(Double(y[vector * rows + row]) - sum) <= 1e-5 * size, "\(format) \(row) \(vector)")
        }
      }
    }
  }

  /// Vectors rounded by a level's own kernel.
  struct CodedVectors {
    var q: [Int8]
    var scales: [Float]
    var biases: [Int16]

    init(_ x: [Float], _ kernels: a2c_block_kernels) {
      q = Array(repeating: 0, count: x.count)
      scales = Array(repeating: 0, count: x.count / 32)
      biases = Array(repeating: 0, count: x.count / 2)
      kernels.blocks_of(x, Int64(x.count), &q, &scales, &biases)
    }

    var values: [Float] { q.indices.map { Float(q[$0]) * scales[$0 / 32] } }

    func withPointers(_ body: (a2c_block_vectors) -> Void) {
      q.withUnsafeBufferPointer { q in
        scales.withUnsafeBufferPointer { scales in
          biases.withUnsafeBufferPointer { biases in
            body(a2c_block_vectors(q: q.baseAddress, scales: scales.baseAddress, biases: biases.baseAddress))
          }
        }
      }
    }
  }

  @Test("Vectors become the nearest whole numbers, alike everywhere", arguments: KernelTests.levels)
  func vectors(_ level: Int32) throws {
    let x = KernelTests.numbers(256, seed: 9) + [Float](repeating: 0, count: 32)
    let coded = CodedVectors(x, try Self.kernels(level))
    for index in x.indices {
      #expect(abs(Float(coded.q[index]) * coded.scales[index / 32] - x[index]) <= coded.scales[index / 32] * 0.501)
    }
    #expect(coded.scales.last == 0)
    for pair in coded.biases.indices {
      #expect(Int(coded.biases[pair]) == 8 * (Int(coded.q[2 * pair]) + Int(coded.q[2 * pair + 1])))
    }
    let portable = CodedVectors(x, try Self.kernels(Int32(A2C_PORTABLE)))
    #expect(coded.q == portable.q && coded.scales == portable.scales)
  }

  @Test("Numbers that are not finite stay so", arguments: KernelTests.levels, [Float.infinity, -.infinity, .nan])
  func notFinite(level: Int32, value: Float) throws {
    let kernels = try Self.kernels(level)
    var x = KernelTests.numbers(64, seed: 10)
    x[40] = value
    let coded = CodedVectors(x, kernels)
    let bytes = Self.blocks(.q8_0, count: 2, seed: 11)
    var y: [Float] = [0]
    coded.withPointers { pointers in
      var pointers = pointers
      kernels.rows_q8_0(bytes, 1, 64, &pointers, 1, &y, 1)
    }
    #expect(!y[0].isFinite)
  }

  @Test("What is written differs by half a step at most, and from the plain rule by less")
  func encoding() throws {
    let x = KernelTests.numbers(32 * 64, seed: 12)
    var errors: [BlockFormat: Double] = [:]
    for format in BlockEncoder.formats {
      let bytes = BlockEncoder.encode(x, format)
      #expect(bytes.count == 64 * format.bytes)
      let back = try Self.view(format, bytes, shape: [64, 32]).floats()
      var sum = 0.0
      for block in 0..<64 {
        let top = x[block * 32..<(block + 1) * 32].map(abs).max() ?? 0
        for index in block * 32..<(block + 1) * 32 {
          #expect(abs(back[index] - x[index]) <= top / (format == .q8_0 ? 250 : 6))
          sum += Double((back[index] - x[index]) * (back[index] - x[index]))
        }
      }
      errors[format] = sum
    }
    // The scale that makes the largest number -8, as llama.cpp writes Q4_0.
    var plain = 0.0
    for block in 0..<64 {
      let values = x[block * 32..<(block + 1) * 32]
      let scale = Float(Float16((values.max { abs($0) < abs($1) } ?? 0) / -8))
      for value in values {
        let off = max(-8, min(7, (value / scale).rounded())) * scale - value
        plain += Double(off * off)
      }
    }
    #expect(try #require(errors[.q4_0]) < 0.95 * plain)
    #expect(BlockEncoder.encode([Float](repeating: 0, count: 32), .q4_0).prefix(2) == [0, 0])
  }
}
