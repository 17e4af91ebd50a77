/// Words as ROUGE's implementation cuts them (upstream: `rouge_score/tokenize.py`): lower case, whatever is no letter
/// from a to z and no digit divides.
package enum RougeTokens {
  /// - Parameter stemmed: whether words of more than three letters are brought to their stems
  package static func of(_ text: String, stemmed: Bool = false) -> [String] {
    let tokens = text.lowercased().utf8.split { !(0x61...0x7A).contains($0) && !(0x30...0x39).contains($0) }
      .map { String(decoding: $0, as: UTF8.self) }
    return stemmed ? tokens.map { $0.utf8.count > 3 ? PorterStemmer.stem($0) : $0 } : tokens
  }
}
