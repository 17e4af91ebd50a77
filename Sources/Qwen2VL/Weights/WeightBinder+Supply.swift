package import Tensors

/// Weights to run with, in the precision of their file.
extension WeightBinder: WeightSupply {
  package func table(_ name: String, rows: Int, columns: Int) throws -> WeightView {
    try weight(name + ".weight", shape: [rows, columns])
  }

  package func rmsNorm(_ name: String, _ count: Int, epsilon: Double) throws -> RMSNormWeights {
    try RMSNormWeights(self, name, count, epsilon: epsilon)
  }

  package func layerNorm(_ name: String, _ count: Int, epsilon: Float) throws -> LayerNormWeights {
    try LayerNormWeights(self, name, count, epsilon: epsilon)
  }

  package func linear(_ name: String, shape: [Int], bias: Bool) throws -> LinearWeights {
    let outputs = shape.first ?? 0
    return LinearWeights(
      weight: try weight(name + ".weight", shape: shape), bias: bias ? try vector(name + ".bias", outputs) : nil,
      outputs: outputs, inputs: shape.dropFirst().reduce(1, *))  // checked: sizes of a configuration that was read.
  }

  package func linears(_ whole: String, or parts: [String], outputs: Int, inputs: Int) throws -> [LinearWeights] {
    guard !contains(whole + ".weight"), parts.allSatisfy({ contains($0 + ".weight") }) else {
      return [try linear(whole, outputs: outputs * parts.count, inputs: inputs, bias: true)]
    }
    return try parts.map { try linear($0, outputs: outputs, inputs: inputs, bias: true) }
  }

  package func linear(sharing table: WeightView, outputs: Int, inputs: Int) -> LinearWeights {
    LinearWeights(weight: table, bias: nil, outputs: outputs, inputs: inputs)
  }
}
