import Wording

/// The word lists as they are asked: for a stem, what it may stand for and what it is a kind of, and what excludes it.
package struct KindsGraph: Sendable {
  /// Which list of exclusions is meant: a word excludes others in what it is used for only.
  package enum Field: Int, Sendable, CaseIterable {
    case looks, acts, emotions, times, weathers, styles, places, shots, bodies
  }

  /// A value in a class of which one value holds.
  struct Value: Sendable, Hashable {
    let line: Int
    let value: Int
  }

  struct Phrase: Sendable {
    let stems: [String]
    let key: String
  }

  package static let shared = KindsGraph()

  /// For a key itself and the groups of words that mean the same.
  private var same: [String: [String]] = [:]
  /// All that a key is, itself and its groups among it.
  private var all: [String: [String]] = [:]
  private var values: [[String: [Value]]] = Array(repeating: [:], count: Field.allCases.count)
  /// By their first stem, longest first.
  private var phrases: [String: [Phrase]] = [:]

  private init() {
    var parents: [String: Set<String>] = [:]
    for (number, line) in (Synonyms.groups + "\n" + Synonyms.paraphrases).split(separator: "\n").enumerated() {
      for entry in line.split(separator: ",") { same[key(entry), default: []].append("#\(number)") }
    }
    for line in Kinds.table.split(separator: "\n") {
      let sides = line.split(separator: ":")
      guard sides.count == 2 else { continue }
      let parent = key(sides[0])
      for entry in sides[1].split(separator: ",") {
        let child = key(entry)
        guard child != parent else { continue }
        parents[child, default: []].insert(parent)
      }
    }
    for (field, table) in Self.tables {
      for (number, line) in table.split(separator: "\n").enumerated() {
        if field == .places {
          for entry in line.split(separator: ",") {
            values[field.rawValue][key(entry), default: []].append(Value(line: 0, value: number))
          }
          continue
        }
        for (index, value) in line.split(separator: "|").enumerated() {
          for entry in value.split(separator: ",") {
            values[field.rawValue][key(entry), default: []].append(Value(line: number, value: index))
          }
        }
      }
    }
    for line in PlaceCues.lines.split(separator: "\n") {
      for entry in line.split(whereSeparator: { ":|,".contains($0) }) { _ = key(entry) }
    }
    shareValues()
    close(parents)
    for (first, list) in phrases { phrases[first] = list.sorted { $0.stems.count > $1.stems.count } }
  }

  private static let tables: [(Field, String)] = [
    (.looks, KindsExclusive.looks), (.acts, KindsExclusive.acts), (.emotions, KindsExclusive.emotions),
    (.times, KindsExclusive.times), (.weathers, KindsExclusive.weathers), (.styles, KindsExclusive.styles),
    (.places, KindsExclusive.places), (.shots, KindsExclusive.shots), (.bodies, KindsExclusive.bodies),
  ]

  /// In these fields words that mean the same exclude the same; elsewhere words have too many meanings for that.
  private mutating func shareValues() {
    for field in [Field.times, .weathers, .places] {
      let own = values[field.rawValue]
      var groups: [String: [Value]] = [:]
      for (key, list) in own { for group in same[key] ?? [] { groups[group, default: []] += list } }
      // "wooden" may be called "wood", and is no wood.
      for (key, names) in same where own[key] == nil && values[Field.looks.rawValue][key] == nil {
        let found = Set(names.flatMap { groups[$0] ?? [] })
        if !found.isEmpty { values[field.rawValue][key] = found.sorted { ($0.line, $0.value) < ($1.line, $1.value) } }
      }
    }
  }

  /// Follows what is a kind of what upwards, also through words that mean the same.
  private mutating func close(_ parents: [String: Set<String>]) {
    var members: [String: [String]] = [:]
    for (key, groups) in same { for group in groups { members[group, default: []].append(key) } }
    for key in Set(same.keys).union(parents.keys) {
      var found: [String] = [key]
      var seen: Set<String> = [key]
      var next = 0
      while next < found.count {
        let node = found[next]
        next += 1
        for group in same[node] ?? [] where seen.insert(group).inserted { found.append(group) }
        // Only of the word itself other names lead on: through a word of many meanings one would come anywhere.
        var above = parents[node] ?? []
        if node == key {
          for group in same[node] ?? [] {
            for member in members[group] ?? [] where !Self.homonyms.contains(member) {
              above.formUnion(parents[member] ?? [])
            }
          }
        }
        for parent in above.sorted() where seen.insert(parent).inserted { found.append(parent) }
      }
      all[key] = found
    }
  }

  /// Words that are also verbs: who strokes and who exercises is no pet and no train.
  private static let homonyms: Set<String> = Set(["bear", "pet", "train", "fly", "duck"].map { SynonymsStem.of($0) })

  /// Words that phrases are found across: "wipes the tears", "shakes his head".
  static let skipped: Set<String> = ["a", "an", "the", "his", "her", "its", "their"]

  /// The key of an entry, whatever lists hold it.
  static func plainKey(_ entry: some StringProtocol) -> String {
    entry.split(separator: " ").filter { !skipped.contains(String($0)) }.map { SynonymsStem.of(String($0)) }
      .joined(separator: "_")
  }

  /// The key of an entry; entries of several words become phrases.
  private mutating func key(_ entry: some StringProtocol) -> String {
    let stems = entry.split(separator: " ").filter { !Self.skipped.contains(String($0)) }.map {
      SynonymsStem.of(String($0))
    }
    guard stems.count > 1, let first = stems.first else { return stems.first ?? "" }
    let key = stems.joined(separator: "_")
    if !(phrases[first] ?? []).contains(where: { $0.key == key }) {
      phrases[first, default: []].append(Phrase(stems: stems, key: key))
    }
    return key
  }

  /// What a claim's word may be called: itself and its groups.
  func names(_ key: String) -> [String] { [key] + (same[key] ?? []) }

  /// All that a caption's word says: itself, its groups, what it is a kind of.
  func meanings(_ key: String) -> [String] { all[key] ?? [key] }

  /// Whether a word names an animal, a vehicle or a garment.
  func isThing(_ key: String) -> Bool { meanings(key).contains { Self.things.contains($0) } }

  private static let things: Set<String> = Set(
    ["animal", "vehicle", "clothes", "boots", "coat"].map { SynonymsStem.of($0) })

  /// The longest phrase that begins at a place.
  func phrase(_ stems: ArraySlice<String>) -> Phrase? {
    guard let first = stems.first, let list = phrases[first] else { return nil }
    return list.first { stems.starts(with: $0.stems) }
  }

  /// What a word says in a field of exclusions.
  func values(_ meanings: [String], _ field: Field) -> Set<Value> {
    var found: Set<Value> = []
    for meaning in meanings { for value in values[field.rawValue][meaning] ?? [] { found.insert(value) } }
    return found
  }

  /// Whether two words cannot both be true.
  func exclude(_ one: [String], _ other: [String], _ field: Field) -> Bool {
    let a = values(one, field)
    guard !a.isEmpty else { return false }
    let b = values(other, field)
    return a.contains { value in
      b.contains { $0.line == value.line } && !b.contains(value)
        && !a.contains { mine in mine.line == value.line && b.contains(mine) }
    }
  }
}
