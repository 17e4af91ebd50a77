import Captioning
import Claims
import Manifests
import Support
import TestSupport
import Testing

/// What models write, in all its forms, becomes six parts.
@Suite struct RemoteAnswerTests {
  private static let list = RemoteSetting.whole.sorted { $0.key.rawValue < $1.key.rawValue }

  private static var lines: String {
    CaptionPart.allCases.enumerated().map { "\($0 + 1). \($1.heading): \(RemoteSetting.whole[$1] ?? "")" }
      .joined(separator: "\n")
  }

  static let forms: [(name: String, text: String)] = [
    ("plain", RemoteSetting.object()),
    ("fenced", "Here you are:\n```json\n\(RemoteSetting.object())\n```\nEnjoy!"),
    ("thought", "<think>{\"dense\": \"no, not this one\"} hm</think>\n" + RemoteSetting.object()),
    (
      "template tokens",
      "<|im_start|>assistant\n" + RemoteSetting.object() + "<|im_end|>\n<|im_start|>user\n{\"dense\":\"x\"}"
    ),
    ("inside", "{\"caption\": {\"parts\": " + RemoteSetting.object() + "}}"),
    ("twice", RemoteSetting.object().dropLast() + ", \"dense\": \"Something else.\", \"camera\": \"\"}"),
    (
      "list",
      "{\"parts\": ["
        + list.map { "{\"part\": \"\($0.key.rawValue)\", \"text\": \"\($0.value)\"}" }.joined(separator: ",") + "]}"
    ),
    ("other keys", "{" + list.map { "\"\($0.key.heading)\": \"\($0.value)\"" }.joined(separator: ", ") + "}"),
    ("lists", "{" + list.map { "\"\($0.key.rawValue)\": [\"\($0.value)\"]" }.joined(separator: ", ") + "}"),
    (
      "objects",
      "{" + list.map { "\"\($0.key.rawValue)\": {\"description\": \"\($0.value)\"}" }.joined(separator: ", ") + "}"
    ),
    ("lines", lines), ("preamble", "Sure, here is the caption!\n\n" + lines),
    (
      "bold",
      CaptionPart.allCases.map { "**\($0.heading):** \(RemoteSetting.whole[$0] ?? "")" }.joined(separator: "\n\n")
    ),
    (
      "headings",
      CaptionPart.allCases.map { "### \($0.heading)\n\(RemoteSetting.whole[$0] ?? "")" }.joined(separator: "\n")
    ),
    ("python", RemoteSetting.object().replacing("\"", with: "'")),
    (
      "headings within",
      "{" + list.map { "\"\($0.key.rawValue)\": \"**\($0.key.heading):** \($0.value)\"" }.joined(separator: ", ") + ",}"
    ),
    (
      "foreign keys",
      "{"
        + CaptionPart.allCases.enumerated().map { "\"部分\($0)\": \"\(RemoteSetting.whole[$1] ?? "")\"" }.joined(
          separator: ", ") + "}"
    ),
  ]

