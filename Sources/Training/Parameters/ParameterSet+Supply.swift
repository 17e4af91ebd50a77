import Qwen2VL

/// Parameters in training. They have the released names, since ``ParameterSet`` renames what it reads from files.
extension ParameterSet: WeightSupply {
  /// Weight and bias of one name.
  package struct Pair: Sendable {
    package let weight: Parameter
    package let bias: Parameter?
  }

  package func table(_ name: String, rows: Int, columns: Int) throws(TrainingError) -> Parameter {
    try named(name + ".weight")
  }

  package func rmsNorm(_ name: String, _ count: Int, epsilon: Double) throws(TrainingError) -> Parameter {
    try named(name + ".weight")
  }

  package func layerNorm(_ name: String, _ count: Int, epsilon: Float) throws(TrainingError) -> LayerNormPair {
    LayerNormPair(weight: try named(name + ".weight"), bias: try named(name + ".bias"), epsilon: epsilon)
  }

  package func linear(_ name: String, shape: [Int], bias: Bool) throws(TrainingError) -> Pair {
    Pair(weight: try named(name + ".weight"), bias: bias ? try named(name + ".bias") : nil)
  }

  package func linears(
    _ whole: String, or parts: [String], outputs: Int, inputs: Int
  ) throws(TrainingError) -> [Pair] {
    [try linear(whole, shape: [outputs * parts.count, inputs], bias: true)]
  }

  package func linear(sharing table: Parameter, outputs: Int, inputs: Int) -> Pair {
    Pair(weight: table, bias: nil)
  }

  /// What a layer norm holds.
  package struct LayerNormPair: Sendable {
    package let weight: Parameter
    package let bias: Parameter
    package let epsilon: Float
  }
}

extension Tape {
  /// y = x Wᵀ + b
  func linear(_ x: Variable, _ held: ParameterSet.Pair) -> Variable { linear(x, held.weight, held.bias) }

  func layerNorm(_ x: Variable, _ held: ParameterSet.LayerNormPair) -> Variable {
    layerNorm(x, held.weight, held.bias, epsilon: held.epsilon)
  }
}
