import Glibc
import Serving
import Support
import TestSupport
import Testing

/// What requests leave behind, and what they cost together.
@Suite struct CostTests {
  private func chat(_ members: [JSON.Member] = []) throws -> JSON {
    let picture = try FileSystem.read("\(TestFiles.root)/Examples/media/desk.png", limit: 1 << 24)
    let content: JSON = [
      .object(["type": "text", "text": "The desk in picture 1."]),
      .object([
        "type": "image_url",
        "image_url": .object(["url": .string("data:image/png;base64," + Base64.text(picture))]),
      ]),
    ]
    return .object([JSON.Member("messages", [.object(["role": "user", "content": content])])] + members)
  }

  @Test(arguments: [false, true])
  func whatLiesInARequestGoesWithIt(_ isStreamed: Bool) async throws {
    let fixture = try Fixture()
    let kept = try await fixture.uploadMedia("desk.png")
    let answer = try await fixture.post("/v1/chat/completions", chat([JSON.Member("stream", .bool(isStreamed))]))
    #expect(answer.status == 200, "\(answer.text)")
    if isStreamed { #expect(answer.events.last?.data == "[DONE]") }
    // The last to hold it is the work, whose thread may still be at its end.
    while fixture.queue.running > 0 { usleep(1_000) }
    for _ in 0..<5_000 where fixture.service.uploads.files > 1 { usleep(1_000) }
    #expect(fixture.service.uploads.files == 1)
    // What a client has sent by itself stays.
    let again = await fixture.post(
      "/v1/captions",
      .object(["prompt": "A desk.", "conditions": [.object(["adapter": "multi-id", "input": .string(kept)])]]))
    #expect(again.status == 200, "\(again.text)")
  }

  @Test func whatLiesInARefusedRequestGoesToo() async throws {
    let fixture = try Fixture()
    #expect(try await fixture.post("/v1/chat/completions", chat([JSON.Member("model", "gpt-4o")])).status == 404)
    #expect(try await fixture.post("/v1/chat/completions", chat([JSON.Member("a2c", .object(["x": 1]))])).status == 400)
    fixture.service.stop()
    #expect(try await fixture.post("/v1/chat/completions", chat()).status == 503)
    #expect(try await fixture.post("/v1/chat/completions", chat([JSON.Member("stream", true)])).status == 503)
    #expect(fixture.service.uploads.files == 0 && fixture.service.uploads.bytes == 0)
  }

  /// Prompts of a caption that is there come while captions are waited for, and no more at once than may.
  @Test func promptsDoNotWaitForCaptions() async throws {
    let fixture = try Fixture(threads: 1, length: 1)
    let hold = CancelFlag()
    defer { hold.cancel() }
    try fixture.queue.add(CancelFlag()) { _ in while !hold.isCancelled { usleep(1_000) } }
    let caption: JSON = .object([
      "dense": "A red fox runs.", "main_object": "A red fox.", "background": "Snow.", "camera": .null, "style": .null,
      "action": "It runs.",
    ])
    let answer = await fixture.post("/v1/prompts", .object(["caption": caption, "generators": ["wan2.1"]]))
    #expect(answer.status == 200, "\(answer.text)")
    fixture.service.stop()
    #expect(await fixture.post("/v1/prompts", .object(["caption": caption, "generators": ["wan2.1"]])).status == 503)
  }

  @Test func whatIsLateIsGivenUp() async throws {
    let fixture = try Fixture(threads: 1)
    let flag = CancelFlag()
    try fixture.queue.add(flag) { _ in while !flag.isCancelled { usleep(1_000) } }
    fixture.service.stop()
    #expect(!fixture.queue.drain(seconds: 0.01))
    fixture.service.giveUp()
    #expect(!fixture.service.finish(seconds: 30))
    #expect(fixture.queue.running == 0)
    let quick = try Fixture()
    quick.service.stop()
    quick.service.giveUp()
    #expect(quick.service.finish(seconds: 30))
  }

  @Test func freedMemoryIsGivenBackNowAndThen() {
    let freed = FreedMemory(whenIdle: 1, whenBusy: 30)
    #expect(freed.give(isIdle: false, now: 100))
    #expect(!freed.give(isIdle: true, now: 100.5))
    #expect(!freed.give(isIdle: false, now: 129))
    #expect(freed.give(isIdle: true, now: 101))
    #expect(freed.give(isIdle: false, now: 131))
  }

  @Test func bodiesShareOneRoom() throws {
    let room = BodyRoom(limit: 100)
    var first: BodyRoom.Share? = BodyRoom.Share(of: room)
    let second = BodyRoom.Share(of: room)
    try first?.take(60)
    try second.take(30)
    let full = #expect(throws: ServerError.self) { try second.take(11) }
    #expect(full?.status == 503 && full?.headers.contains { $0.name == "retry-after" } == true)
    #expect(throws: ServerError.self) { try second.take(.max) }
    try second.take(10)
    #expect(room.size == 100)
    first = nil
    #expect(room.size == 40)
    try second.take(60)
  }
}
