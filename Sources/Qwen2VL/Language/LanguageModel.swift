import Support
package import Tensors

/// The shared language model (upstream: `Qwen2VLTextModel` with its head): a pure function of weights, input and
/// ``DecoderState``.
package struct LanguageModel: Sendable {
  package let config: TextConfig
  package let precision: Precision
  private let source: String
  private let embedding: WeightView  // [vocabulary, width]
  private let layers: [DecoderLayer]
  private let norm: RMSNormWeights
  private let head: LinearWeights  // [vocabulary, width]
  private let rotary: MultimodalRotary

  /// Tokens that pass through the layers together; bounds the memory of a long prompt.
  private static let prefillBlock = 2_048

  /// - Parameters:
  ///   - binder: weights under their released names, `model.…` and `lm_head`
  ///   - source: the folder or file, for errors
  ///   - precision: `nil` for what suits the weights and the processor
  package init(_ binder: WeightBinder, _ config: TextConfig, source: String, precision: Precision?) throws {
    self.config = config
    self.source = source
    let held = try LanguageWeights(binder, config)
    embedding = held.embedding
    layers = held.layers.map { DecoderLayer($0, config) }
    norm = held.norm
    head = held.head
    rotary = MultimodalRotary(config)
    self.precision = precision ?? Precision.suited(to: layers.first?.weights.first, width: config.width)
  }

  /// A state for a new sequence with room for `capacity` tokens; it grows where that is not enough.
  package func newState(capacity: Int) -> DecoderState { DecoderState(config, capacity: capacity) }

  /// The embeddings of token ids.
  /// - Returns: [ids.count, width]
  /// - Throws: ``ModelError/input(_:)`` where an id is outside of the table.
  package func embed(_ ids: [Int32]) throws(ModelError) -> Matrix {
    let rows = Matrix(rows: ids.count, columns: config.width)
    for (index, id) in ids.enumerated() {
      guard id >= 0, id < config.vocabulary else {
        throw .input("token id \(id) is outside of the model's table of \(config.vocabulary)")
      }
      embedding.copyFloats(
        from: Int(id) * config.width, into: UnsafeMutableBufferPointer(start: rows.row(index), count: config.width))
    }
    return rows
  }

  /// Continues a sequence by embedded tokens.
  /// - Parameters:
  ///   - input: [n, width]
  ///   - positions: n positions
  /// - Returns: the hidden state behind the last token, normalised: [1, width]
  /// - Throws: ``ModelError/notFinite(source:stage:culprits:)``, naming the weights at fault.
  package func forward(_ input: Matrix, _ positions: Positions, _ state: DecoderState) throws(ModelError) -> Matrix {
    guard input.rows == positions.count, input.rows > 0, input.columns == config.width else {
      throw .input("\(input.rows) rows of width \(input.columns) for \(positions.count) positions")
    }
    guard input.rows <= config.maxPositions - state.length else {
      throw .input(
        "\(input.rows) tokens behind \(state.length) are more than the model's \(config.maxPositions) positions")
    }
    state.reserve(input.rows)
    var last = input
    for first in stride(from: 0, to: input.rows, by: Self.prefillBlock) {
      let range = first..<min(first + Self.prefillBlock, input.rows)
      let x = input.rows(range)
      let tables = rotary.tables(positions.slice(range))
      for (index, layer) in layers.enumerated() {
        layer.apply(x, tables, [state.rows(0..<range.count, layer: index)], precision: precision)
        guard x.isFinite else { throw notFinite(in: index) }
      }
      state.advance(range.count, next: positions.next)
      last = x
    }
    return norm(last.rows(last.rows - 1..<last.rows))
  }

  /// The scores behind each token of a text that is read from its start.
  /// - Returns: [ids.count, vocabulary]
  package func predictions(_ ids: [Int32]) throws(ModelError) -> Matrix {
    var positions = Positions()
    positions.appendText(ids.count)
    guard ids.count <= min(Self.prefillBlock, config.maxPositions) else {
      throw .input("\(ids.count) tokens are more than are read at once")
    }
    let state = newState(capacity: ids.count)
    let x = try embed(ids)
    let tables = rotary.tables(positions)
    for (index, layer) in layers.enumerated() {
      layer.apply(x, tables, [state.rows(0..<ids.count, layer: index)], precision: precision)
      guard x.isFinite else { throw notFinite(in: index) }
    }
    let scores = head(norm(x), precision: precision)
    guard scores.isFinite else { throw .notFinite(source: source, stage: "the head", suspects: [head.weight]) }
    return scores
  }

  /// Continues several sequences by one text token each: the weights are read once for all of them. Up to
  /// ``together`` sequences give the very numbers that each gives alone, but for weights in blocks in bf16.
  /// - Parameters:
  ///   - ids: one a sequence
  ///   - states: of different sequences
  /// - Returns: the scores behind each: [n, vocabulary]
  package func step(_ ids: [Int32], _ states: [DecoderState]) throws(ModelError) -> [[Float]] {
    guard ids.count == states.count, !ids.isEmpty, states.allSatisfy({ $0.length < config.maxPositions }) else {
      throw .input("\(ids.count) tokens for \(states.count) sequences, or one that has all its positions")
    }
    for state in states { state.reserve(1) }
    let x = try embed(ids)
    let tables = rotary.tables(Positions(text: states.map(\.nextPosition)))
    for (index, layer) in layers.enumerated() {
      let rows = states.enumerated().map { $0.element.rows($0.offset..<$0.offset + 1, layer: index) }
      layer.apply(x, tables, rows, precision: precision)
      guard x.isFinite else { throw notFinite(in: index) }
    }
    for state in states { state.advance(1, next: state.nextPosition + 1) }
    let scores = try logits(norm(x))
    return (0..<ids.count).map { Array(scores[$0 * config.vocabulary..<($0 + 1) * config.vocabulary]) }
  }

  /// How many sequences ``step(_:_:)`` is made for.
  package static let together = LinearWeights.fewVectors

  /// The scores of all tokens behind hidden states.
  /// - Parameter hidden: [n, width] as ``forward(_:_:_:)`` returns it
  /// - Returns: n × vocabulary numbers
  package func logits(_ hidden: Matrix) throws(ModelError) -> [Float] {
    let scores = head(hidden, precision: precision)
    guard scores.isFinite else {
      throw .notFinite(source: source, stage: "the head", suspects: [head.weight])
    }
    return scores.values
  }

  private func notFinite(in layer: Int) -> ModelError {
    .notFinite(
      source: source, stage: "layer \(layer) of the language model", suspects: layers[layer].weights + [embedding])
  }
}
