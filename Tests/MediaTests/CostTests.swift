import Glibc
import Media
import Support
import TestSupport
import Testing

/// Files that ask for more work than files of their length do: refused, and soon.
@Suite struct CostTests {
  private func failure(_ bytes: [UInt8]) throws -> MediaError? {
    try Fixture.withFolder { folder in
      try Fixture.write(bytes, "\(folder)/in.bin")
      let error = #expect(throws: MediaError.self) { try MediaSource.open("\(folder)/in.bin") }
      #expect(error?.place == "\(folder)/in.bin" && error?.hint != nil && error?.exitStatus == .badInput)
      return error
    }
  }

  private func outOfProportion(_ bytes: [UInt8], _ location: SourceLocation = #_sourceLocation) throws {
    guard case .outOfProportion? = try failure(bytes) else {
      Issue.record("not refused by its cost", sourceLocation: location)
      return
    }
  }

  private func png(_ width: Int, _ height: Int, depth: UInt8 = 1) -> [UInt8] {
    Fixture.pngMagic
      + Fixture.chunk("IHDR", Fixture.big(width) + Fixture.big(height) + [depth, 0, 0, 0, 0])
      + Fixture.chunk("IDAT", [UInt8](repeating: 0, count: 31_000)) + Fixture.chunk("IEND", [])
  }

  /// A GIF of empty frames of one pixel on a canvas.
  private func gif(_ width: Int, _ height: Int, frames: Int) -> [UInt8] {
    func little(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8)] }
    let head = Array("GIF89a".utf8) + little(width) + little(height) + [0x80, 0, 0, 0, 0, 0, 255, 255, 255]
    let frame: [UInt8] =
      [0x21, 0xF9, 4, 0, 4, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]
    return head + (0..<frames).flatMap { _ in frame } + [0x3B]
  }

  @Test func largePicturesInFewBytes() throws {
    try outOfProportion(png(16_000, 16_000))
    try outOfProportion(png(9_000, 9_000))
    try outOfProportion(gif(16_000, 16_000, frames: 1))
  }

  @Test(arguments: [(16_384, 16_384), (30_000, 8_900), (65_536, 4_000)]) func whatIsNotDecodedIsToldByUs(
    _ width: Int, _ height: Int
  ) throws {
    guard case .tooManyPixels? = try failure(png(width, height)) else {
      Issue.record("not refused by its size")
      return
    }
  }

  @Test func manyLargeFramesInFewBytes() throws {
    try outOfProportion(gif(4_000, 4_000, frames: 2_000))
    try Fixture.withFolder { folder in
      try Fixture.write(gif(200, 200, frames: 2_000), "\(folder)/in.gif")
      #expect(try MediaSource.open("\(folder)/in.gif").info.frameCount == 2_000)
    }
  }

  @Test func fillBytesAreSkippedAtOnce() throws {
    let bytes = try Fixture.bytes(Fixture.media("420.jpg"))
    let fill = [UInt8](repeating: 0xFF, count: 8 << 20)
    try Fixture.withFolder { folder in
      try Fixture.write(Array(bytes[..<2]) + fill + Array(bytes[2...]), "\(folder)/in.jpg")
      let filled = try MediaSource.open("\(folder)/in.jpg")
      let plain = try MediaSource.open(Fixture.media("420.jpg"))
      #expect(try filled.pictures(at: [0]) == plain.pictures(at: [0]))
      try Fixture.write(Array(bytes[..<2]) + fill, "\(folder)/in.jpg")
      #expect(throws: MediaError.self) { try MediaSource.open("\(folder)/in.jpg") }
    }
  }

  @Test func scansAreFew() throws {
    let bytes = try Fixture.bytes(Fixture.media("progressive.jpg"))
    let end = bytes.count - 2
    let more = (0..<100).flatMap { _ -> [UInt8] in [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 0, 0] }
    guard case .damaged(_, let detail)? = try failure(Array(bytes[..<end]) + more + Array(bytes[end...])) else {
      Issue.record("not refused")
      return
    }
    #expect(detail.contains("scans"))
  }

  @Test func clipsEndWhereNobodyWaits() throws {
    for name in ["h264.mp4", "anim.gif", "mpeg4.avi"] {
      let path = Fixture.media(name)
      #expect(throws: MediaError.self) { try MediaSource.open(path, isInterrupted: { true }) }
      let source = try MediaSource.open(path)
      let reader = try source.reader(isInterrupted: { true })
      let error = #expect(throws: MediaError.self) { try reader.frame(0, layout: .rgb8) }
      #expect(error?.exitStatus == .unavailable)
    }
  }
}
