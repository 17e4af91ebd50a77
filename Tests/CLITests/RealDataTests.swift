import Support
import TestSupport
import Testing

/// Conditions that others made, alone and all together. Skipped where the folder of test data is absent.
@Suite(.enabled(if: TestFiles.data != nil)) struct RealDataTests {
  /// What is expected of a condition: the kinds of its blocks and who encodes them.
  struct Sample: Sendable, CustomTestStringConvertible {
    let adapter: String
    let files: [String]
    let kinds: [String]
    let encoder: String
    /// Keys of automatic choices that must be reported.
    let decisions: [String]

    var testDescription: String { adapter }
    var option: String {
      adapter + "=" + files.map { "\(TestFiles.data ?? "")/real/\($0)" }.joined(separator: ",")
    }
  }

  static let samples = [
    Sample(
      adapter: "depth", files: ["beach/depth"], kinds: ["frames", "text", "text"], encoder: "vision",
      decisions: ["near", "normalize", "frames", "size"]),
    Sample(
      adapter: "pose", files: ["beach/openpose"], kinds: ["frames", "text", "text", "text"], encoder: "motion",
      decisions: ["drawing", "frames", "size"]),
    Sample(
      adapter: "multi-id", files: ["identities/ref_1.png", "identities/ref_2.png"], kinds: ["frames", "frames"],
      encoder: "vision", decisions: []),
    Sample(
      adapter: "camera", files: ["camera/cameractrl/0bf152ef84195293.txt"], kinds: ["camera", "text"],
      encoder: "camera", decisions: ["format", "intrinsics", "source size"]),
  ]

  private let prompt = "A woman and a child play at the sea."

  private func check(_ condition: JSON, _ sample: Sample, _ index: Int) throws {
    #expect(condition["name"]?.stringValue == "\(index)-\(sample.adapter)")
    #expect(condition["tokens"]?.intValue ?? 0 > 0)
    let blocks = try #require(condition["blocks"]?.arrayValue)
    #expect(blocks.compactMap { $0["kind"]?.stringValue } == sample.kinds)
    for block in blocks where block["kind"] != "text" {
      #expect(block["encoder"]?.stringValue == sample.encoder)
      #expect(block["tokens"]?.intValue ?? 0 > 0)
    }
    let keys = (condition["decisions"]?.arrayValue ?? []).compactMap { $0["key"]?.stringValue }
    for key in sample.decisions { #expect(keys.contains(key), "\(key) in \(keys)") }
    #expect(condition["facts"]?.arrayValue?.isEmpty == !sample.kinds.contains("text"))
  }

  @Test(arguments: samples) func alone(_ sample: Sample) throws {
    let work = Workspace()
    let options = ["--prompt", prompt, "--condition", sample.option]
    let inspected = try work.run(["inspect", "--json", "--model", "nano", "--dump", "dump"] + options)
    inspected.expectSuccess()
    let conditions = try #require(try inspected.json()["conditions"]?.arrayValue)
    #expect(conditions.count == 1)
    try check(try #require(conditions.first), sample, 0)
    let kind = try #require(sample.kinds.first)
    let dumped = kind == "camera" ? "tensor" : kind
    #expect(FileSystem.exists(work.file("dump/0-\(sample.adapter).0.\(dumped).npy")))

    let run = try work.run(["run", "--max-tokens", "18", "--generator", "cogvideox", "--output", "out"] + options)
    run.expectSuccess()
    run.expectCaption()
    #expect(run.errors.contains("condition 0-\(sample.adapter): "))
    #expect(FileSystem.exists(work.file("out/cogvideox/prompt.txt")))
  }

  @Test func allTogether() throws {
    let work = Workspace()
    let options = ["--prompt", prompt, "--model", "nano"] + Self.samples.flatMap { ["--condition", $0.option] }
    let inspected = try work.run(["inspect", "--json"] + options)
    inspected.expectSuccess()
    let report = try inspected.json()
    let conditions = try #require(report["conditions"]?.arrayValue)
    #expect(conditions.count == Self.samples.count)
    for (index, (condition, sample)) in zip(conditions, Self.samples).enumerated() {
      try check(condition, sample, index)
    }
    let ids = try #require(report["prompt"]?["token_ids"]?.arrayValue)
    #expect(ids.count > conditions.reduce(0) { $0 + ($1["tokens"]?.intValue ?? 0) })

    let run = try work.run(
      [
        "run", "--json", "--keep", "repair", "--max-tokens", "60", "--generator", "cogvideox", "--generator",
        "hunyuanvideo", "--output",
        "out",
      ] + options)
    run.expectSuccess()
    let result = try run.json()
    #expect(result["prompt_tokens"]?.intValue == ids.count)
    #expect(result["caption"]?["dense"]?.stringValue?.hasPrefix(prompt) == true)
    #expect(
      result["conditions"]?.arrayValue?.compactMap { $0["tokens"]?.intValue }
        == conditions.compactMap { $0["tokens"]?.intValue })
    for generator in ["cogvideox", "hunyuanvideo"] {
      #expect(FileSystem.exists(work.file("out/\(generator)/prompt.txt")))
    }
  }

  /// The other real files, one call for each.
  @Test(arguments: [
    "depth=clip/vace_test2.mp4", "pose=pose/pose.mp4", "depth=masked/inpaint_video.mp4",
    "camera=camera/videox-fun/Pan_Up.txt",
    "multi-id=beach/raw_input/00000.png",
  ])
  func others(_ option: String) throws {
    let parts = option.split(separator: "=")
    let outcome = try Command(
      [
        "inspect", "--prompt", prompt, "--model", "nano", "--json", "--condition",
        "\(parts[0])=\(TestFiles.data ?? "")/real/\(parts[1])",
      ]
    ).run()
    outcome.expectSuccess()
    #expect(try outcome.json()["conditions"]?.arrayValue?.first?["tokens"]?.intValue ?? 0 > 0)
  }
}
