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

  /// A place to take weights from.
  package struct Origin: Sendable {
    package var source: any WeightSource
    /// The folder, for errors.
    package var place: String
    /// In front of the names that are taken; empty takes all.
    package var prefixes: [String]
    /// Of a weight, 0.01 to 1; what is left to 1 is filled from the origins after this one.
    package var share: Float

    package init(_ source: any WeightSource, place: String, prefixes: [String] = [], share: Float = 1) {
      self.source = source
      self.place = place
      self.prefixes = prefixes
      self.share = share
    }

    /// A weight of that name in the code, `nil` where it is not taken from here.
    fileprivate func weight(_ name: String) throws -> WeightView? {
      guard prefixes.isEmpty || prefixes.contains(where: name.hasPrefix) else { return nil }
      if source.contains(name) { return try source.weight(name) }
      for (from, to) in WeightNames.renames(for: source) where name.hasPrefix(from) {
        let other = to + name.dropFirst(from.count)
        if source.contains(other) { return try source.weight(other) }
      }
      return nil
    }
  }

  /// The weights of a model of given sizes, from files where they are there and random where they are not.
  /// - Parameters:
  ///   - origins: the first that has a weight gives it, or its share of it: the rest comes from the next ones that have
  ///     it, and a weight that none of these has is the first one's alone
  ///   - fresh: prefixes of weights that are made anew although files may have them
  ///   - heads: weights of throw-away heads, see ``AttributeHead``
  package convenience init(
    _ model: NewModel, from origins: [Origin], fresh: [String] = [], heads: [(name: String, shape: [Int])] = [],
    seed: UInt64
  ) throws {
    func stored(_ name: String, _ shape: [Int]) throws -> [Float]? {
      guard !fresh.contains(where: name.hasPrefix) else { return nil }
      var average = WeightAverage()
      for origin in origins where !average.isFull {
        guard let view = try origin.weight(name) else { continue }
        guard view.shape == shape else {
          throw ModelError.shape(source: origin.place, name: view.name, found: view.shape, expected: shape)
        }
        average.add(view.floats(), share: origin.share)
      }
      return average.values
    }
    var weights: [(name: String, shape: [Int], values: [Float])] = []
    for (name, shape) in try model.weights() + heads {
      let values = try stored(name, shape) ?? InitialValues.make(name: name, shape: shape, model: model, seed: seed)
      weights.append((name, shape, values))
    }
    // A head in the files wins over tying, as when the model is read.
    let headShape = [model.text.vocabulary, model.text.width]
    let head = WeightNames.head + ".weight"
    if model.text.tiedHead, let values = try stored(head, headShape) {
      weights.append((head, headShape, values))
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
