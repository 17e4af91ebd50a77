import CA2CPlugin
import Testing

/// Colours and tones of style pictures in words.
@Suite struct StyleTests {
  private func texts(_ colors: [(color: [UInt8], count: Int)]) throws -> [String] {
    let host = PluginHost()
    let pixels = colors.flatMap { color, count in (0..<count).flatMap { _ in color } }
    host.media["/style"] = MemoryMedia(
      kind: A2C_MEDIA_PICTURE, width: pixels.count / 30, height: 10, content: .rgb([pixels]))
    let result = try host.encode("Style", "style", ["/style"])
    #expect(result.frames.first?.isVideo == false)
    #expect(result.frames.first?.isNumbered == false)
    #expect(result.frames.first?.frames.first?.pixels == pixels)
    return result.texts
  }

  @Test func palette() throws {
    #expect(
      try texts([([250, 140, 20], 60), ([10, 10, 10], 40)]) == [
        "The main colours of the style picture are orange (60 %) and black (40 %).",
        "It is strong in contrast and vivid.",
      ])
  }

  @Test func blackAndWhite() throws {
    #expect(
      try texts([([240, 240, 240], 95), ([20, 20, 20], 5)]) == [
        "The style picture is black-and-white.", "It is bright.",
      ])
  }

  @Test func mutedAndDark() throws {
    #expect(
      try texts([([66, 55, 42], 100)]) == [
        "The main colours of the style picture are greyish brown (100 %).",
        "It is dark, weak in contrast and muted in colour.",
      ])
  }

  @Test(arguments: [
    ([UInt8(200), 20, 30], "red"), ([30, 160, 50], "green"), ([20, 40, 200], "blue"), ([250, 230, 40], "yellow"),
    ([250, 190, 200], "pink"), ([110, 70, 30], "brown"), ([128, 128, 128], "grey"), ([255, 255, 255], "white"),
    ([90, 30, 140], "purple"), ([40, 200, 200], "turquoise"), ([150, 190, 235], "light blue"),
  ]) func words(_ color: [UInt8], _ word: String) throws {
    let text = try #require(try texts([(color, 50), ([5, 5, 5], 50), ([250, 10, 10], 20)]).first)
    #expect(text.contains("\(word) ("))
  }

  @Test func severalAndTooMany() throws {
    let host = PluginHost()
    host.media["/style"] = .gray([[9, 9]], width: 2, height: 1, kind: A2C_MEDIA_PICTURE)
    let result = try host.encode("Style", "style", ["/style", "/style"])
    #expect(result.frames.count == 2)
    #expect(result.texts.first == "Style picture 1 of 2 is black-and-white.")
    for inputs in [[], [String](repeating: "/style", count: 10)] {
      #expect {
        _ = try host.encode("Style", "style", inputs)
      } throws: {
        ($0 as? PluginFailure)?.status == A2C_INVALID_ARGUMENT
      }
    }
  }
}
