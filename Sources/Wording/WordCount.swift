/// Counts words as people do.
package enum WordCount {
  /// Runs of letters and digits; hyphens and apostrophes join them, and two ideographs are about one word.
  package static func count(_ text: String) -> Int {
    var words = 0
    var ideographs = 0
    var inWord = false
    for character in text {
      if Letters.isIdeographic(character) {
        ideographs += 1
        inWord = false
      } else if Letters.isWordPart(character) {
        if !inWord { words += 1 }
        inWord = true
      } else if !inWord || !(character == "-" || character == "'" || character == "’") {
        inWord = false
      }
    }
    return words + (ideographs + 1) / 2
  }
}
