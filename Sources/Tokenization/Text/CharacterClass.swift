/// What the pre-tokenisers ask of a character.
package enum CharacterClass: UInt8, Sendable {
  /// General category L.
  case letter
  /// General category N.
  case number
  /// `\r` or `\n`.
  case newline
  /// White_Space but for ``newline``.
  case space
  case other
}

/// The class of each character, as of the Unicode version of the reference's regex engine.
package struct CharacterClasses: Sendable {
  /// Hugging Face tokenizers 0.22 matches with an Oniguruma that knows Unicode 16.0. Characters assigned later are no
  /// letters or numbers to it, and so not to us: the models were trained on its splitting. (Found by matching `\p{L}`,
  /// `\p{N}` and `\s` against every scalar; with this bound the standard library's categories are the same.)
  private static let newest = (16, 0)

  package static let shared = CharacterClasses()

  /// The characters below U+10000, looked up once: the properties are slow to ask.
  private let plane0: [CharacterClass]

  private init() {
    plane0 = (0..<0x10000).map { Self.lookUp($0) }
  }

  package subscript(_ value: UInt32) -> CharacterClass {
    value < 0x10000 ? plane0[Int(value)] : Self.lookUp(value)
  }

  private static func lookUp(_ value: UInt32) -> CharacterClass {
    if value == 0x0A || value == 0x0D { return .newline }
    guard let properties = Unicode.Scalar(value)?.properties else { return .other }
    if properties.isWhitespace { return .space }
    let kind: CharacterClass
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: kind = .letter
    case .decimalNumber, .letterNumber, .otherNumber: kind = .number
    default: return .other
    }
    guard let age = properties.age, (age.major, age.minor) <= newest else { return .other }
    return kind
  }
}
