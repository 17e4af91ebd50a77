import CA2CPlugin
import Testing

/// Pictures and clips with masks.
@Suite struct MaskedImageTests {
  private let host = PluginHost()

  private func encode(_ inputs: [String], _ parameters: String = "{}") throws -> Recording {
    try host.encode("MaskedImage", "masked-image", inputs, parameters)
  }

  /// 20 × 20 pixels of many colours.
  private let photo = (0..<400).flatMap { [UInt8($0 % 251), UInt8(7 * $0 % 253), UInt8(60)] }
  /// White in the columns from `x` to `x + 9`.
  private func mask(_ x: Int, _ side: Int = 20) -> [UInt8] {
    (0..<(side * side)).map { (x..<(x + side / 2)).contains($0 % side) ? 255 : 0 }
  }

  private func setUp() {
    host.media["/photo"] = MemoryMedia(kind: A2C_MEDIA_PICTURE, width: 20, height: 20, content: .rgb([photo]))
    host.media["/mask"] = .gray([mask(10)], width: 20, height: 20, kind: A2C_MEDIA_PICTURE)
  }

  private func grey(_ result: Recording, _ frame: Int = 0) throws -> [Bool] {
    let pixels = try #require(result.frames.first).frames[frame].pixels
    return (0..<400).map { pixels[(3 * $0)..<(3 * $0 + 3)] == [128, 128, 128] }
  }

  @Test func whiteIsMadeAnew() throws {
    setUp()
    let result = try encode(["/photo", "/mask"])
    #expect(try grey(result) == mask(10).map { $0 == 255 })
    let pixels = try #require(result.frames.first?.frames.first).pixels
    #expect(pixels[0..<30] == photo[0..<30])
    #expect(result.decision("fill") == "white")
    #expect(
      result.texts == [
        "A masked picture, 20×20; what is to be made anew is grey.",
        "The masked area is 50 % of the picture, mostly on the right.",
      ])
    #expect(try grey(encode(["/photo", "/mask"], #"{"fill": "black"}"#)) == mask(10).map { $0 == 0 })
  }

  @Test func theMaskIsFoundInEitherPlace() throws {
    setUp()
    let result = try encode(["/mask", "/photo"])
    #expect(result.decision("mask") == "the first input")
    #expect(try grey(result) == mask(10).map { $0 == 255 })
  }

  @Test func theBlankPartTellsTheFill() throws {
    setUp()
    // Blank where the mask is black.
    var blank = photo
    for pixel in 0..<400 where pixel % 20 < 10 {
      blank.replaceSubrange((3 * pixel)..<(3 * pixel + 3), with: [0, 0, 0])
    }
    host.media["/blank"] = MemoryMedia(kind: A2C_MEDIA_PICTURE, width: 20, height: 20, content: .rgb([blank]))
    let result = try encode(["/blank", "/mask"])
    #expect(result.decision("fill") == "black")
    #expect(try grey(result) == mask(10).map { $0 == 0 })
  }

  @Test func otherSizesAndFrames() throws {
    setUp()
    host.media["/small"] = .gray([mask(0, 10), mask(5, 10)], width: 10, height: 10)
    host.media["/clip"] = MemoryMedia(
      width: 20, height: 20, framesPerSecond: 8, content: .rgb([photo, photo, photo, photo]))
    let result = try encode(["/clip", "/small"])
    #expect(result.decision("mask_size") == "10×10 to 20×20")
    #expect(result.decision("match") == "4 frames, mask 2")
    #expect(try grey(result, 1) == mask(0).map { $0 == 255 })
    #expect(try grey(result, 2) == mask(10).map { $0 == 255 })
    #expect(result.texts.last == "From the first to the last frame its middle moves right.")
    let still = try encode(["/clip", "/mask"])
    #expect(still.texts.last == "It stays in its place.")
  }

  @Test func alphaAndGreyAndMaskAlone() throws {
    setUp()
    var pixels: [UInt8] = []
    for pixel in 0..<400 {
      pixels += photo[(3 * pixel)..<(3 * pixel + 3)]
      pixels.append(pixel % 20 < 10 ? 0 : 255)
    }
    host.media["/cut"] = MemoryMedia(kind: A2C_MEDIA_PICTURE, width: 20, height: 20, content: .rgba([pixels]))
    let cut = try encode(["/cut"])
    #expect(cut.decision("fill") == "transparent")
    #expect(try grey(cut) == (0..<400).map { $0 % 20 < 10 })
    var greyed = photo
    for pixel in 0..<100 { greyed.replaceSubrange((3 * pixel)..<(3 * pixel + 3), with: [127, 127, 127]) }
    host.media["/greyed"] = MemoryMedia(kind: A2C_MEDIA_PICTURE, width: 20, height: 20, content: .rgb([greyed]))
    let found = try encode(["/greyed"])
    #expect(found.decision("mask") == "grey pixels")
    #expect(try grey(found) == (0..<400).map { $0 < 100 })
    let alone = try encode(["/mask"])
    #expect(alone.decision("mask") == "the input itself")
    #expect(alone.texts.first?.hasSuffix("the rest black.") == true)
    #expect {
      _ = try encode(["/photo"])
    } throws: {
      ($0 as? PluginFailure)?.status == A2C_BAD_INPUT && ($0 as? PluginFailure)?.hint.contains("mask") == true
    }
  }

  @Test func emptyAndFull() throws {
    setUp()
    host.media["/none"] = .gray([[UInt8](repeating: 0, count: 400)], width: 20, height: 20, kind: A2C_MEDIA_PICTURE)
    #expect(try encode(["/photo", "/none"]).texts.last == "Nothing is masked.")
    #expect(try encode(["/photo", "/none"], #"{"fill": "black"}"#).texts.last == "Everything is masked.")
  }
}
