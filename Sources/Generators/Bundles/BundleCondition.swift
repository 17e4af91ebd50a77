/// A condition of the run, as a bundle's report names it.
package struct BundleCondition: Sendable, Equatable {
  /// The adapter's short or full id.
  package let adapter: String
  /// Its files, as the run manifest names them.
  package let inputs: [String]

  package init(adapter: String, inputs: [String]) {
    self.adapter = adapter
    self.inputs = inputs
  }
}
