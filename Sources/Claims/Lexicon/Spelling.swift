/// How words are misspelt.
enum Spelling {
  /// Whether one is the other with two letters changed round, or, in words of six letters and more, with one letter lost,
  /// too many or wrong; not the first, and not the last, which makes another form of a word.
  static func isSlip(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    let (short, long) = one.count <= other.count ? (one, other) : (other, one)
    guard long.count - short.count <= 1, let end = short.last, end == long.last, short != long else { return false }
    guard let at = short.indices.first(where: { short[$0] != long[$0] }), at > 0 else { return false }
    if short.count == long.count {
      let isSwapped =
        at + 1 < short.count && short[at] == long[at + 1] && short[at + 1] == long[at]
        && short[(at + 2)...].elementsEqual(long[(at + 2)...])
      return isSwapped || short.count > 6 && short[(at + 1)...].elementsEqual(long[(at + 1)...])
    }
    return short.count > 4 && short[at...].elementsEqual(long[(at + 1)...])
  }
}
