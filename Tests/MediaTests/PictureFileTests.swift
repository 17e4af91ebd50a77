import Media
import Support
import Testing

struct PictureCase: Sendable, CustomTestStringConvertible {
  var json: JSON
  var name: String { json["name"]?.stringValue ?? "" }
  var tolerance: Int { json["tolerance"]?.intValue ?? 0 }
  var testDescription: String { name }

  static let all = (Fixture.json("media.json")["pictures"]?.arrayValue ?? []).map(PictureCase.init)
}

@Suite struct PictureFileTests {
  @Test func goldensAreThere() { #expect(PictureCase.all.count >= 45) }

  /// Lossless kinds equal Pillow to the bit; JPEG and lossy WebP stay within a few levels of it (another inverse
  /// transform) and within one on average.
  @Test(arguments: PictureCase.all) func equalsPillow(_ picture: PictureCase) throws {
    let source = try MediaSource.open(Fixture.media(picture.name))
    let info = source.info
    let json = picture.json
    #expect(info.kind == .picture)
    #expect(info.frameCount == 1)
    #expect(info.width == json["width"]?.intValue)
    #expect(info.height == json["height"]?.intValue)
    #expect(info.bitDepth == json["depth"]?.intValue ?? 8)
    #expect(info.isGray == json["gray"]?.boolValue ?? false)
    #expect(info.hasAlpha == json["alpha"]?.boolValue ?? false)
    #expect(info.codec == json["codec"]?.stringValue)

    let rgb = try #require(try source.pictures(at: [0]).first)
    let rgba = try #require(try source.frames(at: [0], layout: .rgba8).first)
    let expectedRGB = try expected("\(picture.name).rgb.png", .rgb8, crc: json["crc"]?.intValue)
    let expectedRGBA = try expected("\(picture.name).rgba.png", .rgba8, crc: json["rgba_crc"]?.intValue)
    #expect(Fixture.largestDifference(rgb.pixels, expectedRGB) <= picture.tolerance)
    #expect(Fixture.meanDifference(rgb.pixels, expectedRGB) <= (picture.tolerance == 0 ? 0 : 1))
    #expect(Fixture.largestDifference(rgba.bytes, expectedRGBA) <= picture.tolerance)
  }

  /// Pixels of a reference PNG. They are checked against the sum that the script wrote, so the reader under test
  /// cannot agree with itself only.
  private func expected(_ name: String, _ layout: PixelLayout, crc: Int?) throws -> [UInt8] {
    let frames = try MediaSource.open(Fixture.golden("expected/\(name)")).frames(at: [0], layout: layout)
    let bytes = try #require(frames.first).bytes
    #expect(Fixture.crc(bytes) == crc)
    return bytes
  }

  @Test(arguments: PictureCase.all.filter { $0.json["gray16"] != nil })
  func deepGrayIsExact(_ picture: PictureCase) throws {
    let frame = try #require(
      try MediaSource.open(Fixture.media(picture.name)).frames(at: [0], layout: .gray16).first)
    #expect(frame.gray16.map(Int.init) == picture.json["gray16"]?.arrayValue?.map { $0.intValue ?? -1 })
    let high = try #require(try MediaSource.open(Fixture.media(picture.name)).frames(at: [0], layout: .gray8).first)
    #expect(high.bytes == frame.gray16.map { UInt8($0 >> 8) })
  }

  @Test func shallowGrayIsScaledBy257() throws {
    let source = try MediaSource.open(Fixture.media("gray.png"))
    let eight = try #require(try source.frames(at: [0], layout: .gray8).first)
    let sixteen = try #require(try source.frames(at: [0], layout: .gray16).first)
    let rgb = try #require(try source.frames(at: [0], layout: .rgb8).first)
    #expect(sixteen.gray16 == eight.bytes.map { UInt16($0) * 257 })
    #expect(rgb.bytes == eight.bytes.flatMap { [$0, $0, $0] })
  }

  @Test func colourBecomesLumaAsInPillow() throws {
    // Pillow: Image.new("RGB", (1, 1), (7, 8, 9)).convert("L") is 8; scaled by 257.
    let frame = try #require(try MediaSource.open(Fixture.media("1x1.png")).frames(at: [0], layout: .gray16).first)
    #expect(frame.gray16 == [8 * 257])
  }

  @Test func stillGIFIsAPicture() throws {
    let info = try MediaSource.open(Fixture.media("still.gif")).info
    #expect(info.kind == .picture)
    #expect(info.frameCount == 1)
  }

  @Test func writtenPNGReadsBackEqual() throws {
    try Fixture.withFolder { folder in
      var picture = Picture(width: 7, height: 5, fill: (1, 2, 3))
      for index in picture.pixels.indices { picture.pixels[index] = UInt8(truncatingIfNeeded: index * 37) }
      try PNG.write(picture, to: "\(folder)/out.png")
      #expect(try MediaSource.open("\(folder)/out.png").pictures(at: [0]) == [picture])
      let values: [UInt16] = [0, 1, 255, 256, 40000, 65535]
      try PNG.write(gray16: values, width: 3, height: 2, to: "\(folder)/deep.png")
      #expect(try MediaSource.open("\(folder)/deep.png").frames(at: [0], layout: .gray16).first?.gray16 == values)
      #expect(try FileSystem.list(folder) == ["deep.png", "out.png"])
      #expect(throws: MediaError.self) { try PNG.write(picture, to: "\(folder)/missing/out.png") }
      #expect(throws: MediaError.self) { try PNG.write(gray16: values, width: 3, height: 3, to: "\(folder)/x.png") }
    }
  }

  @Test func pictureChecksItsCount() {
    #expect(throws: MediaError.self) { try Picture(width: 2, height: 2, pixels: [1, 2, 3]) }
    #expect(throws: MediaError.self) { try Picture(width: 0, height: 2, pixels: []) }
    #expect(throws: MediaError.self) { try Picture(width: .max, height: 3, pixels: []) }
    #expect(Picture(width: 2, height: 1, fill: (9, 8, 7)).pixels == [9, 8, 7, 9, 8, 7])
  }
}
