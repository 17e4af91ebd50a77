import Glibc
import Media
import Support
import Testing

/// Rows I1 to I7 of the list of bad inputs: each ends in an error that says what and where, or in a valid result.
@Suite struct BadInputTests {
  private func failure(_ bytes: [UInt8], _ name: String = "in.bin") throws -> MediaError? {
    try Fixture.withFolder { folder in
      try Fixture.write(bytes, "\(folder)/\(name)")
      let error = #expect(throws: MediaError.self) { try MediaSource.open("\(folder)/\(name)") }
      #expect(error?.place == "\(folder)/\(name)")
      #expect(error?.hint != nil)
      #expect(error?.exitStatus == .badInput)
      return error
    }
  }

  private func png(_ width: Int, _ height: Int) -> [UInt8] {
    Fixture.pngMagic
      + Fixture.chunk("IHDR", Fixture.big(width) + Fixture.big(height) + [8, 2, 0, 0, 0])
      + Fixture.chunk("IDAT", [0x78, 0x9C, 3, 0, 0, 0, 0, 1]) + Fixture.chunk("IEND", [])
  }

  // MARK: I1, I2: sizes

  @Test(arguments: [(65535, 65535), (65537, 1), (1, 0x7FFF_FFFF), (0xFFFF_FFFF, 0xFFFF_FFFF), (16385, 16385)])
  func pictureBombs(_ width: Int, _ height: Int) throws {
    guard case .tooManyPixels = try failure(png(width, height)) else {
      Issue.record("not refused by its size")
      return
    }
  }

