import Support

/// What libyaml says about a text that is no YAML, with a hint for the slips that people make.
struct SyntaxProblem {
  let reason: String
  let mark: Mark
  /// What was being read: `while parsing a flow sequence`.
  let context: String?
  let contextMark: Mark?
  /// The character at the place.
  let offending: Unicode.Scalar?

  var diagnostic: Diagnostic {
    var message = "invalid YAML: \(reason)"
    if offending == "\t", reason.contains("cannot start any token") || reason.contains("tab") {
      message = "invalid YAML: a tab where indentation was expected"
    } else if reason.contains("<document start>") {
      message = "invalid YAML: text after the end of the document"
    } else if let context, let contextMark, contextMark < mark {
      message += " \(context), which starts at \(contextMark)"
    }
    return Diagnostic(message, at: mark, hint: hint)
  }

  private var hint: String? {
    if offending == "\t" { return "indent with spaces" }
    if reason.contains("mapping values are not allowed") {
      return "put text that holds ': ' between quotes, and give keys of one map the same indentation"
    }
    if reason.contains("cannot start any token"), let offending {
      return "text that starts with \(TerminalText.quoted(String(Character(offending)))) needs quotes"
    }
    if reason.contains("could not find expected ':'") { return "a key ends with ':' and a space" }
    if reason.contains("',' or ']'") { return "close the list with ]" }
    if reason.contains("',' or '}'") { return "close the map with }, and put a space after each ':'" }
    if reason.contains("did not find expected '-'") || reason.contains("block mapping")
      || context?.contains("block") == true
    {
      return "entries of one list or map need the same indentation"
    }
    if reason.contains("end of stream"), context?.contains("quoted scalar") == true { return "close the quotes" }
    return nil
  }
}
