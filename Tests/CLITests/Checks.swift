import Support
import Testing

/// The program's, not that of exit tests.
typealias ExitStatus = Support.ExitStatus

/// Checks that many tests make.
extension Outcome {
  /// The parsed result of `--json`: standard output is one object and a line break.
  func json(_ location: SourceLocation = #_sourceLocation) throws -> JSON {
    #expect(output.hasSuffix("}\n"), sourceLocation: location)
    return try JSONParser.parse(Array(output.utf8))
  }

  /// The process ended by itself, with success.
  func expectSuccess(_ location: SourceLocation = #_sourceLocation) {
    #expect(status == 0 && signal == nil && !timedOut, "\(status): \(errors)", sourceLocation: location)
    expectCleanErrors(location)
  }

  /// The process ended by itself with an exit status and says why: one line `error: …` with all the `texts`. Nothing was
  /// written to standard output.
  func expectFailure(_ status: ExitStatus, _ texts: String..., location: SourceLocation = #_sourceLocation) {
    #expect(
      self.status == status.rawValue && signal == nil && !timedOut, "\(self.status): \(errors)",
      sourceLocation: location)
    let lines = errors.split(separator: "\n").filter { $0.hasPrefix("error: ") }
    #expect(
      lines.contains { line in texts.allSatisfy { line.contains($0) } }, "\(texts) in: \(errors)",
      sourceLocation: location)
    #expect(output.isEmpty, sourceLocation: location)
    expectCleanErrors(location)
  }

  /// A hint stands below the error.
  func expectHint(_ texts: String..., location: SourceLocation = #_sourceLocation) {
    let lines = errors.split(separator: "\n").filter { $0.hasPrefix("hint: ") }
    #expect(
      lines.contains { line in texts.allSatisfy { line.contains($0) } }, "\(texts) in: \(errors)",
      sourceLocation: location)
  }

  /// Nothing on standard error that a terminal would obey.
  func expectCleanErrors(_ location: SourceLocation = #_sourceLocation) {
    let wild = errors.unicodeScalars.filter { scalar in
      (scalar.value < 32 && scalar != "\n") || (0x7F..<0xA0).contains(scalar.value) || scalar.value == 0x202E
    }
    #expect(wild.isEmpty, "\(errors)", sourceLocation: location)
    #expect(!errors.contains("Fatal error"), sourceLocation: location)
  }

  /// Standard output is a whole caption in the canonical form: six headings; behind each a word, or nothing where a part is
  /// unspecified.
  func expectCaption(_ location: SourceLocation = #_sourceLocation) {
    let lines = output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 7 && lines.last == "", "\(output)", sourceLocation: location)
    for (line, heading) in zip(lines, Self.headings) {
      #expect(line.hasPrefix(heading), "\(line)", sourceLocation: location)
      let body = line.dropFirst(heading.count)
      #expect(
        body.isEmpty || (body.hasPrefix(" ") && body.contains { $0.isLetter || $0.isNumber }), "\(line)",
        sourceLocation: location)
    }
    #expect(lines.prefix(6).contains { !$0.hasSuffix(":") }, "\(output)", sourceLocation: location)
  }

  static let headings = [
    "1. Dense caption:", "2. Main object caption:", "3. Background caption:", "4. Camera caption:",
    "5. Style caption:", "6. Action caption:",
  ]
}

extension JSON {
  /// The integers of an array; `nil` where this is no array of integers.
  var integers: [Int]? {
    guard let items = arrayValue else { return nil }
    let numbers = items.compactMap(\.intValue)
    return numbers.count == items.count ? numbers : nil
  }
}
