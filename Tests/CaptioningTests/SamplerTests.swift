import Captioning
import Glibc
import Manifests
import Testing

@Suite struct SamplerTests {
  func choose(
    _ logits: [Float], _ settings: CaptionSettings = CaptionSettings(), prompt: [Int32] = [],
    where isAllowed: (Int32) -> Bool = { _ in true }
  ) -> Int32? {
    var logits = logits
    var sampler = Sampler(settings, prompt: prompt)
    return sampler.choose(&logits, where: isAllowed)
  }

  @Test("The likeliest; of equals the first; only what is allowed")
  func greedy() {
    #expect(choose([1, 3, 2]) == 1)
    #expect(choose([1, 3, 3, 3]) == 1)
    #expect(choose([1, 3, 2]) { $0 != 1 } == 2)
    #expect(choose([1, 3, 2]) { _ in false } == nil)
    #expect(choose([]) == nil)
  }

  @Test("Scores that are no numbers or infinite come last, but an allowed token is always found")
  func odd() {
    #expect(choose([.nan, 1, .nan]) == 1)
    #expect(choose([.nan, -.infinity, -5]) == 2)
    #expect(choose([.nan, .nan]) == 0)
    #expect(choose([-.infinity, -.infinity]) { $0 == 1 } == 1)
    #expect(choose([0, .infinity, 1]) == 1)
    let drawing = CaptionSettings(temperature: 1)
    for seed in 0..<20 {
      var settings = drawing
      settings.seed = UInt64(seed)
      #expect(choose([.nan, 1, .nan], settings) == 1)
      #expect(choose([.nan, .nan], settings) == 0)
      #expect(choose([0, .infinity, 1], settings) == 1)
      #expect(choose([-.infinity, -.infinity], settings) != nil)
      #expect(choose([1, 2], settings) { _ in false } == nil)
    }
  }

  @Test("Seen tokens: positive scores are divided, negative ones multiplied, once each")
  func penalty() {
    let settings = CaptionSettings(repetitionPenalty: 2)
    var sampler = Sampler(settings, prompt: [0, 0, 2, 99, -1])
    var logits: [Float] = [4, 3, -1, -1.5]
    #expect(sampler.choose(&logits) { _ in true } == 1)
    #expect(logits == [2, 3, -2, -1.5])
    logits = [4, 3, -1, -1.5]
    #expect(sampler.choose(&logits) { _ in true } == 0)
    #expect(logits == [2, 1.5, -2, -1.5])
    sampler.note([3])
    logits = [4, 3, -1, -1.5]
    _ = sampler.choose(&logits) { _ in true }
    #expect(logits == [2, 1.5, -2, -3])
  }

  @Test("A penalty of 1, of 0 or of none changes nothing", arguments: [nil, 0, 1] as [Double?])
  func noPenalty(penalty: Double?) {
    var logits: [Float] = [4, -3]
    var sampler = Sampler(CaptionSettings(repetitionPenalty: penalty), prompt: [0, 1])
    _ = sampler.choose(&logits) { _ in true }
    #expect(logits == [4, -3])
  }

  static let scores: [Float] = [0.5, 2, -1, 1.25, 0, -3, 1.25]

  /// What top-k and top-p leave of the probabilities, worked out the long way.
  static func expected(_ settings: CaptionSettings) -> [Double] {
    var rest = scores.enumerated().map { ($0.offset, exp(Double($0.element) / settings.temperature)) }
      .sorted { $0.1 > $1.1 || ($0.1 == $1.1 && $0.0 < $1.0) }
    rest = Array(rest.prefix(settings.topK ?? rest.count))
    let total = rest.reduce(0) { $0 + $1.1 }
    var kept: [(Int, Double)] = []
    for item in rest {
      kept.append(item)
      if kept.reduce(0, { $0 + $1.1 }) >= (settings.topP ?? 2) * total { break }
    }
    let sum = kept.reduce(0) { $0 + $1.1 }
    var result = [Double](repeating: 0, count: scores.count)
    for (index, weight) in kept { result[index] = weight / sum }
    return result
  }

  @Test(
    "Tokens come as often as their probabilities say",
    arguments: [
      CaptionSettings(seed: 1, temperature: 1), CaptionSettings(seed: 2, temperature: 0.5),
      CaptionSettings(seed: 3, temperature: 3), CaptionSettings(seed: 4, temperature: 1, topK: 3),
      CaptionSettings(seed: 5, temperature: 1, topK: 1_000), CaptionSettings(seed: 6, temperature: 1, topP: 0.8),
      CaptionSettings(seed: 7, temperature: 1.5, topK: 5, topP: 0.7),
      CaptionSettings(seed: 8, temperature: 1, topP: 1),
    ])
  func distribution(settings: CaptionSettings) {
    let draws = 40_000
    var counts = [Double](repeating: 0, count: Self.scores.count)
    var sampler = Sampler(settings, prompt: [])
    for _ in 0..<draws {
      var logits = Self.scores
      if let id = sampler.choose(&logits, where: { _ in true }) { counts[Int(id)] += 1 }
    }
    var chiSquare = 0.0
    for (count, share) in zip(counts, Self.expected(settings)) {
      let wanted = share * Double(draws)
      if share == 0 { #expect(count == 0) } else { chiSquare += (count - wanted) * (count - wanted) / wanted }
    }
    // 99.9 % of fair draws over seven tokens stay below.
    #expect(chiSquare < 22.5)
  }

  @Test("The narrowest settings take the likeliest")
  func narrow() {
    for seed in 0..<50 {
      let seed = UInt64(seed)
      #expect(choose(Self.scores, CaptionSettings(seed: seed, temperature: 1, topK: 1)) == 1)
      #expect(choose(Self.scores, CaptionSettings(seed: seed, temperature: 1, topP: 1e-12)) == 1)
      #expect(choose(Self.scores, CaptionSettings(seed: seed, temperature: 1e-300)) == 1)
      #expect(choose(Self.scores, CaptionSettings(seed: seed, temperature: .leastNonzeroMagnitude, topP: 0.5)) == 1)
      // Of equals, the first is the one that remains.
      #expect(choose([0, 7, 7], CaptionSettings(seed: seed, temperature: 1, topK: 1)) == 1)
    }
  }

  @Test("The allowed are chosen among before top-k counts")
  func allowedFirst() {
    let settings = CaptionSettings(temperature: 1, topK: 1)
    #expect(choose(Self.scores, settings) { $0 == 5 } == 5)
  }

  @Test("The same seed draws the same tokens, another seed others")
  func seeds() {
    func draw(_ seed: UInt64) -> [Int32?] {
      var sampler = Sampler(CaptionSettings(seed: seed, temperature: 1), prompt: [])
      return (0..<50).map { _ in
        var logits = Self.scores
        return sampler.choose(&logits) { _ in true }
      }
    }
    #expect(draw(7) == draw(7))
    #expect(draw(7) != draw(8))
  }
}
