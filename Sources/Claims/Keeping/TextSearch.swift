/// Finds a text in another.
enum TextSearch {
  /// Whether words stand in a text one behind the other; both as ``CaptionReader/plain(_:)`` writes them.
  static func holds(_ text: String, words: String) -> Bool {
    guard !words.isEmpty, words.utf8.count <= text.utf8.count else { return false }
    var text = text
    var words = words
    let space = UInt8(ascii: " ")
    return text.withUTF8 { text in
      words.withUTF8 { words in
        let first = words[0]
        var at = 0
        while at + words.count <= text.count {
          if text[at] == first, at == 0 || text[at - 1] == space,
            at + words.count == text.count || text[at + words.count] == space
          {
            var same = 1
            while same < words.count, text[at + same] == words[same] { same += 1 }
            if same == words.count { return true }
          }
          at += 1
        }
        return false
      }
    }
  }
}
