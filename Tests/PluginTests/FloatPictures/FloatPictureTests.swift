import A2CPluginKit
import Support
import TestSupport
import Testing

/// The kit's readers of OpenEXR and of TIFF files of numbers, on files that other libraries wrote (make_floats.py).
@Suite struct FloatPictureTests {
  private static let width = 23, height = 37

  private static func bytes(_ name: String) throws -> [UInt8] {
    try FileSystem.read(TestFiles.golden("PluginTests", "floats/\(name)"), limit: 1 << 20)
  }

  private static let floats: [Float] = (0..<(width * height)).map {
    Float((3 * ($0 % width) + 7 * ($0 / width)) % 64) / 4 + 0.5
  }
  private static let whole: [Float] = (0..<(width * height)).map { Float($0 % width * 1000 + $0 / width) }
  /// More different words than 14 bits hold.
  private static let wide: [Float] = (0..<(160 * 130)).map { Float(Double(UInt64($0) * 2_654_435_761 % 65521) / 7) }

  static let packings = ["none", "rle", "zips", "zip", "piz", "pxr24"]
  static let tiffs = [
    "f4", "f2", "f8_big", "u4", "pages", "large", "lzw", "lzw_long", "deflate", "deflate_big", "differences",
    "packbits",
    "tiles", "planes",
  ]

  @Test(arguments: packings) func openEXR(_ packing: String) throws {
    let picture = try OpenEXR(Self.bytes("\(packing).exr"))
    #expect(picture.names == ["H", "W", "Z"])
    #expect((picture.width, picture.height) == (Self.width, Self.height))
    #expect(try picture.values("Z") == Self.floats)
    #expect(try picture.values("H") == Self.floats)
    #expect(try picture.values("W") == Self.whole)
    #expect(throws: FloatPictureProblem.noChannel("R", among: ["H", "W", "Z"])) { try picture.values("R") }
  }

  @Test func manyValues() throws {
    #expect(try OpenEXR(Self.bytes("wide.exr")).values("Z") == Self.wide)
  }

