import Support
import Tensors
import TestSupport
import Testing

@Suite struct HalfPrecisionTests {
  @Test func everyBfloat16ComesBack() {
    for bits in UInt16.min...UInt16.max {
      let value = HalfPrecision.float(bfloat16: bits)
      if value.isNaN {
        #expect(HalfPrecision.bfloat16(value) == bits | 0x40)
      } else if HalfPrecision.bfloat16(value) != bits {
        Issue.record("\(bits)")
      }
    }
  }

  @Test func everyFloat16ComesBack() {
    for bits in UInt16.min...UInt16.max {
      let value = HalfPrecision.float(float16: bits)
      if value.isNaN {
        #expect(HalfPrecision.float16(value) == bits | 0x200)
      } else if HalfPrecision.float16(value) != bits {
        Issue.record("\(bits)")
      }
    }
  }

  /// The value of a binary16 by its definition: sign, exponent and fraction.
  @Test func float16HasTheValueOfItsDefinition() {
    for bits in UInt16.min..<0x7C00 {
      let (exponent, fraction) = (Int(bits >> 10), Float(bits & 0x3FF))
      let power = Float(sign: .plus, exponent: max(exponent, 1) - 25, significand: 1)
      let value = (exponent == 0 ? fraction : fraction + 1024) * power
      if HalfPrecision.float(float16: bits) != value || HalfPrecision.float(float16: bits | 0x8000) != -value {
        Issue.record("\(bits)")
      }
    }
    #expect(HalfPrecision.float(float16: 0x7C00) == .infinity)
    #expect(HalfPrecision.float(float16: 0xFC00) == -.infinity)
    #expect(HalfPrecision.float(float16: 0x8000).sign == .minus)
  }

  /// Between two neighbours the nearer is taken, in the middle the even one.
  @Test func roundingIsToNearestEven() {
    for bits in UInt16(0)..<0x7BFF where bits % 7 == 0 || bits < 2048 {
      let (low, high) = (HalfPrecision.float(float16: bits), HalfPrecision.float(float16: bits + 1))
      let middle = (low + high) / 2
      let even = bits % 2 == 0 ? bits : bits + 1
      let results = [
        HalfPrecision.float16(middle), HalfPrecision.float16(middle.nextDown), HalfPrecision.float16(middle.nextUp),
      ]
      if results != [even, bits, bits + 1] { Issue.record("f16 \(bits): \(results)") }
    }
    for bits in stride(from: UInt16(0), to: 0x7F7F, by: 5) {
      let (low, high) = (HalfPrecision.float(bfloat16: bits), HalfPrecision.float(bfloat16: bits + 1))
      let middle = low + (high - low) / 2
      let even = bits % 2 == 0 ? bits : bits + 1
      let results = [
        HalfPrecision.bfloat16(middle), HalfPrecision.bfloat16(middle.nextDown), HalfPrecision.bfloat16(middle.nextUp),
      ]
      if results != [even, bits, bits + 1] { Issue.record("bf16 \(bits): \(results)") }
    }
  }

  @Test func whatIsTooLargeIsInfinite() {
    #expect(HalfPrecision.float16(65519.9) == 0x7BFF)
    #expect(HalfPrecision.float16(65520) == 0x7C00)
    #expect(HalfPrecision.float16(-1e30) == 0xFC00)
    #expect(HalfPrecision.bfloat16(.greatestFiniteMagnitude) == 0x7F80)
    #expect(HalfPrecision.float16(Float(bitPattern: 1)) == 0)
    #expect(HalfPrecision.float16(-Float(bitPattern: 1)) == 0x8000)
    #expect(HalfPrecision.bfloat16(Float(bitPattern: 0x7F80_0001)) == 0x7FC0)
  }

  @Test func roundsAsPyTorch() throws {
    let values = try Golden.values()
    let wide = try Golden.bits(values["wide"]).map(Float.init(bitPattern:))
    #expect(HalfPrecision.float16(wide).map(UInt32.init) == (try Golden.bits(values["half"])))
    #expect(HalfPrecision.bfloat16(wide).map(UInt32.init) == (try Golden.bits(values["brain"])))
  }

  /// The kernels widen rows, at any address, as the definition does single numbers.
  @Test(arguments: [ElementType.f16, .bf16])
  func rowsAreWidenedAsSingleNumbersAre(type: ElementType) throws {
    let all = Array(UInt16.min...UInt16.max)
    let memory = Unaligned(all)
    let view = try #require(
      WeightView(name: "w", type: type, shape: [all.count], bytes: memory.bytes, owner: memory))
    #expect(!view.isAligned)
    for (bits, wide) in zip(all, view.floats()) {
      let single = type == .f16 ? HalfPrecision.float(float16: bits) : HalfPrecision.float(bfloat16: bits)
      if single.isNaN ? !wide.isNaN : single.bitPattern != wide.bitPattern { Issue.record("\(type) \(bits)") }
    }
  }

  /// 16-bit numbers at an odd address.
  private final class Unaligned: @unchecked Sendable {  // checked: written once, in the initialiser.
    private let memory: UnsafeMutableRawBufferPointer
    let bytes: UnsafeRawBufferPointer

    init(_ numbers: [UInt16]) {
      let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * numbers.count + 1, alignment: 2)
      let odd = UnsafeMutableRawBufferPointer(rebasing: memory[1...])
      numbers.withUnsafeBytes { odd.copyMemory(from: $0) }
      self.memory = memory
      bytes = UnsafeRawBufferPointer(odd)
    }

    deinit { memory.deallocate() }
  }
}
