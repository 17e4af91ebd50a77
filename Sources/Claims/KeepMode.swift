/// What is done where a caption does not keep a claim.
package enum KeepMode: String, Sendable, CaseIterable {
  /// A missing claim's sentence is put into its part; a sentence that contradicts one is replaced. Nothing else is touched.
  case repair
  /// The run says so.
  case warn
  case off
}
