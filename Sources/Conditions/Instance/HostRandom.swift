import Support

/// The random numbers of an adapter instance; see `a2c/ext/random.h`.
struct HostRandom {
  private let seed: UInt64
  private let adapter: String
  private var generator: SeededGenerator

  init(seed: UInt64, adapter: String) {
    self.seed = seed
    self.adapter = adapter
    generator = Self.generator(seed, adapter, "encode")
  }

  /// Begins the sequence of a function anew.
  mutating func begin(_ function: String) { generator = Self.generator(seed, adapter, function) }

  mutating func next() -> UInt64 { generator.next() }

  mutating func fill(_ numbers: UnsafeMutableBufferPointer<Float>) {
    for index in numbers.indices { numbers[index] = generator.uniformFloat() }
  }

  private static func generator(_ seed: UInt64, _ adapter: String, _ function: String) -> SeededGenerator {
    let bytes = stride(from: UInt64(0), to: 64, by: 8).map { UInt8(truncatingIfNeeded: seed >> $0) }
    let digest = SHA256.digest(bytes + Array("\(adapter)/\(function)".utf8))
    return SeededGenerator(seed: digest.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) })
  }
}
