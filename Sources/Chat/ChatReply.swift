package import Support

/// What a server answered.
package struct ChatReply: Sendable, Equatable {
  /// As the model wrote it, cleaned of nothing.
  package var text = ""
  /// What it thought aloud, where the server keeps that apart.
  package var reasoning = ""
  /// The model came to an end by itself; not where its tokens were used up or the stream broke off.
  package var isWhole = false
  /// The connection ended before the answer did.
  package var isBrokenOff = false
  /// Tokens that the server counted.
  package var promptTokens: Int?
  package var answerTokens: Int?

  /// The text of the arguments of a tool that the model calls instead of answering.
  private(set) var arguments = ""
  private var refusal = ""

  package init() {}

  /// What there is to read: the answer; else a tool's arguments; else what was thought, for some servers put all of it there.
  package var body: String {
    for text in [text, arguments, reasoning] where text.contains(where: { !$0.isWhitespace }) { return text }
    return ""
  }

  /// The model's own words where it declines.
  package var declined: String? { refusal.isEmpty ? nil : refusal }

  /// Adds one answer, or one piece of a stream.
  /// - Returns: the text that is new.
  package mutating func take(_ json: JSON) -> String {
    if let usage = json["usage"] {
      promptTokens = usage["prompt_tokens"]?.intValue ?? promptTokens
      answerTokens = usage["completion_tokens"]?.intValue ?? answerTokens
    }
    guard let choice = json["choices"]?.arrayValue?.first else {
      // Ollama's own form.
      return json["message"].map { take(message: $0) } ?? ""
    }
    if let reason = choice["finish_reason"]?.stringValue { isWhole = reason == "stop" || reason == "tool_calls" }
    if let message = choice["message"] ?? choice["delta"] { return take(message: message) }
    let more = choice["text"]?.stringValue ?? ""
    text += more
    return more
  }

  private mutating func take(message: JSON) -> String {
    let more = Self.text(message["content"])
    text += more
    reasoning += Self.text(message["reasoning_content"] ?? message["reasoning"])
    refusal += Self.text(message["refusal"])
    for call in message["tool_calls"]?.arrayValue ?? [] {
      guard let value = call["function"]?["arguments"] else { continue }
      arguments += value.stringValue ?? value.text()
    }
    return more
  }

  private static func text(_ content: JSON?) -> String {
    switch content {
    case .string(let text)?: text
    case .array(let parts)?: parts.map { $0["text"]?.stringValue ?? $0.stringValue ?? "" }.joined()
    default: ""
    }
  }
}