  @Test func otherBombs() throws {
    // BMP, WebP (VP8X), TIFF and JPEG headers that claim 65535 x 65535 or so.
    let bmp: [UInt8] =
      Array("BM".utf8) + [UInt8](repeating: 0, count: 12) + [40, 0, 0, 0, 255, 255, 0, 0, 255, 255, 0, 0]
      + [1, 0, 24, 0] + [UInt8](repeating: 0, count: 40)
    let body: [UInt8] = Array("WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255]
    let webp = Array("RIFF".utf8) + [UInt8(body.count), 0, 0, 0] + body
    let tiff: [UInt8] =
      [0x49, 0x49, 42, 0, 8, 0, 0, 0, 2, 0]
      + [0, 1, 3, 0, 1, 0, 0, 0, 255, 255, 0, 0] + [1, 1, 3, 0, 1, 0, 0, 0, 255, 255, 0, 0] + [0, 0, 0, 0]
    let jpeg: [UInt8] = [
      0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 255, 255, 255, 255, 3, 1, 17, 0, 2, 17, 0, 3, 17, 0, 0xFF, 0xDA,
    ]
    for bytes in [bmp, webp, tiff, jpeg] {
      guard case .tooManyPixels = try failure(bytes) else {
        Issue.record("not refused by its size: \(bytes.prefix(4))")
        continue
      }
    }
  }

  @Test(arguments: [(0, 5), (5, 0), (0, 0)]) func noSize(_ width: Int, _ height: Int) throws {
    guard case .damaged = try failure(png(width, height)) else {
      Issue.record("not damaged")
      return
    }
  }

  @Test func clipBomb() throws {
    // The size in the sample entry and in the track header, not in the stream: it must not be believed.
    var bytes = try Fixture.bytes(Fixture.media("mpeg4.avi"))
    let strf = try #require(find("strf", in: bytes))
    for offset in [12, 13, 16, 17] { bytes[strf + offset] = 0xFF }
    try survives(bytes)
  }

  // MARK: I3, I4: truncation and bit flips

  static let samples = [
    "rgb.png", "palette-trns.png", "rgba16.png", "adam7.png", "420.jpg", "progressive.jpg", "cmyk.jpg", "exif6.jpg",
    "lossy.webp", "alpha.webp", "lossless.webp", "exif6.webp", "anim.gif", "h264.mp4", "h264-422-10.mp4", "hevc.mp4",
    "vp9.webm", "vp8.webm", "av1.mkv", "mpeg4.avi", "mjpeg.avi", "ffv1.mkv", "rgb.bmp", "palette.bmp", "rgb.tif",
    "lzw.tif",
    "sound.mp4", "resized.webm",
  ]

  /// Opens and reads; an error is as good as a picture, a trap or a hang is not.
  private func survives(_ bytes: [UInt8]) throws {
    try Fixture.withFolder { folder in
      let path = "\(folder)/in.bin"
      try Fixture.write(bytes, path)
      do throws(MediaError) {
        let info = try readAll(path)
        #expect(info.width > 0 && info.height > 0 && info.frameCount > 0)
        #expect(info.framesPerSecond > 0 && info.framesPerSecond <= 1000)
      } catch {
        #expect(!error.message.isEmpty)
      }
    }
  }

  @Test(arguments: samples) func truncated(_ name: String) throws {
    let bytes = try Fixture.bytes(Fixture.media(name))
    let dense = stride(from: 0, to: min(bytes.count, 160), by: 3)
    let sparse = stride(from: 160, to: bytes.count, by: max(1, bytes.count / 40))
    for length in Array(dense) + Array(sparse) { try survives(Array(bytes.prefix(length))) }
  }

  @Test(arguments: samples) func flippedBits(_ name: String) throws {
    let bytes = try Fixture.bytes(Fixture.media(name))
    var state: UInt32 = 12345
    for round in 0..<120 {
      state = state &* 1_664_525 &+ 1_013_904_223
      let reach = round < 80 ? min(bytes.count, 200) : bytes.count
      var damaged = bytes
      damaged[Int(state >> 8) % reach] ^= 1 << UInt8(state >> 5 & 7)
      try survives(damaged)
    }
  }

  /// A picture that is cut off is an error and not half a picture.
  @Test(arguments: [
    "rgb.png", "gray16.png", "420.jpg", "progressive.jpg", "lossy.webp", "lossless.webp", "rgb.bmp", "rgb.tif",
  ])
  func cutPicturesAreErrors(_ name: String) throws {
    let bytes = try Fixture.bytes(Fixture.media(name))
    for length in [bytes.count / 2, bytes.count * 3 / 4, bytes.count - 20] {
      _ = try failure(Array(bytes.prefix(length)))
    }
  }

  @Test func aWrongChecksumIsAnError() throws {
    var bytes = try Fixture.bytes(Fixture.media("rgb.png"))
    let data = try #require(find("IDAT", in: bytes))
    bytes[data + 30] ^= 1
    _ = try failure(bytes)
  }

  @Test(arguments: ["h264.mp4", "vp9.webm", "mpeg4.avi", "av1.mkv"]) func cutClipsGiveWhatIsThere(_ name: String) throws
  {
    // An MP4 whose index stands at the end has nothing to show; the others keep their first frames.
    let bytes = try Fixture.bytes(Fixture.media(name))
    try Fixture.withFolder { folder in
      let path = "\(folder)/cut"
      try Fixture.write(Array(bytes.prefix(bytes.count * 9 / 10)), path)
      if name == "h264.mp4" {
        #expect(throws: MediaError.self) { try MediaSource.open(path) }
        return
      }
      let whole = try MediaSource.open(Fixture.media(name))
      let cut = try MediaSource.open(path)
      #expect(cut.info.frameCount > 0 && cut.info.frameCount < whole.info.frameCount)
      #expect(try cut.pictures(at: [0]) == whole.pictures(at: [0]))
      #expect(try cut.pictures(at: Array(0..<cut.info.frameCount)).count == cut.info.frameCount)
    }
  }

  // MARK: I5: files that name other files

  @Test(
    arguments: [
      "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
      "ffconcat version 1.0\nfile '/etc/passwd'\n", "file '/etc/passwd'\n", "\u{FEFF}#EXTM3U\nhttp://127.0.0.1/x\n",
      "[playlist]\nFile1=/etc/passwd\n", "<?xml version=\"1.0\"?><MPD></MPD>", "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\n",
    ], ["clip.avi", "clip.mp4", "clip.m3u8"])
  func playlists(_ text: String, _ name: String) throws {
    let error = try failure(Array(text.utf8), name)
    guard case .refused = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func otherTextIsUnrecognised() throws {
    guard case .unrecognised = try failure(Array("GAB2 hello".utf8), "clip.avi") else {
      Issue.record("recognised")
      return
    }
    guard case .unrecognised(_, "the file is empty") = try failure([], "clip.mp4") else {
      Issue.record("recognised")
      return
    }
  }

  // MARK: I6: odd clips

  private func find(_ text: String, in bytes: [UInt8]) -> Int? {
    let word = Array(text.utf8)
    return (0..<(bytes.count - word.count)).first { bytes[$0..<($0 + word.count)].elementsEqual(word) }
  }

  @Test func manyClaimedFrames() throws {
    var bytes = try Fixture.bytes(Fixture.media("h264.mp4"))
    // stsz: one size for all, 10⁹ of them
    let stsz = try #require(find("stsz", in: bytes)) + 8
    bytes.replaceSubrange(stsz..<(stsz + 8), with: Fixture.big(1) + Fixture.big(1_000_000_000))
    let start = clock()
    let error = try failure(bytes)
    #expect(error?.message.contains("1000000000") == true)
    #expect(Double(clock() - start) / Double(CLOCKS_PER_SEC) < 1)
    // AVI: the header's count is not asked
    var avi = try Fixture.bytes(Fixture.media("mpeg4.avi"))
    let header = try #require(find("avih", in: avi)) + 8
    avi.replaceSubrange((header + 16)..<(header + 20), with: [0, 0xCA, 0x9A, 0x3B])
    try Fixture.withFolder { folder in
      try Fixture.write(avi, "\(folder)/x.avi")
      #expect(try MediaSource.open("\(folder)/x.avi").info.frameCount == 9)
    }
  }

  @Test func noRateAndNoDuration() throws {
    let bytes = try Fixture.bytes(Fixture.media("h264.mp4"))
    let stts = try #require(find("stts", in: bytes)) + 8
    let mdhd = try #require(find("mdhd", in: bytes)) + 4
    for patch in [
      [(stts + 8, Fixture.big(0))],  // every frame takes no time
      [(mdhd + 12, Fixture.big(0))],  // a second has no ticks
      [(mdhd + 16, Fixture.big(-1))],  // a negative duration
      [(stts + 8, Fixture.big(-5))],
      [(stts + 8, Fixture.big(0x7FFF_FFFF)), (mdhd + 12, Fixture.big(1))],
    ] {
      var damaged = bytes
      for (offset, value) in patch { damaged.replaceSubrange(offset..<(offset + 4), with: value) }
      try Fixture.withFolder { folder in
        try Fixture.write(damaged, "\(folder)/x.mp4")
        let source = try MediaSource.open("\(folder)/x.mp4")
        #expect(source.info.framesPerSecond > 0 && source.info.framesPerSecond <= 1000)
        // Times that go to and fro are a variable rate.
        let isVariable = source.info.notes.contains { $0.key == "rate" }
        #expect(source.info.frameCount > 0 && (source.info.frameCount <= 12 || isVariable))
        #expect(try source.pictures(at: [source.info.frameCount - 1]).count == 1)
      }
    }
  }

  // MARK: I7: names and things that are no files

  @Test(arguments: [
    "-i.png", "--help", "a\nb.png", "a\u{1B}[31mred.png", "concat:a.png", "http:x.png", "%p.png", "%04d.png", " ",
    "\u{202E}gnp.png",
  ])
  func oddNames(_ name: String) throws {
    try Fixture.withFolder { folder in
      try Fixture.copy("rgb.png", to: "\(folder)/\(name)")
      #expect(try MediaSource.open("\(folder)/\(name)").info.width == 21)
      #expect(try MediaSource.open(folder).info.frameCount == 1 || name == " " || name == "--help")
      try Fixture.write([0], "\(folder)/\(name)")
      let error = #expect(throws: MediaError.self) { try MediaSource.open("\(folder)/\(name)") }
      let shown = error?.description ?? ""
      #expect(!shown.unicodeScalars.contains { $0.value < 32 || $0.value == 0x202E })
    }
  }

  @Test func relativeNamesWithADash() throws {
    let error = #expect(throws: MediaError.self) { try MediaSource.open("-") }
    #expect(error?.exitStatus == .missingFile)
    #expect(throws: MediaError.self) { try MediaSource.open("") }
    #expect(throws: MediaError.self) { try MediaSource.open("a\0b") }
    #expect(throws: MediaError.self) { try MediaSource.open("http://127.0.0.1/x.mp4") }
    #expect(throws: MediaError.self) { try MediaSource.open("pipe:0") }
  }

  @Test func devicesAndPipes() throws {
    try Fixture.withFolder { folder in
      let pipe = "\(folder)/pipe.mp4"
      try #require(mkfifo(pipe, 0o600) == 0)
      for path in [pipe, "/dev/zero", "/dev/null"] {
        let error = #expect(throws: MediaError.self) { try MediaSource.open(path) }
        #expect(error?.message.contains("device or pipe") == true)
        #expect(error?.exitStatus == .badInput)
      }
    }
  }
}
