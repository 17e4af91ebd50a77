/// Conversions between 32-bit floats and the two 16-bit formats, one number at a time and by integer arithmetic: the
/// same on every machine, and whatever the processor's handling of denormals is set to. Rounding is to nearest, ties to
/// even. Rows are widened by ``Kernels``.
package enum HalfPrecision {
  // MARK: bfloat16: the upper half of a 32-bit float

  /// The value of a bfloat16; exact.
  package static func float(bfloat16 bits: UInt16) -> Float { Float(bitPattern: UInt32(bits) << 16) }

  /// What is not a number stays so, and quiet; the largest finite values round to infinity.
  package static func bfloat16(_ value: Float) -> UInt16 {
    let bits = value.bitPattern
    let isNaN = bits & 0x7FFF_FFFF > 0x7F80_0000
    let rounded = (bits &+ 0x7FFF &+ (bits >> 16 & 1)) >> 16
    return UInt16(truncatingIfNeeded: isNaN ? bits >> 16 | 0x40 : rounded)
  }

  // MARK: float16: IEEE 754 binary16

  /// The value of a binary16; exact.
  package static func float(float16 bits: UInt16) -> Float {
    let sign = UInt32(bits & 0x8000) << 16
    let exponent = bits & 0x7C00
    var magnitude = UInt32(bits & 0x7FFF) << 13
    if exponent == 0x7C00 {
      magnitude += (255 - 31) << 23  // infinity or not a number: all exponent bits set
    } else if exponent == 0 {
      // Denormal: the fraction counts in units of 2^-24. With the exponent of 2^-14 in front it is a normal number,
      // from which 2^-14 is taken off again.
      magnitude = (Float(bitPattern: magnitude + 113 << 23) - 0x1p-14).bitPattern
    } else {
      magnitude += (127 - 15) << 23
    }
    return Float(bitPattern: sign | magnitude)
  }

  /// What is not a number stays so, and quiet; values of 65520 and more become infinity.
  package static func float16(_ value: Float) -> UInt16 {
    let sign = UInt16(truncatingIfNeeded: value.bitPattern >> 16) & 0x8000
    let magnitude = value.bitPattern & 0x7FFF_FFFF
    let result: UInt32
    if magnitude > 0x7F80_0000 {
      result = 0x7E00 | (magnitude >> 13 & 0x1FF)
    } else if magnitude >= 0x477F_F000 {  // 65520
      result = 0x7C00
    } else if magnitude < 0x3880_0000 {  // 2^-14
      // In [1/2, 1) a float's last bit is worth 2^-24, a denormal's unit: adding 1/2 rounds to it.
      result = (Float(bitPattern: magnitude) + 0.5).bitPattern - Float(0.5).bitPattern
    } else {
      result = (magnitude - (127 - 15) << 23 + 0xFFF + (magnitude >> 13 & 1)) >> 13
    }
    return sign | UInt16(truncatingIfNeeded: result)
  }

  // MARK: Rows of numbers

  /// Each value rounded to a bfloat16.
  package static func bfloat16(_ values: [Float]) -> [UInt16] { values.map { bfloat16($0) } }
  /// Each value rounded to a binary16.
  package static func float16(_ values: [Float]) -> [UInt16] { values.map { float16($0) } }
}
