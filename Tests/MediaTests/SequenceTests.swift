import Glibc
import Media
import Support
import Testing

@Suite struct SequenceTests {
  /// A PNG of one colour whose red says which frame it is.
  private func write(_ number: UInt8, _ path: String, width: Int = 3) throws {
    try PNG.write(Picture(width: width, height: 2, fill: (number, 0, 0)), to: path)
  }

  private func reds(_ path: String) throws -> [UInt8] {
    let source = try MediaSource.open(path)
    #expect(source.info.kind == .sequence)
    #expect(source.files.count == source.info.frameCount)
    return try source.pictures(at: Array(0..<source.info.frameCount)).map { $0.pixels[0] }
  }

  @Test func aFolderIsReadInNaturalOrder() throws {
    try Fixture.withFolder { folder in
      for number: UInt8 in [10, 2, 1] { try write(number, "\(folder)/frame_\(number).png") }
      try write(99, "\(folder)/.hidden.png")
      try Fixture.write(Array("notes".utf8), "\(folder)/notes.txt")
      mkdir("\(folder)/sub", 0o700)
      mkfifo("\(folder)/pipe.png", 0o600)
      #expect(try reds(folder) == [1, 2, 10])
      #expect(try reds("\(folder)/") == [1, 2, 10])
      let info = try MediaSource.open(folder).info
      #expect(info.framesPerSecond == MediaInfo.sequenceRate && info.isRateAssumed)
      #expect(info.width == 3 && info.height == 2)
    }
  }

  @Test func aPictureWithoutAnExtensionCounts() throws {
    try Fixture.withFolder { folder in
      try write(5, "\(folder)/a")
      #expect(try reds(folder) == [5])
    }
  }

  @Test func aPatternStartsAtTheFirstNumberAndPassesOverGaps() throws {
    try Fixture.withFolder { folder in
      for number: UInt8 in [7, 8, 12] {
        try write(number, "\(folder)/frame_\(number < 10 ? "000" : "00")\(number).png")
      }
      try write(50, "\(folder)/frame_9.png")
      try write(51, "\(folder)/other_0009.png")
      try write(52, "\(folder)/frame_0009.png.png")
      #expect(try reds("\(folder)/frame_%04d.png") == [7, 8, 12])
      #expect(try reds("\(folder)/frame_%d.png") == [50])
    }
  }

  @Test func patternsWithPercentSignsAndWideNumbers() throws {
    try Fixture.withFolder { folder in
      try write(1, "\(folder)/50%_99.png")
      try write(2, "\(folder)/50%_100.png")
      #expect(try reds("\(folder)/50%%_%02d.png") == [1, 2])
      // A file that exists is itself, whatever its name.
      #expect(try MediaSource.open("\(folder)/50%_99.png").info.kind == .picture)
    }
  }

  @Test(arguments: [
    "a%s.png", "a%", "a%n.png", "%d_%d.png", "%99d.png", "%-4d.png", "%04", "%*d.png", "%99999999999999999999d",
  ])
  func patternsThatAreNone(_ name: String) throws {
    try Fixture.withFolder { folder in
      let error = #expect(throws: MediaError.self) { try MediaSource.open("\(folder)/\(name)") }
      guard case .pattern = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(error?.hint?.contains("%04d") == true)
    }
  }

  @Test(arguments: ["frame_%04d.png", "missing.png", "no/such/%d.png", "no/such/folder/x.mp4"])
  func whatIsMissingIsMissing(_ name: String) throws {
    try Fixture.withFolder { folder in
      let error = #expect(throws: MediaError.self) { try MediaSource.open("\(folder)/\(name)") }
      #expect(error?.exitStatus == .missingFile)
      #expect(error?.place == "\(folder)/\(name)")
    }
  }

  @Test func sizesMayNotDiffer() throws {
    try Fixture.withFolder { folder in
      try write(1, "\(folder)/1.png")
      try write(2, "\(folder)/2.png", width: 4)
      let error = #expect(throws: MediaError.self) { try MediaSource.open(folder) }
      #expect(error?.message == "the pictures differ in size: 2.png is 4x2, 1.png is 3x2")
      #expect(error?.hint != nil)
    }
  }

  /// The size after turning is what counts: 16x24 either way.
  @Test func turnedPicturesCompareAsShown() throws {
    try Fixture.withFolder { folder in
      try Fixture.copy("exif6.jpg", to: "\(folder)/1.jpg")
      try Fixture.copy("exif8.jpg", to: "\(folder)/2.jpg")
      #expect(try MediaSource.open(folder).info.width == 16)
    }
  }

  @Test func aFolderWithoutPictures() throws {
    try Fixture.withFolder { folder in
      let error = #expect(throws: MediaError.self) { try MediaSource.open(folder) }
      #expect(error?.message == "no pictures found")
      #expect(error?.exitStatus == .badInput)
    }
  }

  @Test func aPictureThatIsNoneIsNamed() throws {
    try Fixture.withFolder { folder in
      try write(1, "\(folder)/1.png")
      try Fixture.write([1, 2, 3], "\(folder)/2.png")
      let error = #expect(throws: MediaError.self) { try MediaSource.open(folder) }
      #expect(error?.place == "\(folder)/2.png")
    }
  }

  @Test func aFileThatGoesAwayIsAnError() throws {
    try Fixture.withFolder { folder in
      try write(1, "\(folder)/1.png")
      try write(2, "\(folder)/2.png")
      let source = try MediaSource.open(folder)
      unlink("\(folder)/2.png")
      #expect(throws: MediaError.self) { try source.pictures(at: [0, 1]) }
      try write(2, "\(folder)/2.png", width: 9)
      #expect(throws: MediaError.self) { try source.pictures(at: [1]) }
    }
  }
}
