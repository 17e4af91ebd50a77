package import Conditions
import Qwen2VL

/// A throw-away head that classifies an encoder's tokens by attributes of the scene, so that the encoder learns to see
/// before it learns to be read: learnt queries pool the tokens, one layer scores the classes of all attributes.
package struct AttributeHead: Sendable, Equatable {
  package struct Attribute: Sendable, Equatable {
    package var name: String
    package var classes: Int

    package init(name: String, classes: Int) {
      self.name = name
      self.classes = classes
    }
  }

  package var name: String
  package var encoder: EncoderID
  package var attributes: [Attribute]
  package var queries: Int

  package init(name: String, encoder: EncoderID, attributes: [Attribute], queries: Int = 4) {
    self.name = name
    self.encoder = encoder
    self.attributes = attributes
    self.queries = queries
  }

  /// Classes of all attributes together.
  package var classes: Int { attributes.reduce(0) { $0 + $1.classes } }

  /// In front of the names of its weights, which a finished stage leaves out.
  package static let prefix = "heads."

  /// Names and shapes of its weights.
  /// - Parameter width: of the tokens
  package func weights(width: Int) -> [(name: String, shape: [Int])] {
    let prefix = Self.prefix + name
    return [
      (prefix + ".queries", [queries, width]), (prefix + ".weight", [classes, queries * width]),
      (prefix + ".bias", [classes]),
    ]
  }

  /// The scores of all classes.
  /// - Parameters:
  ///   - tokens: [n, width]
  ///   - segments: the rows of each input
  /// - Returns: [segments.count, classes]
  func callAsFunction(
    _ tape: Tape, _ tokens: Variable, _ segments: [Range<Int>], _ parameters: ParameterSet
  ) throws(TrainingError) -> Variable {
    let prefix = Self.prefix + name
    let pooled = tape.pool(tokens, try parameters.named(prefix + ".queries"), segments)
    return tape.linear(pooled, try parameters.named(prefix + ".weight"), try parameters.named(prefix + ".bias"))
  }
}
