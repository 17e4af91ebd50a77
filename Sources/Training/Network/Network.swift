import Conditions
package import Qwen2VL
import Tensors

/// A whole model in training: encoders, language model and throw-away heads over a packed batch.
package struct Network {
  package let heads: [AttributeHead]
  private let parameters: ParameterSet
  private let language: LanguageNetwork
  private let towers: [EncoderID: TowerNetwork]

  package init(_ model: NewModel, _ parameters: ParameterSet, heads: [AttributeHead] = []) throws(TrainingError) {
    self.heads = heads
    self.parameters = parameters
    language = try LanguageNetwork(parameters, model.text)
    var towers = [EncoderID.vision: try TowerNetwork(parameters, prefix: WeightNames.vision, model.vision)]
    if let motion = model.motion { towers[.motion] = try TowerNetwork(parameters, prefix: WeightNames.motion, motion) }
    if let camera = model.camera { towers[.camera] = try TowerNetwork(parameters, prefix: WeightNames.camera, camera) }
    self.towers = towers
  }

  /// Computes the losses of samples; the tape's backward pass then adds the gradients.
  /// - Parameter counts: of the whole step
  package func losses(_ samples: [TrainingSample], _ counts: LabelCounts, _ tape: Tape) throws(TrainingError)
    -> LossReport
  {
    var report = LossReport()
    let encoded = try encode(samples, tape)
    for head in heads { try classify(head, samples, encoded, counts, tape, &report) }
    try predict(samples, encoded, counts, tape, &report)
    return report
  }

  /// The scores after the labelled rows of samples, for tests: [labelled rows, vocabulary].
  package func scores(_ samples: [TrainingSample], _ tape: Tape) throws(TrainingError) -> Variable? {
    try scores(samples, try encode(samples, tape), tape)?.scores
  }

  // MARK: Encoders

  /// Tokens of one input: where they lie among those of its encoder.
  private struct Encoded {
    let tokens: Variable
    let rows: Range<Int>
  }

  /// Encodes the inputs of all samples, those of one encoder together.
  /// - Returns: by sample and input
  private func encode(_ samples: [TrainingSample], _ tape: Tape) throws(TrainingError) -> [[Encoded]] {
    var places: [EncoderID: [(sample: Int, input: Int)]] = [:]
    for (sample, content) in samples.enumerated() {
      for (index, input) in content.inputs.enumerated() { places[input.encoder, default: []].append((sample, index)) }
    }
    var encoded: [[Encoded?]] = samples.map { Array(repeating: nil, count: $0.inputs.count) }
    for id in EncoderID.allCases {
      guard let list = places[id] else { continue }
      guard let tower = towers[id] else { throw .sample("the model has no \(id.rawValue) encoder") }
      let inputs = list.map { samples[$0.sample].inputs[$0.input] }
      let width = tower.config.patchNumbers
      guard inputs.allSatisfy({ $0.patches.columns == width && $0.patches.rows == $0.grid.count && $0.grid.count > 0 })
      else { throw .sample("patches do not fit the \(id.rawValue) encoder") }
      let patches = tape.make(
        rows: inputs.reduce(0) { $0 + $1.patches.rows }, columns: width, needsGradient: false)
      var row = 0
      for input in inputs {
        withExtendedLifetime(input.patches) {
          (patches.values + row * width).update(from: input.patches.base, count: input.patches.count)
        }
        row += input.patches.rows
      }
      let tokens = tower(tape, patches, inputs.map(\.grid))
      var first = 0
      for (place, input) in zip(list, inputs) {
        let count = tower.tokens(input.grid)
        encoded[place.sample][place.input] = Encoded(tokens: tokens, rows: first..<first + count)
        first += count
      }
    }
    return encoded.map { $0.compactMap { $0 } }
  }

  private func classify(
    _ head: AttributeHead, _ samples: [TrainingSample], _ encoded: [[Encoded]], _ counts: LabelCounts, _ tape: Tape,
    _ report: inout LossReport
  ) throws(TrainingError) {
    var tokens: Variable?
    var segments: [Range<Int>] = []
    var classes: [[Int32]] = []
    for (sample, places) in zip(samples, encoded) {
      for (input, place) in zip(sample.inputs, places) where input.head == head.name {
        guard input.classes.count == head.attributes.count, input.encoder == head.encoder else {
          throw .sample("an input's classes do not fit the head \(head.name)")
        }
        tokens = place.tokens
        segments.append(place.rows)
        classes.append(input.classes)
      }
    }
    guard let tokens else { return }
    let scores = try head(tape, tokens, segments, parameters)
    var first = 0
    for (index, attribute) in head.attributes.enumerated() {
      let key = "\(head.name).\(attribute.name)"
      let sum = tape.crossEntropy(
        scores, columns: first..<first + attribute.classes, labels: classes.map { $0[index] },
        weight: 1 / Float(max(1, counts.attributes[key] ?? 1)))
      report.attributes[key, default: LossSum()].add(sum)
      first += attribute.classes
    }
  }

  // MARK: Language

  private func scores(_ samples: [TrainingSample], _ encoded: [[Encoded]], _ tape: Tape) throws(TrainingError)
    -> (scores: Variable, labels: [Int32], owners: [Int])?
  {
    var ids: [Int32] = []
    var segments: [Range<Int>] = []
    var placements: [Placement] = []
    var (kept, labels, owners): ([Int], [Int32], [Int]) = ([], [], [])
    for (index, sample) in samples.enumerated() where !sample.tokenIDs.isEmpty {
      let start = ids.count
      guard sample.positions.count == sample.tokenIDs.count, sample.labels.count == sample.tokenIDs.count,
        sample.tokenIDs.allSatisfy({ $0 >= 0 && $0 < language.vocabulary }),
        sample.labels.allSatisfy({ $0 < language.vocabulary })
      else { throw .sample("a sample of \(sample.tokenIDs.count) tokens does not fit the model") }
      for (input, place) in zip(sample.inputs, encoded[index]) {
        guard let row = input.row else { continue }
        guard row >= 0, row + place.rows.count <= sample.tokenIDs.count else {
          throw .sample("an encoder's tokens reach behind the end of the sequence")
        }
        placements.append(
          Placement(
            row: start + row, source: place.tokens, sourceRow: place.rows.lowerBound, count: place.rows.count))
      }
      for (row, label) in sample.labels.enumerated() where label >= 0 {
        kept.append(start + row)
        labels.append(label)
        owners.append(index)
      }
      ids += sample.tokenIDs
      segments.append(start..<ids.count)
    }
    guard !kept.isEmpty else { return nil }
    let positions = samples.filter { !$0.tokenIDs.isEmpty }.map(\.positions)
    let scores = language(
      tape, ids, segments: segments, positions: positions, placements: placements, kept: kept)
    return (scores, labels, owners)
  }

  private func predict(
    _ samples: [TrainingSample], _ encoded: [[Encoded]], _ counts: LabelCounts, _ tape: Tape,
    _ report: inout LossReport
  ) throws(TrainingError) {
    guard let (scores, labels, owners) = try scores(samples, encoded, tape) else { return }
    let weight = 1 / Float(max(1, counts.tokens))
    tape.crossEntropy(scores, columns: 0..<language.vocabulary, labels: labels, weight: weight) { row, sum in
      report.tasks[samples[owners[row]].task, default: LossSum()].add(sum)
    }
  }
}
