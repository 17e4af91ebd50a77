import Chat
import HTTP
import Support
import Synchronization
import TestSupport
import Testing

/// A server that behaves, and one for each way of not behaving.
@Suite struct ChatServerTests {
  private func ask(
    _ server: ChatServer, form: ChatQuestion.Form = .text, pictures: Bool = false, onText: (String) -> Void = { _ in }
  ) throws(ChatError) -> ChatReply {
    var content: [ChatContent] = [.text("hello")]
    if pictures { content.append(.picture(type: "image/png", bytes: [1, 2, 3])) }
    return try server.ask(ChatQuestion([ChatMessage(.user, content)], maxTokens: 9, form: form), onText: onText)
  }

  private func error(_ server: ChatServer) throws -> ChatError {
    try #require(throws: ChatError.self) { try ask(server) }
  }

  @Test(arguments: ["", "/", "/v1", "/v1/", "/v1/chat/completions"])
  func theAddressMayEndAnywhere(_ path: String) throws {
    let scripted = ScriptedServer { _ in Answers.whole("good") }
    defer { scripted.stop() }
    let reply = try ask(.test("http://127.0.0.1:\(scripted.port)\(path)", key: "sesame"))
    #expect(reply.text == "good" && reply.isWhole && reply.answerTokens == 3)
    let request = try #require(scripted.requests.first)
    #expect(request.path == "/v1/chat/completions" && request.method == "POST")
    #expect(request.headers["authorization"] == "Bearer sesame")
    let body = try JSONParser.parse(request.body)
    #expect(body["model"]?.stringValue == "m" && body["max_tokens"]?.intValue == 9)
    #expect(body["messages"]?.arrayValue?.first?["content"]?.stringValue == "hello")
  }

  @Test func aStreamComesInPieces() throws {
    let scripted = ScriptedServer { _ in
      [
        ScriptedServer.Step.streamHead, .send(": keep alive\n\n"), Answers.event("go"), Answers.event("od"),
        .send("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"),
      ]
    }
    defer { scripted.stop() }
    var pieces: [String] = []
    let reply = try ask(.test(scripted.url)) { pieces.append($0) }
    #expect(reply.text == "good" && reply.isWhole && !reply.isBrokenOff)
    #expect(pieces.joined() == "good")
  }

  @Test func aStreamThatIsCutGivesWhatCame() throws {
    let scripted = ScriptedServer { _ in [ScriptedServer.Step.streamHead, Answers.event("half an")] }
    defer { scripted.stop() }
    let reply = try ask(.test(scripted.url))
    #expect(reply.text == "half an" && reply.isBrokenOff && !reply.isWhole)
    #expect(scripted.requests.count == 1)
  }

  @Test func aBodyThatIsCutIsAskedForAgain() throws {
    let scripted = ScriptedServer { request in
      request.number == 0
        ? [.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{\"choices\"")]
        : Answers.whole("good")
    }
    defer { scripted.stop() }
    #expect(try ask(.test(scripted.url)).text == "good")
  }

  @Test func aDeadPortIsTriedAndTold() throws {
    let scripted = ScriptedServer { _ in [] }
    scripted.stop()
    let pauses = Pauses()
    let failed = try error(.test(scripted.url, pauses: pauses))
    guard case .http(let http) = failed.reason else { throw failed }
    #expect([.connection, .broken].contains(http.kind))
    #expect(pauses.taken.count == 3 && failed.tried.count == 4)
    #expect(failed.description.hasPrefix(scripted.url) && failed.description.contains("asked 4 times"))
    #expect(failed.exitStatus == .unavailable)
  }

  @Test(arguments: [true, false]) func aSlowServerIsNotWaitedForForever(_ beforeHeaders: Bool) throws {
    let scripted = ScriptedServer { _ in
      beforeHeaders
        ? [.wait(3)]
        : [.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"), .wait(3)]
    }
    defer { scripted.stop() }
    let failed = try error(.test(scripted.url, total: 1.5))
    guard case .http(let http) = failed.reason else { throw failed }
    #expect(http.kind == .time)
    #expect(http.detail.contains(beforeHeaders ? "before the answer began" : "in the middle of the answer"))
    #expect(scripted.requests.count == 1)
  }

  @Test func aCancelledRequestEnds() throws {
    let scripted = ScriptedServer { _ in [.wait(5)] }
    defer { scripted.stop() }
    let server = try ChatServer.test(scripted.url)
    let failed = try #require(throws: ChatError.self) {
      try server.ask(ChatQuestion([ChatMessage(.user, "x")], maxTokens: 9), isCancelled: { true })
    }
    #expect(failed.exitStatus == .interrupted)
  }

