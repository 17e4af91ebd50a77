package import Qwen2VL
import Support
package import Tensors

/// The weights of a model in training, by their names in the model's files.
package final class ParameterSet: Sendable {
  /// In the order in which the model's own code asks for them; heads that are dropped later come last.
  package let parameters: [Parameter]
  private let indices: [String: Int]

  /// - Parameter weights: names, shapes and values
  package init(_ weights: [(name: String, shape: [Int], values: [Float])]) throws(TrainingError) {
    var indices: [String: Int] = [:]
    var parameters: [Parameter] = []
    for weight in weights where indices[weight.name] == nil {
      guard Checked.product(weight.shape) == weight.values.count else {
        throw .weight(name: weight.name, problem: "\(weight.values.count) numbers do not fill \(weight.shape)")
      }
      indices[weight.name] = parameters.count
      parameters.append(
        Parameter(name: weight.name, shape: weight.shape, index: parameters.count, values: weight.values))
    }
    self.parameters = parameters
    self.indices = indices
  }

  /// The weights of a model of given sizes, from files where they are there and random where they are not.
  /// - Parameters:
  ///   - source: files to start from; `nil` starts from random numbers
  ///   - place: the folder of the files, for errors
  ///   - fresh: prefixes of weights that are made anew although the files may have them
  ///   - heads: throw-away heads, see ``AttributeHeads``; random where the files lack them
  package convenience init(
    _ model: NewModel, source: (any WeightSource)?, place: String, fresh: [String] = [],
    heads: [(name: String, shape: [Int])] = [], seed: UInt64
  ) throws {
    let renames = source.map { WeightNames.renames(for: $0) } ?? []
    func stored(_ name: String) -> String? {
      guard let source, !fresh.contains(where: name.hasPrefix) else { return nil }
      if source.contains(name) { return name }
      for (from, to) in renames where name.hasPrefix(from) {
        let other = to + name.dropFirst(from.count)
        return source.contains(other) ? other : nil
      }
      return nil
    }
    var weights: [(name: String, shape: [Int], values: [Float])] = []
    let wanted = try model.weights() + heads
    for (name, shape) in wanted {
      if let source, let stored = stored(name) {
        let view = try source.weight(stored)
        guard view.shape == shape else {
          throw ModelError.shape(source: place, name: stored, found: view.shape, expected: shape)
        }
        weights.append((name, shape, view.floats()))
      } else {
        weights.append((name, shape, InitialValues.make(name: name, shape: shape, model: model, seed: seed)))
      }
    }
    // A head in the file wins over tying, as when the model is read.
    if model.text.tiedHead, let source, let stored = stored("lm_head.weight") {
      let view = try source.weight(stored)
      weights.append(("lm_head.weight", view.shape, view.floats()))
    }
    try self.init(weights)
  }

  /// - Throws: ``TrainingError/missing(name:)``
  package func named(_ name: String) throws(TrainingError) -> Parameter {
    guard let index = indices[name] else { throw .missing(name: name) }
    return parameters[index]
  }

  package func contains(_ name: String) -> Bool { indices[name] != nil }

  /// Numbers in all weights.
  package var count: Int { parameters.reduce(0) { $0 + $1.count } }
}
