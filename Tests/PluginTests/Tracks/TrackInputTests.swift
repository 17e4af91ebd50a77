import CA2CPlugin
import Support
import TestSupport
import Testing

/// What track files are taken for, and what is drawn of them.
@Suite struct TrackInputTests {
  private let scratch = ScratchFolder()

  private func encode(_ bytes: [UInt8], _ name: String, _ parameters: String = "{}") throws -> Recording {
    try PluginHost().encode("Tracks", "tracks", [scratch.write(bytes, to: name)], parameters)
  }

  private func flo(_ width: Int, _ height: Int, _ move: (Int, Int) -> (Float, Float)) -> [UInt8] {
    var bytes = Array("PIEH".utf8) + [UInt8(width), 0, 0, 0, UInt8(height), 0, 0, 0]
    for y in 0..<height {
      for x in 0..<width {
        let (u, v) = move(x, y)
        for value in [u, v] { bytes += withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) } }
      }
    }
    return bytes
  }

  @Test func trailsAreDrawn() throws {
    let result = try encode(Array("10, 20\n30, 20\n50, 20\n".utf8), "line.txt", #"{"width": 64, "height": 40}"#)
    let frames = try #require(result.frames.first?.frames)
    #expect(frames.count == 3)
    // The head runs ahead of its trail.
    #expect(frames[0].color(50, 20) == [0, 0, 0])
    #expect(frames[2].color(50, 20) != [0, 0, 0])
    #expect(frames[2].color(20, 20) != [0, 0, 0])
    #expect(frames[2].color(20, 30) == [0, 0, 0])
    #expect(
      result.texts == [
        "1 point is followed over 3 frames.", "1 point at the left moves right by about 65 % of the width.",
      ])
  }

  @Test func anUnknownSizeIsNotToldOf() throws {
    let result = try encode(Array("10, 20\n30, 20\n50, 20\n".utf8), "line.txt")
    #expect(result.decision("canvas") != nil)
    #expect(result.texts.last == "1 point moves right.")
  }

  @Test func timeIsFound() throws {
    func place(_ point: Int, _ frame: Int) -> [Float] { [Float(point * 40 + frame), Float(point * 30)] }
    let still = (0..<6).flatMap { frame in (0..<4).flatMap { place($0, frame) } }
    #expect(try encode(NumpyBytes.floats([6, 4, 2], still), "a.npy").decision("axes") == "tn")
    let turned = (0..<4).flatMap { point in (0..<6).flatMap { place(point, $0) } }
    #expect(try encode(NumpyBytes.floats([4, 6, 2], turned), "b.npy").decision("axes") == "nt")
  }

  /// Frames of points, as `tolist()` of CoTracker's tensors gives them, and points over frames.
  @Test(arguments: [
    ("[[[100,200],[300,200]],[[110,200],[300,190]],[[120,200],[300,180]]]", "tn", 2, 3),
    ("[[[100,200],[110,200],[120,200]],[[300,200],[300,190],[300,180]]]", "nt", 2, 3),
    ("[[[[100,200],[300,200]],[[110,200],[300,190]],[[120,200],[300,180]]]]", "", 2, 3),
    ("{\"frames\":[[[100,200],[300,200]],null,[[120,200],[300,180]]]}", "", 2, 3),
    ("{\"tracks\":[{\"points\":[[1,2],[90,80]]},{\"points\":[[5,6],[70,60]]}]}", "", 2, 2),
    ("[[[1,2],[3,4],[5,6]],[[9,9],[8,8]]]", "nt", 2, 3), ("[[1,2],[3,4],[5,6]]", "", 1, 3),
  ])
  func axesOfDocuments(_ text: String, _ axes: String, _ points: Int, _ frames: Int) throws {
    let result = try encode(Array(text.utf8), "a.json")
    #expect(result.decision("axes") ?? "" == axes)
    let what = points == 1 ? "1 point is" : "\(points) points are"
    #expect(result.texts.first?.hasPrefix("\(what) followed over \(frames) frames") == true, "\(result.texts)")
  }

  @Test func wayFirstThenLoops() throws {
    let xs = [16, 35, 54, 75, 93, 80, 63, 80, 98, 120, 148, 155, 158, 140, 129, 150, 177, 200, 225]
    let text = xs.map { "\($0), 100" }.joined(separator: "\n")
    let result = try encode(Array(text.utf8), "a.txt", #"{"width": 256, "height": 256}"#)
    #expect(result.texts.last?.contains("moves right by about 80 % of the width, back and forth on the way") == true)
  }

  @Test func pickledFilesAreNamed() {
    #expect {
      _ = try encode(Array("PK\u{3}\u{4}".utf8), "a.pth")
    } throws: {
      "\($0)".contains("np.save")
    }
  }

  @Test func middleburyFlow() throws {
    let folder = scratch.makeFolder("flow")
    // The left half stays, the right half goes up by a quarter of the height in five steps.
    for step in 0..<5 {
      scratch.write(flo(64, 60) { x, _ in x < 32 ? (0, 0) : (0, -3) }, to: "flow/\(step).flo")
    }
    let result = try PluginHost().encode("Tracks", "tracks", [folder])
    #expect(result.frames.first?.count == 6)
    #expect(result.texts.first == "Optical flow over 6 frames.")
    #expect(
      result.texts.contains { $0.hasPrefix("About 50 % of the picture") && $0.hasSuffix("stays still.") },
      "\(result.texts)")
    #expect(
      result.texts.contains {
        $0.contains("moves up by about 25 % of the height") || $0.contains("moves up by about 20 %")
      }, "\(result.texts)")
  }

  @Test func kittiFlow() throws {
    let host = PluginHost()
    // 6.4 pixels to the right everywhere, but for a place of which nothing is known.
    let pixel: [UInt16] = [32768 + 410, 32768, 1]
    var words = (0..<(64 * 48)).flatMap { _ in pixel }
    words.replaceSubrange(0..<3, with: [0, 0, 0])
    host.media["/flow.png"] = MemoryMedia(
      kind: A2C_MEDIA_SEQUENCE, width: 64, height: 48, content: .rgb16([words]))
    let result = try host.encode("Tracks", "tracks", ["/flow.png"])
    #expect(result.decision("format") == "KITTI flow")
    #expect(
      result.texts == [
        "Optical flow over 2 frames; all of it moves together, as when the camera moves: the picture shifts right by about "
          + "10 % of the width."
      ])
  }

  @Test func flowArrays() throws {
    let values = (0..<(3 * 20 * 30)).flatMap { _ in [Float(-1), Float(0)] }
    let result = try encode(NumpyBytes.floats([3, 20, 30, 2], values), "flow.npy")
    #expect(result.decision("format") == "optical flow")
    #expect(result.texts.first?.contains("shifts left by about 10 % of the width") == true, "\(result.texts)")
    let one = try encode(NumpyBytes.floats([20, 30, 2], Array(values.prefix(1200))), "one.npy")
    #expect(one.decision("format") == "optical flow")
  }

  @Test func hiddenPointsAreNotDrawn() throws {
    let json = #"{"width":64,"height":64,"tracks":[[[10,10],[20,10]],[[50,50],[50,50]]],"visibility":[[1,1],[1,0]]}"#
    let frames = try #require(encode(Array(json.utf8), "a.json").frames.first?.frames)
    #expect(frames[0].color(50, 50) != [0, 0, 0])
    #expect(frames[1].color(50, 50) == [0, 0, 0])
  }

  @Test(arguments: [
    ("a.npy", Array("x".utf8)), ("a.json", Array("[]".utf8)), ("a.json", Array("{\"tracks\":[[[1]]]}".utf8)),
    ("a.txt", Array("1 2 3\n".utf8)), ("a.flo", Array("PIEH".utf8) + [255, 255, 255, 127, 255, 255, 255, 127]),
    ("b.npy", NumpyBytes.floats([3, 4, 5], (0..<60).map(Float.init))),
    ("c.npy", NumpyBytes.floats([2, 2, 2], Array(repeating: .nan, count: 8))),
  ]) func wrongFiles(_ name: String, _ bytes: [UInt8]) {
    #expect { _ = try encode(bytes, name) } throws: { ($0 as? PluginFailure)?.status == A2C_BAD_INPUT }
  }
}
