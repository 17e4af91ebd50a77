import Glibc
import Manifests
import Serving
import Support
import Synchronization
import TestSupport
import Testing

/// The service as a client meets it, without a network.
@Suite struct ServiceTests {
  // MARK: Routes

  @Test func theDocumentNamesWhatTheServiceDoes() async throws {
    let fixture = try Fixture()
    let document = try await fixture.get("/v1/openapi.json").json
    let described = (document["paths"]?.members ?? []).flatMap { path in
      (path.value.members ?? []).filter { $0.key != "parameters" }.map { "\($0.key.uppercased()) \(path.key)" }
    }
    #expect(Set(described) == Set(Route.all.map { "\($0.method) \($0.pattern)" }))
    #expect(document["info"]?["version"]?.stringValue != nil)
  }

  @Test func listsHaveNoPlacesOfThisMachine() async throws {
    let fixture = try Fixture()
    for path in ["/v1/models", "/v1/adapters", "/v1/generators"] {
      let answer = await fixture.get(path)
      #expect(answer.status == 200)
      #expect(try !(answer.json["data"]?.arrayValue ?? []).isEmpty, "\(path)")
      #expect(!answer.text.contains(TestFiles.root) && !answer.text.contains(Fixture.build))
    }
    #expect(try await fixture.get("/v1/models/facts").json["id"] == "facts")
    #expect(await fixture.get("/v1/models/gpt-4o").status == 404)
  }

