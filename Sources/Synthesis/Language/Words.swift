import Support

/// Small help with English.
enum Words {
  /// "a" or "an" in front of a phrase.
  static func a(_ phrase: String) -> String {
    guard let first = phrase.first else { return phrase }
    // Of the words used here none starts with a vowel that is not spoken as one.
    return ("aeio".contains(first.lowercased()) ? "an " : "a ") + phrase
  }

  /// With a capital at its start.
  static func start(_ sentence: String) -> String { sentence.prefix(1).uppercased() + sentence.dropFirst() }

  /// `a, b and c`
  static func list(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }

  static func count(_ text: String) -> Int { text.split(whereSeparator: \.isWhitespace).count }

  static let numbers = ["no", "one", "two", "three"]
}

extension Subject {
  /// Of a person of unknown gender too: "they" needs other verbs, so "this person" is said instead.
  func pronoun(_ isKnown: Bool) -> String {
    guard let look else { return "it" }
    return !isKnown ? "this figure" : look.gender == .woman ? "she" : "he"
  }
}
