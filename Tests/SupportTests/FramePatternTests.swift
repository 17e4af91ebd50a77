import Support
import TestSupport
import Testing

@Suite struct FramePatternTests {
  @Test(arguments: [
    ("a/frame_%04d.png", "frame_0012.png", 12), ("a/frame_%04d.png", "frame_12.png", nil),
    ("a/frame_%04d.png", "frame_12345.png", 12345), ("a/frame_%04d.png", "frame_00012.png", nil),
    ("%d.png", "7.png", 7), ("%d.png", "07.png", nil), ("%d.png", ".png", nil), ("%d.png", "x7.png", nil),
    ("%02dé.png", "07é.png", 7), ("50%%_%d", "50%_3", 3), ("%d.png", "99999999999999999999.png", nil),
  ])
  func numbersAreRead(pattern: String, name: String, number: Int?) throws {
    let read = try FramePattern(pattern)
    #expect(try #require(read).number(in: name) == number)
  }

  @Test(arguments: ["frame.png", "100%%.png", "a%d/frame.png"])
  func otherNamesMeanThemselves(name: String) throws {
    #expect(try FramePattern(name) == nil)
  }

  @Test(arguments: ["100%.png", "%s.png", "%04x.png", "%d_%d.png", "%99999d.png", "%99d.png", "%-4d.png", "%"])
  func otherConversionsAreRefused(name: String) {
    #expect(throws: FramePattern.Malformed.self) { try FramePattern(name) }
  }

  @Test func filesComeInOrderOfTheirNumbers() throws {
    let folder = ScratchFolder()
    for name in ["f_10.json", "f_9.json", "f_2.json", "g_1.json", "f_1.txt"] { folder.write("", to: name) }
    let pattern = try FramePattern(folder.file("f_%d.json"))
    #expect(try pattern?.files() == ["f_2.json", "f_9.json", "f_10.json"].map { folder.file($0) })
    let none = try FramePattern(folder.file("none/%d"))
    #expect(throws: FileError.self) { try none?.files() }
  }
}
