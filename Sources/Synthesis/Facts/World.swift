package import Support

/// The synthetic world: a scene for each seed and index, always the same.
package enum World {
  /// A scene. It depends on the arguments alone.
  /// - Parameters:
  ///   - seed: see ``SeedRange``
  ///   - personFirst: whether the main subject shall be a person, as a pose condition needs it
  package static func scene(seed: UInt64, index: Int, personFirst: Bool = false) -> Scene {
    var maker = SceneMaker(seed: seed, index: index)
    return maker.make(personFirst: personFirst)
  }

  /// Random numbers for one purpose about one scene; other purposes get other numbers.
  package static func random(seed: UInt64, index: Int, purpose: UInt64) -> SeededGenerator {
    var mixer = SplitMix64(seed: seed)
    let first = mixer.next()
    var second = SplitMix64(seed: first ^ (UInt64(bitPattern: Int64(index)) &* 0xD134_2543_DE82_EF95))
    var third = SplitMix64(seed: second.next() ^ (purpose &* 0xA076_1D64_78BD_642F))
    return SeededGenerator(seed: third.next())
  }
}

extension SeededGenerator {
  /// One of several.
  mutating func pick<T>(_ items: [T]) -> T { items[Int(next() % UInt64(items.count))] }

  mutating func chance(_ share: Double) -> Bool { uniform() < share }

  mutating func span(_ low: Float, _ high: Float) -> Float { low + (high - low) * uniformFloat() }
}
