import Chat
import HTTP
import Support
import Synchronization
import TestSupport

/// Pauses between requests, which a test does not wait for.
final class Pauses: Sendable {
  private let list = Mutex<[Double]>([])
  var taken: [Double] { list.withLock { $0 } }

  var policy: RetryPolicy {
    var policy = RetryPolicy()
    policy.sleep = { seconds in self.list.withLock { $0.append(seconds) } }
    return policy
  }
}

extension ChatServer {
  static func test(
    _ url: String, model: String? = "m", key: String? = nil, total: Double = 20, pauses: Pauses = Pauses()
  ) throws -> ChatServer {
    var patience = HTTPPatience()
    patience.total = total
    return try ChatServer(
      HTTPAddress(url), model: model, key: (key.flatMap { Secret($0) }, false), patience: patience, retry: pauses.policy
    )
  }
}

enum Answers {
  /// An answer of success as OpenAI's protocol has it.
  static func whole(_ text: String, finish: String = "stop") -> [ScriptedServer.Step] {
    ScriptedServer.Step.answer(
      200,
      JSON.object([
        "choices": [
          .object([
            "message": .object(["role": "assistant", "content": .string(text)]), "finish_reason": .string(finish),
          ])
        ], "usage": .object(["prompt_tokens": 7, "completion_tokens": 3]),
      ]).text())
  }

  static func event(_ text: String) -> ScriptedServer.Step {
    .send(
      "data: " + JSON.object(["choices": [.object(["delta": .object(["content": .string(text)])])]]).text() + "\n\n")
  }

  static func error(_ status: Int, _ text: String, headers: [String] = []) -> [ScriptedServer.Step] {
    ScriptedServer.Step.answer(
      status, JSON.object(["error": .object(["message": .string(text)])]).text(), headers: headers)
  }
}
