import CKernels

/// The weights of y = W x + b, where they lie in a mapped file, in the precision of the file.
///
/// Few vectors are multiplied straight from the narrow numbers (memory speed decides), where these are in blocks of bytes
/// after rounding the vectors to such blocks too. Many are multiplied in bf16 where that is asked for and the processor
/// does it (``BF16Products``), else by BLAS from a slice of W widened to f32, at most ``sliceNumbers`` numbers at a time,
/// so no copy of the weights is ever kept.
package struct LinearWeights: Sendable {
  package let weight: WeightView  // [out, in]
  package let bias: [Float]?  // [out]
  package let outputs: Int
  package let inputs: Int

  /// Up to this many vectors are multiplied from the narrow numbers.
  package static let fewVectors = 16
  /// The same of weights in blocks, where many are multiplied as bytes.
  static let fewOfBlocks = 3
  /// The largest slice that is widened at once: 8 Mi numbers, 32 MiB.
  static let sliceNumbers = 8 << 20

  /// - Parameters:
  ///   - weight: of shape [outputs, inputs] after flattening all but the first dimension; the caller has checked it.
  package init(weight: WeightView, bias: [Float]?, outputs: Int, inputs: Int) {
    self.weight = weight
    self.bias = bias
    self.outputs = outputs
    self.inputs = inputs
  }

  /// y = x Wᵀ + b
  /// - Parameters:
  ///   - x: [n, inputs]
  ///   - precision: `bf16` rounds x, in place of a copy, before the product
  /// - Returns: [n, outputs]
  package func callAsFunction(_ x: Matrix, precision: Precision = .f32) -> Matrix {
    let y = Matrix(unwritten: x.rows, columns: outputs)
    apply(x, to: y, precision: precision)
    return y
  }

  /// Like ``callAsFunction(_:precision:)``, into the columns from `column` on of a matrix that exists.
  package func apply(_ x: Matrix, to y: Matrix, column: Int = 0, precision: Precision = .f32) {
    let areFew = x.rows <= Self.fewVectors
    if multiplyNarrow(x, y.operand(column: column), precision) { return }
    if precision == .bf16, weight.blocks == nil, let products = BF16Products(weight) {
      products.multiplyFew(self, x, y, column)
    } else {
      let input = precision == .bf16 && weight.blocks == nil ? x.roundedToBF16() : x
      areFew && isNarrowReady ? multiplyFew(input, y, column) : multiplyMany(input, y, column)
    }
    if let bias { y.add(toRows: bias, column: column) }
  }

  /// y += x Wᵀ + b, from a row of y on, which is as wide as the result.
  package func add(_ x: Matrix, to y: Matrix, row: Int = 0, precision: Precision = .f32) {
    let fits = x.rows <= y.rows - row && y.columns == outputs
    guard fits, multiplyNarrow(x, y.operand(row: row), precision, isAdded: true) else {
      return y.add(self(x, precision: precision), row: row)
    }
  }

  /// Runs `body` with the address of the bias from an output on, `nil` where there is none.
  func withBias(from first: Int, _ body: (UnsafePointer<Float>?) -> Void) {
    guard let bias else { return body(nil) }
    bias.withUnsafeBufferPointer { body($0.baseAddress.map { $0 + first }) }
  }

  /// Multiplies many vectors in the arithmetic that the processor has for the weights as they are.
  /// - Returns: whether it has any, and the vectors are many
  private func multiplyNarrow(_ x: Matrix, _ y: Operand, _ precision: Precision, isAdded: Bool = false) -> Bool {
    guard precision == .bf16, x.rows > (weight.blocks == nil ? Self.fewVectors : Self.fewOfBlocks) else { return false }
    if let products = BlockProducts(weight, inputs: inputs) {
      products.multiply(self, x, y, isAdded: isAdded)
      return true
    }
    guard x.rows > Self.fewVectors, let products = BF16Products(weight) else { return false }
    products.multiplyMany(self, x, y, isAdded: isAdded)
    return true
  }

  /// Whether a kernel exists for the file's element type.
  private var isNarrowReady: Bool { weight.blocks != nil || [.f32, .bf16, .f16].contains(weight.type) }

  private func multiplyFew(_ x: Matrix, _ y: Matrix, _ column: Int) {
    if let blocks = weight.blocks { return blocks.multiply(weight, outputs: outputs, inputs: inputs, x, y, column) }
    let kernels = Kernels.best
    Parallel.ranges(outputs, grain: max(1, 65_536 / max(inputs, 1)), step: 4) { range in
      guard let start = weight.bytes.baseAddress else { return }
      let slice = start + range.lowerBound * inputs * weight.type.byteSize
      let (rows, columns, vectors) = (Int64(range.count), Int64(inputs), Int64(x.rows))
      let (output, stride) = (y.base + column + range.lowerBound, Int64(y.columns))
      switch weight.type {
      case .bf16:
        kernels.rows_bf16(slice.assumingMemoryBound(to: UInt16.self), rows, columns, x.base, vectors, output, stride)
      case .f16:
        kernels.rows_f16(slice.assumingMemoryBound(to: UInt16.self), rows, columns, x.base, vectors, output, stride)
      default:
        kernels.rows_f32(slice.assumingMemoryBound(to: Float.self), rows, columns, x.base, vectors, output, stride)
      }
      withExtendedLifetime((x, y, weight)) {}
    }
  }

  private func multiplyMany(_ x: Matrix, _ y: Matrix, _ column: Int) {
    let step = max(1, min(outputs, Self.sliceNumbers / max(inputs, 1)))
    let scratch = Matrix(rows: weight.isAlignedF32 ? 0 : step, columns: inputs)
    for first in stride(from: 0, to: outputs, by: step) {
      let rows = min(step, outputs - first)
      let target = y.operand(column: column + first)
      if weight.isAlignedF32, let start = weight.bytes.baseAddress {
        let slice = (start + first * inputs * 4).assumingMemoryBound(to: Float.self)
        BLAS.multiplyTransposed(x.operand(), slice, inputs, into: target, m: x.rows, n: rows, k: inputs)
        withExtendedLifetime(weight) {}
      } else {
        Parallel.ranges(rows * inputs, grain: 1 << 16) { part in
          weight.copyFloats(
            from: first * inputs + part.lowerBound,
            into: UnsafeMutableBufferPointer(start: scratch.base + part.lowerBound, count: part.count))
          withExtendedLifetime(scratch) {}
        }
        BLAS.multiplyTransposed(x.operand(), scratch.operand(), into: target, m: x.rows, n: rows, k: inputs)
      }
    }
  }
}

extension WeightView {
  /// Whether BLAS can read the numbers where they lie.
  var isAlignedF32: Bool {
    type == .f32 && bytes.baseAddress.map { UInt(bitPattern: $0) % 4 == 0 } == true
  }
}
