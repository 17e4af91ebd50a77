import Captioning
import Chat
import Claims
import Conditions
import Manifests
import Media
import Support
import TestSupport
import Testing

/// What a server is told and asked.
@Suite struct RemoteCoreTests {
  private static let analysis = #"{"asked":"a fox","fixed":["the camera"],"disagreements":[],"free":["light"]}"#

  @Test func aServerWithSchemasReasonsAndDescribesInOneAnswer() throws {
    let scripted = ScriptedServer { _ in
      RemoteSetting.answer("{\"analysis\": \(Self.analysis), " + RemoteSetting.object().dropFirst())
    }
    defer { scripted.stop() }
    let answer = try RemoteSetting.write(RemoteSetting.core(scripted, reason: .auto))
    #expect(answer.caption == StructuredCaption(RemoteSetting.whole) && answer.remote?.requests == 1)
    #expect(answer.remote?.analysis == (try JSONParser.parse(Self.analysis)))
    let schema = try JSONParser.parse(try #require(scripted.requests.first).body)["response_format"]?["json_schema"]
    let members = try #require(schema?["schema"]?["properties"]?.members)
    #expect(members.map(\.key) == ["analysis"] + CaptionPart.allCases.map(\.rawValue))
  }

  @Test func aServerWithoutSchemasIsAskedTwice() throws {
    let scripted = ScriptedServer { request in
      if request.body.contains("response_format") { return RemoteSetting.refusal("response_format is unknown") }
      return RemoteSetting.answer(
        request.body.contains("write no description") && !request.body.contains("\"assistant\"")
          ? "Gladly! \(Self.analysis)" : RemoteSetting.object())
    }
    defer { scripted.stop() }
    let core = try RemoteSetting.core(scripted, reason: .auto)
    _ = try RemoteSetting.write(core)
    let before = scripted.requests.count
    let answer = try RemoteSetting.write(core)
    #expect(answer.caption == StructuredCaption(RemoteSetting.whole) && scripted.requests.count == before + 2)
    #expect(answer.remote?.analysis?["asked"]?.stringValue == "a fox")
    #expect(scripted.requests.last?.body.contains("\"role\":\"assistant\"") == true)
  }

  @Test func aFirstStepThatIsIgnoredIsLeftOut() throws {
    let scripted = ScriptedServer { request in
      if request.body.contains("response_format") { return RemoteSetting.refusal("response_format is unknown") }
      return RemoteSetting.answer(
        request.body.contains("write no description") ? "The fox is red." : RemoteSetting.object())
    }
    defer { scripted.stop() }
    let core = try RemoteSetting.core(scripted, reason: .auto)
    core.server.refuse(.schema)
    let answer = try RemoteSetting.write(core)
    #expect(answer.caption.isComplete && answer.remote?.analysis == nil)
    #expect(scripted.requests.last?.body.contains("assistant\",\"content") == false)
  }

  // MARK: Pictures

  private func conditions() throws -> [FramedCondition] {
    try [
      RemoteSetting.condition(
        "people", [RemoteSetting.frames([10], isVideo: false), RemoteSetting.frames([20], isVideo: false)]),
      RemoteSetting.condition("clip", [RemoteSetting.frames([30, 40, 50], isVideo: true), .text("the clip is calm")]),
      RemoteSetting.condition("desk", [RemoteSetting.frames([60], isVideo: false)]),
    ]
  }

  @Test func picturesArriveAsTheyAreInOrderWithTheirNumbersAndTimes() throws {
    let scripted = ScriptedServer { _ in RemoteSetting.answer(RemoteSetting.object()) }
    defer { scripted.stop() }
    let answer = try RemoteSetting.write(RemoteSetting.core(scripted), "x", conditions: conditions())
    #expect(answer.remote?.sawFrames == true && answer.remote?.notes == [])
    let content = try #require(RemoteSetting.content(scripted.requests.first)?.arrayValue)
    var greys: [UInt8] = []
    var labels: [String] = []
    for (index, part) in content.enumerated() where part["type"]?.stringValue == "image_url" {
      let url = try #require(part["image_url"]?["url"]?.stringValue)
      let file = try #require(Base64.bytes(String(url.dropFirst("data:image/png;base64,".count))))
      let grey = try #require(
        [UInt8](1...100).first { grey in
          (try? PNG.encode(Picture(width: 28, height: 28, fill: (grey, grey, grey)))) == file
        })
      greys.append(grey)
      labels.append(String(try #require(content[index - 1]["text"]?.stringValue).split(separator: "\n").last ?? ""))
    }
    #expect(greys == [10, 20, 30, 40, 50, 60])
    #expect(
      labels == [
        "Picture 1: ", "Picture 2: ", "Frame at 0.0 s: ", "Frame at 0.5 s: ", "Frame at 1.0 s: ", "Picture 3: ",
      ])
    let text = content.compactMap { $0["text"]?.stringValue }.joined()
    #expect(
      text.contains("Condition 2 is what clip shows") && text.contains("Measured from condition 2: the clip is calm"))
    #expect(text.contains("a clip of 1.1 s, of which 3 frames follow"))
  }

