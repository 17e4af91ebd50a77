package import Manifests

/// A condition of the run, as a bundle's report names it.
package struct BundleCondition: Sendable {
  /// The adapter's short or full id.
  package let adapter: String
  /// Its files, as the run manifest names them.
  package let inputs: [String]
  /// What it is read from again; `nil` where a bundle shall hold no file of it.
  package let entry: ConditionEntry?
  /// What its frames stand for, by its adapter: `pose`. `nil` for adapters whose id says it.
  package internal(set) var role: String?
  /// What its adapter doubts of it, in sentences: that it is of its kind, for instance.
  package internal(set) var doubts: [String] = []

  /// What it is to generators: its role, else the name of its adapter.
  package var kind: String { role ?? AdapterName.short(adapter) }

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

extension BundleCondition {
  /// The same with what its adapter says of it when it reads the condition.
  func read(by source: ConditionSource) throws -> BundleCondition {
    guard let entry else { return self }
    var read = self
    read.role = try source.role(entry)
    return read
  }

  /// The same with what its adapter warned of; asked for when the files are written, and so everything was read.
  func doubted(by source: ConditionSource) -> BundleCondition {
    guard let entry else { return self }
    var read = self
    read.doubts = source.doubts(entry)
    return read
  }
}
