/// Numbers as JSON spells them. YAML's other spellings (`0o17`, `0x1F`, `1_000`, `.5`, `12:30`, `.inf`) are not numbers
/// here: readers of YAML disagree about each of them.
enum PlainNumber {
  /// The integer, `nil` where the text is none or does not fit 64 bits.
  static func integer(_ text: String) -> Int? { isNumber(text, fraction: false) ? Int(text) : nil }

  /// The finite number, `nil` where the text is none.
  static func real(_ text: String) -> Double? {
    guard isNumber(text, fraction: true), let value = Double(text), value.isFinite else { return nil }
    return value
  }

  private static func isNumber(_ text: String, fraction: Bool) -> Bool {
    var rest = text.utf8[...]
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let whole = takeDigits(&rest)
    guard whole.count == 1 || (whole.count > 1 && whole.first != UInt8(ascii: "0")) else { return false }
    guard fraction else { return rest.isEmpty }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard !takeDigits(&rest).isEmpty else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
      guard !takeDigits(&rest).isEmpty else { return false }
    }
    return rest.isEmpty
  }

  private static func takeDigits(_ text: inout Substring.UTF8View) -> Substring.UTF8View {
    let digits = text.prefix { (48...57).contains($0) }
    text = text[digits.endIndex...]
    return digits
  }
}
