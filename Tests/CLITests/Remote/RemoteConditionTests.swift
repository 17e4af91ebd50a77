import Support
import TestSupport
import Testing

/// Each kind of condition before a server, as the examples have it.
@Suite struct RemoteConditionTests {
  private static let examples = [
    "camera", "clip", "controls", "combo", "depth", "key-frames", "masked-image", "multi-id", "normal", "pose", "region",
    "segmentation", "sketch", "style", "tracks",
  ]

  private static func answer(_ request: ScriptedServer.Request) -> [ScriptedServer.Step] {
    let parts = ["dense", "main_object", "background", "camera", "style", "action"]
    let text = JSON.object(parts.map { JSON.Member($0, .string("A calm view.")) }).text()
    return ScriptedServer.Step.answer(
      200,
      JSON.object([
        "choices": [.object(["message": .object(["content": .string(text)]), "finish_reason": "stop"])]
      ]).text())
  }

  /// What a request says and shows: its texts, with a mark where a picture stands, and the pictures' files.
  private static func material(_ request: ScriptedServer.Request?) throws -> (text: String, files: [[UInt8]]) {
    let message = try JSONParser.parse(try #require(request).body)["messages"]?.arrayValue?.first {
      $0["role"] == "user"
    }
    let content = try #require(message)["content"]
    if let text = content?.stringValue { return (text, []) }
    var (text, files): (String, [[UInt8]]) = ("", [])
    for piece in content?.arrayValue ?? [] {
      if let more = piece["text"]?.stringValue {
        text += more
      } else {
        let url = try #require(piece["image_url"]?["url"]?.stringValue)
        #expect(url.hasPrefix("data:image/png;base64,"))
        files.append(try #require(Base64.bytes(String(url.dropFirst("data:image/png;base64,".count)))))
        text += "[\(files.count)]"
      }
    }
    return (text, files)
  }

  /// Width and height, which stand in a PNG's first chunk.
  private static func size(_ file: [UInt8]) throws -> [Int] {
    try #require(file.count > 24 && file.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    return [file[16..<20], file[20..<24]].map { $0.reduce(0) { $0 << 8 | Int($1) } }
  }

  @Test(arguments: examples) func whatIsReadArrives(_ example: String) throws {
    let server = ScriptedServer(Self.answer)
    defer { server.stop() }
    let outcome = try Workspace().run(
      [
        "run", "--manifest", "\(TestFiles.root)/Examples/\(example).yaml", "--server", server.url, "--model", "m",
        "--reason", "off", "--json", "--text-only", "--output", "out",
      ])
    outcome.expectSuccess()
    let conditions = try #require(try outcome.json()["conditions"]?.arrayValue)
    let (text, files) = try Self.material(server.requests.first)
    #expect(!files.isEmpty)
    // The pictures are those of the blocks, in their order and size, each clip's with its times.
    var sizes: [[Int]] = []
    for (index, condition) in conditions.enumerated() {
      #expect(text.contains("Condition \(index + 1) is "))
      for fact in condition["facts"]?.arrayValue ?? [] {
        let line = "Measured from condition \(index + 1): \(fact.stringValue ?? "?")"
        #expect(text.contains(line), "\(line)")
      }
      for block in condition["blocks"]?.arrayValue ?? [] where block["kind"] == "frames" {
        let shape = block["shape"]?.arrayValue?.compactMap(\.intValue) ?? []
        try #require(shape.count == 4)
        let rate = block["frames_per_second"]?.doubleValue ?? 0
        for frame in block["source_frames"]?.arrayValue?.compactMap(\.intValue) ?? [] {
          sizes.append([shape[2], shape[1]])
          guard rate > 0 else { continue }
          let time = Decimal.text(Double(frame) / rate, digits: 1)
          #expect(text.contains("Frame at \(time) s: [\(sizes.count)]"), "\(time) s of \(example)")
        }
      }
    }
    #expect(try files.map(Self.size) == sizes)
  }

  @Test(arguments: examples) func withoutVisionTheFactsArrive(_ example: String) throws {
    let server = ScriptedServer { request in
      request.body.contains("image_url")
        ? ScriptedServer.Step.answer(400, #"{"error": {"message": "image input is not supported"}}"#)
        : Self.answer(request)
    }
    defer { server.stop() }
    let outcome = try Workspace().run(
      [
        "run", "--manifest", "\(TestFiles.root)/Examples/\(example).yaml", "--server", server.url, "--model", "m",
        "--reason", "off", "--keep", "warn", "--json", "--text-only", "--output", "out",
      ])
    outcome.expectSuccess()
    let json = try outcome.json()
    #expect(json["caption"]?.members?.allSatisfy { $0.value.stringValue?.isEmpty == false } == true)
    #expect(json["remote"]?["notes"]?.text().contains("takes no pictures") == true, "\(json["remote"]?.text() ?? "")")
    let (text, files) = try Self.material(server.requests.last)
    #expect(files.isEmpty && server.requests.count == 2)
    for (index, condition) in (json["conditions"]?.arrayValue ?? []).enumerated() {
      for fact in condition["facts"]?.arrayValue ?? [] {
        #expect(text.contains("Measured from condition \(index + 1): \(fact.stringValue ?? "?")"))
      }
    }
  }
}
