import CKernels

extension ElementType {
  /// Converts elements of this type to 32-bit floats, rounding to nearest where they do not fit.
  /// - Parameters:
  ///   - input: `output.count` elements, little-endian, at any address.
  func convert(_ input: UnsafeRawPointer, into output: UnsafeMutableBufferPointer<Float>) {
    switch self {
    case .f32:
      guard let start = output.baseAddress else { return }
      UnsafeMutableRawPointer(start).copyMemory(from: input, byteCount: 4 * output.count)
    case .bf16, .f16:
      guard let start = output.baseAddress else { return }
      let widen = self == .bf16 ? Kernels.best.widen_bf16 : Kernels.best.widen_f16
      // checked: the kernels read at any address.
      widen?(input.assumingMemoryBound(to: UInt16.self), Int64(output.count), start)
    case .f64:
      for index in 0..<output.count {
        output[index] = Float(input.loadUnaligned(fromByteOffset: 8 * index, as: Double.self))
      }
    case .i64: ElementType.integers(Int64.self, input, output)
    case .i32: ElementType.integers(Int32.self, input, output)
    case .i16: ElementType.integers(Int16.self, input, output)
    case .i8: ElementType.integers(Int8.self, input, output)
    case .u64: ElementType.integers(UInt64.self, input, output)
    case .u32: ElementType.integers(UInt32.self, input, output)
    case .u16: ElementType.integers(UInt16.self, input, output)
    case .u8: ElementType.integers(UInt8.self, input, output)
    case .bool:
      for index in 0..<output.count { output[index] = input.load(fromByteOffset: index, as: UInt8.self) == 0 ? 0 : 1 }
    }
  }

  private static func integers<T: FixedWidthInteger & BitwiseCopyable>(
    _ type: T.Type, _ input: UnsafeRawPointer, _ output: UnsafeMutableBufferPointer<Float>
  ) {
    for index in 0..<output.count {
      output[index] = Float(input.loadUnaligned(fromByteOffset: MemoryLayout<T>.size * index, as: T.self))
    }
  }
}
