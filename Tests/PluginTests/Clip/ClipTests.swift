import CA2CPlugin
import Testing

/// What is measured in reference clips.
@Suite struct ClipTests {
  private let width = 32, height = 18

  private func texts(_ frames: [[UInt8]], rate: Double = 10) throws -> [String] {
    let host = PluginHost()
    host.media["/clip"] = MemoryMedia(
      width: width, height: height, framesPerSecond: rate,
      content: .rgb(frames.map { $0.flatMap { [$0, $0, $0] } }))
    let result = try host.encode("Clip", "clip", ["/clip"])
    #expect(result.frames.first?.isVideo == true)
    #expect(result.frames.first?.frames.count == frames.count)
    return result.texts
  }

  /// Stripes that move by `step` pixels a frame.
  private func stripes(_ count: Int, step: Int, low: UInt8, high: UInt8) -> [[UInt8]] {
    (0..<count).map { frame in
      (0..<(width * height)).map { ($0 % width + frame * step) / 8 % 2 == 0 ? low : high }
    }
  }

  @Test func stillClip() throws {
    #expect(
      try texts(stripes(20, step: 0, low: 90, high: 120)) == [
        "A clip of 20 frames, 32×18, 10 frames a second, 2 s long.", "No hard cut was found.",
        "From frame to frame the picture changes very little.",
      ])
  }

  @Test func cuts() throws {
    let clip =
      stripes(12, step: 0, low: 20, high: 60) + stripes(10, step: 0, low: 200, high: 120)
      + stripes(8, step: 0, low: 0, high: 90)
    let texts = try texts(clip)
    #expect(texts[1] == "2 hard cuts: at 1.2 s and 2.2 s.")
  }

  /// Fast motion, a flash and a fade are no cuts.
  @Test func noCuts() throws {
    #expect(try texts(stripes(20, step: 3, low: 20, high: 200))[1] == "No hard cut was found.")
    var flash = stripes(20, step: 0, low: 40, high: 80)
    flash[9] = [UInt8](repeating: 255, count: width * height)
    #expect(try texts(flash)[1] == "No hard cut was found.")
    let fade = (0..<20).map { frame in [UInt8](repeating: UInt8(frame * 10), count: width * height) }
    let words = try texts(fade)
    #expect(words[1] == "No hard cut was found.")
    #expect(words.last == "The picture becomes brighter over the clip.")
  }

  @Test func unknownRate() throws {
    let host = PluginHost()
    host.media["/picture"] = .gray([[1]], width: 1, height: 1, kind: A2C_MEDIA_PICTURE)
    #expect {
      _ = try host.encode("Clip", "clip", ["/picture"])
    } throws: {
      ($0 as? PluginFailure)?.status == A2C_BAD_INPUT
    }
  }
}
