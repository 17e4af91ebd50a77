import Evaluation
import Testing

/// Values that the packages give, to ten digits: pycocoevalcap 1.2 (Java 17), nltk 3.10.4, sacrebleu 2.6.0, rouge_score
/// 0.1.2.
@Suite struct MetricVectorTests {
  private static let pairs = [
    ("the cat sat on the mat", "the cat is on the mat"),
    (
      "The camera pans slowly to the right, following a woman.", "The camera slowly pans right as it follows the woman."
    ),
    (
      "A young woman in a blue dress walks through a busy city street at night.",
      "At night, a young lady wearing a blue dress is walking through a busy urban street."
    ),
    ("Realistic style with warm, bright light.", "Realistic with warm, bright light and a soft mood."),
    ("a b c d", "a b c d"),
    ("x y z", "a b c d"),
    ("dog", "a dog runs"),
    (
      "It's a wide-angle shot (low-key lighting); the man doesn't move...",
      "It is a wide angle shot with low key lighting. The man does not move."
    ),
  ]

  private static func near(_ value: Double, _ expected: Double) -> Bool { abs(value - expected) < 1.1e-10 }

  private func bleu(_ variant: BLEU.Variant, order: Int = 2, _ pairs: [(String, String)]) -> BLEU {
    var bleu = BLEU(variant, order: order)
    for (candidate, reference) in pairs {
      bleu.add(BLEU.Counts(variant.tokens(candidate), [variant.tokens(reference)], order: order))
    }
    return bleu
  }

  @Test(
    arguments: zip(
      pairs,
      [
        (0.8333333331, 0.7071067809), (0.6999999999, 0.2788866755), (0.6860384556, 0.5244563582),
        (0.5054422163, 0.4288819423), (1, 0.9999999995), (0, 0), (0.1353352830, 0.0001353353),
        (0.5320358740, 0.2760598596),
      ]))
  func cocoBLEU(_ pair: (String, String), _ expected: (Double, Double)) {
    // The value of 1 is a rounded one in the table.
    #expect(abs(bleu(.coco, order: 1, [pair]).value - expected.0) < 1e-9)
    #expect(Self.near(bleu(.coco, [pair]).value, expected.1))
  }

  @Test(
    arguments: zip(
      pairs,
      [
        0.7071067811865466, 0.3481553119113956, 0.3602778518198154, 0.4859869096699083, 1, 0, 0.1353352832366128,
        0.1604353234,
      ]))
  func sacrebleuOfSentences(_ pair: (String, String), _ expected: Double) {
    #expect(abs(bleu(.sacrebleu, [pair]).sentenceValue - expected) < 1e-10)
  }

  @Test(
    arguments: zip(
      pairs,
      [
        0.8333333333, 0.5, 0.5772870662, 0.6434599156, 1, 0, 0.4586466165, 0.5483146067,
      ]))
  func cocoROUGEL(_ pair: (String, String), _ expected: Double) {
    let variant = ROUGEL.Variant.coco
    #expect(Self.near(ROUGEL.score(variant.tokens(pair.0), [variant.tokens(pair.1)], variant), expected))
  }

  @Test(
    arguments: zip(
      pairs,
      [
        (0.8333333333, 0.8333333333), (0.5, 0.6), (0.5806451613, 0.6451612903), (0.6666666667, 0.6666666667), (1, 1),
        (0, 0), (0.5, 0.5), (0.7586206897, 0.7586206897),
      ]))
  func rougeScore(_ pair: (String, String), _ expected: (Double, Double)) {
    for (variant, value) in [(ROUGEL.Variant.rougeScore, expected.0), (.rougeScoreStemmed, expected.1)] {
      #expect(Self.near(ROUGEL.score(variant.tokens(pair.0), [variant.tokens(pair.1)], variant), value), "\(variant)")
    }
  }

  @Test(
    arguments: zip(
      pairs,
      [
        0.8066666667, 0.5320312500, 0.7274196366, 0.5563218391, 0.9921875, 0, 0.1785714286, 0.4236577181,
      ]))
  func nltkMETEOR(_ pair: (String, String), _ expected: Double) {
    let score = METEOR(.nltk).score(TreebankTokens.of(pair.0), [TreebankTokens.of(pair.1)])
    #expect(Self.near(score, expected))
  }

