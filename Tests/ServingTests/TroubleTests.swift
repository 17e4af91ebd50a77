import Serving
import Support
import TestSupport
import Testing

/// A server whose adapters do what they must not: the request is refused, and nothing else is touched.
@Suite(.enabled(if: CompilerTool.isThere)) struct TroubleTests {
  /// The specimen that does one bad thing, with little time for it.
  private static let adapters = Result { () throws -> ScratchFolder in
    let folder = ScratchFolder()
    let bundle = folder.makeFolder("bad.a2c")
    let result = CompilerTool.run(
      [CompilerTool.c ?? "/usr/bin/cc", "-std=c11", "-shared", "-fPIC", "-fvisibility=hidden"] + CompilerTool.strict
        + ["\(TestFiles.root)/Tests/Specimens/bad.c", "-o", "\(bundle)/libbad.so"], output: folder.file("output"))
    guard result.status == 0 else { throw Missing(what: result.text) }
    folder.write(
      """
      a2c: adapter/1
      id: org.example.bad
      version: 1.0.0
      name: Bad
      library: {linux-x86_64: {file: libbad.so}, linux-aarch64: {file: libbad.so}}
      inputs: {media: [picture, clip, json], count: {min: 1, max: 9}}
      frame_tokens: {begin: "<|bad_start|>", end: "<|bad_end|>"}
      encoder: none
      parameters:
        mode: {type: string, default: good}
        at: {type: string, default: encode}
      limits: {memory_mb: 64, prepare_s: 60, encode_s: 8}
      """, to: "bad.a2c/adapter.yaml")
    return folder
  }

  private static func request(_ id: String, _ mode: String) -> JSON {
    .object([
      "prompt": "A red fox runs.",
      "conditions": [
        .object([
          "adapter": "org.example.bad", "input": .string(id), "params": .object(["mode": .string(mode)]),
        ])
      ],
    ])
  }

  @Test(arguments: [
    ("crashes", "crash"), ("aborts", "crash"), ("exits", "crash"), ("forks-and-crashes", "crash"),
    ("hangs", "timeout"), ("spins", "timeout"), ("forks-and-hangs", "timeout"), ("closes-and-hangs", ""),
    ("devours", ""), ("writes-to-the-connection", "broken"), ("fails", "refused"),
  ]) func whatGoesWrongIsTheRequestsAlone(_ mode: String, _ kind: String) async throws {
    let fixture = try Fixture(threads: 2, adapters: try Self.adapters.get())
    let id = try await fixture.uploadMedia("sketch.png")
    // The worker's time begins anew with each condition, so that only what hangs takes it up.
    async let other = fixture.post("/v1/captions", Self.request(id, "good"))
    let answer = await fixture.post("/v1/captions", Self.request(id, mode))
    #expect(answer.status == 422 && answer.code == "condition_failed", "\(answer.text)")
    #expect(answer.text.contains("org.example.bad") || answer.text.contains("Bad"), "\(answer.text)")
    let (beside, after) = (await other, await fixture.post("/v1/captions", Self.request(id, "good")))
    for good in [beside, after] {
      #expect(good.status == 200, "\(good.text)")
      #expect(try good.json["caption"]?["dense"]?.stringValue?.contains("red fox") == true)
    }
    let metrics = await fixture.get("/metrics").text
    let counted = metrics.split(separator: "\n").filter { $0.hasPrefix("a2c_adapter_errors_total{") }
    #expect(counted.count == 1 && counted[0].hasSuffix("\(kind)\"} 1") || kind.isEmpty, "\(counted)")
    // Nothing holds the file any more.
    let gone = await fixture.send(ServerRequest("DELETE", "/v1/files/\(id)"))
    #expect(gone.status == 200 && fixture.queue.running == 0)
  }

  @Test func whatLeaksIsGoneWithItsWorker() async throws {
    let fixture = try Fixture(threads: 1, adapters: try Self.adapters.get())
    let id = try await fixture.uploadMedia("sketch.png")
    for mode in ["leaks", "forks", "escapes", "prints", "floods", "leaks"] {
      let answer = await fixture.post("/v1/captions", Self.request(id, mode))
      #expect(answer.status == 200, "\(mode): \(answer.text)")
    }
    // Two conditions of one request share a worker: what the first one left does not reach the second one's facts.
    var both = Self.request(id, "leaks")
    let first = both["conditions"]?.arrayValue ?? []
    let second = Self.request(id, "good")["conditions"]?.arrayValue ?? []
    both = both.without("conditions").adding("conditions", .array(first + second))
    let json = try await fixture.post("/v1/captions", both).json
    let facts = (json["conditions"]?.arrayValue ?? []).map { $0["facts"] }
    #expect(facts.count == 2 && facts[0] == facts[1], "\(json.text().prefix(400))")
  }

  @Test func aStreamTellsOfACrashAsOfAnyError() async throws {
    let fixture = try Fixture(adapters: try Self.adapters.get())
    let id = try await fixture.uploadMedia("sketch.png")
    let answer = await fixture.post("/v1/captions", Self.request(id, "crashes").adding("stream", true))
    #expect(answer.status == 200 && answer.events.map(\.name) == ["queued", "began", "error"])
    let preview = await fixture.post(
      "/v1/conditions",
      .object(["adapter": "org.example.bad", "input": .string(id), "params": .object(["mode": "aborts"])]))
    #expect(preview.status == 422 && preview.code == "condition_failed")
  }
}