  @Test(arguments: forms.map(\.name)) func everyFormIsRead(_ name: String) throws {
    let text = try #require(Self.forms.first { $0.name == name }?.text)
    let scripted = ScriptedServer { _ in RemoteSetting.answer(String(text)) }
    defer { scripted.stop() }
    let answer = try RemoteSetting.write(RemoteSetting.core(scripted))
    for part in CaptionPart.allCases { #expect(answer.caption[part] == RemoteSetting.whole[part], "\(part)") }
    #expect(scripted.requests.count == 1 && answer.cut.isEmpty)
  }

  @Test func anotherLanguageStays() throws {
    let parts = Dictionary(uniqueKeysWithValues: CaptionPart.allCases.map { ($0, "一只红狐狸在雪地里奔跑。") })
    let scripted = ScriptedServer { _ in RemoteSetting.answer(RemoteSetting.object(parts)) }
    defer { scripted.stop() }
    #expect(try RemoteSetting.write(RemoteSetting.core(scripted), "一只红狐狸在雪地里奔跑").caption[.dense] == parts[.dense])
  }

  @Test func onlyWhatIsMissingIsAskedForAgain() throws {
    let scripted = ScriptedServer { request in
      if request.number == 0 {
        var half = RemoteSetting.whole
        for part in [CaptionPart.camera, .style] { half[part] = nil }
        half[.action] = "what moves, how, in which order, 20 to 50 words"
        return RemoteSetting.answer(RemoteSetting.object(half))
      }
      return RemoteSetting.answer(RemoteSetting.object(RemoteSetting.whole.merging([.dense: "Another one."]) { $1 }))
    }
    defer { scripted.stop() }
    let answer = try RemoteSetting.write(RemoteSetting.core(scripted))
    #expect(answer.caption == StructuredCaption(RemoteSetting.whole))
    #expect(scripted.requests.count == 2)
    let again = try JSONParser.parse(scripted.requests[1].body)
    let keys = again["response_format"]?["json_schema"]?["schema"]?["required"]?.arrayValue?.compactMap(\.stringValue)
    #expect(keys == ["camera", "style", "action"])
    #expect(again["messages"]?.arrayValue?.count == 4)
  }

  @Test func aPartThatWasCutIsAskedForAgain() throws {
    let cut = RemoteSetting.object().replacing("The fox runs from left to right.\"}", with: "The fox runs fr")
    let scripted = ScriptedServer { request in
      request.number == 0
        ? RemoteSetting.answer(cut, finish: "length") : RemoteSetting.answer("{\"action\": \"The fox runs away.\"}")
    }
    defer { scripted.stop() }
    let answer = try RemoteSetting.write(RemoteSetting.core(scripted))
    #expect(answer.caption[.action] == "The fox runs away." && answer.cut.isEmpty)
    let hopeless = ScriptedServer { _ in RemoteSetting.answer(cut, finish: "length") }
    defer { hopeless.stop() }
    let other = try RemoteSetting.write(RemoteSetting.core(hopeless))
    #expect(other.caption[.action] == "The fox runs fr" && other.cut == [.action])
  }

  @Test func aStreamThatBreaksOffIsFilledUp() throws {
    let scripted = ScriptedServer { request in
      guard request.number == 0 else { return RemoteSetting.answer(RemoteSetting.object()) }
      let half = String(RemoteSetting.object().prefix(120))
      return [
        ScriptedServer.Step.streamHead,
        .send(
          "data: " + JSON.object(["choices": [.object(["delta": .object(["content": .string(half)])])]]).text() + "\n\n"
        ),
      ]
    }
    defer { scripted.stop() }
    let answer = try RemoteSetting.write(RemoteSetting.core(scripted))
    #expect(answer.caption == StructuredCaption(RemoteSetting.whole))
    #expect(answer.remote?.notes == ["the server's answer broke off"])
  }

  @Test func aModelThatKeepsToNoFormIsAskedPartByPart() throws {
    let scripted = ScriptedServer { request in
      request.body.contains("tell only this")
        ? RemoteSetting.answer("It is a fox in the snow.\n\nAnything else?")
        : RemoteSetting.answer("Once upon a time a red fox ran through the snow, and it was cold.")
    }
    defer { scripted.stop() }
    let answer = try RemoteSetting.write(RemoteSetting.core(scripted))
    #expect(answer.caption.isComplete)
    #expect(answer.caption[.dense].hasPrefix("Once upon a time"))
    #expect(answer.caption[.style] == "It is a fox in the snow.")
    #expect(scripted.requests.count == 7)
  }

  @Test func whatSaysNothingOfTheVideoIsNoPart() throws {
    var parts = RemoteSetting.whole
    (parts[.style], parts[.camera]) = ("The style is not specified.", "N/A")
    let half = RemoteSetting.object(parts)
    let scripted = ScriptedServer { request in
      request.number == 0 ? RemoteSetting.answer(half) : RemoteSetting.answer(RemoteSetting.object())
    }
    defer { scripted.stop() }
    let answer = try RemoteSetting.write(RemoteSetting.core(scripted))
    #expect(answer.caption == StructuredCaption(RemoteSetting.whole) && scripted.requests.count == 2)
  }

  @Test func whatIsKnownStandsForWhatIsNeverWritten() throws {
    var parts = RemoteSetting.whole
    (parts[.style], parts[.camera]) = (nil, nil)
    let half = RemoteSetting.object(parts)
    let prompt = "a red fox runs through fresh snow, the camera pans left"
    for keep in [KeepMode.repair, .off] {
      let scripted = ScriptedServer { request in
        RemoteSetting.answer(request.body.contains("tell only this") ? "{}" : half)
      }
      defer { scripted.stop() }
      let answer = try RemoteSetting.write(RemoteSetting.core(scripted), prompt, keep: keep)
      #expect(answer.caption[.camera].isEmpty == (keep == .off), "\(answer.caption[.camera])")
      #expect(keep == .off || answer.caption[.camera].contains("pans left"))
      // Of the style nothing is known, so nothing is made up.
      #expect(answer.caption[.style].isEmpty)
      let note = "the model wrote no usable text for camera, style"
      #expect(answer.remote?.notes.contains(note) == (keep == .repair), "\(answer.remote?.notes ?? [])")
    }
  }

  /// A limit left less than a sentence of a part, and the part is not written again with the others.
  @Test func aPartThatIsHardlyThereIsAskedForAlone() throws {
    let cut = RemoteSetting.object().replacing("The fox runs from left to right.\"}", with: "The fo")
    let scripted = ScriptedServer { request in
      if request.body.contains("tell only this") { return RemoteSetting.answer("The fox runs away.") }
      return request.number == 0 ? RemoteSetting.answer(cut, finish: "length") : RemoteSetting.answer("{}")
    }
    defer { scripted.stop() }
    let answer = try RemoteSetting.write(RemoteSetting.core(scripted))
    #expect(answer.caption[.action] == "The fox runs away." && answer.cut.isEmpty, "\(answer.caption)")
  }

  @Test func aServerThatFailsLaterTakesNothingAway() throws {
    let scripted = ScriptedServer { request in
      request.number == 0
        ? RemoteSetting.answer(RemoteSetting.object([.dense: "A fox runs.", .camera: "A wide shot."]))
        : ScriptedServer.Step.answer(500, "gone")
    }
    defer { scripted.stop() }
    let answer = try RemoteSetting.write(RemoteSetting.core(scripted))
    #expect(answer.caption[.dense] == "A fox runs." && answer.caption[.style].isEmpty)
    #expect(answer.remote?.notes.first?.hasPrefix("asked again without success: HTTP 500") == true)
  }

  @Test func whatIsWrittenIsSeenPartByPart() throws {
    let text = RemoteSetting.object()
    let scripted = ScriptedServer { _ in
      [ScriptedServer.Step.streamHead]
        + stride(from: 0, to: text.count, by: 7).map { start in
          let piece = String(text.dropFirst(start).prefix(7))
          return .send(
            "data: " + JSON.object(["choices": [.object(["delta": .object(["content": .string(piece)])])]]).text()
              + "\n\n")
        } + [.send("data: [DONE]\n\n")]
    }
    defer { scripted.stop() }
    var seen: [CaptionPart: String] = [:]
    var order: [CaptionPart] = []
    var ended: [CaptionPart] = []
    _ = try RemoteSetting.write(RemoteSetting.core(scripted)) { event in
      switch event {
      case .began(let part): order.append(part)
      case .text(let more): if let part = order.last { seen[part, default: ""] += more }
      case .ended(let part): ended.append(part)
      }
    }
    #expect(seen == RemoteSetting.whole && order == CaptionPart.allCases && ended == order)
  }

  @Test func withoutTheGrammarNothingIsAskedTwice() throws {
    let scripted = ScriptedServer { _ in RemoteSetting.answer("1. Dense caption: A fox.") }
    defer { scripted.stop() }
    let answer = try RemoteSetting.write(
      RemoteSetting.core(scripted, reason: .auto), settings: CaptionSettings(grammar: false))
    #expect(answer.caption.missingParts.count == 5 && scripted.requests.count == 1)
    #expect(scripted.requests.first?.body.contains("response_format") == false)
  }
}
