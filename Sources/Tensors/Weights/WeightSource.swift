/// Where a model's weights come from: one file, or several that together have one.
package protocol WeightSource: Sendable {
  /// The names of all tensors.
  var names: [String] { get }

  /// A view of the tensor of that name.
  /// - Throws: where there is none. The sources of this module throw ``WeightsError``.
  func weight(_ name: String) throws -> WeightView

  func contains(_ name: String) -> Bool

  /// Fails where a file was written to since it was opened; see ``MappedFile/checkUnchanged()``.
  func checkUnchanged() throws
}

extension WeightSource {
  /// Weights that are not in files never change.
  package func checkUnchanged() throws {}
}
