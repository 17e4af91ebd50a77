package import Conditions
package import Synthesis

/// Where the samples of an evaluation come from.
package protocol EvaluationSource: Sendable {
  /// In the order of the report.
  var sets: [GivenSet] { get }
  /// Over all sets.
  var count: Int { get }
  /// What reports call it: the seed, or the folder.
  var name: String { get }
  /// A sample and the number of its set.
  func sample(_ number: Int) throws -> (set: Int, sample: EvaluationSample)
  /// Reads conditions; one for each thread.
  func reader() throws -> any EvaluationConditions
}

/// Reads the conditions of samples for one thread.
package protocol EvaluationConditions {
  /// One condition of a sample.
  /// - Parameters:
  ///   - number: the sample's, as its source counts
  ///   - words: whether the adapter's facts in words enter the prompt
  func blocks(
    _ kind: ConditionKind, of sample: EvaluationSample, number: Int, words: Bool
  ) throws -> ConditionBlocks
}