  @Test func corpora() {
    #expect(Self.near(bleu(.coco, order: 1, Self.pairs).value, 0.6067984429))
    #expect(Self.near(bleu(.coco, Self.pairs).value, 0.4324438246))
    #expect(Self.near(bleu(.nltk, Self.pairs).value, 0.4282655254))
    #expect(abs(bleu(.sacrebleu, Self.pairs).value - 0.3825792275445499) < 1e-12)
    #expect(
      abs(bleu(.sacrebleu, Self.pairs.map { ($0.lowercased(), $1.lowercased()) }).value - 0.4295300324293053) < 1e-12)
    let rouge = Self.pairs.map { ROUGEL.score(TreebankTokens.of($0), [TreebankTokens.of($1)], .coco) }
    #expect(Self.near(rouge.reduce(0, +) / 8, 0.5701301923))
  }

  @Test func huggingFace() {
    #expect(abs(bleu(.hf, [Self.pairs[1]]).value - 0.34815531191) < 1e-10)
    #expect(abs(bleu(.hf, [Self.pairs[2]]).value - 0.36027785182) < 1e-10)
    #expect(abs(bleu(.hf, Array(Self.pairs[1...2])).value - 0.37165131251) < 1e-10)
    // No smoothing.
    #expect(bleu(.hf, [Self.pairs[6]]).value == 0)
  }

  /// The same metrics on words that nothing but spaces divides.
  @Test func plainWords() {
    func words(_ text: String) -> [String] { text.lowercased().split(separator: " ").map(String.init) }
    func bleu(_ pairs: [(String, String)], order: Int = 2) -> Double {
      var bleu = BLEU(.coco, order: order)
      for pair in pairs { bleu.add(BLEU.Counts(words(pair.0), [words(pair.1)], order: order)) }
      return bleu.value
    }
    #expect(Self.near(bleu(Self.pairs, order: 1), 0.4823875502) && Self.near(bleu(Self.pairs), 0.3518172795))
    #expect(Self.near(bleu([Self.pairs[1]]), 0.2581988897) && Self.near(bleu([Self.pairs[2]]), 0.4330555851))
    #expect(Self.near(bleu([Self.pairs[3]]), 0.3132110858))
    let rouge = Self.pairs.map { ROUGEL.score(words($0), [words($1)], .coco) }
    #expect(Self.near(rouge.reduce(0, +) / 8, 0.5160940876))
    #expect(Self.near(rouge[2], 0.5131440589) && Self.near(rouge[3], 0.5147679325))
  }

  @Test(arguments: [
    ("a big automobile speeds down the road", "a large car races down the street", 0.3650793651),
    ("the children are running quickly", "the child ran fast", 0.1219512195),
    ("a kid is on the couch", "a child is on the sofa", 0.625),
    ("a woman walks in the park", "a lady strolls in the park", 0.625),
    ("the camera pans left", "left pans camera the", 0.5), ("the man and the dog", "the dog and the man", 0.744),
    ("realistic warm bright light", "bright warm light", 0.4838709677), ("running runs ran", "run", 0.4166666667),
  ])
  func nltkMETEORWithoutWordNet(_ candidate: String, _ reference: String, _ expected: Double) {
    func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
    #expect(Self.near(METEOR(.nltk).score(words(candidate), [words(reference)]), expected))
  }

  /// Where every word occurs once there is one alignment, and the variants agree; where words come again, the one with
  /// fewest crossings has fewer pieces.
  @Test func publishedMETEOR() {
    func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
    let meteor = METEOR(.banerjeeLavie)
    #expect(Self.near(meteor.score(words("the camera pans left"), [words("left pans camera the")]), 0.5))
    #expect(meteor.score(["a", "b", "c", "d"], [["a", "b", "c", "d"]]) == 0.9921875)
    #expect(meteor.score(["x"], [["y"]]) == 0 && meteor.score([], [["y"]]) == 0 && meteor.score(["x"], []) == 0)
    // "the man and the dog" on "the dog and the man": 0-0, 3-3 keep the order; the three others cross.
    #expect(
      meteor.alignment(words("the man and the dog"), words("the dog and the man")).map(\.reference).sorted()
        == [0, 1, 2, 3, 4])
    // Two pieces, not four: the first "the" goes with the second.
    let (a, b) = (words("the cat the dog"), words("the dog the cat"))
    #expect(meteor.score(a, [b]) >= METEOR(.nltk).score(a, [b]))
    let found = meteor.alignment(words("the red the blue the"), words("the red the blue the"))
    #expect(found.allSatisfy { $0.candidate == $0.reference } && found.count == 5)
    #expect(meteor.score(["run", "b"], [["runs", "b"], ["z"]]) == 1 - 0.5 / 8)
  }
}
