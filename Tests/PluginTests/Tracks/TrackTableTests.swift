import Support
import TestSupport
import Testing

/// Tracks as tables, and flows that look like tracks.
@Suite struct TrackTableTests {
  private let scratch = ScratchFolder()

  private func read(_ bytes: [UInt8], _ name: String) throws -> Recording {
    try PluginHost().encode("Tracks", "tracks", [scratch.write(bytes, to: name)])
  }

  private func read(_ text: String, _ name: String = "track.csv") throws -> Recording {
    try read(Array(text.utf8), name)
  }

  private func rows(_ row: (Int, Int) -> String) -> String {
    (0..<12).flatMap { frame in (0..<3).map { row(frame, $0) } }.joined(separator: "\n")
  }

  @Test func titles() throws {
    let table = "frame,id,x,y\n" + rows { "\($0),\($1),\(20 + 9 * $0 + 40 * $1),\(30 * $1)" }
    let result = try read(table)
    #expect(result.texts == ["3 points are followed over 12 frames.", "3 points move right."])
    #expect(result.decision("format") == "a table of places")
    let turned = "y;x;track_id;frame\r\n" + rows { "\(30 * $1);\(20 + 9 * $0 + 40 * $1);\($1);\($0)" }
    #expect(try read(turned).texts == result.texts)
    let one = "X\tY\n" + (0..<12).map { "\(20 + 9 * $0)\t30" }.joined(separator: "\n")
    #expect(try read(one, "one.txt").texts == ["1 point is followed over 12 frames.", "1 point moves right."])
    for bytes in DamagedFiles.of(Array(table.utf8), header: 40) {
      do { _ = try read(bytes, "track.csv") } catch { #expect(error is PluginFailure) }
    }
  }

  @Test func withoutTitles() throws {
    let numbered = (0..<12).map { "\($0 + 1) \(20 + 9 * $0).5 30" }.joined(separator: "\n") + "\n"
    #expect(try read(numbered, "a.txt").texts.last == "1 point moves right.")
    let pairs = (0..<12).map { "(\(20 + 9 * $0), 30)" }.joined(separator: "\n") + "\n"
    #expect(try read(pairs, "b.txt").texts.last == "1 point moves right.")
    #expect(throws: PluginFailure.self) { try read("a,b\n1,2\n") }
    #expect(throws: PluginFailure.self) { try read("frame,x,y\n1,2,three\n") }
  }

  /// One field of a flow is no places of points.
  @Test func aSingleField() throws {
    let field = (0..<(40 * 48)).flatMap { [Float(6), Float($0 % 3) / 10] }
    let result = try read(NumpyBytes.floats([40, 48, 2], field), "flow.npy")
    #expect(result.decision("format") == "optical flow")
    #expect(result.texts.contains { $0.contains("moves right") || $0.contains("shifts right") }, "\(result.texts)")
  }
}