  @Test func aServerWithoutVisionGetsFactsAlone() throws {
    let scripted = ScriptedServer { request in
      request.body.contains("image_url")
        ? RemoteSetting.refusal("this model has no vision") : RemoteSetting.answer(RemoteSetting.object())
    }
    defer { scripted.stop() }
    let core = try RemoteSetting.core(scripted)
    let answer = try RemoteSetting.write(core, "x", conditions: conditions())
    #expect(answer.caption.isComplete && answer.remote?.sawFrames == false)
    #expect(answer.remote?.notes.first?.contains("takes no pictures (this model has no vision)") == true)
    let text = try #require(RemoteSetting.content(scripted.requests.last)?.stringValue)
    #expect(text.contains("Picture 3: (not shown)") && text.contains("the clip is calm"))
    #expect(!core.sees)
    // It is not asked again.
    _ = try RemoteSetting.write(core, "x", conditions: conditions())
    #expect(scripted.requests.count == 3)
  }

  @Test func visionCanBeSwitchedOffOrInsistedOn() throws {
    let scripted = ScriptedServer { request in
      request.body.contains("image_url")
        ? RemoteSetting.refusal("this model has no vision") : RemoteSetting.answer(RemoteSetting.object())
    }
    defer { scripted.stop() }
    _ = try RemoteSetting.write(RemoteSetting.core(scripted, vision: .off), "x", conditions: conditions())
    #expect(scripted.requests.count == 1)
    #expect(throws: ChatError.self) {
      try RemoteSetting.write(RemoteSetting.core(scripted, vision: .on), "x", conditions: conditions())
    }
  }

  @Test func whatDoesNotFitIsThinnedOutEvenly() throws {
    let scripted = ScriptedServer { _ in RemoteSetting.answer(RemoteSetting.object()) }
    defer { scripted.stop() }
    // Two clips of 100 frames with 256 tokens each: 51,200 tokens.
    let clip = RemoteSetting.frames([UInt8](0..<100), isVideo: true, side: 448)
    let answer = try RemoteSetting.write(
      RemoteSetting.core(scripted), "x",
      conditions: [RemoteSetting.condition("a", [clip]), RemoteSetting.condition("b", [clip])])
    let content = try #require(RemoteSetting.content(scripted.requests.first)?.arrayValue)
    #expect(content.count { $0["type"]?.stringValue == "image_url" } == 32)
    let texts = content.compactMap { $0["text"]?.stringValue }.joined()
    #expect(texts.contains("of which 16 frames follow"))
    #expect(answer.caption.isComplete)
  }

  // MARK: Keeping

  private var measured: FramedCondition {
    get throws {
      try RemoteSetting.condition(
        "camera", [.text("the camera pans left by 30 degrees")],
        claims: [Claim(.camera, "pan left", sentence: "The camera pans left.", source: .condition(0))])
    }
  }

  @Test func whatGotLostIsAskedForAndTakenWhereItIsBetter() throws {
    let scripted = ScriptedServer { request in
      guard request.number > 0 else { return RemoteSetting.answer(RemoteSetting.object()) }
      return RemoteSetting.answer(
        RemoteSetting.object([
          .dense: "A red fox runs through fresh snow at dawn while the camera pans left.",
          .camera: "The camera pans left.",
        ]))
    }
    defer { scripted.stop() }
    let answer = try RemoteSetting.write(RemoteSetting.core(scripted), conditions: [measured], keep: .repair)
    #expect(answer.caption[.camera] == "The camera pans left.")
    #expect(answer.caption[.style] == RemoteSetting.whole[.style])
    #expect(scripted.requests.count == 2 && scripted.requests[1].body.contains("- The camera pans left."))
    #expect(scripted.requests[0].body.contains("must be told, in your own words:\\n- The camera pans left."))
  }

  @Test func aWorseAnswerIsNotTaken() throws {
    let scripted = ScriptedServer { request in
      RemoteSetting.answer(
        request.number == 0
          ? RemoteSetting.object()
          : RemoteSetting.object([.dense: "Nothing of it.", .camera: "The camera pans right."]))
    }
    defer { scripted.stop() }
    let answer = try RemoteSetting.write(RemoteSetting.core(scripted), conditions: [measured], keep: .repair)
    #expect(answer.caption == StructuredCaption(RemoteSetting.whole))
  }

  @Test(arguments: [KeepMode.warn, .off]) func withoutRepairNothingIsAskedAgain(_ keep: KeepMode) throws {
    let scripted = ScriptedServer { _ in RemoteSetting.answer(RemoteSetting.object()) }
    defer { scripted.stop() }
    _ = try RemoteSetting.write(RemoteSetting.core(scripted), conditions: [measured], keep: keep)
    #expect(scripted.requests.count == 1)
  }
}
