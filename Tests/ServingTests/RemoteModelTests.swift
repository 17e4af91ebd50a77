import Manifests
import Serving
import Support
import Synchronization
import TestSupport
import Testing

/// A model of another server among those that clients may name.
@Suite struct RemoteModelTests {
  private static let parts = ["dense", "main_object", "background", "camera", "style", "action"]

  private static func caption(_ text: String = "A red fox runs.") -> [ScriptedServer.Step] {
    answer(JSON.object(parts.map { JSON.Member($0, .string(text)) }).text())
  }

  private static func answer(_ text: String) -> [ScriptedServer.Step] {
    let message: JSON = .object(["message": .object(["content": .string(text)]), "finish_reason": "stop"])
    return ScriptedServer.Step.answer(200, JSON.object(["choices": .array([message])]).text())
  }

  private static func reference(_ server: ScriptedServer, _ name: String = "fox") -> ModelReference {
    .server(ServerReference(address: server.url, name: name, reason: .off, isUsers: true))
  }

  /// What the operator's log holds.
  private final class Lines: Sendable {
    private let lines = Mutex<[String]>([])
    var log: RequestLog { RequestLog { line in self.lines.withLock { $0.append(line) } } }
    var text: String { lines.withLock { $0.joined(separator: "\n") } }
  }

  @Test func itWritesUnderItsNameAndNobodyLearnsWhereItIs() async throws {
    let server = ScriptedServer { _ in Self.caption() }
    defer { server.stop() }
    let fixture = try Fixture(models: [.facts, Self.reference(server, "fox:8b")])
    let body: JSON = .object(["prompt": "A red fox runs.", "model": "fox:8b", "generators": .array(["cogvideox"])])
    let answer = await fixture.post("/v1/captions", body)
    #expect(answer.status == 200, "\(answer.text)")
    #expect(try answer.json["caption"]?["style"]?.stringValue == "A red fox runs.")
    #expect(try answer.json["model"]?["name"]?.stringValue == "fox:8b")
    #expect(try answer.json["remote"]?["requests"]?.intValue == server.requests.count)
    #expect(try answer.json["prompts"]?["cogvideox"]?["prompt"]?.stringValue?.contains("red fox") == true)
    let models = await fixture.get("/v1/models")
    #expect(try models.json["data"]?.arrayValue?.compactMap { $0["id"]?.stringValue } == ["facts", "fox:8b"])
    for text in [answer.text, models.text] { #expect(!text.contains("127.0.0.1") && !text.contains("\(server.port)")) }
    // OpenAI's form: the colon is part of this name, and a second one leads to a generator.
    for (name, isPrompt) in [("fox:8b", false), ("fox:8b:cogvideox", true)] {
      let chat = await fixture.post(
        "/v1/chat/completions",
        .object([
          "model": .string(name), "messages": .array([.object(["role": "user", "content": "A red fox runs."])]),
        ]))
      #expect(chat.status == 200, "\(chat.text)")
      let text = try chat.json["choices"]?.arrayValue?.first?["message"]?["content"]?.stringValue
      #expect(text?.contains("1. Dense caption:") == !isPrompt, "\(chat.text)")
    }
  }

  @Test func itsWordsArriveAsItWritesThem() async throws {
    let text = JSON.object(Self.parts.map { JSON.Member($0, "A red fox runs.") }).text()
    let server = ScriptedServer { _ in
      [ScriptedServer.Step.streamHead]
        + stride(from: 0, to: text.count, by: 9).map { start in
          let piece: JSON = .object(["delta": .object(["content": .string(String(text.dropFirst(start).prefix(9)))])])
          return .send("data: " + JSON.object(["choices": .array([piece])]).text() + "\n\n")
        } + [.send("data: [DONE]\n\n")]
    }
    defer { server.stop() }
    let fixture = try Fixture(models: [Self.reference(server)])
    let answer = await fixture.post("/v1/captions", .object(["prompt": "A red fox runs.", "stream": true]))
    #expect(answer.events.count { $0.name == "part" } == 6)
    // What comes together is told together: how often depends on how busy the machine is.
    let first = answer.events.firstIndex { $0.name == "text" }
    #expect(try #require(first) < answer.events.count - 1)
    #expect(answer.events.last?.name == "result")
  }

  @Test(arguments: [
    (500, 502, "model_failed"), (401, 502, "model_failed"), (429, 503, "busy"), (0, 502, "model_failed"),
  ])
  func itsTroubleIsToldWithoutItsPlace(_ upstream: Int, _ status: Int, _ code: String) async throws {
    let server = ScriptedServer { _ in
      upstream == 0 ? [] : ScriptedServer.Step.answer(upstream, "{\"error\": {\"message\": \"so it is\"}}")
    }
    defer { server.stop() }
    let lines = Lines()
    let fixture = try Fixture(models: [Self.reference(server)], log: lines.log)
    let answer = await fixture.post("/v1/captions", .object(["prompt": "A red fox runs."]))
    #expect(answer.status == status && answer.code == code, "\(answer.text)")
    #expect(!answer.text.contains("127.0.0.1") && !answer.text.contains("\(server.port)"), "\(answer.text)")
    // Who runs it learns more.
    #expect(lines.text.contains("model_failed") && lines.text.contains("\(server.port)"), "\(lines.text)")
    #expect(upstream == 0 || lines.text.contains("so it is"))
    #expect(fixture.queue.running == 0)
  }

  @Test func whoLeavesIsNotWaitedFor() async throws {
    let server = ScriptedServer { _ in [ScriptedServer.Step.streamHead, .wait(600)] }
    defer { server.stop() }
    let fixture = try Fixture(models: [Self.reference(server)], threads: 1)
    let request = ServerRequest(
      "POST", "/v1/captions", headers: [("Content-Type", "application/json")],
      body: Array(JSON.object(["prompt": "A red ball.", "stream": true]).text().utf8))
    let response = await fixture.service.respond(request)
    guard case .events(let stream) = response.body else { throw Missing(what: "a stream") }
    let task = Task { for await _ in stream {} }
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(20)) }
    task.cancel()
    await task.value
    fixture.service.stop()
    #expect(fixture.service.finish(seconds: 30))
  }
}
