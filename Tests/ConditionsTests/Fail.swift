import Testing

/// Records what went wrong; for `guard … else`.
func fail(_ text: String, at location: SourceLocation = #_sourceLocation) {
  Issue.record(Comment(rawValue: text), sourceLocation: location)
}
