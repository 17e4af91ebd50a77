import Glibc
package import Support

/// An answer in the form of OpenAI's chat completions.
package struct ChatAnswer: Sendable {
  private let request: ChatRequest
  private let id: String
  private let created: Int
  private let model: String

  /// - Parameter model: the name of what writes.
  package init(_ request: ChatRequest, model: String) {
    self.request = request
    self.model = request.model ?? model
    id = RandomID.text("chatcmpl", bytes: 12)
    created = time(nil)
  }

  /// The text of the answer: the six lines, the caption as JSON, or a generator's prompt.
  package func content(_ outcome: CaptionRun.Outcome) -> String {
    if let generator = request.generator, let prompt = outcome.json["prompts"]?[generator]?["prompt"]?.stringValue {
      return prompt
    }
    return request.wantsJSON ? outcome.caption.text() : outcome.text
  }

  package func json(_ outcome: CaptionRun.Outcome) -> JSON {
    .object([
      "id": .string(id), "object": "chat.completion", "created": .int(created), "model": .string(model),
      "choices": [
        .object([
          "index": 0,
          "message": .object(["role": "assistant", "content": .string(content(outcome)), "refusal": .null]),
          "logprobs": .null, "finish_reason": .string(finish(outcome)),
        ])
      ],
      "usage": usage(outcome), "a2c": outcome.json,
    ])
  }

  /// The first piece of a stream.
  package var opening: ServerEvent { chunk(.object(["role": "assistant", "content": ""]), finish: nil) }

  /// The pieces that a finished caption comes in: a line each, so that a reader sees its parts come.
  package func chunks(_ outcome: CaptionRun.Outcome) -> [ServerEvent] {
    let lines = content(outcome).split(separator: "\n", omittingEmptySubsequences: false)
    var events = lines.enumerated().map { index, line in
      chunk(.object(["content": .string((index == 0 ? "" : "\n") + line)]), finish: nil)
    }
    events.append(chunk(.object([]), finish: finish(outcome), extra: ("a2c", outcome.json)))
    if request.wantsUsage { events.append(chunk(nil, finish: nil, extra: ("usage", usage(outcome)))) }
    return events + [ServerEvent(nil, text: "[DONE]")]
  }

  private func chunk(_ delta: JSON?, finish: String?, extra: (String, JSON)? = nil) -> ServerEvent {
    let choices: JSON =
      delta.map {
        [.object(["index": 0, "delta": $0, "logprobs": .null, "finish_reason": finish.map { .string($0) } ?? .null])]
      } ?? []
    let chunk = JSON.object([
      "id": .string(id), "object": "chat.completion.chunk", "created": .int(created), "model": .string(model),
      "choices": choices,
    ])
    return ServerEvent(nil, extra.map { chunk.adding($0.0, $0.1) } ?? chunk)
  }

  private func finish(_ outcome: CaptionRun.Outcome) -> String {
    outcome.json["cut"]?.arrayValue?.isEmpty == false ? "length" : "stop"
  }

  private func usage(_ outcome: CaptionRun.Outcome) -> JSON {
    .object([
      "prompt_tokens": .int(outcome.promptTokens), "completion_tokens": .int(outcome.tokens),
      "total_tokens": .int(outcome.promptTokens + outcome.tokens),
    ])
  }
}