  @Test(arguments: [
    ("GET", "/nothing", 404), ("POST", "/v1/models", 405), ("PUT", "/v1/captions", 405), ("DELETE", "/v1/files", 405),
    ("GET", "/v1/captions", 405), ("POST", "/", 404), ("GET", "/v1/%zz", 400), ("GET", "/%2e%2e/etc/passwd", 404),
    ("GET", "/../../etc/passwd", 404), ("GET", "/index.html/..", 404), ("GET", "/page.css%00", 400), ("GET", "//", 200),
    ("GET", "/", 200), ("GET", "/page.js", 200), ("HEAD", "/", 200), ("HEAD", "/v1/models", 200),
    ("OPTIONS", "/v1/captions", 204),
    ("OPTIONS", "/", 204), ("BREW", "/v1/captions", 405), ("GET", "/health/live", 200), ("GET", "/health/ready", 200),
    ("GET", "/v1/files/x", 405), ("GET", "/Page.swift", 404),
  ]) func pathsAndMethods(_ method: String, _ path: String, _ status: Int) async throws {
    let answer = try await Fixture().send(ServerRequest(method, path))
    #expect(answer.status == status)
    #expect(answer.header("x-request-id")?.hasPrefix("req-") == true)
    if method == "HEAD" { #expect(answer.bytes.isEmpty && Int(answer.header("content-length") ?? "") ?? 0 > 0) }
    if status == 405 { #expect(answer.header("allow") != nil) }
  }

  @Test func thePageMayLoadNothingFromElsewhere() async throws {
    let fixture = try Fixture()
    let answer = await fixture.get("/")
    #expect(answer.header("content-security-policy")?.contains("default-src 'none'") == true)
    for name in try FileSystem.list("\(TestFiles.root)/Sources/A2CServer/Page") where name != "openapi.json" {
      let text = await fixture.get("/\(name)").text
      #expect(!text.isEmpty)
      let outside = text.matches(of: #/https?:\/\/[^"' <]+/#).map { String($0.0) }.filter {
        $0 != "http://www.w3.org/2000/svg"
      }
      #expect(outside == [], "\(name)")
    }
  }

  // MARK: Bodies

  @Test(arguments: [
    ("", "application/json", 400), ("{", "application/json", 400), ("{}", "text/plain", 415), ("{}", "", 415),
    ("prompt=x", "application/x-www-form-urlencoded", 415), ("[]", "application/json", 400),
    ("null", "application/json", 400),
    (#"{"prompt": "A fox.", "prompt": "B"}"#, "application/json", 400),
    (#"{"promt": "A fox."}"#, "application/json", 400),
    (#"{"prompt": [5]}"#, "application/json", 400),
    (#"{"prompt": "A fox.", "output": "/tmp/x"}"#, "application/json", 400),
    (#"{"prompt": "A fox.", "limits": {}}"#, "application/json", 400), (#"{}"#, "application/json", 400),
    (#"{"prompt": "A fox.", "model": {"server": "http://x", "name": "y"}}"#, "application/json", 400),
    (#"{"prompt": "A fox.", "model": "gpt-4o"}"#, "application/json", 404),
    (#"{"prompt": "A fox.", "model": "/etc"}"#, "application/json", 404),
    (#"{"prompt": "A fox.", "generators": ["nothing"]}"#, "application/json", 400),
    (#"{"prompt": "A fox.", "caption": {"max_tokens": 0}}"#, "application/json", 400),
    (#"{"prompt": "A fox.", "stream": 1}"#, "application/json", 400),
    (#"{"conditions": [{"adapter": "nothing", "input": "file-1"}]}"#, "application/json", 404),
    (#"{"conditions": [{"adapter": "depth", "input": "/etc/passwd"}]}"#, "application/json", 400),
    (#"{"conditions": [{"adapter": "depth", "input": "https://x.example/a.mp4"}]}"#, "application/json", 400),
    (#"{"conditions": [{"adapter": "depth", "input": "data:image/png;base64,AAAA"}]}"#, "application/json", 400),
    (
      #"{"prompt": "A fox.", "caption": null, "conditions": null, "model": null}"#, "application/json; charset=utf-8",
      200
    ),
    (#"{"prompt": "A fox \ud800."}"#, "application/json", 200),
  ]) func wrongRequestsAreToldSo(_ body: String, _ type: String, _ status: Int) async throws {
    let headers = type.isEmpty ? [] : [(name: "Content-Type", value: type)]
    let answer = try await Fixture().send(
      ServerRequest("POST", "/v1/captions", headers: headers, body: Array(body.utf8)))
    #expect(answer.status == status, "\(answer.text)")
    if status >= 400 {
      let error = try answer.json["error"]
      #expect(
        error?["message"]?.stringValue?.isEmpty == false
          && error?["request_id"]?.stringValue == answer.header("x-request-id"))
    }
  }

  @Test func bodiesAreCapped() async throws {
    var settings = Service.Settings()
    settings.bodyBytes = 1000
    var limits = UploadStore.Limits()
    limits.fileBytes = 1000
    let fixture = try Fixture(limits: limits, settings: settings)
    let long = String(repeating: "a", count: 2000)
    #expect(await fixture.post("/v1/captions", .object(["prompt": .string(long)])).status == 413)
    #expect(await fixture.send(ServerRequest("POST", "/v1/files?name=a", body: Array(long.utf8))).status == 413)
    let announced = ServerRequest("POST", "/v1/files", headers: [("Content-Length", "99999999999")])
    #expect(await fixture.send(announced).status == 413)
    #expect(
      await fixture.send(ServerRequest("POST", "/v1/captions", headers: [("Content-Length", "99999999999999999999")]))
        .status == 415)
  }

  @Test func deepAndManyValuesAreRefused() async throws {
    let deep = Array(String(repeating: "[", count: 100_000).utf8)
    let many = Array(("[" + String(repeating: "0,", count: 300_000) + "0]").utf8)
    for body in [deep, many] {
      let request = ServerRequest("POST", "/v1/captions", headers: [("Content-Type", "application/json")], body: body)
      #expect(try await Fixture().send(request).code == "invalid_json")
    }
  }

  @Test func uploadsAreRawBodies() async throws {
    let fixture = try Fixture()
    func send(_ target: String, _ type: String, method: String = "POST") async -> Answer {
      await fixture.send(ServerRequest(method, target, headers: [("Content-Type", type)], body: [1, 2, 3]))
    }
    #expect(await send("/v1/files", "multipart/form-data; boundary=x").code == "not_raw")
    #expect(await send("/v1/files", "application/x-www-form-urlencoded").code == "not_raw")
    let named = try await send("/v1/files/Stra%C3%9Fe%2F..%2Fa%20b.mp4", "", method: "PUT").json
    #expect(named["name"] == "a_b.mp4" && named["bytes"] == 3)
    let id = try await send("/v1/files?name=%E6%97%A5.png&x=%zz", "image/png").json
    #expect(id["name"] == "日.png")
    let removed = await fixture.send(ServerRequest("DELETE", "/v1/files/\(id["id"]?.stringValue ?? "")"))
    #expect(removed.status == 200)
    #expect(await fixture.send(ServerRequest("DELETE", "/v1/files/..%2F..")).status == 404)
  }

  // MARK: Captions

  @Test func aSentenceBecomesACaptionAndPrompts() async throws {
    let fixture = try Fixture()
    let body: JSON = .object(["prompt": "A red fox runs through fresh snow.", "generators": ["cogvideox", "wan2.1"]])
    let json = try await fixture.post("/v1/captions", body).json
    #expect(json["caption"]?["dense"]?.stringValue?.contains("red fox") == true)
    #expect(json["prompts"]?.members?.map(\.key) == ["cogvideox", "wan2.1"])
    #expect(json["model"]?["name"] == "facts" && json["model"]?["folder"] == nil)
    // The same said again by whoever has edited the caption.
    var parts = json["caption"] ?? .null
    parts = parts.changing("style") { _ in "Watercolour on rough paper." }
    let follow = try await fixture.post(
      "/v1/prompts",
      .object(["caption": parts, "user": json["user"], "claims": json["claims"], "generators": ["cogvideox"]])
    ).json
    let prompt = follow["prompts"]?["cogvideox"]?["prompt"]?.stringValue ?? ""
    #expect(prompt.contains("Watercolour") && prompt.contains("red fox"))
    #expect(follow["prompts"]?["cogvideox"]?["budget"]?.intValue ?? 0 > 0)
    #expect(await fixture.post("/v1/prompts", .object(["caption": parts])).status == 400)
    #expect(await fixture.post("/v1/prompts", .object(["generators": ["wan2.1"]])).status == 400)
    #expect(
      await fixture.post("/v1/prompts", .object(["caption": .object(["dense": "x"]), "generators": ["wan2.1"]])).status
        == 400)
  }

  @Test func aStreamTellsEverythingInOrder() async throws {
    let fixture = try Fixture()
    let body: JSON = .object(["prompt": "A fox in the snow.", "stream": true])
    let answer = await fixture.post("/v1/captions", body)
    #expect(answer.header("content-type") == "text/event-stream")
    #expect(answer.events.compactMap(\.name) == ["queued", "began", "settled", "caption", "result"])
    for (key, value, status) in [
      ("model", JSON.string("gpt-4o"), 404), ("generators", ["nothing"], 400),
      ("conditions", [.object(["adapter": "camera", "input": "file-0"])], 404),
    ] {
      #expect(await fixture.post("/v1/captions", body.adding(key, value)).status == status, "\(key)")
    }
    let failed = await fixture.post("/v1/captions", .object(["prompt": "A fox in picture 7.", "stream": true]))
    #expect(failed.events.last?.name == "error")
    #expect(failed.events.last?.data.contains("picture 7") == true)
    #expect(ServerEvent("a", text: "b\nc").bytes == Array("event: a\ndata: b\ndata: c\n\n".utf8))
  }

  @Test func chatAnswersInTheFormOfItsClients() async throws {
    let fixture = try Fixture()
    func ask(_ more: [JSON.Member] = []) async -> Answer {
      let message: JSON = .object(["role": "user", "content": "A red fox runs through fresh snow."])
      return await fixture.post(
        "/v1/chat/completions", .object([JSON.Member("messages", [message])] + more))
    }
    let json = try await ask().json
    let text = json["choices"]?.arrayValue?.first?["message"]?["content"]?.stringValue ?? ""
    #expect(json["object"] == "chat.completion" && text.hasPrefix("1. Dense caption: ") && text.contains("red fox"))
    #expect(json["usage"]?["total_tokens"]?.intValue != nil && json["a2c"]?["caption"] != nil)
    let object = try await ask([JSON.Member("response_format", .object(["type": "json_object"]))]).json
    let content = object["choices"]?.arrayValue?.first?["message"]?["content"]?.stringValue ?? ""
    #expect(try JSONParser.parse(Array(content.utf8))["dense"] != nil)
    let prompt = try await ask([JSON.Member("model", "facts:cogvideox")]).json
    #expect(prompt["model"] == "facts:cogvideox")
    #expect(
      prompt["choices"]?.arrayValue?.first?["message"]?["content"] == prompt["a2c"]?["prompts"]?["cogvideox"]?["prompt"]
    )
    let stream = await ask([
      JSON.Member("stream", true), JSON.Member("stream_options", .object(["include_usage": true])),
    ])
    #expect(stream.events.allSatisfy { $0.name == nil } && stream.events.last?.data == "[DONE]")
    let chunks = try stream.events.dropLast().map { try JSONParser.parse(Array($0.data.utf8)) }
    let streamed = chunks.compactMap { $0["choices"]?.arrayValue?.first?["delta"]?["content"]?.stringValue }.joined()
    #expect(streamed == text)
    #expect(chunks.last?["usage"] != nil && chunks.last?["choices"] == [])
    #expect(chunks.dropLast().last?["choices"]?.arrayValue?.first?["finish_reason"] == "stop")
    #expect(try await ask([JSON.Member("model", "gpt-4o")]).json["error"]?["code"] == "model_not_found")
  }

  // MARK: Conditions

  @Test func filesAreTakenForWhatTheyAre() async throws {
    let fixture = try Fixture()
    for (name, adapter) in [
      ("orbit.txt", "camera"), ("dance.json", "pose"), ("tracks.json", "tracks"), ("regions.json", "region"),
    ] {
      let id = try await fixture.uploadMedia(name)
      let json = try await fixture.post("/v1/conditions", .object(["input": .string(id)])).json
      #expect(json["adapter"]?.stringValue == adapter, "\(name): \(json.text())")
      #expect(json["figures"]?.arrayValue?.isEmpty == false, "\(name)")
      #expect(!json.text().contains(fixture.scratch.path))
    }
  }

  @Test func aCameraPathIsDrawnFromTwoSides() async throws {
    let fixture = try Fixture()
    let id = try await fixture.uploadMedia("orbit.txt")
    let json = try await fixture.post("/v1/conditions", .object(["adapter": "camera", "input": .string(id)])).json
    let drawings = (json["figures"]?.arrayValue ?? []).filter { $0["kind"] == "drawing" }
    #expect(drawings.count == 2 && drawings.allSatisfy { $0["svg"]?.stringValue?.hasPrefix("<svg") == true })
    #expect(json["condition"]?["facts"]?.arrayValue?.isEmpty == false)
  }

  @Test func conditionsReachCaptionAndBundles() async throws {
    let fixture = try Fixture(roots: ["media": "\(TestFiles.root)/Examples/media"])
    let id = try await fixture.uploadMedia("orbit.txt")
    let body = JSON.object([
      "prompt": "A red fox sits in the snow.", "generators": ["cogvideox"], "bundles": true,
      "conditions": [
        .object(["adapter": "camera", "input": .string(id)]),
        .object(["adapter": "style", "input": "media/style.png"]),
      ],
    ])
    let zip = await fixture.post("/v1/captions", body)
    #expect(zip.status == 200 && zip.header("content-type") == "application/zip", "\(zip.text.prefix(400))")
    #expect(zip.bytes.starts(with: [0x50, 0x4B, 3, 4]) && zip.header("content-length") == String(zip.bytes.count))
    let json = try await fixture.post("/v1/captions", body.without("bundles")).json
    #expect(json["conditions"]?.arrayValue?.count == 2)
    #expect(json["conditions"]?.arrayValue?.last?["inputs"] == ["media/style.png"])
    #expect(!json.text().contains(fixture.scratch.path) && !json.text().contains(TestFiles.root))
    let edited = await fixture.post(
      "/v1/bundles", body.without("bundles").adding("caption", json["caption"] ?? .null))
    #expect(edited.status == 200 && edited.bytes.starts(with: [0x50, 0x4B, 3, 4]), "\(edited.text.prefix(400))")
    // Nothing is left of it once the thread that made it has let go.
    let folder = try #require(FileSystem.list(fixture.scratch.path).first { $0.hasPrefix("a2c-serve") })
    for _ in 0..<5_000 where try FileSystem.list(fixture.scratch.file(folder)) != [id] { usleep(1_000) }
    #expect(try FileSystem.list(fixture.scratch.file(folder)) == [id])
  }

  @Test func whatAnAdapterRefusesIsTheRequestsFault() async throws {
    let fixture = try Fixture()
    let id = try await fixture.upload(Array("no poses at all".utf8), "a.json")
    let answer = await fixture.post(
      "/v1/captions", .object(["conditions": [.object(["adapter": "pose", "input": .string(id)])]]))
    #expect(answer.status == 422 && answer.code == "condition_failed", "\(answer.text)")
    #expect(!answer.text.contains(fixture.scratch.path))
    let unknown = await fixture.post("/v1/conditions", .object(["input": .string(id)]))
    #expect(unknown.status == 422 && unknown.code == "not_recognised", "\(unknown.text)")
    let metrics = await fixture.get("/metrics").text
    #expect(metrics.contains("a2c_adapter_errors_total{"))
  }

  @Test func everyGeneratorThatFailsIsNamed() async throws {
    let more = ScratchFolder()
    for id in ["only-camera", "only-style"] {
      more.write(
        """
        a2c: generator/1
        id: \(id)
        name: \(id)
        license: {name: test}
        status: open
        mode: t2v
        text: {encoder: T5-XXL, budget: 1, reserve: 0, silent: true}
        prompt: {form: paragraph, parts: [{part: dense, priority: 1}]}

        """, to: "\(id).yaml")
    }
    let fixture = try Fixture(generators: [more.path])
    func ask(_ generators: [String], _ path: String = "/v1/captions") async -> Answer {
      var body: [JSON.Member] = [
        JSON.Member("prompt", "Extraordinarily uncharacteristic things happen."),
        JSON.Member("generators", .array(generators.map { .string($0) })),
      ]
      if path == "/v1/bundles" {
        body = body.filter { $0.key == "generators" } + [JSON.Member("caption", caption)]
      }
      return await fixture.post(path, .object(body))
    }
    let caption: JSON = .object([
      "dense": "Extraordinarily uncharacteristic things happen.", "main_object": .null, "background": .null,
      "camera": .null, "style": .null, "action": .null,
    ])
    for path in ["/v1/captions", "/v1/bundles"] {
      let answer = await ask(["only-camera", "cogvideox", "only-style"], path)
      #expect(answer.status == 400 && answer.code == "invalid_request", "\(answer.text)")
      let what = try answer.json["error"]?["what"]?.stringValue ?? ""
      // Nobody gets the bundle that could be written.
      #expect(what.hasPrefix("2 of 3 generators have no bundle; "), "\(what)")
      #expect(!what.contains("written") && !what.contains("  "), "\(what)")
      for id in ["only-camera", "only-style"] { #expect(what.contains("the text budget of \(id), 1,"), "\(what)") }
      let alone = try await ask(["only-style"], path).json["error"]?["what"]?.stringValue ?? ""
      #expect(alone.hasPrefix("the text budget of only-style, 1,"), "\(alone)")
    }
  }

  // MARK: A model

  @Test func requestsTogetherGetTheCaptionsThatTheyGetAlone() async throws {
    let fixture = try Fixture(models: [.name("nano")], threads: 4)
    let prompts = ["A red ball rolls.", "Two people dance.", "A blue car drives past.", "The camera pans left."]
    func ask(_ prompt: String) async throws -> JSON {
      let body: JSON = .object(["prompt": .string(prompt), "caption": .object(["max_tokens": 40])])
      return try await fixture.post("/v1/captions", body).json["caption"] ?? .null
    }
    var alone: [JSON] = []
    for prompt in prompts { alone.append(try await ask(prompt)) }
    let together = try await withThrowingTaskGroup(of: (Int, JSON).self) { group in
      for (index, prompt) in prompts.enumerated() { group.addTask { (index, try await ask(prompt)) } }
      var found = [JSON](repeating: .null, count: prompts.count)
      for try await (index, caption) in group { found[index] = caption }
      return found
    }
    #expect(together == alone && alone.allSatisfy { $0["dense"]?.stringValue != nil })
    let stream = await fixture.post("/v1/captions", .object(["prompt": "A red ball rolls.", "stream": true]))
    #expect(stream.events.count { $0.name == "part" } == 6 && stream.events.contains { $0.name == "text" })
    let metrics = await fixture.get("/metrics").text
    #expect(
      metrics.contains("a2c_captions_total{model=\"nano\"} 9") && metrics.contains("a2c_first_token_seconds_count 1"))
  }

  @Test func whoLeavesIsNotWorkedFor() async throws {
    let fixture = try Fixture(models: [.name("nano")], threads: 1)
    let body: JSON = .object(["prompt": "A red ball.", "caption": .object(["max_tokens": 30000]), "stream": true])
    let request = ServerRequest(
      "POST", "/v1/captions", headers: [("Content-Type", "application/json")], body: Array(body.text().utf8))
    let response = await fixture.service.respond(request)
    guard case .events(let stream) = response.body else { throw Missing(what: "a stream") }
    // Reads up to the first word, then leaves.
    let reader = Task { for await event in stream where event.name == "text" { return } }
    await reader.value
    let task = Task { for await _ in stream {} }
    task.cancel()
    await task.value
    fixture.service.stop()
    #expect(fixture.service.finish(seconds: 30))
  }

  // MARK: Operation

  @Test func aServerThatIsStoppedSaysSo() async throws {
    let fixture = try Fixture()
    fixture.service.stop()
    #expect(await fixture.get("/health/ready").status == 503)
    #expect(await fixture.get("/health/live").status == 200)
    let answer = await fixture.post("/v1/captions", .object(["prompt": "A fox."]))
    #expect(answer.status == 503 && answer.header("retry-after") != nil)
    #expect(fixture.service.finish(seconds: 5))
  }

  @Test func keysAreAskedForWhereThereAreSome() async throws {
    let fixture = try Fixture(keys: try KeyRing(["0123456789abcdef"]))
    for path in ["/", "/page.js", "/health/live", "/v1/openapi.json"] { #expect(await fixture.get(path).status == 200) }
    for path in ["/v1/models", "/metrics", "/v1/adapters"] { #expect(await fixture.get(path).status == 401, "\(path)") }
    #expect(await fixture.get("/v1/models", headers: [("authorization", "Bearer 0123456789abcdef")]).status == 200)
    #expect(await fixture.get("/v1/models", headers: [("origin", "https://evil.example")]).status == 403)
  }

  @Test func theLogHasALineForEachRequestAndNoSecrets() async throws {
    let lines = Mutex<[String]>([])
    let fixture = try Fixture(
      keys: try KeyRing(["0123456789abcdef"]), log: RequestLog { line in lines.withLock { $0.append(line) } })
    _ = await fixture.get("/v1/models\u{1B}[31m", headers: [("authorization", "Bearer 0123456789abcdef")])
    _ = await fixture.post(
      "/v1/captions", .object(["prompt": "secret words"]), headers: [("x-api-key", "0123456789abcdef")])
    let found = lines.withLock { $0 }
    #expect(found.count == 2)
    for line in found {
      let json = try JSONParser.parse(Array(line.utf8))
      #expect(json["request"]?.stringValue?.hasPrefix("req-") == true && json["status"]?.intValue != nil)
      #expect(!line.contains("0123456789abcdef") && !line.contains("secret words") && !line.contains("\u{1B}"))
    }
  }
}
