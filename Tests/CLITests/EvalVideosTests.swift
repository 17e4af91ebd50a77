import Support
import TestSupport
import Testing

/// `a2c eval videos` on files as other programs write them.
@Suite struct EvalVideosTests {
  /// KITTI's rows: a path that turns, and the same in another scale and with an error.
  private static func kitti(_ scale: Double, _ error: Double) -> String {
    (0..<6).map { k in
      let (x, z) = (scale * Double(k * k) * 0.1, scale * Double(k) * 0.5)
      return "1 0 0 \(x) 0 1 0 \(error * Double(k)) 0 0 1 \(z)"
    }.joined(separator: "\n") + "\n"
  }

  private static let vbench = """
    {"motion_smoothness": [0.95, [{"video_path": "a.mp4", "video_results": 0.95}]], "dynamic_degree": [0.25, []],
     "aesthetic_quality": [0.55, []], "imaging_quality": [0.7, []], "overall_consistency": 0.2}
    """

  @Test func pairsAreComparedAndTabled() throws {
    let work = Workspace()
    work.scratch.write(Self.kitti(1, 0), to: "asked.txt")
    work.scratch.write(Self.kitti(3, 0), to: "found.txt")
    work.scratch.write(Self.kitti(1, 0.02), to: "off.txt")
    work.scratch.write(Self.vbench, to: "x_eval_results.json")
    let frame = #"{"people": [{"pose_keypoints_2d": [10, 10, 1, 20, 60, 0.9, 30, 30, 0.5]}]}"#
    work.scratch.write("[\(frame), \(frame)]", to: "pose.json")
    work.scratch.write(
      """
      {"set": "Camera to Video", "row": "CameraCtrl", "camera": {"reference": "asked.txt", "estimate": "found.txt"}}
      {"set": "Camera to Video", "row": "CameraCtrl", "vbench": "x_eval_results.json", "scores": {"clip_t": 18.89}}

      {"set": "Camera to Video", "row": "+ Structured | Cap.", "camera": {"reference": "asked.txt", "estimate": "off.txt"}}
      {"set": "Pose", "row": "p", "pose": {"reference": "pose.json", "estimate": "pose.json"}}
      """, to: "pairs.jsonl")
    let outcome = try work.run("eval", "videos", "--pairs", "pairs.jsonl", "--json")
    outcome.expectSuccess()
    let rows = try #require(try outcome.json()["rows"]?.arrayValue)
    #expect(rows.count == 3)
    #expect(rows[0]["trans_err"]?["mean"]?.doubleValue.map { abs($0) < 1e-6 } == true)
    #expect(rows[0]["smoothness"]?["mean"]?.doubleValue == 95 && rows[0]["aesthetic"]?["mean"]?.doubleValue == 5.5)
    #expect(rows[0]["clip_t"]?["mean"]?.doubleValue == 18.89)
    #expect(rows[1]["trans_err"]?["mean"]?.doubleValue.map { $0 > 0.01 } == true)
    #expect(rows[2]["pose_acc"]?["mean"]?.doubleValue == 100)
    let tables = try work.run("eval", "videos", "--pairs", "pairs.jsonl", "--tables", "3,5,6")
    tables.expectSuccess()
    #expect(
      tables.output.contains(
        "| CameraCtrl | 18.89 | 0.00 | 0.00 | 0.00 | - | - | - | - | 95.00 | 25.00 | 5.50 | 70.00 |"))
    #expect(tables.output.contains("+ Structured \\| Cap."))
    // Another system's line ends, and a line that is empty.
    let list = try FileSystem.read("\(work.scratch.path)/pairs.jsonl", limit: 1 << 16)
    work.scratch.write(String(decoding: list, as: UTF8.self).replacing("\n", with: "\r\n"), to: "windows.jsonl")
    let windows = try work.run("eval", "videos", "--pairs", "windows.jsonl", "--tables", "3,5,6")
    #expect(windows.output == tables.output)
    // The estimate's lengths count where they are asked for.
    let first = try work.run("eval", "videos", "--pairs", "pairs.jsonl", "--json", "--camera-align", "first")
    #expect(try first.json()["rows"]?.arrayValue?[0]["trans_err"]?["mean"]?.doubleValue.map { $0 > 1 } == true)
  }

  @Test func whatCannotBeComparedIsRecordedAndTheRestCounts() throws {
    let work = Workspace()
    work.scratch.write(Self.kitti(1, 0), to: "asked.txt")
    work.scratch.write(
      Self.kitti(1, 0).split(separator: "\n").prefix(3).joined(separator: "\n") + "\n", to: "short.txt")
    work.scratch.write("", to: "empty.txt")
    work.scratch.write("{}", to: "vbench.json")
    work.scratch.write(
      """
      {"id": "good", "camera": {"reference": "asked.txt", "estimate": "asked.txt"}}
      {"id": "short", "camera": {"reference": "asked.txt", "estimate": "short.txt"}}
      {"id": "gone", "camera": {"reference": "asked.txt", "estimate": "nowhere.txt"}}
      {"id": "empty", "camera": {"reference": "asked.txt", "estimate": "empty.txt"}, "vbench": "vbench.json"}
      {"id": "depth", "depth": {"reference": "nowhere.mp4", "estimate": "asked.txt"}}
      """, to: "pairs.jsonl")
    let outcome = try work.run("eval", "videos", "--pairs", "pairs.jsonl", "--json")
    #expect(outcome.status == ExitStatus.badInput.rawValue)
    let json = try outcome.json()
    #expect(json["rows"]?.arrayValue?[0]["rot_err"]?["count"]?.intValue == 1)
    #expect(json["failures"]?.intValue == 5)
    let pairs = try #require(json["pairs"]?.arrayValue)
    #expect(pairs.map { $0["errors"]?.arrayValue?.count ?? 0 } == [0, 1, 1, 2, 1])
    #expect(outcome.errors.contains("short, camera: the reference has 6 poses, the estimate has 3"))
    let spread = try work.run("eval", "videos", "--pairs", "pairs.jsonl", "--json", "--lengths", "spread")
    #expect(try spread.json()["failures"]?.intValue == 4)
  }

  /// A file a frame, numbered without zeros, as some detectors write them.
  @Test func framesOfAFolderCountAsNumbers() throws {
    let work = Workspace()
    func frame(_ index: Int) -> String {
      #"{"people": [{"pose_keypoints_2d": [\#(index * 50), 10, 1, \#(index * 50 + 20), 60, 0.9]}]}"#
    }
    for index in 1...12 { work.scratch.write(frame(index), to: "asked/\(index).json") }
    work.scratch.write("[" + (1...12).map(frame).joined(separator: ",") + "]", to: "found.json")
    work.scratch.write(#"{"pose": {"reference": "asked", "estimate": "found.json"}}"#, to: "pairs.jsonl")
    let outcome = try work.run("eval", "videos", "--pairs", "pairs.jsonl", "--json")
    outcome.expectSuccess()
    #expect(try outcome.json()["rows"]?.arrayValue?[0]["pose_acc"]?["mean"]?.doubleValue == 100)
  }

  @Test(arguments: [
    ("{\"row\": 3}", "row: a text is expected"), ("[]", "one JSON object"), ("{\"camra\": {}}", "no key"),
    ("{\"video\": \"a.mp4\"}", "no key 'video'"),
    ("{\"camera\": {\"reference\": \"a\"}}", "camera:"), ("{\"scores\": {\"fid\": 3}}", "no column"),
    ("{\"scores\": {\"mae\": \"x\"}}", "no number"), ("{", "expected"), ("", "no pairs"),
  ]) func linesThatAreWrongAreNamed(_ line: String, _ message: String) throws {
    let work = Workspace()
    work.scratch.write(line + "\n", to: "pairs.jsonl")
    try work.run("eval", "videos", "--pairs", "pairs.jsonl").expectFailure(.badInput, "pairs.jsonl", message)
  }
}
