import CA2CPlugin
import Testing

/// Line drawings of either polarity.
@Suite struct SketchTests {
  private func encode(_ media: MemoryMedia, _ parameters: String = "{}") throws -> Recording {
    let host = PluginHost()
    host.media["/sketch"] = media
    return try host.encode("Sketch", "sketch", ["/sketch"], parameters)
  }

  /// A line down the left of 40 × 40 pixels.
  private func tones(line: UInt8, ground: UInt8) -> [UInt8] { (0..<1600).map { $0 % 40 == 4 ? line : ground } }

  private func picture(_ tones: [UInt8]) -> MemoryMedia {
    .gray([tones], width: 40, height: 40, kind: A2C_MEDIA_PICTURE)
  }

  private func shown(_ result: Recording) throws -> [UInt8] {
    let pixels = try #require(result.frames.first?.frames.first).pixels
    return stride(from: 0, to: pixels.count, by: 3).map { pixels[$0] }
  }

  @Test func lightOnDarkStays() throws {
    let result = try encode(picture(tones(line: 255, ground: 0)))
    #expect(try shown(result) == tones(line: 255, ground: 0))
    #expect(result.decision("lines") == "light")
    #expect(
      result.texts == [
        "A line drawing, 40×40; the lines are white on black.",
        "Lines cover 3 % of the area, most of them on the left.",
      ])
  }

  @Test func darkOnLightIsTurned() throws {
    let result = try encode(picture(tones(line: 20, ground: 250)))
    #expect(try shown(result) == tones(line: 235, ground: 5))
    #expect(result.decision("lines") == "dark")
    let kept = try encode(picture(tones(line: 20, ground: 250)), #"{"lines": "light"}"#)
    #expect(try shown(kept) == tones(line: 20, ground: 250))
    #expect(kept.decisions.isEmpty)
  }

  @Test func whiteLinesOnTransparentGround() throws {
    let pixels = (0..<1600).flatMap { [255, 255, 255, $0 % 40 == 4 ? 255 : 0] as [UInt8] }
    let result = try encode(
      MemoryMedia(kind: A2C_MEDIA_PICTURE, width: 40, height: 40, content: .rgba([pixels])))
    #expect(result.decision("source") == "alpha")
    #expect(try shown(result) == tones(line: 255, ground: 0))
  }

  @Test func shadingIsNoLine() throws {
    let result = try encode(picture((0..<1600).map { UInt8($0 % 256) }))
    #expect(result.texts.count == 1)
    #expect(try encode(picture([UInt8](repeating: 0, count: 1600))).texts.last == "It holds no line.")
  }

  @Test func clips() throws {
    let frame = tones(line: 255, ground: 0)
    let result = try encode(.gray([frame, frame, frame], width: 40, height: 40), #"{"fps": 5}"#)
    #expect(result.frames.first?.isVideo == true)
    #expect(result.frames.first?.framesPerSecond == 5)
    #expect(result.texts.first == "A line drawing of 3 frames, 40×40; the lines are white on black.")
  }

  @Test func wrongParameter() {
    #expect {
      _ = try encode(picture(tones(line: 255, ground: 0)), #"{"lines": "red"}"#)
    } throws: {
      ($0 as? PluginFailure)?.place == "params.lines"
    }
  }
}
