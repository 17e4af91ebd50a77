import Support

/// A view of one tensor, usually in a mapped file: nothing is copied. The view keeps the memory alive.
///
/// The address may be unaligned, because safetensors does not promise more than the end of its header: use
/// ``elements(as:)``, which answers `nil` then, or the converting functions.
package struct WeightView: @unchecked Sendable {  // checked: nobody writes to the bytes.
  package let name: String
  package let type: ElementType
  /// Where the numbers are kept in blocks, how; ``type`` is `u8` then, and ``bytes`` are the blocks.
  package let blocks: BlockFormat?
  /// Outermost first, row-major; empty for a scalar.
  package let shape: [Int]
  /// Exactly `count * type.byteSize` bytes, or what ``BlockFormat/size(_:)`` says, little-endian; valid while the view or its ``owner`` is held.
  package let bytes: UnsafeRawBufferPointer
  /// What holds the memory.
  package let owner: any AnyObject & Sendable
  /// The number of elements.
  package let count: Int

  /// `nil` where `bytes` is not exactly as long as type and shape say, or `shape` is negative or overflows.
  package init?(
    name: String, type: ElementType, shape: [Int], bytes: UnsafeRawBufferPointer, owner: any AnyObject & Sendable
  ) {
    guard let count = Checked.product(shape), Checked.product(count, type.byteSize) == bytes.count else { return nil }
    self.name = name
    self.type = type
    blocks = nil
    self.shape = shape
    self.bytes = bytes
    self.owner = owner
    self.count = count
  }

  /// A tensor in blocks. `nil` where `bytes` is not exactly as long as format and shape say.
  package init?(
    name: String, blocks: BlockFormat, shape: [Int], bytes: UnsafeRawBufferPointer, owner: any AnyObject & Sendable
  ) {
    guard let count = Checked.product(shape), blocks.size(shape) == bytes.count else { return nil }
    self.name = name
    type = .u8
    self.blocks = blocks
    self.shape = shape
    self.bytes = bytes
    self.owner = owner
    self.count = count
  }

  /// A tensor in memory of its own. `nil` where `floats` does not have as many values as `shape` says.
  package init?(name: String, shape: [Int], floats: [Float]) {
    let memory = OwnedFloats(floats)
    self.init(name: name, type: .f32, shape: shape, bytes: UnsafeRawBufferPointer(memory.values), owner: memory)
  }

  /// Whether the elements lie at addresses that are multiples of their size.
  package var isAligned: Bool { UInt(bitPattern: bytes.baseAddress) % UInt(type.byteSize) == 0 }

  /// The elements where they are, for a Swift type of the same size; bf16 and f16 are read as `UInt16`.
  ///
  /// The pointer is valid while this view or its ``owner`` is held, so read through it inside
  /// `withExtendedLifetime(view)` unless something that lives longer holds the view. `nil` where the size differs or the memory is
  /// unaligned.
  package func elements<T: BitwiseCopyable>(as element: T.Type) -> UnsafeBufferPointer<T>? {
    guard blocks == nil, MemoryLayout<T>.stride == type.byteSize, isAligned else { return nil }
    return bytes.bindMemory(to: T.self)
  }

  /// All elements as 32-bit floats; what does not fit is rounded to nearest.
  package func floats() -> [Float] { floats(from: 0, count: count) }

  /// `count` elements from the element `start` on, as 32-bit floats; fewer where the tensor ends before.
  package func floats(from start: Int, count: Int) -> [Float] {
    let first = min(max(start, 0), self.count)
    let number = min(max(count, 0), self.count - first)
    return [Float](unsafeUninitializedCapacity: number) { buffer, initialized in
      copyFloats(from: first, into: UnsafeMutableBufferPointer(rebasing: buffer[..<number]))
      initialized = number
    }
  }

  /// Converts elements to 32-bit floats in memory of the caller, without taking any.
  /// - Parameters:
  ///   - start: the first element, such as `row * columns`.
  ///   - output: filled as far as the tensor reaches.
  /// - Returns: how many elements were written.
  @discardableResult
  package func copyFloats(from start: Int = 0, into output: UnsafeMutableBufferPointer<Float>) -> Int {
    guard start >= 0, start < count, let base = bytes.baseAddress, !output.isEmpty else { return 0 }
    let number = min(output.count, count - start)
    let target = UnsafeMutableBufferPointer(rebasing: output[..<number])
    withExtendedLifetime(owner) {
      if let blocks {
        blocks.widen(base, start: start, into: target)
      } else {
        type.convert(base + start * type.byteSize, into: target)
      }
    }
    return number
  }

  /// Memory that lives as long as the views of it.
  private final class OwnedFloats: @unchecked Sendable {  // checked: written once, in the initialiser.
    let values: UnsafeMutableBufferPointer<Float>

    init(_ floats: [Float]) {
      values = .allocate(capacity: floats.count)
      _ = values.initialize(from: floats)
    }

    deinit { values.deallocate() }
  }
}
