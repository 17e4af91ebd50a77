import Claims
import Manifests
import Wording

/// What the sentences about the main object say of it in fields of their own: how many there are, and of one alone its
/// gender, its age and what it wears. Nothing is made up: what they do not say, or say of two, stays open.
struct SubjectFacts {
  let found: [SubjectFact: String]

  /// - Parameter sentences: of the main object, in their order.
  init(_ sentences: [String]) {
    guard let first = sentences.first else {
      found = [:]
      return
    }
    let words = FoldedWords.of(first)
    var found: [SubjectFact: String] = [:]
    let rest = sentences.dropFirst().prefix(Self.mostSentences).map(FoldedWords.of)
    if let count = Self.count(words, rest), !rest.contains(where: { Self.introduces($0, count) }) {
      found[.count] = "\(count)"
      let all = sentences.prefix(Self.mostSentences).flatMap(FoldedWords.of)
      if count == 1 {
        found[.gender] = Self.only(of: [("Female", Self.female), ("Male", Self.male)], in: all)
        found[.age] = Self.only(of: Self.ages, in: words)
        found[.clothing] = sentences.prefix(Self.mostSentences).lazy.compactMap(Self.clothing).first
      }
    }
    self.found = found
  }

  private static let mostSentences = 20
  private static let numbers = [
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
  ]
  private static let female: Set<String> = ["woman", "girl", "lady", "she", "her", "hers", "herself"]
  private static let male: Set<String> = ["man", "boy", "gentleman", "he", "his", "him", "himself"]
  private static let singular: Set<String> = ["he", "she", "his", "her"]
  private static let people: Set<String> = ["woman", "man", "girl", "boy", "lady", "gentleman", "person"]
  private static let ages: [(String, Set<String>)] = [
    ("Young", ["young"]), ("Elderly", ["elderly", "old", "aged"]), ("Teenage", ["teenage", "teenager"]),
    ("Child", ["child", "boy", "girl", "toddler", "baby"]),
  ]
  /// Nouns that count others: "a pair of dancers" is not one.
  private static let groups: Set<String> = [
    "pair", "couple", "group", "crowd", "row", "line", "team", "band", "dozen", "few", "lot", "number", "set", "herd",
    "flock", "family", "trio", "duo",
  ]

  /// How many the first sentence names; `nil` where it names more than one thing, or does not say.
  /// - Parameter rest: the sentences behind it.
  private static func count(_ words: [String], _ rest: [[String]]) -> Int? {
    guard let first = words.first else { return nil }
    // "A woman and a man": two of which no one field tells.
    for (place, word) in words.enumerated() where word == "and" || word == "beside" || word == "next" {
      if words[place...].dropFirst().prefix(2).contains(where: { numbers[$0] != nil })
        && words[place...].dropFirst().prefix(6).contains(where: people.contains)
      {
        return nil
      }
    }
    if words.prefix(4).contains(where: groups.contains) { return nil }
    if let number = numbers[first] { return number }
    guard first == "the", words.count > 1 else { return nil }
    if let number = numbers[words[1]], number > 1 { return number }
    let isOne = words.prefix(5).contains(where: people.contains)
    // "The elderly baker. He has strong arms."
    return isOne || rest.first?.first.map(singular.contains) == true ? 1 : nil
  }

  /// Whether a later sentence brings in one more: "A boy runs beside her."
  private static func introduces(_ words: [String], _ count: Int) -> Bool {
    guard let first = words.first, numbers[first] != nil || first == "another" else {
      return count == 1 && words.prefix(3) == ["the", "other", "one"]
    }
    return words.prefix(5).contains(where: people.contains)
  }

  /// The one of several that the words say.
  private static func only(of choices: [(String, Set<String>)], in words: [String]) -> String? {
    let said = choices.filter { choice in words.contains(where: choice.1.contains) }
    return said.count == 1 ? said[0].0 : nil
  }

  // MARK: Clothes

  private static let wearing: Set<String> = ["wears", "wearing"]
  private static let garments: Set<String> = [
    "dress", "coat", "raincoat", "shirt", "blouse", "suit", "jacket", "trunks", "trousers", "jeans", "skirt", "sweater",
    "hoodie", "uniform", "robe", "kimono", "apron", "cloak", "gown", "overalls", "vest", "armour", "armor", "scarf",
    "cap", "hat", "shorts", "boots", "gloves", "sari", "tracksuit",
  ]
  private static let ends: Set<String> = [
    "who", "while", "that", "which", "as", "stands", "walks", "sits", "is", "has",
  ]

  /// "A red dress" of "A woman in a red dress."; of what is worn the words up to the next mark.
  private static func clothing(_ sentence: String) -> String? {
    let words = sentence.split(separator: " ").map(String.init)
    for (place, word) in words.enumerated() {
      let bare = FoldedWords.of(word).first ?? ""
      guard wearing.contains(bare) || bare == "in", place + 1 < words.count else { continue }
      var phrase: [String] = []
      for next in words[(place + 1)...].prefix(12) {
        guard !ends.contains(next.lowercased()) else { break }
        phrase.append(next)
        if let last = next.last, ".,;:!?".contains(last) { break }
      }
      guard let garment = phrase.lastIndex(where: { FoldedWords.of($0).last.map(garments.contains) == true }) else {
        continue
      }
      let text = phrase[...garment].joined(separator: " ").filter { !".,;:!?\"".contains($0) }
      // "In" a place that holds clothes is no clothing.
      guard bare != "in" || phrase[..<garment].count <= 4 else { continue }
      return Formatter.capitalized(text)
    }
    return nil
  }
}