  @Test(arguments: tiffs) func tiff(_ name: String) throws {
    let file = try FloatTIFF(Self.bytes("\(name).tif"))
    let expected = ["u4", "differences"].contains(name) ? Self.whole : name == "lzw_long" ? Self.wide : Self.floats
    #expect(file.isOfNumbers)
    #expect(try file.values(page: 0) == expected)
    #expect(file.count == (name == "pages" ? 3 : 1))
    #expect(file.channels == (name == "planes" ? 2 : 1))
    if name == "pages" { #expect(try file.values(page: 2) == Self.floats.map { $0 + 2 }) }
    if name == "planes" { #expect(try file.values(page: 0, channel: 1) == Self.floats.map { $0 + 1 }) }
  }

  @Test func whatIsNotRead() throws {
    #expect(throws: FloatPictureProblem.form("an OpenEXR file packed by DWA")) { try OpenEXR(Self.bytes("dwa.exr")) }
    #expect(throws: FloatPictureProblem.form("a TIFF packed by Zstandard")) { try FloatTIFF(Self.bytes("zstd.tif")) }
    // Pictures in colours are the picture decoders'.
    #expect(try !FloatTIFF(Self.bytes("rgb8.tif")).isOfNumbers)
    let error = FloatPictureProblem.noChannel("a\u{1b}", among: ["Z"]).error("/a.exr")
    #expect(error.message == "the picture holds no channel 'a?'")
    #expect(error.hint == "it holds 'Z'")
  }

  /// A header that claims more than there is takes no memory.
  @Test func boastfulHeaders() throws {
    var bytes = try Self.bytes("none.exr")
    let name = Array("dataWindow\0box2i\0".utf8)
    let start = try #require((0..<(bytes.count - 40)).first { bytes[$0..<($0 + name.count)].elementsEqual(name) })
    for side in [[0xFF, 0xFF, 0, 0], [0xFF, 0xFF, 0xFF, 0x7F], [0, 0, 0, 0x80]] as [[UInt8]] {
      let at = start + name.count + 4 + 8  // behind the size, left and top
      bytes.replaceSubrange(at..<(at + 4), with: side)
      bytes.replaceSubrange((at + 4)..<(at + 8), with: side)
      #expect(throws: FloatPictureProblem.self) { try OpenEXR(bytes).values("Z") }
    }
  }

  private func read(_ bytes: [UInt8]) throws {
    if OpenEXR.isOpenEXR(bytes) {
      let picture = try OpenEXR(bytes)
      for name in picture.names { #expect(try picture.values(name).count == picture.width * picture.height) }
    } else {
      let file = try FloatTIFF(bytes)
      for page in 0..<file.count { #expect(try file.values(page: page).count == file.width * file.height) }
    }
  }

  /// Cut short at every per cent, and with single bits turned anywhere, a file is an error or reads as some picture.
  @Test(arguments: packings.map { "\($0).exr" } + tiffs.filter { $0 != "lzw_long" }.map { "\($0).tif" })
  func damaged(_ name: String) throws {
    let whole = try Self.bytes(name)
    try read(whole)
    var (errors, survivors) = (0, 0)
    func attempt(_ bytes: [UInt8]) throws {
      do {
        try read(bytes)
        survivors += 1
      } catch is FloatPictureProblem {
        errors += 1
      }
    }
    for percent in 0..<100 { try attempt(Array(whole.prefix(whole.count * percent / 100))) }
    // An EXR file's end is pixels; a TIFF may end with its directory.
    #expect(errors >= 30)
    var random = SeededGenerator(seed: 3)
    let places =
      Array(0..<min(400, whole.count)) + (0..<200).map { _ in Int.random(in: 0..<whole.count, using: &random) }
    for place in places {
      var bytes = whole
      bytes[place] ^= 1 << UInt8(place % 8)
      try attempt(bytes)
    }
    #expect(survivors > 0)
  }

  // MARK: As depth

  private func depth(_ name: String, parameters: String = "{}") throws -> Recording {
    let scratch = ScratchFolder()
    // The folder goes with its value.
    return try withExtendedLifetime(scratch) {
      try PluginHost().encode("Depth", "depth", [scratch.write(Self.bytes(name), to: name)], parameters)
    }
  }

  @Test func depthOfThem() throws {
    let picture = try depth("zip.exr")
    #expect(picture.decision("channel") == "Z")
    #expect(picture.texts.first?.hasPrefix("A depth map, 23×37;") == true)
    #expect(try depth("zip.exr", parameters: #"{"array": "H"}"#).decision("channel") == nil)
    #expect(throws: PluginFailure.self) { try depth("zip.exr", parameters: #"{"array": "Q"}"#) }
    #expect(try depth("f4.tif").decision("format") == "tiff")
    #expect(try depth("pages.tif").texts.first?.hasPrefix("A depth clip of 3 frames, 23×37;") == true)
    #expect(throws: PluginFailure.self) { try depth("dwa.exr") }
    #expect(throws: PluginFailure.self) { try depth("planes.tif") }
  }

  /// One file a frame, as renderers write them.
  @Test func sequence() throws {
    let scratch = ScratchFolder()
    scratch.makeFolder("maps")
    for index in 0..<3 { scratch.write(try Self.bytes("zips.exr"), to: "maps/z_000\(index).exr") }
    let result = try PluginHost().encode("Depth", "depth", [scratch.path + "/maps"])
    #expect(result.texts.first?.hasPrefix("A depth clip of 3 frames") == true)
    scratch.makeFolder("tiffs")
    for index in 0..<3 { scratch.write(try Self.bytes("deflate.tif"), to: "tiffs/z_000\(index).tiff") }
    let other = try PluginHost().encode("Depth", "depth", [scratch.path + "/tiffs"])
    #expect(other.texts.first?.hasPrefix("A depth clip of 3 frames") == true)
  }
}
