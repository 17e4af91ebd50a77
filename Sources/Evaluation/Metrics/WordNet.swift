import Support
import Synchronization

/// Synonyms from a folder `dict` of WordNet 3.0 (`index.noun`, `data.noun`, `noun.exc` and so on), as NLTK finds them:
/// all lemmas of all synsets of a word and of its base forms, of any part of speech, without those of several words.
package final class WordNet: Sendable {
  private struct Part: Sendable {
    let index: [String: [Int]]  // lemma → places in `data`
    let exceptions: [String: [String]]
    let data: [UInt8]
    let rules: [(ending: String, base: String)]
  }

  private let parts: [Part]
  private let known = Mutex<[String: Set<String>]>([:])

  private static let rules: KeyValuePairs<String, [(String, String)]> = [
    "noun": [
      ("s", ""), ("ses", "s"), ("ves", "f"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("men", "man"),
      ("ies", "y"),
    ],
    "verb": [
      ("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""),
    ],
    "adj": [("er", ""), ("est", ""), ("er", "e"), ("est", "e")],
    "adv": [],
  ]
  /// The largest file of WordNet 3.0 has 15 MB.
  private static let fileLimit = 256 << 20

  /// - Throws: `FileError` where a file is missing; ``EvaluationError/wordNet(path:problem:)`` where it is no dictionary.
  package init(folder: String) throws {
    parts = try Self.rules.map { name, rules in
      let dataPath = Path.join(folder, "data.\(name)")
      let data = try FileSystem.read(dataPath, limit: Self.fileLimit)
      var index: [String: [Int]] = [:]
      let indexPath = Path.join(folder, "index.\(name)")
      for line in try Self.lines(indexPath) where !line.hasPrefix("  ") {
        let fields = line.split(separator: " ")
        // lemma, part, synsets, pointers, their signs, senses, tagged senses, the places
        guard fields.count > 4, let synsets = Int(fields[2]), let pointers = Int(fields[3]),
          synsets > 0, pointers >= 0, synsets <= fields.count, pointers <= fields.count,
          fields.count == 6 + pointers + synsets
        else { throw EvaluationError.wordNet(path: indexPath, problem: "no index of WordNet: '\(line.prefix(60))'") }
        let places = fields.suffix(synsets).compactMap { Int($0) }
        guard places.count == synsets, places.allSatisfy({ $0 >= 0 && $0 < data.count }) else {
          throw EvaluationError.wordNet(path: indexPath, problem: "a place behind the end of data.\(name)")
        }
        index[String(fields[0])] = places
      }
      var exceptions: [String: [String]] = [:]
      for line in try Self.lines(Path.join(folder, "\(name).exc")) {
        let words = line.split(separator: " ").map(String.init)
        if let first = words.first { exceptions[first, default: []] += words.dropFirst() }
      }
      return Part(index: index, exceptions: exceptions, data: data, rules: rules.map { ($0.0, $0.1) })
    }
  }

  private static func lines(_ path: String) throws(FileError) -> [Substring] {
    String(decoding: try FileSystem.read(path, limit: fileLimit), as: UTF8.self).split(separator: "\n")
  }

  /// The words that can stand for a word, itself among them.
  package func synonyms(_ word: String) -> Set<String> {
    if let found = known.withLock({ $0[word] }) { return found }
    let lower = word.lowercased()
    var words: Set<String> = [word]
    for part in parts {
      for form in Self.forms(lower, part) {
        for place in part.index[form] ?? [] { words.formUnion(Self.lemmas(part.data, at: place)) }
      }
    }
    known.withLock { [words] in $0[word] = words }
    return words
  }

  /// The word and its base forms: those of the exceptions, or else those of one use of every rule.
  private static func forms(_ word: String, _ part: Part) -> [String] {
    let bases =
      part.exceptions[word]
      ?? part.rules.filter { word.hasSuffix($0.ending) }.map { word.dropLast($0.ending.count) + $0.base }
    return [word] + bases
  }

  /// The lemmas of one word in a line of `data`: place, file, type, how many (two hexadecimal digits), then each with a
  /// number; those of adjectives may carry a mark such as `(a)`.
  private static func lemmas(_ data: [UInt8], at place: Int) -> [String] {
    let line = data[place...].prefix { $0 != 10 }
    let fields = line.split(separator: 32).map { String(decoding: $0, as: UTF8.self) }
    guard fields.count > 4, let count = Int(fields[3], radix: 16), count > 0 else { return [] }
    return stride(from: 4, to: min(fields.count, 4 + 2 * count), by: 2).compactMap { index in
      let word = fields[index].prefix { $0 != "(" }
      return word.contains("_") ? nil : String(word)
    }
  }
}
