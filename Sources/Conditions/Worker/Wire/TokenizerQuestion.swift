import Support

/// What a worker asks of the model's tokenizer, which is the host's: `{"encode": "a text"}` or `{"special": "<|x|>"}`.
/// The answer is a list of ids, or `null`.
enum TokenizerQuestion {
  static func encode(_ text: String) -> JSON { .object(["encode": .string(text)]) }

  static func special(_ token: String) -> JSON { .object(["special": .string(token)]) }

  /// The host's answer; `null` to what is no question.
  static func answer(_ question: JSON, _ tokenizer: (any AdapterTokenizer)?) -> JSON {
    let ids: [Int32]? =
      if let text = question["encode"]?.stringValue {
        tokenizer?.encode(text)
      } else if let token = question["special"]?.stringValue {
        tokenizer?.special(token).map { [$0] }
      } else {
        nil
      }
    return ids.map { .array($0.map { .int(Int($0)) }) } ?? .null
  }

  /// The ids of an answer, `nil` where it is none.
  static func ids(_ answer: JSON) -> [Int32]? {
    guard let list = answer.arrayValue else { return nil }
    let ids = list.compactMap { $0.intValue.flatMap { Int32(exactly: $0) } }
    return ids.count == list.count ? ids : nil
  }
}
