/// Porter's stemmer (M. F. Porter, "An algorithm for suffix stripping", 1980) with the changes of NLTK's default mode:
/// words of two letters stay, a few irregular words, `ties` to `tie`, `enjoy` stays, further endings.
package enum PorterStemmer {
  private typealias Rule = (ending: String, replacement: String)

  private static let irregular = [
    "sky": "sky", "skies": "sky", "dying": "die", "lying": "lie", "tying": "tie", "news": "news", "innings": "inning",
    "inning": "inning", "outings": "outing", "outing": "outing", "cannings": "canning", "canning": "canning",
    "howe": "howe", "proceed": "proceed", "exceed": "exceed", "succeed": "succeed",
  ]

  /// The stem, in lower case.
  package static func stem(_ word: String) -> String {
    let word = word.lowercased()
    if let known = irregular[word] { return known }
    var stem = Array(word.unicodeScalars)
    guard stem.count > 2 else { return word }
    plural(&stem)
    past(&stem)
    // y → i after a consonant that is not the first letter.
    if stem.last == "y", stem.count > 2, isConsonant(stem.dropLast()).last == true { replace(&stem, 1, "i") }
    double(&stem)
    suffix(&stem)
    ending(&stem)
    tidy(&stem)
    var text = String.UnicodeScalarView()
    text.append(contentsOf: stem)
    return String(text)
  }

  // MARK: Letters

  /// Whether each letter is a consonant: y is one at the start and after a vowel.
  private static func isConsonant(_ letters: some Collection<Unicode.Scalar>) -> [Bool] {
    var flags: [Bool] = []
    for letter in letters {
      switch letter {
      case "a", "e", "i", "o", "u": flags.append(false)
      case "y": flags.append(flags.last.map { !$0 } ?? true)
      default: flags.append(true)
      }
    }
    return flags
  }

  /// How often a vowel stands before a consonant: Porter's m.
  private static func measure(_ stem: ArraySlice<Unicode.Scalar>) -> Int {
    let flags = isConsonant(stem)
    return zip(flags, flags.dropFirst()).count { !$0 && $1 }
  }

  private static func hasVowel(_ stem: ArraySlice<Unicode.Scalar>) -> Bool { isConsonant(stem).contains(false) }

  /// Consonant, vowel, consonant at the end, the last none of w, x, y; or a vowel and a consonant alone.
  private static func endsShort(_ stem: ArraySlice<Unicode.Scalar>) -> Bool {
    let flags = isConsonant(stem)
    let count = flags.count
    if count == 2 { return !flags[0] && flags[1] }
    guard count > 2, let last = stem.last, last != "w", last != "x", last != "y" else { return false }
    return flags[count - 3] && !flags[count - 2] && flags[count - 1]
  }

  private static func ends(_ word: [Unicode.Scalar], _ ending: String) -> Bool {
    word.count >= ending.unicodeScalars.count
      && word.suffix(ending.unicodeScalars.count).elementsEqual(ending.unicodeScalars)
  }

  private static func replace(_ word: inout [Unicode.Scalar], _ count: Int, _ replacement: String) {
    word.removeLast(count)
    word += Array(replacement.unicodeScalars)
  }

  /// The first rule whose ending the word has decides: it is applied where the rest fulfils the condition, and no other.
  private static func apply(
    _ rules: [Rule], to word: inout [Unicode.Scalar], where holds: (ArraySlice<Unicode.Scalar>, Rule) -> Bool
  ) {
    guard let rule = rules.first(where: { ends(word, $0.ending) }) else { return }
    let count = rule.ending.unicodeScalars.count
    if holds(word.dropLast(count), rule) { replace(&word, count, rule.replacement) }
  }

  // MARK: Steps

  /// 1a: plurals.
  private static func plural(_ word: inout [Unicode.Scalar]) {
    if ends(word, "ies"), word.count == 4 { return replace(&word, 3, "ie") }
    apply([("sses", "ss"), ("ies", "i"), ("ss", "ss"), ("s", "")], to: &word) { _, _ in true }
  }

  /// 1b: -ed and -ing.
  private static func past(_ word: inout [Unicode.Scalar]) {
    if ends(word, "ied") { return replace(&word, 3, word.count == 4 ? "ie" : "i") }
    if ends(word, "eed") {
      if measure(word.dropLast(3)) > 0 { replace(&word, 3, "ee") }
      return
    }
    guard let ending = ["ed", "ing"].first(where: { ends(word, $0) && hasVowel(word.dropLast($0.count)) }) else {
      return
    }
    replace(&word, ending.count, "")
    if ["at", "bl", "iz"].contains(where: { ends(word, $0) }) { return replace(&word, 0, "e") }
    if let last = word.last, word.count >= 2, word[word.count - 2] == last, isConsonant(word).last == true {
      if last != "l", last != "s", last != "z" { word.removeLast() }
    } else if measure(word[...]) == 1, endsShort(word[...]) {
      replace(&word, 0, "e")
    }
  }

  /// 2: double suffixes.
  private static func double(_ word: inout [Unicode.Scalar]) {
    if ends(word, "alli"), measure(word.dropLast(4)) > 0 { replace(&word, 4, "al") }
    let rules: [Rule] = [
      ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"),
      ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"),
      ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"),
      ("iviti", "ive"), ("biliti", "ble"), ("fulli", "ful"), ("logi", "log"),
    ]
    apply(rules, to: &word) { [word] stem, rule in
      measure(rule.ending == "logi" ? word.dropLast(3) : stem) > 0
    }
  }

  /// 3: -ful, -ness and others.
  private static func suffix(_ word: inout [Unicode.Scalar]) {
    apply(
      [
        ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
      ], to: &word
    ) { stem, _ in measure(stem) > 0 }
  }

  /// 4: what is left of suffixes.
  private static func ending(_ word: inout [Unicode.Scalar]) {
    let endings = [
      "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti",
      "ous", "ive", "ize",
    ]
    apply(endings.map { ($0, "") }, to: &word) { stem, rule in
      measure(stem) > 1 && (rule.ending != "ion" || stem.last == "s" || stem.last == "t")
    }
  }

  /// 5: the last e, and one of two l.
  private static func tidy(_ word: inout [Unicode.Scalar]) {
    if word.last == "e" {
      let stem = word.dropLast()
      if measure(stem) > 1 || (measure(stem) == 1 && !endsShort(stem)) { word.removeLast() }
    }
    if ends(word, "ll"), measure(word.dropLast()) > 1 { word.removeLast() }
  }
}
