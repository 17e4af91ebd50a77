extension String {
  /// Without white space at both ends, and with line breaks inside as spaces.
  var trimmed: String {
    let flat = String(map { $0.isNewline ? " " : $0 })
    let body = flat.drop { $0.isWhitespace }
    guard let last = body.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(body[...last])
  }
}
