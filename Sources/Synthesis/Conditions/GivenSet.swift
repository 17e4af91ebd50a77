import Support

/// Conditions that are given together, with the name that reports call them by.
package struct GivenSet: Sendable, Equatable {
  package let name: String
  /// In the order in which the model sees them.
  package let kinds: [ConditionKind]

  package init(name: String, kinds: [ConditionKind]) {
    self.name = name
    self.kinds = kinds
  }

  /// The eight of the paper's table 10.
  package static let standard = ConditionSet.allCases.map { GivenSet(name: $0.rawValue, kinds: $0.kinds) }

  /// Reads the name of a set of table 10, or conditions with a plus between them: `pose+depth`.
  package init(parsing text: String) throws(SynthesisError) {
    if let known = ConditionSet(rawValue: text) {
      self.init(name: text, kinds: known.kinds)
      return
    }
    var kinds: [ConditionKind] = []
    for word in text.split(separator: "+", omittingEmptySubsequences: false) {
      guard let kind = ConditionKind(rawValue: String(word)) else {
        throw .option(
          "no condition \(TerminalText.quoted(String(word)))",
          hint: "conditions: " + ConditionKind.allCases.map(\.rawValue).joined(separator: ", "))
      }
      guard !kinds.contains(kind) else {
        throw .option("\(TerminalText.quoted(text)) names \(kind.rawValue) twice", hint: "name each once")
      }
      kinds.append(kind)
    }
    self.init(name: text, kinds: kinds)
  }
}
