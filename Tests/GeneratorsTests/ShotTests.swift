import Claims
import Generators
import Manifests
import Support
import Testing

/// Shots with their times, in the words of the generators that take several.
@Suite struct ShotTests {
  private static let shots = [
    RunShot(text: "A fox wakes", seconds: 2), RunShot(text: "It runs down a hill."), RunShot(text: "It drinks.", at: 4),
  ]

  private func prompt(_ id: String, _ request: VideoRequest = VideoRequest(seconds: 6)) throws -> FormattedPrompt {
    try Formatter(Fixtures.manifest(id)).format(
      Fixtures.caption, usersOwn: [], shots: ShotText(Self.shots, video: request))
  }

  @Test func times() {
    let times = RunShot.times(Self.shots, length: 6)
    #expect(times.map(\.start) == [0, 2, 4] && times.map(\.end) == [2, 4, 6])
    let alike = RunShot.times([RunShot(text: "a"), RunShot(text: "b"), RunShot(text: "c")], length: 9)
    #expect(alike.map(\.start) == [0, 3, 6] && alike.map(\.end) == [3, 6, 9])
    #expect(RunShot.times([], length: 3).isEmpty)
    // Longer than the video: nothing runs backwards.
    let long = RunShot.times([RunShot(text: "a", seconds: 9), RunShot(text: "b")], length: 5)
    #expect(long.allSatisfy { $0.start <= $0.end })
  }

  @Test func inTheWordsOfEach() throws {
    let h3 = try prompt("minimax-h3").text
    let line = try #require(h3.split(separator: "\n").first { $0.contains("[Shot 1]") })
    #expect(
      line.hasSuffix(
        " A fox wakes. [Shot 2] At 00:02.000, the camera cuts to a new shot. It runs down a hill. "
          + "[Shot 3] At 00:04.000, the camera cuts to a new shot. It drinks."))
    #expect(h3.contains("\n\noverall_soundscape:"))
    #expect(
      try prompt("veo").text.hasSuffix(
        "[00:00-00:02] A fox wakes. [00:02-00:04] It runs down a hill. [00:04-00:06] It drinks."))
    #expect(try prompt("seedance-2").text.contains("[2-4s] It runs down a hill."))
    // Fields of their own.
    let kling = try prompt("kling-3")
    #expect(!kling.text.contains("fox"))
    let list = try #require(
      try ShotText(Self.shots, video: VideoRequest(seconds: 6)).list(for: Fixtures.manifest("kling-3")))
    #expect(list.arrayValue?.map { $0["seconds"]?.doubleValue } == [2, 2, 2])
    #expect(list.arrayValue?.first?["prompt"]?.stringValue == "A fox wakes.")
    // With a first frame as well.
    let framed = try Fixtures.manifest("minimax-h3").withFirstFrame()
    let withPicture = try Formatter(framed).format(
      Fixtures.caption, usersOwn: [], shots: ShotText(Self.shots, video: VideoRequest(seconds: 6)))
    #expect(withPicture.text.contains("<Picture 1>") && withPicture.text.contains("[Shot 3] At 00:04.000"))
    let long = ShotText([RunShot(text: String(repeating: "long ", count: 120))])
    let kept = try Formatter(Fixtures.manifest("kling-3")).format(Fixtures.caption, usersOwn: [], shots: long)
    #expect(kept.warnings.contains { $0.contains("shot 1 has 600 characters") })
    // One shot only: said.
    let wan = try prompt("wan2.1")
    #expect(wan.warnings.contains { $0.contains("it takes one shot") } && !wan.text.contains("fox"))
  }

  @Test func manifests() throws {
    let head = "a2c: run/1\nshots:\n"
    let run = try RunManifest.parse(text: head + "  - {text: A, seconds: 2}\n  - {text: B, at: 3.5}\n", path: "r.yaml")
    #expect(run.shots == [RunShot(text: "A", seconds: 2), RunShot(text: "B", at: 3.5)])
    for wrong in ["  - {seconds: 2}\n", "  - {text: A, at: 3}\n  - {text: B, at: 1}\n", "  - {text: A, seconds: 0}\n"] {
      #expect(throws: ManifestError.self) { try RunManifest.parse(text: head + wrong, path: "r.yaml") }
    }
    let video = try RunManifest.parse(
      text: "a2c: run/1\nvideo: {size: 720x1280, seconds: 5, fps: 24, start: 1.5}\ncombine: [pose, depth]\n",
      path: "r.yaml")
    #expect(video.video == VideoRequest(size: .pixels(width: 720, height: 1280), seconds: 5, fps: 24, start: 1.5))
    #expect(video.combine == ["pose", "depth"])
    for wrong in ["{size: huge}", "{seconds: 0}", "{seconds: 2, frames: 9}", "{start: -1}", "{sice: 1x1}"] {
      #expect(throws: ManifestError.self) {
        try RunManifest.parse(text: "a2c: run/1\nvideo: \(wrong)\n", path: "r.yaml")
      }
    }
  }
}
