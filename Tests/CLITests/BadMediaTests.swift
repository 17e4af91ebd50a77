import Glibc
import Support
import TestSupport
import Testing

/// Pictures, clips, poses and camera paths that are damaged or hostile: rows I1 to I7 and C1, through the adapters.
@Suite struct BadMediaTests {
  /// Inspects a workspace's file as a condition.
  private func inspect(_ work: Workspace, _ condition: String) throws -> Outcome {
    let outcome = try work.run("inspect", "--prompt", "x", "--condition", condition, "--dump", "dump")
    #expect(outcome.peakMemory < 192 << 20)
    if outcome.status != 0 { #expect(!work.scratch.names.contains { $0.contains("dump") }) }
    return outcome
  }

  private func media(_ name: String) throws -> [UInt8] {
    try FileSystem.read(TestFiles.golden("MediaTests", "media/\(name)"), limit: 1 << 24)
  }

  private func place(of text: String, in bytes: [UInt8]) throws -> Int {
    let word = Array(text.utf8)
    return try #require((0..<(bytes.count - word.count)).first { bytes[$0..<($0 + word.count)].elementsEqual(word) })
  }

  /// The first bytes of a PNG file of 65,535 × 65,535 pixels, 8 bit RGB; the checksum of its header is right.
  private static let bomb: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    + [0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF, 8, 2, 0, 0, 0] + [0x39, 0x67, 0x4E, 0x07] + [0, 0, 0, 8] + Array("IDAT".utf8)

  @Test("I1: a picture that would be 12 GB", arguments: ["multi-id", "depth", "pose"]) func bomb(_ adapter: String)
    throws
  {
    let work = Workspace()
    work.scratch.write(Self.bomb + [UInt8](repeating: 0, count: 64), to: "bomb.png")
    try inspect(work, "\(adapter)=bomb.png").expectFailure(.badInput, "bomb.png: ", "65535")
  }

  @Test("I1, Y7: a bomb in a folder of frames") func bombInAFolder() throws {
    let work = Workspace()
    work.scratch.makeFolder("frames")
    try work.addMedia("rgb.png", as: "frames/1.png")
    work.scratch.write(Self.bomb + [UInt8](repeating: 0, count: 64), to: "frames/2.png")
    try inspect(work, "depth=frames").expectFailure(.badInput, "frames/2.png: ")
  }

  @Test(
    "I3, I4: files that are cut off",
    arguments: [
      "rgb.png", "420.jpg", "lossy.webp", "rgb.bmp", "h264.mp4", "gray16.png", "exif6.jpg",
    ])
  func cut(_ name: String) throws {
    let bytes = try media(name)
    for length in [0, bytes.count / 2] {
      let work = Workspace()
      work.scratch.write(Array(bytes.prefix(length)), to: name)
      try inspect(work, "depth=\(name)").expectFailure(.badInput, "\(name): ")
    }
  }

  @Test(
    "I4: flipped bits never end the process otherwise than by an error",
    arguments: [
      "rgb.png", "progressive.jpg", "lossy.webp", "h264.mp4", "vp9.webm", "mpeg4.avi",
    ])
  func flippedBits(_ name: String) throws {
    let work = Workspace()
    for seed in 0..<3 {
      var bytes = try media(name)
      bytes[(seed * 7919 + 13) % min(bytes.count, 400)] ^= 1 << UInt8(seed)
      work.scratch.write(bytes, to: "\(seed)-\(name)")
      let outcome = try work.run("inspect", "--prompt", "x", "--condition", "depth=\(seed)-\(name)")
      #expect([0, 65].contains(outcome.status) && outcome.signal == nil && !outcome.timedOut, "\(outcome.errors)")
      outcome.expectCleanErrors()
    }
  }

  @Test(
    "I5: a playlist under another name",
    arguments: [
      "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", "ffconcat version 1.0\nfile '/etc/passwd'\n",
      "#EXTM3U\nhttp://127.0.0.1:9/x.ts\n",
    ], ["clip.avi", "clip.mp4", "clip.png"])
  func playlists(_ text: String, _ name: String) throws {
    let work = Workspace()
    work.scratch.write(text, to: name)
    let outcome = try inspect(work, "depth=\(name)")
    outcome.expectFailure(.badInput, "\(name): ", "not opened")
    #expect(!outcome.errors.contains("root:"))
  }

  @Test("I6: a clip that claims 10⁹ frames") func manyFrames() throws {
    var bytes = try media("h264.mp4")
    let sizes = try place(of: "stsz", in: bytes) + 8
    bytes.replaceSubrange(sizes..<(sizes + 8), with: [0, 0, 0, 1, 0x3B, 0x9A, 0xCA, 0])
    let work = Workspace()
    work.scratch.write(bytes, to: "clip.mp4")
    try inspect(work, "depth=clip.mp4").expectFailure(.badInput, "clip.mp4: ", "1000000000")
  }

  @Test("I6: no rate, a negative duration", arguments: [12, 16]) func noRate(_ field: Int) throws {
    var bytes = try media("h264.mp4")
    let header = try place(of: "mdhd", in: bytes) + 4 + field
    bytes.replaceSubrange(header..<(header + 4), with: field == 12 ? [0, 0, 0, 0] : [0xFF, 0xFF, 0xFF, 0xFF])
    let work = Workspace()
    work.scratch.write(bytes, to: "clip.mp4")
    try inspect(work, "depth=clip.mp4").expectSuccess()
  }

  @Test("I6: no pictures in it") func noVideo() throws {
    let work = Workspace()
    try work.addMedia("sound.mp4")
    try inspect(work, "depth=sound.mp4").expectFailure(.badInput, "sound.mp4: ")
  }

  @Test(
    "I7: names that look like options or move the cursor",
    arguments: [
      "-i.png", "--help", "a\nb.png", "a\u{1B}[31mred.png", "\u{202E}gnp.png", "concat:a.png", "%p.png",
    ])
  func names(_ name: String) throws {
    let work = Workspace()
    try work.addMedia("rgb.png", as: name)
    let found = try work.run("inspect", "--prompt", "x", "--condition", "depth=\(name)")
    found.expectSuccess()
    #expect(!found.output.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
    work.scratch.write("no picture", to: name)
    let broken = try work.run("run", "--prompt", "x", "--condition", "depth=\(name)")
    broken.expectFailure(.badInput, "adapter org.a2c.depth: neither a picture nor a clip")
    unlink(work.file(name))
    let list = JSON.object([
      "a2c": "run/1", "conditions": [.object(["adapter": "depth", "input": .string(name)])],
    ])
    work.scratch.write(list.text(), to: "run.yaml")
    try work.run("check", "--manifest", "run.yaml").expectFailure(.missingFile, "run.yaml:1:", "no such file")
  }

  // MARK: Camera paths and poses

  @Test(
    "C1: camera paths",
    arguments: [
      ("0.800000000 1.200000000", "nan 1.2", "not finite"), ("0.800000000 1.200000000", "0 0", "focal"),
      ("0.800000000 1.200000000", "0.8 x", "no number"), ("0.000000000 0.788010754", "5 0.788", "rotation"),
      ("0.800000000", "inf", "not finite"), ("0.800000000", "", "18 numbers"),
    ])
  func cameras(_ old: String, _ new: String, _ problem: String) throws {
    let work = Workspace()
    try work.addMedia("orbit.txt")
    let lines = try work.text("orbit.txt").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let pose = lines[2].split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
    try #require(pose.count == 2)
    work.scratch.write(
      (lines[...1] + [pose.joined(separator: new)] + lines[3...]).joined(separator: "\n"), to: "orbit.txt")
    let outcome = try inspect(work, "camera=orbit.txt")
    outcome.expectFailure(.badInput, "orbit.txt", "org.a2c.camera")
    #expect(outcome.errors.contains(problem), "\(outcome.errors)")
  }

  @Test("C1: more poses than are read") func manyPoses() throws {
    let work = Workspace()
    try work.addMedia("orbit.txt")
    let lines = try work.text("orbit.txt").split(separator: "\n").map(String.init)
    work.scratch.write(
      lines[0] + "\n" + String(repeating: "0 1 1 .5 .5 0 0 1 0 0 0 0 1 0 0 0 0 1 0\n", count: 100_001), to: "orbit.txt")
    try inspect(work, "camera=orbit.txt").expectFailure(.badInput, "orbit.txt", "100000")
  }

  @Test(
    "C1: poses",
    arguments: [
      "", "{", "{}", "[]", "{\"people\":1}", "{\"people\":[{\"pose_keypoints_2d\":[1,2]}]}",
      "{\"people\":[{\"pose_keypoints_2d\":[1,2,\"x\"]}]}", "{\"people\":[{\"pose_keypoints_2d\":[1,2,1e999]}]}",
      "{\"frames\":3}", "\u{0}",
    ])
  func poses(_ text: String) throws {
    let work = Workspace()
    work.scratch.write(text, to: "pose.json")
    try inspect(work, "pose=pose.json").expectFailure(.badInput, "pose.json", "org.a2c.pose")
  }

  @Test("C1: joints that were not found are left out") func missingJoints() throws {
    let work = Workspace()
    let joints = (0..<18).map { $0 % 3 == 0 ? "0,0,0" : "\(40 + 10 * $0),\(30 + 12 * $0),0.9" }.joined(separator: ",")
    work.scratch.write(
      "{\"canvas_width\":512,\"canvas_height\":512,\"people\":[{\"pose_keypoints_2d\":[\(joints)]}]}", to: "pose.json")
    try inspect(work, "pose=pose.json").expectSuccess()
  }

  @Test(
    "Files of another condition",
    arguments: [
      "camera=rgb.png", "pose=orbit.txt", "depth=dance.json", "multi-id=depth.mp4", "depth=orbit.txt",
      "camera=dance.json",
    ])
  func otherConditions(_ condition: String) throws {
    let work = Workspace()
    for name in ["rgb.png", "orbit.txt", "dance.json", "depth.mp4"] { try work.addMedia(name) }
    let name = try #require(condition.split(separator: "=").last)
    try inspect(work, condition).expectFailure(.badInput, String(name))
  }

  // MARK: What is odd and valid

  @Test(
    "Valid: 16 bit, alpha, CMYK, rotated, tiny, and every format",
    arguments: [
      ("gray16.png", ["depth", "multi-id"]), ("rgba16.png", ["depth", "multi-id"]), ("gray-alpha.png", ["multi-id"]),
      ("alpha.webp", ["multi-id", "depth"]), ("cmyk.jpg", ["multi-id", "depth"]), ("ycck.jpg", ["multi-id"]),
      ("exif6.jpg", ["multi-id", "depth"]), ("1x1.png", ["multi-id", "depth", "pose"]), ("1x1.jpg", ["multi-id"]),
      ("palette-trns.png", ["multi-id"]), ("lossy.webp", ["multi-id"]), ("still.gif", ["depth"]),
      ("rotated90.mp4", ["depth", "pose"]), ("anim.gif", ["depth"]), ("av1.mkv", ["depth"]), ("vp9.webm", ["depth"]),
      ("mpeg4.avi", ["depth"]), ("h264.mp4", ["depth"]), ("resized.webm", ["depth"]), ("hevc.mp4", ["pose"]),
    ])
  func valid(_ name: String, _ adapters: [String]) throws {
    let work = Workspace()
    try work.addMedia(name)
    let conditions = adapters.flatMap { ["--condition", "\($0)=\(name)"] }
    let outcome = try work.run(["inspect", "--prompt", "x", "--model", "nano", "--json"] + conditions)
    outcome.expectSuccess()
    let report = try outcome.json()["conditions"]?.arrayValue ?? []
    #expect(report.count == adapters.count)
    #expect(report.allSatisfy { $0["tokens"]?.intValue ?? 0 > 0 })
  }
}
