import Support
import TestSupport
import Testing

/// The program before a server.
@Suite struct RemoteRunTests {
  private static let key = "sk-very-secret-key"

  private static func caption(_ prompt: String = "A red fox runs.") -> [ScriptedServer.Step] {
    let parts = ["dense", "main_object", "background", "camera", "style", "action"]
    let text = JSON.object(parts.map { JSON.Member($0, .string(prompt)) }).text()
    return ScriptedServer.Step.answer(
      200,
      JSON.object([
        "choices": [.object(["message": .object(["content": .string(text)]), "finish_reason": "stop"])]
      ]).text())
  }

  @Test func aServerWritesTheCaptionAndNobodySeesTheKey() throws {
    let server = ScriptedServer { _ in Self.caption() }
    defer { server.stop() }
    let work = Workspace()
    let outcome = try work.run(
      ["run", "--server", server.url, "--model", "fox", "--prompt", "a red fox runs", "--json"],
      environment: ["A2C_API_KEY": Self.key])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let json = try outcome.json()
    #expect(json["caption"]?["dense"]?.stringValue?.contains("red fox") == true)
    #expect(json["model"]?["name"]?.stringValue == "fox")
    #expect(json["model"]?["server"]?["address"]?.stringValue == server.url)
    #expect(json["remote"]?["requests"]?.intValue == server.requests.count)
    #expect(server.requests.allSatisfy { $0.headers["authorization"] == "Bearer \(Self.key)" })
    #expect(!(outcome.output + outcome.errors).contains("secret"))
  }

  @Test func whoNamesTheServerDecidesAboutTheKey() throws {
    let server = ScriptedServer { _ in Self.caption() }
    defer { server.stop() }
    let work = Workspace()
    work.scratch.write(
      "a2c: run/1\nprompt: a red fox runs\nmodel: {server: '\(server.url)', name: fox, reason: off}\n", to: "run.yaml")
    let environment = ["A2C_API_KEY": Self.key, "OPENAI_API_KEY": Self.key]
    func sent(_ arguments: [String], _ more: [String: String] = [:]) throws -> Bool {
      try work.run(["run"] + arguments, environment: environment.merging(more) { $1 }).expectSuccess()
      return server.requests.last?.headers["authorization"] != nil
    }
    #expect(try !sent(["--manifest", "run.yaml"]))
    #expect(try sent(["--manifest", "run.yaml"], ["A2C_SERVER": server.url]))
    #expect(try sent(["--prompt", "a red fox runs"], ["A2C_SERVER": server.url, "A2C_MODEL": "fox"]))
    // A manifest goes before the environment, an option before both.
    work.scratch.write("a2c: run/1\nprompt: a red fox runs\nmodel: facts\n", to: "facts.yaml")
    let count = server.requests.count
    try work.run(["run", "--manifest", "facts.yaml"], environment: ["A2C_SERVER": server.url]).expectSuccess()
    try work.run(["run", "--prompt", "x", "--model", "facts"], environment: ["A2C_SERVER": server.url]).expectSuccess()
    #expect(server.requests.count == count)
  }

  @Test func errorsSayWhatWasTriedAndWhatToDo() throws {
    let server = ScriptedServer { _ in
      ScriptedServer.Step.answer(401, "{\"error\": {\"message\": \"bad key \(Self.key)\"}}")
    }
    defer { server.stop() }
    let work = Workspace()
    func run(_ server: String) throws -> Outcome {
      try work.run(
        ["run", "--server", server, "--model", "fox", "--prompt", "x"], environment: ["A2C_API_KEY": Self.key])
    }
    let refused = try run(server.url)
    refused.expectFailure(.unavailable, server.url, "HTTP 401: bad key …")
    refused.expectHint("A2C_API_KEY")
    #expect(!refused.errors.contains("secret"))
    try run("localhost:8000").expectFailure(.usage, "an address starts with http://")
    try run("http://me:hidden@127.0.0.1:1/v1").expectFailure(.usage, "no name and no password")
    server.stop()
  }

  @Test func aBatchAsksSeveralTimesAtOnceAndLeavesADeadServer() throws {
    let server = ScriptedServer { request in
      request.body.contains("number 7 ") ? ScriptedServer.Step.answer(400, "{\"error\": \"no\"}") : Self.caption()
    }
    defer { server.stop() }
    let work = Workspace()
    work.scratch.write(
      (1...40).map { "{\"prompt\": \"a red fox number \($0) runs\"}\n" }.joined(), to: "jobs.jsonl")
    let arguments = ["batch", "--model", "fox", "--reason", "off", "--keep", "off", "--jobs", "6", "--server"]
    let outcome = try work.run(arguments + [server.url], input: "jobs.jsonl")
    #expect(outcome.status == 1)
    let records = try outcome.output.split(separator: "\n").map { try JSONParser.parse(String($0)) }
    #expect(records.compactMap { $0["line"]?.intValue } == Array(1...40))
    #expect(records.filter { $0["ok"]?.boolValue == false }.compactMap { $0["line"]?.intValue } == [7])
    let gone = ScriptedServer { _ in ScriptedServer.Step.answer(403, "{\"error\": \"closed\"}") }
    defer { gone.stop() }
    let left = try work.run(arguments + [gone.url, "--out", "out.jsonl"], input: "jobs.jsonl")
    #expect(left.status == ExitStatus.retryLater.rawValue && left.errors.contains("had no answer from the server"))
    #expect(gone.requests.count < 30)
  }
}
