import Wording

/// What a claim's words ask of a caption: things with what describes them, and words that only have to be there.
struct ClaimUnits: Sendable {
  struct Unit: Sendable {
    var head: ReadWord
    /// Words that must describe the head itself: a red boat beside a blue house is no blue boat.
    var bound: [ReadWord] = []
    /// Words that must be said anywhere.
    var loose: [ReadWord] = []
    /// How many there are, where the words say so.
    var number: Int?
    /// The words of a head that is a phrase, the last one its noun: each may be said by itself.
    var parts: [ReadWord] = []
  }

  var units: [Unit] = []
  let words: [ReadWord]
  /// The words deny: `without its peel`.
  let isDenied: Bool

  /// - Parameter text: a claim's value, read as a text of its own
  init(_ text: ReadText) {
    words = text.words
    isDenied = text.words.contains(where: \.isDenied)
    var chunk: [ReadWord] = []
    let graph = KindsGraph.shared
    func isLook(_ word: ReadWord) -> Bool {
      !graph.values(word.meanings, .looks).isEmpty && !word.text.hasSuffix("s")
    }
    var skip: Set<Int> = []
    for (index, word) in words.enumerated() where word.length > 1 {
      for before in (index - word.length + 1)..<index { skip.insert(before) }
    }
    for (index, word) in words.enumerated() where !skip.contains(index) {
      let next = index + 1 < words.count ? words[index + 1] : nil
      if word.text == "and" || word.isBehindMark && index > 0, let last = chunk.last, isLook(last),
        let next = word.text == "and" ? next : word, isLook(next)
      {
        if word.text != "and" { chunk.append(word) }
        continue
      }
      if word.isBehindMark
        || word.length == 1 && ReadWords.empty.contains(word.text) && ReadWords.number(word.text) == nil
      {
        close(&chunk)
        if ReadWords.empty.contains(word.text), word.length == 1 { continue }
      }
      // "in a yellow tee approaches a desk": the verb is none of the noun's.
      let head = words[max(0, index - word.length + 1)]
      if let last = chunk.last, head.text.hasSuffix("s"),
        ReadClauses.isVerb(head) || word.length > 1 && word.text != head.text,
        !isLook(last), !Self.isEntity(word), next != nil
      {
        close(&chunk)
      }
      chunk.append(word)
      if Self.isEntity(word), next.map({ !Self.isEntity($0) }) ?? false { close(&chunk) }
    }
    close(&chunk)
    for index in units.indices where units[index].head.length > 1 {
      guard let at = words.firstIndex(where: { $0.text == units[index].head.text && $0.length > 1 }) else { continue }
      units[index].parts = words[max(0, at - words[at].length + 1)...at].filter { !ReadWords.empty.contains($0.text) }
        .map { $0.alone }
    }
  }

  /// What the words say, without what they deny; `nil` where they deny from the verb on.
  var said: ClaimUnits? {
    var rest = self
    rest.units = units.filter { !$0.head.isDenied }
    return rest.units.contains { !Self.isEntity($0.head) } ? rest : nil
  }

  private mutating func close(_ chunk: inout [ReadWord]) {
    defer { chunk = [] }
    let graph = KindsGraph.shared
    var number: Int?
    var rest: [ReadWord] = []
    for (index, word) in chunk.enumerated() {
      // "an old couple" are somebody.
      let isHead = index == chunk.count - 1 && Self.isEntity(word)
      if let found = ReadWords.number(word.text), chunk.count > 1, !isHead { number = found } else { rest.append(word) }
    }
    guard let head = rest.last(where: { !$0.text.hasSuffix("ly") || rest.count == 1 }) ?? rest.last else { return }
    var unit = Unit(head: head, number: number)
    for word in rest where word.text != head.text {
      let isAdverb = word.text.hasSuffix("ly") && word.text.utf8.count > 5
      if !isAdverb, !graph.values(word.meanings, .looks).isEmpty {
        unit.bound.append(word)
      } else {
        unit.loose.append(word)
      }
    }
    units.append(unit)
  }

  /// Somebody or something that can act.
  static func isEntity(_ word: ReadWord) -> Bool {
    word.says(person) || word.says(animal) || word.says(vehicle)
  }

  /// The same of a bare word.
  static func isEntity(at word: String) -> Bool {
    KindsGraph.shared.meanings(SynonymsStem.of(word)).contains { [person, animal, vehicle].contains($0) }
  }

  static let person = SynonymsStem.of("person")
  static let animal = SynonymsStem.of("animal")
  static let vehicle = SynonymsStem.of("vehicle")
  static let male = SynonymsStem.of("male")
  static let female = SynonymsStem.of("female")
  static let child = SynonymsStem.of("child")
  static let adult = SynonymsStem.of("adult")

  /// Whether both may be the same somebody.
  static func mayBeSame(_ one: ReadWord, _ other: ReadWord) -> Bool {
    if one.keeps(other) || other.keeps(one) { return true }
    if one.says(person), other.says(person) {
      if one.says(male) && other.says(female) || one.says(female) && other.says(male) { return false }
      if one.says(child) && other.says(adult) || one.says(adult) && other.says(child) { return false }
      return true
    }
    return !isEntity(one) || !isEntity(other)
  }
}
