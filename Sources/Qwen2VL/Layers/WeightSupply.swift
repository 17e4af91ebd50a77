/// Hands a model's layers what they hold, under the names that the model's files have for it: weights to run with
/// (``WeightBinder``) or parameters to train. The layers in this folder are generic over it, so that each name stands in
/// the program once.
package protocol WeightSupply {
  associatedtype Failure: Error
  /// A table of vectors: [rows, columns].
  associatedtype Table: Sendable
  associatedtype RMSNorm: Sendable
  associatedtype LayerNorm: Sendable
  /// A matrix [outputs, inputs] with or without a bias [outputs].
  associatedtype Linear: Sendable

  func contains(_ name: String) -> Bool

  /// `name.weight` [rows, columns].
  func table(_ name: String, rows: Int, columns: Int) throws(Failure) -> Table

  /// `name.weight` [count].
  func rmsNorm(_ name: String, _ count: Int, epsilon: Double) throws(Failure) -> RMSNorm

  /// `name.weight` and `name.bias`, both [count].
  func layerNorm(_ name: String, _ count: Int, epsilon: Float) throws(Failure) -> LayerNorm

  /// `name.weight` and, where asked for, `name.bias` [outputs].
  /// - Parameter shape: of the weight: the outputs, then what makes up the inputs
  func linear(_ name: String, shape: [Int], bias: Bool) throws(Failure) -> Linear

  /// Layers that stand under one name in some files and apart in others, whose outputs follow each other.
  /// - Parameters:
  ///   - whole: `attn.qkv`, with the outputs of all
  ///   - parts: `attn.q`, `attn.k`, `attn.v`, each with as many outputs
  func linears(_ whole: String, or parts: [String], outputs: Int, inputs: Int) throws(Failure) -> [Linear]

  /// A table used as a matrix: a head that is tied to the embedding.
  func linear(sharing table: Table, outputs: Int, inputs: Int) -> Linear
}

extension WeightSupply {
  func linear(_ name: String, outputs: Int, inputs: Int, bias: Bool) throws(Failure) -> Linear {
    try linear(name, shape: [outputs, inputs], bias: bias)
  }
}
