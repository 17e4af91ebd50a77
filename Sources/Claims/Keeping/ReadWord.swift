/// A word of a text that is read for claims.
struct ReadWord: Sendable {
  let text: String
  let stem: String
  /// All that it says: itself, words that mean the same, what it is a kind of; also of a phrase that ends here.
  var meanings: [String]
  /// Of a claim's word: what it may be called.
  var names: [String]
  let sentence: Int
  /// Counts through the whole text.
  var clause = 0
  var isDenied = false
  /// Somebody's: "children's".
  var isPossessive = false
  let isQuoted: Bool
  /// A mark that parts clauses stands in front.
  let isBehindMark: Bool
  /// That mark is a semicolon: another sentence might begin here.
  var isBehindStop = false
  /// How many words the phrase has that ends here; 1 for a word alone.
  var length = 1

  /// What it is called itself: the phrase that ends with it, or its stem.
  var key: String { names.first ?? stem }

  func says(_ key: String) -> Bool { meanings.contains(key) }

  /// The word without the phrase that ends with it.
  var alone: ReadWord {
    var word = self
    let graph = KindsGraph.shared
    word.meanings = graph.meanings(stem)
    word.names = graph.names(stem)
    word.length = 1
    return word
  }

  /// Whether this word of a caption says what that word of a claim means.
  func keeps(_ claimed: ReadWord) -> Bool { claimed.names.contains { meanings.contains($0) } }
}

/// Small words by what they do in a sentence.
enum ReadWords {
  static let articles: Set<String> = [
    "a", "an", "the", "this", "that", "these", "those", "his", "her", "its", "their", "my", "your", "our", "some",
    "each",
    "every", "any", "another", "both", "all", "other",
  ]
  static let prepositions: Set<String> = [
    "in", "on", "at", "of", "with", "without", "from", "to", "into", "onto", "through", "across", "along", "by",
    "under",
    "over", "above", "below", "behind", "beside", "between", "near", "around", "against", "toward", "towards", "inside",
    "outside", "during", "among", "amid", "for", "past", "beneath", "underneath", "upon", "like", "within", "off", "up",
    "down", "out", "away", "front", "next", "before", "after", "as", "about",
  ]
  static let auxiliaries: Set<String> = [
    "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "do", "does", "did", "can", "could",
    "will", "would", "may", "might", "must", "should", "there", "isn't", "aren't", "doesn't", "don't", "gets", "get",
  ]
  static let copulas: Set<String> = [
    "is", "are", "was", "were", "looks", "look", "appears", "seems", "remains", "stays", "painted", "coloured",
    "colored",
    "turns", "has", "being", "dyed",
  ]
  static let joiners: Set<String> = [
    "and", "or", "nor", "but", "while", "as", "when", "whereas", "then", "which", "who", "that",
  ]
  static let pronouns: [String: String] = [
    "he": "man", "him": "man", "she": "woman", "they": "", "them": "", "it": "",
  ]
  /// Words that only join others.
  static let small: Set<String> = articles.union(auxiliaries).union(joiners).union(pronouns.keys)
  /// Words that say little and are not asked for.
  static let empty: Set<String> = Set(articles).union(prepositions).union(auxiliaries).union(joiners).union(
    pronouns.keys
  )
  .union([
    "it's", "there's", "very", "quite", "super", "really", "extremely", "totally", "absolutely", "incredibly", "truly",
    "pretty", "just", "also", "too", "so", "not", "no", "one", "who", "whose", "where",
    "scene", "video", "clip", "shot", "footage", "wearing", "wears", "wear", "worn", "dressed", "having", "style",
    "look",
    "shows", "show", "showing", "seen", "together", "side", "picture", "viewer", "slightly", "somewhat", "way", "place",
    "time",
    "made", "makes", "itself", "himself", "herself", "themselves", "weather", "camera", "feeling", "feels",
    "atmosphere",
    "mood", "expression", "visible", "featuring", "piece", "set", "them", "what", "own", "filled",
  ])

  static let numbers: [String: Int] = [
    "one": 1, "single": 1, "lone": 1, "sole": 1, "solitary": 1, "two": 2, "pair": 2, "couple": 2, "duo": 2, "both": 2,
    "twin": 2, "twins": 2, "three": 3, "trio": 3, "triplets": 3, "four": 4, "quartet": 4, "five": 5, "quintet": 5,
    "six": 6,
    "half-dozen": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "dozen": 12,
    "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "thousand": 1000,
  ]

  static func number(_ word: String) -> Int? {
    if let number = numbers[word] { return number }
    guard word.utf8.count <= 6, let number = Int(word), number >= 0 else { return nil }
    return number
  }
}
