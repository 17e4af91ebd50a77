import CA2CPlugin
import Support
import TestSupport
import Testing

/// What segmentation files are taken for, and what is drawn of them.
@Suite struct SegmentationInputTests {
  private let scratch = ScratchFolder()

  private func encode(_ text: String, _ name: String = "a.json", _ parameters: String = "{}") throws -> Recording {
    try PluginHost().encode("Segmentation", "segmentation", [scratch.write(text, to: name)], parameters)
  }

  /// The pixels that are not black, row by row.
  private func drawn(_ result: Recording) throws -> [[Int]] {
    let frame = try #require(result.frames.first?.frames.first)
    return (0..<frame.height).map { y in (0..<frame.width).map { x in frame.color(x, y) == [0, 0, 0] ? 0 : 1 } }
  }

  /// The vectors of cocodataset/cocoapi's codec.
  @Test(arguments: [
    ("[3,4]", #""32103""#, [[0, 1, 1, 0], [0, 1, 1, 0], [0, 0, 0, 0]]), ("[2,2]", #""0120""#, [[1, 0], [0, 1]]),
    ("[2,3]", #""06""#, [[1, 1, 1], [1, 1, 1]]), ("[2,2]", "[0,1,2,1]", [[1, 0], [0, 1]]),
    ("[2,3]", "[1,2,3]", [[0, 1, 0], [1, 0, 0]]),
  ]) func runs(_ size: String, _ counts: String, _ pixels: [[Int]]) throws {
    #expect(try drawn(encode(#"[{"segmentation":{"size":\#(size),"counts":\#(counts)}}]"#)) == pixels)
  }

  @Test func longRuns() throws {
    let result = try encode(#"[{"segmentation":{"size":[480,640],"counts":"Tag0\\9d5000lQc8"}}]"#)
    let rows = try drawn(result)
    #expect(rows.map { $0.reduce(0, +) } == (0..<480).map { (100..<400).contains($0) ? 3 : 0 })
    #expect(rows[200][50] + rows[200][51] + rows[200][52] == 3)
  }

  @Test func maskletsAndMasksByFrame() throws {
    let runs = #"{"size":[2,2],"counts":"0120"}"#
    let masklet = try encode(#"{"masklet":[[\#(runs)],[\#(runs)]],"masklet_id":[4]}"#)
    #expect(masklet.frames.first?.framesPerSecond == 6)
    #expect(masklet.texts.first?.contains("object 5 50 %") == true)
    let frames = try encode(#"{"0":{"1":\#(runs)},"4":{"1":\#(runs),"2":null}}"#)
    #expect(frames.frames.first?.count == 2)
    #expect(frames.texts.first?.contains("object 1 50 %") == true)
  }

  @Test func indexCountsAndNotItsColour() throws {
    let host = PluginHost()
    // Two indices of one colour are two things.
    host.media["/a.png"] = MemoryMedia(
      kind: A2C_MEDIA_PICTURE, width: 4, height: 1,
      content: .indexed([[0, 1, 1, 2]], palette: [[0, 0, 0], [9, 8, 7], [9, 8, 7]]))
    let result = try host.encode("Segmentation", "segmentation", ["/a.png"])
    #expect(result.texts.first?.contains("label 1 50 %, label 2 25 %") == true, "\(result.texts)")
    #expect(result.decision("format") == "palette indices")
  }

  @Test func vocIsKnownByItsBorder() throws {
    let host = PluginHost()
    var palette = [[UInt8]](repeating: [1, 2, 3], count: 256)
    for (index, color) in [(0, [0, 0, 0]), (15, [192, 128, 128]), (255, [224, 224, 192])] as [(Int, [UInt8])] {
      palette[index] = color
    }
    host.media["/a.png"] = MemoryMedia(
      kind: A2C_MEDIA_PICTURE, width: 4, height: 1, content: .indexed([[0, 15, 15, 255]], palette: palette))
    let result = try host.encode("Segmentation", "segmentation", ["/a.png"])
    #expect(result.texts.first?.contains("person 50 %") == true, "\(result.texts)")
    #expect(result.decision("classes") == "voc")
  }

  @Test func namesFromAParameterAndAFile() throws {
    let host = PluginHost()
    host.media["/a.png"] = MemoryMedia(
      kind: A2C_MEDIA_PICTURE, width: 4, height: 1, content: .gray8([[0, 7, 7, 7]]))
    let asked = try host.encode("Segmentation", "segmentation", ["/a.png"], #"{"names": ["7=a whale", "0=sea"]}"#)
    #expect(asked.texts.first?.contains("a whale 75 %, sea 25 %") == true, "\(asked.texts)")
    let file = scratch.write(#"{"id2label": {"0": "sea", "7": "whale"}}"#, to: "names.json")
    let read = try host.encode("Segmentation", "segmentation", ["/a.png", file])
    #expect(read.texts.first?.contains("whale 75 %, sea 25 %") == true, "\(read.texts)")
  }

  @Test func photographsAreShownAsTheyAre() throws {
    let host = PluginHost()
    var random = SeededGenerator(seed: 3)
    let pixels = (0..<(3 * 64 * 64)).map { _ in UInt8(random.next() & 255) }
    host.media["/a.png"] = MemoryMedia(kind: A2C_MEDIA_PICTURE, width: 64, height: 64, content: .rgb([pixels]))
    let result = try host.encode("Segmentation", "segmentation", ["/a.png"])
    #expect(result.decision("format") == "pictures")
    #expect(result.texts == ["A picture without the flat colours of a segmentation."])
    #expect(result.frames.first?.frames.first?.pixels == pixels)
  }

  @Test func wrongInputs() {
    #expect {
      _ = try encode(#"{"annotations":[{"image_id":1,"bbox":[1,2,3,4]}],"images":[{"id":1,"width":9,"height":9}]}"#)
    } throws: { ($0 as? PluginFailure)?.hint.contains("region") == true }
    #expect {
      _ = try PluginHost().encode("Segmentation", "segmentation", ["/nowhere.png"])
    } throws: { ($0 as? PluginFailure)?.status == A2C_MISSING }
    #expect {
      _ = try PluginHost().encode("Segmentation", "segmentation", ["/nowhere.json"])
    } throws: { ($0 as? PluginFailure)?.status == A2C_MISSING }
  }
}

/// What arrays and colours are taken for.
@Suite struct SegmentationFormTests {
  private let scratch = ScratchFolder()

  private func read(_ bytes: [UInt8]) throws -> Recording {
    try PluginHost().encode("Segmentation", "segmentation", [scratch.write(bytes, to: "a.npy")])
  }

  /// Planes of which one is set for each pixel are classes and no frames.
  @Test func planesOfClasses() throws {
    let side = 24
    func plane(_ isSet: (Int, Int) -> Bool) -> [UInt8] {
      (0..<(side * side)).map { isSet($0 % side, $0 / side) ? 1 : 0 }
    }
    let (left, right) = (plane { x, _ in x < 8 }, plane { x, _ in x >= 8 })
    let classes = try read(NumpyBytes.array([2, side, side], "|u1", left + right))
    #expect(classes.decision("axes") == "classes")
    #expect(classes.texts.first?.hasPrefix("A segmentation map") == true, "\(classes.texts)")
    let frames = try read(NumpyBytes.array([2, side, side], "|u1", left + plane { x, _ in x < 12 }))
    #expect(frames.texts.first?.hasPrefix("A segmentation clip of 2 frames") == true, "\(frames.texts)")
  }
}
