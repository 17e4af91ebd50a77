import Qwen2VL
import Support
import Tensors
import Testing
import Training

/// Losses, gradients and ten steps of AdamW against transformers and torch.
struct ParityTests {
  static let cases = ["all", "untied", "vision-only", "upper-layers"]

  @Test(arguments: cases)
  func gradientsAreThoseOfTransformers(name: String) throws {
    let golden = try GoldenTraining(name)
    let network = try Network(golden.model, golden.parameters)
    let gradients = GradientSet(golden.parameters) { golden.isTrained($0) }
    let tape = Tape(gradients)
    let report = try network.losses(golden.samples, LabelCounts(golden.samples, []), tape)
    tape.backward()
    #expect(abs(report.objective - golden.numbers("losses")[0]) < 1e-4)
    let expected = try #require(golden.record["gradients"]?.members)
    let trained = golden.parameters.parameters.filter(gradients.isTrained)
    #expect(Set(trained.map(\.name)) == Set(expected.map(\.key)))
    for member in expected {
      let computed = try #require(gradients.values(of: try golden.parameters.named(member.key)))
      let norm = try #require(member.value["norm"]?.doubleValue)
      let found = computed.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
      #expect(abs(found - norm) < 1e-4 * (norm + 1e-3), "\(member.key)")
      let first = (member.value["first"]?.arrayValue ?? []).compactMap(\.doubleValue)
      for (one, other) in zip(computed, first) {
        #expect(abs(Double(one) - other) < 1e-4 * (norm + 1e-3), "\(member.key)")
      }
    }
  }

  @Test(arguments: cases)
  func tenStepsAreThoseOfTorch(name: String) throws {
    let golden = try GoldenTraining(name)
    let network = try Network(golden.model, golden.parameters)
    let gradients = GradientSet(golden.parameters) { golden.isTrained($0) }
    let rate = try #require(golden.record["rate"]?.doubleValue)
    let optimiser = AdamW(
      golden.parameters, AdamW.Settings(beta1: 0.9, beta2: 0.98, decay: 0.05, clip: 1)
    ) { golden.isTrained($0) ? 1 : nil }
    let counts = LabelCounts(golden.samples, [])
    let (losses, norms) = (golden.numbers("losses"), golden.numbers("norms"))
    try #require(losses.count == 11)
    for step in 0...10 {
      gradients.clear()
      let tape = Tape(gradients)
      let loss = try network.losses(golden.samples, counts, tape).objective
      #expect(abs(loss - losses[step]) < 1e-4, "step \(step)")
      guard step < 10 else { break }
      tape.backward()
      let norm = optimiser.step(gradients, rate: rate)
      #expect(abs(norm - norms[step]) < 1e-3 * norms[step], "step \(step)")
    }
  }

  /// The training's forward pass and the inference of `Qwen2VL` give the same scores.
  @Test(arguments: ["all", "untied"])
  func forwardIsThatOfInference(name: String) throws {
    let golden = try GoldenTraining(name)
    let network = try Network(golden.model, golden.parameters)
    let source = try ModelFolderWeights.open(golden.folder)
    let binder = WeightBinder(source, place: golden.folder, renames: WeightNames.renames(for: source))
    let language = try LanguageModel(binder, golden.model.text, source: golden.folder, precision: .f32)
    let tower = try VisionTower(binder, prefix: "visual.", golden.model.vision)
    let tape = Tape(nil)
    let scores = try #require(try network.scores(golden.samples, tape))
    let computed = scores.array
    var row = 0
    var worst: Float = 0
    for sample in golden.samples {
      let embedded = try language.embed(sample.tokenIDs)
      for input in sample.inputs {
        embedded.write(tower(input.patches, input.grid, precision: .f32), row: input.row ?? 0)
      }
      for end in sample.labels.indices where sample.labels[end] >= 0 {
        let hidden = try language.forward(
          embedded.rows(0..<end + 1), sample.positions.slice(0..<end + 1), language.newState(capacity: end + 1))
        let expected = try language.logits(hidden)
        let found = computed[row * scores.columns..<(row + 1) * scores.columns]
        worst = zip(expected, found).reduce(worst) { max($0, abs($1.0 - $1.1)) }
        row += 1
      }
    }
    #expect(row == scores.rows)
    #expect(worst < 1e-4)
  }
}
