import Glibc
import Support
import TestSupport
import Testing

/// Manifests that are hostile or easily misread: rows Y1 to Y7, through the whole program.
@Suite struct BadManifestTests {
  private func check(_ bytes: [UInt8]) throws -> Outcome {
    let work = Workspace()
    work.scratch.write(bytes, to: "run.yaml")
    let outcome = try work.run("run", "--manifest", "run.yaml", "--output", "out", "--generator", "cogvideox")
    #expect(outcome.peakMemory < 128 << 20)
    #expect(work.scratch.names == ["run.yaml"])
    return outcome
  }

  @Test(arguments: [
    ("Y1", "prompt: &a [x]\nmodel: *a", "the alias '*a' is not accepted"),
    ("Y2", "conditions: " + String(repeating: "[", count: 100_000), "nested deeper than 64 levels"),
    ("Y2", "conditions: " + String(repeating: "{a: ", count: 1000), "nested deeper than 64 levels"),
    ("Y3", "prompt: x\nprompt: y", "run.yaml:3:1: duplicate key 'prompt', first at 2:1"),
    ("Y3", "<<: {prompt: x}", "the merge key '<<' is not accepted"),
    ("Y3", "? [a]\n: x", "expected a text as key, found a list"),
    ("Y4", "prompt: !!python/object:os.system x", "run.yaml:2:9: the tag"),
    ("Y4", "prompt: !custom x", "run.yaml:2:9: the tag"),
    ("Y5", "caption: {seed: 1e3}", "run.yaml:2:17: caption.seed: expected an integer of at least 0, found '1e3'"),
    ("Y5", "caption: {seed: 0o17}", "expected an integer of at least 0, found '0o17'"),
    ("Y5", "caption: {temperature: 12:30}", "expected a number from 0 to 10, found '12:30'"),
    ("Y5", "caption: {grammar: no}", "expected true or false, found 'no'"),
    ("Y6", "---\na2c: run/1", "a second document starts here"),
    ("Y6", "caption:\n\tseed: 1", "a tab where indentation was expected"),
    ("Y6", "prompt: \"" + String(repeating: "x", count: 1 << 20) + "\"", "more than the limit of 1048576"),
    ("Y6", "prompt: \"x", "run.yaml:"),
    ("Y7", "model: \"\\0\"", "NUL"), ("Y7", "output: \"\"", "output"),
  ])
  func refused(_ row: String, _ text: String, _ problem: String) throws {
    let outcome = try check(Array("a2c: run/1\n\(text)\n".utf8))
    outcome.expectFailure(.badInput, "run.yaml")
    #expect(outcome.errors.contains(problem), "\(row): \(outcome.errors)")
  }

  @Test(
    "Y6: not UTF-8, empty, another kind of document",
    arguments: [
      ([0xFF, 0xFE, 0x61, 0x00], "UTF-16"), ([], "empty"), (Array("[1]".utf8), "expected a map"),
      (Array("a2c: run/2\n".utf8), "run/1"), (Array("a2c: adapter/1\n".utf8), "run/1"),
      ([0x7F, 0x45, 0x4C, 0x46], "run.yaml"),
    ] as [([UInt8], String)])
  func otherContent(_ bytes: [UInt8], _ problem: String) throws {
    try check(bytes).expectFailure(.badInput, "run.yaml", problem)
  }

  @Test("Y7: manifests that are no files") func devicesAndPipes() throws {
    let work = Workspace()
    try #require(mkfifo(work.file("pipe"), 0o600) == 0)
    for path in ["pipe", "/dev/zero", "."] {
      try work.run("check", "--manifest", path).expectFailure(.badInput, "\(path): expected a regular file")
    }
    try work.run("inspect", "--prompt", "x", "--condition", "depth=pipe").expectFailure(
      .badInput, "device or pipe: pipe")
    try work.run("inspect", "--prompt", "x", "--condition", "depth=/dev/zero")
      .expectFailure(.badInput, "device or pipe: /dev/zero")
    work.scratch.makeFolder("folder")
    try #require(mkfifo(work.file("folder/1.png"), 0o600) == 0)
    try work.run("inspect", "--prompt", "x", "--condition", "depth=folder").expectFailure(.badInput, "folder")
  }

  @Test("Valid: a mark in front, line breaks of two characters", arguments: ["\u{FEFF}", ""], ["\r\n", "\n"])
  func marksAndLineBreaks(_ mark: String, _ lineBreak: String) throws {
    let work = Workspace()
    try work.addMedia("people.png")
    let lines = ["a2c: run/1", "prompt: no", "conditions:", "  - {adapter: multi-id, input: people.png}", ""]
    work.scratch.write(mark + lines.joined(separator: lineBreak), to: "run.yaml")
    let outcome = try work.run("inspect", "--manifest", "run.yaml", "--model", "nano", "--json")
    outcome.expectSuccess()
    #expect(try outcome.json()["prompt"]?["text"]?.stringValue?.contains("no<|im_end|>") == true)
  }

  @Test("Valid: paths of every kind") func paths() throws {
    let work = Workspace()
    for folder in ["a", "a/b", "frames"] { work.scratch.makeFolder(folder) }
    try work.addMedia("people.png", as: "a/picture with space.png")
    for number in 1...4 { try work.addMedia("gray16.png", as: "frames/frame_000\(number).png") }
    work.scratch.link("frames/frame_0005.png", to: "frame_0001.png")
    let manifest = """
      a2c: run/1
      conditions:
        - {adapter: multi-id, inputs: ["../picture with space.png", "\(work.file("a/picture with space.png"))"]}
        - {adapter: depth, input: ../../frames}
        - {adapter: depth, input: "../../frames/frame_%04d.png"}
        - {adapter: depth, input: "../.././frames/../frames/frame_0005.png"}

      """
    work.scratch.write(manifest, to: "a/b/run.yaml")
    let outcome = try work.run("inspect", "--manifest", "a/b/run.yaml", "--json")
    outcome.expectSuccess()
    let conditions = try #require(try outcome.json()["conditions"]?.arrayValue)
    let frames = conditions.map { $0["blocks"]?.arrayValue?.first?["shape"]?.arrayValue?.first?.intValue }
    #expect(frames == [1, 4, 4, 1])
    #expect(conditions[0]["blocks"]?.arrayValue?.count == 2)
  }
}
