package import Manifests

/// A condition of the run, as a bundle's report names it.
package struct BundleCondition: Sendable {
  /// The adapter's short or full id.
  package let adapter: String
  /// Its files, as the run manifest names them.
  package let inputs: [String]
  /// What it is read from again; `nil` where a bundle shall hold no file of it.
  package let entry: ConditionEntry?

  package init(adapter: String, inputs: [String]) {
    self.adapter = adapter
    self.inputs = inputs
    entry = nil
  }

  package init(_ entry: ConditionEntry) {
    adapter = entry.adapter
    inputs = entry.inputs.map(\.written)
    self.entry = entry
  }
}
