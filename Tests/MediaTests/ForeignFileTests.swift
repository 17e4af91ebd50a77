import Media
import Support
import TestSupport
import Testing

/// Pictures that move, and files that are something else than their name says.
@Suite struct ForeignFileTests {
  /// CRC-32 as PNG has it.
  private func crc(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0 as UInt32) { value, byte in
      (0..<8).reduce(value ^ UInt32(byte)) { rest, _ in rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
    }
  }

  private func big(_ value: UInt32) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 255) } }

  private func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
    let named = Array(name.utf8) + body
    return big(UInt32(body.count)) + named + big(crc(named))
  }

  /// The bodies of a PNG's chunks of one name.
  private func body(_ name: String, _ png: [UInt8]) -> [UInt8] {
    var (offset, found) = (8, [UInt8]())
    while offset + 8 <= png.count {
      let length = png[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
      if png[(offset + 4)..<(offset + 8)].elementsEqual(name.utf8) {
        found += png[(offset + 8)..<(offset + 8 + length)]
      }
      offset += 12 + length
    }
    return found
  }

  private func animation(_ tones: [UInt8]) throws -> [UInt8] {
    let pictures = try tones.map { tone in
      try PNG.encode(Picture(width: 48, height: 32, pixels: [UInt8](repeating: tone, count: 48 * 32 * 3)))
    }
    var bytes = Array(pictures[0][..<8]) + chunk("IHDR", body("IHDR", pictures[0]))
    bytes += chunk("acTL", big(UInt32(tones.count)) + big(0))
    var number: UInt32 = 0
    for (index, picture) in pictures.enumerated() {
      // A tenth of a second each.
      bytes += chunk("fcTL", big(number) + big(48) + big(32) + big(0) + big(0) + [0, 1, 0, 10, 0, 0])
      number += 1
      if index == 0 {
        bytes += chunk("IDAT", body("IDAT", picture))
      } else {
        bytes += chunk("fdAT", big(number) + body("IDAT", picture))
        number += 1
      }
    }
    return bytes + chunk("IEND", [])
  }

  @Test func animatedPNG() throws {
    try Fixture.withFolder { folder in
      try Fixture.write(try animation([10, 120, 230]), "\(folder)/a.png")
      let source = try MediaSource.open("\(folder)/a.png")
      #expect(source.info.kind == .clip && source.info.frameCount == 3)
      #expect(abs(source.info.framesPerSecond - 10) < 0.01)
      let tones = try source.frames(at: [0, 1, 2], layout: .rgb8).map { $0.bytes[0] }
      #expect(tones == [10, 120, 230])
      // One frame is a picture, as it is without the announcement.
      try Fixture.write(try animation([10]), "\(folder)/b.png")
      #expect(try MediaSource.open("\(folder)/b.png").info.kind == .picture)
      let bytes = try animation([10, 120, 230])
      for end in stride(from: 8, to: bytes.count, by: 7) {
        try Fixture.write(Array(bytes[..<end]), "\(folder)/c.png")
        do { _ = try MediaSource.open("\(folder)/c.png") } catch { #expect(error is MediaError) }
      }
    }
  }

  @Test(arguments: [
    ("<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>", "SVG", "PNG"),
    ("\u{FEFF}<!DOCTYPE html>\n<html><body>404</body></html>", "web page", "download"),
    ("<html>\n<head></head></html>", "web page", "download"),
    ("\u{0}\u{0}\u{0}\u{18}ftypheic\u{0}\u{0}\u{0}\u{0}mif1heic", "HEIC", "heif-convert"),
    ("\u{0}\u{0}\u{0}\u{18}ftypavif\u{0}\u{0}\u{0}\u{0}mif1avif", "AVIF", "PNG"),
  ]) func named(_ content: String, _ name: String, _ way: String) throws {
    try Fixture.withFolder { folder in
      try Fixture.write(Array(content.utf8), "\(folder)/file.mp4")
      let error = #expect(throws: MediaError.self) { try MediaSource.open("\(folder)/file.mp4") }
      #expect(
        error?.message.contains(name) == true && error?.hint?.contains(way) == true, "\(String(describing: error))")
    }
  }
}
