/// Where training samples come from.
///
/// A sample is a function of its number alone, so that a training that is resumed sees the same samples as one that never
/// stopped, whatever thread makes them.
package protocol SampleSource: Sendable {
  /// The heads that classify encoders' tokens, where the samples have classes for any.
  var heads: [AttributeHead] { get }

  /// The sample of a number.
  /// - Parameter progress: the share of the training that is done, for exercises whose share changes
  func sample(_ number: Int, progress: Double) throws -> TrainingSample

  /// A sample that is never trained on.
  func heldOut(_ number: Int) throws -> TrainingSample
}
