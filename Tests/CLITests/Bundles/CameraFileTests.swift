import Glibc
import Support
import TestSupport
import Testing

/// Camera paths as bundles give them to generators, read back.
@Suite struct CameraFileTests {
  private static let files = [
    "cameractrl": "camera.txt", "wan-fun-camera": "camera.txt", "motionctrl": "camera_poses/test_camera_a2c.json",
  ]

  private static let caption = TestFiles.golden("GeneratorsTests", "caption.json")

  /// A path given as a RealEstate10K file, and what the three generators get.
  private func bundles(_ rows: [String], _ generators: [String]) throws -> [String: CameraText] {
    let work = Workspace()
    work.scratch.write((["https://example.org/clip"] + rows).joined(separator: "\n") + "\n", to: "path.txt")
    let chosen = generators.flatMap { ["--generator", $0] }
    try work.run(
      ["bundle", "--quiet", "--caption", Self.caption, "--condition", "camera=path.txt", "--output", "out"] + chosen
    ).expectSuccess()
    var found: [String: CameraText] = [:]
    for id in generators {
      let text = try work.text("out/\(id)/\(Self.files[id] ?? "")")
      switch id {
      case "cameractrl": found[id] = try CameraText(cameraCtrl: text)
      case "motionctrl": found[id] = try CameraText(motionCtrl: text)
      default:
        #expect(text.hasPrefix("\n"), "the first line is blank")
        found[id] = try CameraText(videoXFun: text)
      }
      let settings = try work.json("out/\(id)/settings.json")["conditions"]?.arrayValue?.first
      #expect(settings?["frames"]?.intValue == found[id]?.rows.count && settings?["kind"]?.stringValue == "camera")
    }
    return found
  }

  private static func row(_ frame: Int, _ matrix: [Double], lens: [Double] = [0.5, 0.9, 0.5, 0.5]) -> String {
    ([Double(frame * 125_000)] + lens + [0, 0] + matrix).map { "\($0)" }.joined(separator: " ")
  }

  /// The signs that the makers' own files have: where a camera goes, and which number of its matrix grows.
  @Test(
    arguments: [
      ("left", [-1.0, 0, 0], 0, 1.0), ("right", [1, 0, 0], 0, -1), ("up", [0, -1, 0], 1, 1),
      ("down", [0, 1, 0], 1, -1),
      ("forward", [0, 0, 1], 2, -1), ("back", [0, 0, -1], 2, 1),
    ] as [(String, [Double], Int, Double)])
  func signs(_ move: String, _ centre: [Double], _ axis: Int, _ sign: Double) throws {
    let rows = (0..<16).map { frame -> String in
      let way = centre.map { -$0 * 1.5 * Double(frame) / 15 }
      return Self.row(frame, [1, 0, 0, way[0], 0, 1, 0, way[1], 0, 0, 1, way[2]])
    }
    for (id, text) in try bundles(rows, Array(Self.files.keys)) {
      let last = try #require(text.rows.last).translation
      for other in 0..<3 {
        #expect(abs(last[other] - (other == axis ? 1.5 * sign : 0)) < 1e-6, "\(id) \(move): \(last)")
      }
      let turn = text.rows.flatMap { $0.rotation.joined() }
      #expect(zip(turn, (0..<turn.count).map { $0 % 9 % 4 == 0 ? 1.0 : 0 }).allSatisfy { abs($0 - $1) < 1e-6 })
    }
  }

  /// Poses of a turn about an axis by a constant rate, on a straight way.
  private static func spiral(_ part: Double) -> [Double] {
    let turn: Double = 1.9 * part
    let tilt: Double = 0.3
    // About y, then a fixed tilt about x.
    let a: [[Double]] = [[cos(turn), 0, -sin(turn)], [0, 1, 0], [sin(turn), 0, cos(turn)]]
    let b: [[Double]] = [[1, 0, 0], [0, cos(tilt), -sin(tilt)], [0, sin(tilt), cos(tilt)]]
    let centre: [Double] = [0.4 + 2 * part, -1.3 * part, 0.7 - 2.5 * part]
    var matrix: [Double] = []
    for i in 0..<3 {
      var row: [Double] = [0, 0, 0]
      for j in 0..<3 {
        for k in 0..<3 { row[j] += b[i][k] * a[k][j] }
      }
      let way: Double = row[0] * centre[0] + row[1] * centre[1] + row[2] * centre[2]
      matrix += row + [-way]
    }
    return matrix
  }

  @Test func theSamePathComesBack() throws {
    let poses = (0..<16).map { Self.spiral(Double($0) / 15) }
    let texts = try bundles(poses.enumerated().map { Self.row($0, $1) }, ["cameractrl", "motionctrl"])
    let given = poses.map { CameraText.Row(head: [], matrix: $0) }
    for (id, text) in texts { #expect(text.distance(to: given) < 1e-6, "\(id): \(text.distance(to: given))") }
    for (frame, row) in try #require(texts["cameractrl"]).rows.enumerated() {
      #expect(row.head[0] == Double(frame) * 125_000)
      // The lens of pictures of 16:9 goes through as it is.
      for (found, wanted) in zip(row.head[1...], [0.5, 0.9, 0.5, 0.5]) { #expect(abs(found - wanted) < 1e-6) }
    }
  }

  /// 16 poses on 81 frames: the way is even and so is the turn, so each frame is known.
  @Test func betweenPosesThePathGoesOn() throws {
    let rows = (0..<16).map { Self.row($0, Self.spiral(Double($0) / 15)) }
    let text = try #require(try bundles(rows, ["wan-fun-camera"])["wan-fun-camera"])
    #expect(text.rows.count == 81 && text.rows.allSatisfy { $0.head[0] == 0 })
    let exact = (0..<81).map { CameraText.Row(head: [], matrix: Self.spiral(Double($0) / 80)) }
    #expect(text.distance(to: exact) < 1e-6, "\(text.distance(to: exact))")
  }

  /// CameraCtrl scales focal lengths from 1280 × 720 to its video; what comes out is the lens that the video has.
  @Test func theLensReachesTheVideo() throws {
    let work = Workspace()
    // Pictures of 640 × 480: 3:2 cuts off top and bottom only.
    let lens: [Double] = [0.7, 0.7 * 640 / 480, 0.5, 0.5]
    let rows = (0..<16).map { Self.row($0, Self.spiral(Double($0) / 15), lens: lens) }
    work.scratch.write((["x"] + rows).joined(separator: "\n"), to: "path.txt")
    work.scratch.write(
      """
      a2c: run/1
      conditions: [{adapter: camera, input: path.txt, params: {width: 640, height: 480}}]
      generators: [cameractrl]
      output: out
      """, to: "run.yaml")
    try work.run("bundle", "--quiet", "--caption", Self.caption, "--manifest", "run.yaml").expectSuccess()
    let row = try #require(try CameraText(cameraCtrl: work.text("out/cameractrl/camera.txt")).rows.first)
    // inference.py: pose ratio 16:9 above the sample's 3:2, so the width is larger than the sample and fx grows.
    let (width, height) = (384.0, 256.0)
    let fx = row.head[1] * (height * 1280 / 720) / width * width
    let fy = row.head[2] * height
    #expect(abs(fx - 0.7 * width) < 1e-3 && abs(fy - 0.7 * width) < 1e-3, "\(fx) \(fy)")
  }
}
