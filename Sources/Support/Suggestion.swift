/// "Did you mean": the closest of the known names, where one is close enough to be a slip of the keyboard.
package enum Suggestion {
  /// The best match for `word` among `candidates`, or `nil` where none is near.
  package static func closest(to word: String, among candidates: some Sequence<String>) -> String? {
    let letters = Array(word.lowercased())
    let limit = max(1, min(3, letters.count / 3))
    var best: (name: String, distance: Int)?
    for name in candidates {
      let known = Array(name.lowercased())
      // Words of other lengths are never near; a word of a megabyte must not cost a table of its size.
      guard abs(known.count - letters.count) <= limit else { continue }
      let distance = editDistance(letters, known)
      if distance <= limit, distance < (best?.distance ?? .max) { best = (name, distance) }
    }
    return best?.name
  }

  /// A hint sentence: `did you mean 'camera'?`, or the list of what is known.
  package static func hint(for word: String, among candidates: some Sequence<String>) -> String? {
    if let name = closest(to: word, among: candidates) { return "did you mean \(TerminalText.quoted(name))?" }
    return known(candidates)
  }

  /// What there is to choose from, `nil` where there is nothing: `known: camera, depth`.
  package static func known(_ candidates: some Sequence<String>) -> String? {
    let known = candidates.sorted()
    if known.isEmpty { return nil }
    let shown = known.prefix(20).map { TerminalText.safe($0, limit: 60) }.joined(separator: ", ")
    return known.count > 20 ? "known: \(shown) and \(known.count - 20) more" : "known: \(shown)"
  }

  /// Levenshtein distance with adjacent transpositions counted as one step.
  static func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var table = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
    table[0] = Array(0...b.count)
    for i in 1...a.count {
      table[i][0] = i
      for j in 1...b.count {
        let replaced = table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, replaced)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
        }
      }
    }
    return table[a.count][b.count]
  }
}
