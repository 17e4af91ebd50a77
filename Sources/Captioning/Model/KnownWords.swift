import Claims
package import Support
import Wording

/// The words that a small model was trained on (`words.txt` beside its weights). What it was never shown it cannot tell;
/// of a large model nobody keeps such a list.
package struct KnownWords: Sendable {
  package static let fileName = "words.txt"

  private let stems: Set<String>

  package init(_ words: some Sequence<String>) { stems = Set(words.map { SynonymsStem.of($0) }) }

  /// Reads a model folder's list, one word a line; `nil` where the folder has none.
  /// - Throws: `FileError`
  package init?(folder: String) throws(FileError) {
    let path = Path.join(folder, Self.fileName)
    guard FileSystem.exists(path) else { return nil }
    let text = String(decoding: try FileSystem.read(path, limit: Limits.jsonBytes), as: UTF8.self)
    self.init(text.split(whereSeparator: \.isWhitespace).map { $0.lowercased() })
  }

  /// Words of a prompt that the model was never trained on, each once, in the prompt's order. Small words, numbers and
  /// other forms of known words are none.
  package func unknown(in prompt: String) -> [String] {
    var seen: Set<String> = []
    return Self.words(of: prompt).filter { word in
      let isSmall =
        word.count < 2 || word.allSatisfy(\.isNumber) || EnglishWords.prepositions.contains(word)
        || EnglishWords.determiners.contains(word) || EnglishWords.pronouns.contains(word)
        || EnglishWords.auxiliaries.contains(word) || EnglishWords.conjunctions.contains(word)
        || EnglishWords.subordinators.contains(word)
      return !isSmall && !stems.contains(SynonymsStem.of(word)) && seen.insert(word).inserted
    }
  }

  /// The words of a text, in lower case; hyphens part them.
  package static func words(of text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map(String.init)
  }
}