  @Test func aWrongKeyIsExplainedAndNeverShown() throws {
    let scripted = ScriptedServer { _ in Answers.error(401, "Incorrect API key provided: sk-very-secret.") }
    defer { scripted.stop() }
    let failed = try error(.test(scripted.url, key: "sk-very-secret"))
    let all = "\(failed) \(failed.hint ?? "") \(String(reflecting: failed))"
    #expect(!all.contains("secret") && all.contains("Incorrect API key provided: …"))
    #expect(failed.hint?.contains("A2C_API_KEY") == true)
    #expect(scripted.requests.count == 1)
    #expect(try error(.test(scripted.url)).hint == "set A2C_API_KEY in the environment to the server's key")
  }

  @Test func aModelThatIsNotThereIsNamedWithThoseThatAre() throws {
    let scripted = ScriptedServer { request in
      request.method == "GET"
        ? ScriptedServer.Step.answer(200, #"{"data": [{"id": "qwen"}, {"id": "gemma"}]}"#)
        : Answers.error(404, "The model `m` does not exist.")
    }
    defer { scripted.stop() }
    let failed = try error(.test(scripted.url))
    #expect(failed.message == "the server has no model 'm'" && failed.hint == "it has qwen, gemma")
    #expect(throws: ChatError.self) { try ChatServer.test(scripted.url, model: nil) }
  }

  @Test func theOnlyModelNeedsNoName() throws {
    let scripted = ScriptedServer { _ in ScriptedServer.Step.answer(200, #"{"data": [{"id": "qwen"}]}"#) }
    defer { scripted.stop() }
    #expect(try ChatServer.test(scripted.url, model: nil).model == "qwen")
  }

  @Test func aLimitIsWaitedForAsLongAsTheServerSays() throws {
    let scripted = ScriptedServer { request in
      request.number < 2 ? Answers.error(429, "slow down", headers: ["Retry-After: 7"]) : Answers.whole("good")
    }
    defer { scripted.stop() }
    let pauses = Pauses()
    #expect(try ask(.test(scripted.url, pauses: pauses)).text == "good")
    #expect(pauses.taken == [7, 7])
  }

  @Test func aLimitOfAnHourEndsTheRun() throws {
    let scripted = ScriptedServer { _ in Answers.error(429, "slow down", headers: ["Retry-After: 3600"]) }
    defer { scripted.stop() }
    let pauses = Pauses()
    let failed = try error(.test(scripted.url, pauses: pauses))
    #expect(failed.exitStatus == .retryLater && pauses.taken == [] && failed.message.contains("slow down"))
  }

  @Test func troubleThatPassesIsWaitedForLongerAndLonger() throws {
    let scripted = ScriptedServer { request in
      request.number < 3 ? Answers.error([500, 503, 502][request.number], "trouble") : Answers.whole("good")
    }
    defer { scripted.stop() }
    let pauses = Pauses()
    #expect(try ask(.test(scripted.url, pauses: pauses)).text == "good")
    #expect(
      pauses.taken.count == 3 && pauses.taken[1] > pauses.taken[0] * 1.1 && pauses.taken[2] > pauses.taken[1] * 1.1)
  }

  @Test(arguments: [
    ("<!doctype html><html>Sign in</html>", "a web page"), ("", "empty"), ("not json", "no JSON"),
    (#"{"choices": []}"#, "no text"), (#"{"choices": [{"message": {"content": null}}]}"#, "no text"),
    (#"{"object": "list"}"#, "no text"), ("[1, 2]", "no text"),
    (#"{"choices": [{"message": {"content": null, "refusal": "I will not"}}]}"#, "declines: I will not"),
    (#"{"error": {"message": "the\u001b[31m model fell over"}}"#, "fell over"),
  ]) func anAnswerThatIsNoneIsTold(_ body: String, _ told: String) throws {
    let scripted = ScriptedServer { _ in ScriptedServer.Step.answer(200, body, type: "text/html") }
    defer { scripted.stop() }
    let failed = try error(.test(scripted.url))
    #expect(failed.message.contains(told), "\(failed.message)")
    #expect(!failed.message.contains("\u{1B}"))
    #expect(scripted.requests.count == 2)
  }

  @Test(arguments: [
    (
      #"{"choices": [{"message": {"content": [{"type": "text", "text": "go"}, {"type": "text", "text": "od"}]}}]}"#,
      "good"
    ),
    (
      #"{"choices": [{"message": {"content": null, "tool_calls": [{"function": {"name": "f", "arguments": "good"}}]}}]}"#,
      "good"
    ),
    (
      #"{"choices": [{"message": {"content": null, "tool_calls": [{"function": {"arguments": {"a": 1}}}]}}]}"#,
      #"{"a":1}"#
    ),
    (#"{"choices": [{"message": {"content": "", "reasoning_content": "good"}}]}"#, "good"),
    (#"{"message": {"role": "assistant", "content": "good"}, "done": true}"#, "good"),
    (#"{"choices": [{"text": "good"}]}"#, "good"),
    (#"{"choices": [{"message": {"content": "good", "content": "x"}}]}"#, "good"),
    (#"{"choices": [{"message": {"content": "go\ud83dod"}}]}"#, "go\u{FFFD}od"),
  ]) func answersComeInManyForms(_ body: String, _ text: String) throws {
    let scripted = ScriptedServer { _ in ScriptedServer.Step.answer(200, body) }
    defer { scripted.stop() }
    #expect(try ask(.test(scripted.url)).body == text)
  }

  @Test func anAnswerWithoutEndIsCutOff() throws {
    let scripted = ScriptedServer { _ in
      [
        .send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 104857600\r\n\r\n"),
        .bytes([UInt8](repeating: 32, count: 20 << 20)), .wait(2),
      ]
    }
    defer { scripted.stop() }
    let failed = try error(.test(scripted.url))
    guard case .http(let http) = failed.reason else { throw failed }
    #expect(http.kind == .tooLong && scripted.requests.count == 1)
  }

  @Test func aPackedAnswerIsUnpacked() throws {
    // gzip.compress(b'{"choices":[{"message":{"content":"good"}}]}', mtime=0)
    let packed = try #require(
      Base64.bytes(
        "H4sIAAAAAAACA6tWSs7Iz0xOLVayiq5Wyk0tLk5MT1WyqlZKzs8rSc0rUbJSSs/PT1GqrY2tBQDeINM9LAAAAA=="))
    let scripted = ScriptedServer { _ in
      [
        .send(
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n"
            + "Content-Length: \(packed.count)\r\nConnection: close\r\n\r\n"), .bytes(packed),
      ]
    }
    defer { scripted.stop() }
    #expect(try ask(.test(scripted.url)).text == "good")
    #expect(scripted.requests.first?.headers["accept-encoding"]?.contains("gzip") == true)
  }

  @Test func anotherHostGetsNeitherKeyNorPictures() throws {
    let other = ScriptedServer { _ in Answers.whole("stolen") }
    defer { other.stop() }
    let scripted = ScriptedServer { [other] _ in
      ScriptedServer.Step.answer(307, "", headers: ["Location: \(other.url)/chat/completions"])
    }
    defer { scripted.stop() }
    let failed = try error(.test(scripted.url, key: "sesame"))
    guard case .http(let http) = failed.reason else { throw failed }
    #expect(http.kind == .redirect && http.detail.contains(other.url))
    #expect(other.requests.isEmpty)
  }

  @Test func theSameServerIsFollowed() throws {
    let scripted = ScriptedServer { request in
      request.path == "/here/chat/completions"
        ? Answers.whole("good") : ScriptedServer.Step.answer(308, "", headers: ["Location: /here/chat/completions"])
    }
    defer { scripted.stop() }
    #expect(try ask(.test(scripted.url, key: "sesame")).text == "good")
    #expect(scripted.requests.map(\.method) == ["POST", "POST"] && scripted.requests[1].body.contains("hello"))
    let circle = ScriptedServer { _ in ScriptedServer.Step.answer(307, "", headers: ["Location: /v1/chat/completions"])
    }
    defer { circle.stop() }
    #expect(try error(.test(circle.url)).message.contains("without end"))
  }

  // MARK: What a server does not take

  private static let form = ChatQuestion.Form.object(name: "x", schema: .object(["type": "object"]))

  @Test(arguments: [
    "'response_format.type' must be 'text'", "json_schema is not supported", "Unrecognised request argument",
  ]) func withoutSchemaTheServerIsAskedWithoutOne(_ said: String) throws {
    let scripted = ScriptedServer { request in
      request.body.contains("response_format") ? Answers.error(400, said) : Answers.whole("good")
    }
    defer { scripted.stop() }
    let server = try ChatServer.test(scripted.url)
    #expect(try ask(server, form: Self.form).text == "good")
    #expect(!server.abilities.takes(.schema) && !server.abilities.takes(.object))
    #expect(scripted.requests.count == 3)
    // It is remembered.
    #expect(try ask(server, form: Self.form).text == "good")
    #expect(scripted.requests.count == 4)
  }

  @Test(arguments: [(400, "content must be a string"), (500, "image input is not supported: provide the mmproj")])
  func picturesThatAreRefusedAreTold(_ status: Int, _ said: String) throws {
    let scripted = ScriptedServer { request in
      request.body.contains("image_url") ? Answers.error(status, said) : Answers.whole("good")
    }
    defer { scripted.stop() }
    let server = try ChatServer.test(scripted.url)
    let failed = try #require(throws: ChatError.self) { try ask(server, pictures: true) }
    guard case .pictures = failed.reason else { throw failed }
    #expect(!server.abilities.takes(.pictures) && scripted.requests.count == 1)
    #expect(try ask(server).text == "good")
  }

  /// llama.cpp's server in Python ends a stream so where the model's chat template takes texts alone.
  @Test(arguments: ["", ": ping\n\n"]) func picturesAtWhichAServerFailsWithoutAWordAreTold(_ sent: String) throws {
    let scripted = ScriptedServer { request in
      request.body.contains("image_url") ? [.streamHead, .send(sent)] : Answers.whole("good")
    }
    defer { scripted.stop() }
    let server = try ChatServer.test(scripted.url)
    let failed = try #require(throws: ChatError.self) { try ask(server, pictures: true) }
    guard case .pictures = failed.reason else { throw failed }
    #expect(!server.abilities.takes(.pictures) && scripted.requests.count == 2)
    #expect(try ask(server).text == "good")
  }

  @Test func aServerThatHasSeenPicturesIsNotTakenForBlind() throws {
    let scripted = ScriptedServer { request in
      request.number == 0 ? Answers.whole("good") : [.streamHead]
    }
    defer { scripted.stop() }
    let server = try ChatServer.test(scripted.url)
    #expect(try ask(server, pictures: true).text == "good")
    let failed = try #require(throws: ChatError.self) { try ask(server, pictures: true) }
    guard case .empty = failed.reason else { throw failed }
    #expect(server.abilities.takes(.pictures))
  }

  @Test func formsAtWhichAServerFailsWithoutAWordAreLeftOut() throws {
    let scripted = ScriptedServer { request in
      request.body.contains("response_format") ? [.streamHead] : Answers.whole("good")
    }
    defer { scripted.stop() }
    let server = try ChatServer.test(scripted.url)
    #expect(try ask(server, form: Self.form).text == "good")
    #expect(!server.abilities.takes(.schema) && !server.abilities.takes(.object))
  }

  @Test func otherNamesOfTheTokensAreFound() throws {
    let scripted = ScriptedServer { request in
      request.body.contains("\"max_tokens\"")
        ? Answers.error(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.")
        : request.body.contains("\"stream\":true")
          ? Answers.error(400, "stream is not supported") : Answers.whole("good")
    }
    defer { scripted.stop() }
    #expect(try ask(.test(scripted.url)).text == "good")
    #expect(scripted.requests.last?.body.contains("\"max_completion_tokens\":9") == true)
  }

  @Test func aServerThatRefusesEverythingIsLeft() throws {
    let scripted = ScriptedServer { _ in Answers.error(400, "no") }
    defer { scripted.stop() }
    let failed = try error(.test(scripted.url))
    #expect(failed.message.contains("HTTP 400: no"))
    #expect(scripted.requests.count < 6)
  }
}
