import CA2CPlugin
import Testing

/// Depth maps of 8 and 16 bits.
@Suite struct DepthTests {
  private func encode(_ media: MemoryMedia, _ parameters: String = "{}") throws -> Recording {
    let host = PluginHost()
    host.media["/depth"] = media
    return try host.encode("Depth", "depth", ["/depth"], parameters)
  }

  /// The grey values of each frame; fails where the channels differ.
  private func shades(_ result: Recording) throws -> [[Int]] {
    try #require(result.frames.first).frames.map { frame in
      (0..<(frame.width * frame.height)).map { pixel in
        let color = frame.color(pixel % frame.width, pixel / frame.width)
        #expect(Set(color).count == 1)
        return color[0]
      }
    }
  }

  private let metres = MemoryMedia(
    kind: A2C_MEDIA_SEQUENCE, width: 3, height: 1, content: .gray16([[1000, 2000, 0], [3000, 5000, 1500]]))

  @Test func sixteenBitsAreDistances() throws {
    let result = try encode(metres)
    // 1000 is nearest, 5000 farthest, over both frames; 0 was not measured.
    #expect(try shades(result) == [[255, 191, 0], [128, 0, 223]])
    let block = try #require(result.frames.first)
    #expect(block.encoder == "vision")
    #expect(block.isVideo)
    #expect(block.framesPerSecond == 8)
    #expect(result.decision("near") == "dark")
    #expect(result.decision("normalize") == "clip")
    #expect(result.decision("range") == "1000…5000")
    #expect(result.decision("fps") == "8.0")
  }

  @Test func parametersOverrule() throws {
    #expect(try shades(encode(metres, #"{"near": "bright"}"#)) == [[0, 64, 0], [128, 255, 32]])
    let off = try encode(metres, #"{"near": "bright", "normalize": "off", "fps": 3}"#)
    #expect(try shades(off) == [[4, 8, 0], [12, 19, 6]])
    #expect(off.frames.first?.framesPerSecond == 3)
    #expect(off.decisions.isEmpty)
  }

  @Test func rangeIsOfTheClipAndNotOfTheSample() throws {
    let host = PluginHost()
    host.media["/depth"] = metres
    host.wants = { _ in [0] }
    #expect(try shades(host.encode("Depth", "depth", ["/depth"])) == [[255, 191, 0]])
  }

  @Test func eightBitsStay() throws {
    let media = MemoryMedia.gray([[10, 100, 200, 250]], width: 4, height: 1, kind: A2C_MEDIA_PICTURE)
    let result = try encode(media)
    #expect(try shades(result) == [[10, 100, 200, 250]])
    #expect(result.frames.first?.isVideo == false)
    #expect(result.decision("near") == "bright")
    #expect(result.decision("normalize") == "off")
    #expect(
      result.texts == [
        "A depth map, 4×1; brighter is nearer; by thirds of its range: near 50 %, middle 25 %, far 25 % of the area."
      ])
    #expect(try shades(encode(media, #"{"near": "dark"}"#)) == [[245, 155, 55, 5]])
    #expect(try shades(encode(media, #"{"normalize": "clip"}"#)) == [[0, 96, 202, 255]])
  }

  /// Lossy codecs leave a little colour in grey.
  @Test func nearlyGreyIsGrey() throws {
    let media = MemoryMedia(
      kind: A2C_MEDIA_CLIP, width: 2, height: 1, framesPerSecond: 24, content: .rgb([[100, 104, 99, 7, 7, 7]]))
    #expect(try shades(encode(media)) == [[101, 7]])
  }

  @Test func coloursAreKeptAndTold() throws {
    let pixels: [UInt8] = [158, 1, 66, 94, 79, 162]
    let media = MemoryMedia(
      kind: A2C_MEDIA_CLIP, width: 2, height: 1, framesPerSecond: 24, content: .rgb([pixels, pixels]))
    let result = try encode(media, #"{"near": "dark"}"#)
    #expect(result.frames.first?.frames.map(\.pixels) == [pixels, pixels])
    #expect(result.decision("colour") == "kept")
    #expect(result.decisions.first?.reason.contains("no effect") == true)
    #expect(result.texts == ["A clip of 2 frames, 2×1, in colours; nothing shows that it is a depth map."])
  }

  @Test func flatAndUnmeasured() throws {
    let flat = MemoryMedia(kind: A2C_MEDIA_PICTURE, width: 2, height: 1, content: .gray16([[700, 700]]))
    let result = try encode(flat)
    #expect(try shades(result) == [[128, 128]])
    // One layer tells nothing.
    #expect(result.texts == ["A depth map, 2×1; brighter is nearer."])
    let nothing = MemoryMedia(kind: A2C_MEDIA_PICTURE, width: 2, height: 1, content: .gray16([[0, 0]]))
    let empty = try encode(nothing)
    #expect(try shades(empty) == [[0, 0]])
    #expect(empty.decision("range") == "none")
  }

  @Test(arguments: [
    (#"{"near": "left"}"#, "params.near"), (#"{"normalize": true}"#, "params.normalize"),
    (#"{"fps": 0}"#, "params.fps"),
  ]) func wrongParameters(_ parameters: String, _ place: String) {
    #expect {
      _ = try encode(metres, parameters)
    } throws: { error in
      let failure = error as? PluginFailure
      return failure?.status == A2C_INVALID_ARGUMENT && failure?.place == place
    }
  }

  @Test func wrongInputs() {
    for inputs in [[], ["/depth", "/depth"]] {
      #expect {
        _ = try PluginHost().encode("Depth", "depth", inputs)
      } throws: {
        ($0 as? PluginFailure)?.status == A2C_INVALID_ARGUMENT
      }
    }
    #expect {
      _ = try PluginHost().encode("Depth", "depth", ["/nowhere"])
    } throws: {
      ($0 as? PluginFailure)?.status == A2C_MISSING
    }
  }
}
