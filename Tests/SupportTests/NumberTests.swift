import Support
import Testing

@Suite struct CheckedTests {
  @Test func products() {
    #expect(Checked.product() == 1)
    #expect(Checked.product(3, 4, 5) == 60)
    #expect(Checked.product([0, 7]) == 0)
    #expect(Checked.product(-1, 2) == nil)
    #expect(Checked.product(.max, 2) == nil)
    #expect(Checked.product(1 << 42 | 1, 1 << 22) == nil)
    #expect(Checked.product(.max, 1) == .max)
  }

  @Test func sums() {
    #expect(Checked.sum() == 0)
    #expect(Checked.sum(1, -2, 3) == 2)
    #expect(Checked.sum(.max, 1) == nil)
    #expect(Checked.sum(.min, -1) == nil)
  }

  @Test func rounding() {
    #expect(Checked.rounded(2.5) == 2)
    #expect(Checked.rounded(3.5) == 4)
    #expect(Checked.rounded(-0.5) == 0)
    for value in [Double.nan, .infinity, -.infinity, 1e19, -1e19] { #expect(Checked.rounded(value) == nil) }
  }
}

@Suite struct ByteReaderTests {
  @Test func readsAndEnds() {
    var reader = ByteReader([1, 2, 3, 4, 5, 6, 7])
    #expect(reader.little(UInt16.self) == 0x0201)
    #expect(reader.big(UInt16.self) == 0x0304)
    #expect(reader.offset == 4)
    #expect(reader.little(UInt32.self) == nil)
    #expect(reader.take(-1) == nil)
    #expect(reader.take(.max) == nil)
    #expect(reader.remaining == 3)
    #expect(reader.take(3) == [5, 6, 7])
    #expect(reader.take(0) == [])
    #expect(reader.little(UInt8.self) == nil)
  }

  @Test func signsAreKept() {
    var reader = ByteReader([0xFF, 0xFE, 0xFF, 0xFF, 0xFF])
    #expect(reader.little(Int8.self) == -1)
    #expect(reader.little(Int32.self) == -2)
    var slice = ByteReader([9, 9, 0x80, 0x00][2...])
    #expect(slice.big(Int16.self) == .min)
  }
}

@Suite struct SeededGeneratorTests {
  // The reference implementations' output (prng.di.unimi.it), as other libraries publish it too.
  @Test func splitMix64() {
    var generator = SplitMix64(seed: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
      16_408_922_859_458_223_821,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
  }

  @Test func xoshiro() {
    var generator = SeededGenerator(state: (1, 2, 3, 4))
    let expected: [UInt64] = [
      11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360, 607_988_272_756_665_600,
      16_172_922_978_634_559_625, 8_476_171_486_693_032_832, 10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
    var seeded = SeededGenerator(seed: 42)
    let fromSeed: [UInt64] = [1_546_998_764_402_558_742, 6_990_951_692_964_543_102, 12_544_586_762_248_559_009]
    #expect(fromSeed.map { _ in seeded.next() } == fromSeed)
  }

  @Test func uniformNumbersFillTheirRange() {
    var generator = SeededGenerator(seed: 1)
    let values = (0..<20_000).map { _ in generator.uniform() }
    #expect(values.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect(abs(values.reduce(0, +) / 20_000 - 0.5) < 0.01)
    let floats = (0..<20_000).map { _ in generator.uniformFloat() }
    #expect(floats.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect(abs(floats.reduce(0, +) / 20_000 - 0.5) < 0.01)
  }

  @Test func normalNumbersHaveTheirMoments() {
    var generator = SeededGenerator(seed: 2)
    let values = (0..<50_000).map { _ in generator.normal() }
    let mean = values.reduce(0, +) / 50_000
    let variance = values.reduce(0) { $0 + $1 * $1 } / 50_000
    let fourth = values.reduce(0) { $0 + $1 * $1 * $1 * $1 } / 50_000
    #expect(abs(mean) < 0.02)
    #expect(abs(variance - 1) < 0.03)
    #expect(abs(fourth - 3) < 0.2)
  }
}

@Suite struct ResourceUseTests {
  @Test func memoryAndTime() {
    let start = ResourceUse.seconds
    #expect(ResourceUse.currentMemory > 1 << 20)
    #expect(ResourceUse.peakMemory >= ResourceUse.currentMemory / 2)
    #expect(ResourceUse.seconds >= start)
  }
}
