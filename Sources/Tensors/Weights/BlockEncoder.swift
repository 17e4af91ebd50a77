/// Rounds numbers to blocks of bytes (Q8_0) or of halves of bytes (Q4_0).
package enum BlockEncoder {
  /// The formats that are written; the others are only read.
  package static let formats: [BlockFormat] = [.q8_0, .q4_0]

  /// - Parameter values: whole blocks; finite
  /// - Returns: the blocks; empty for a format that is not written
  package static func encode(_ values: [Float], _ format: BlockFormat) -> [UInt8] {
    guard formats.contains(format) else { return [] }
    let blocks = values.count / format.numbers
    let size = format.bytes
    return [UInt8](unsafeUninitializedCapacity: blocks * size) { output, filled in
      guard let base = output.baseAddress else { return }
      let target = Target(base: base)
      values.withUnsafeBufferPointer { values in
        guard let source = values.baseAddress else { return }
        let from = Source(base: source)
        Parallel.ranges(blocks, grain: 1 << 10) { range in
          for block in range {
            let (numbers, bytes) = (from.base + block * 32, target.base + block * size)
            if format == .q8_0 { encodeBytes(numbers, bytes) } else { encodeHalves(numbers, bytes) }
          }
        }
      }
      filled = blocks * size
    }
  }

  // checked: threads write to different blocks, and the memory outlives the call.
  private struct Target: @unchecked Sendable { let base: UnsafeMutablePointer<UInt8> }
  private struct Source: @unchecked Sendable { let base: UnsafePointer<Float> }

  private static func write(_ scale: Float16, _ bytes: UnsafeMutablePointer<UInt8>) {
    UnsafeMutableRawPointer(bytes).storeBytes(of: scale.bitPattern.littleEndian, as: UInt16.self)
  }

  private static func encodeBytes(_ x: UnsafePointer<Float>, _ bytes: UnsafeMutablePointer<UInt8>) {
    var top: Float = 0
    for index in 0..<32 { top = max(top, abs(x[index])) }
    let scale = Float16(min(top / 127, Float(Float16.greatestFiniteMagnitude)))
    let inverse = scale > 0 ? 1 / Float(scale) : 0
    write(scale, bytes)
    for index in 0..<32 {
      let whole = max(-127, min(127, (x[index] * inverse).rounded()))
      bytes[2 + index] = UInt8(bitPattern: Int8(whole.isNaN ? 0 : whole))
    }
  }

  /// The scale is the one of several with the least square error: from that which gives the number of the largest size
  /// the lowest whole number, -8, to smaller and larger ones.
  private static func encodeHalves(_ x: UnsafePointer<Float>, _ bytes: UnsafeMutablePointer<UInt8>) {
    var extreme: Float = 0
    for index in 0..<32 where abs(x[index]) > abs(extreme) { extreme = x[index] }
    var (best, least) = (Float16(0), Float.infinity)
    for step in -6...6 where extreme != 0 {
      let scale = Float16(extreme / (-8 + 0.15 * Float(step)))
      guard scale != 0, scale.isFinite else { continue }
      let inverse = 1 / Float(scale)
      var error: Float = 0
      for index in 0..<32 {
        let off = max(-8, min(7, (x[index] * inverse).rounded())) * Float(scale) - x[index]
        error += off * off
      }
      if error < least { (best, least) = (scale, error) }
    }
    write(best, bytes)
    let inverse = best != 0 ? 1 / Float(best) : 0
    for index in 0..<16 {
      let (low, high) = (half(x[index] * inverse), half(x[index + 16] * inverse))
      bytes[2 + index] = low | high << 4
    }
  }

  /// The whole number next to a value, from 0 to 15 with 8 added.
  private static func half(_ value: Float) -> UInt8 {
    value.isNaN ? 8 : UInt8(max(-8, min(7, value.rounded())) + 8)
  }
}
