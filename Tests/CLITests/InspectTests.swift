import A2CPluginKit
import Glibc
import Support
import Tensors
import TestSupport
import Testing

/// `a2c inspect` and its dump.
@Suite struct InspectTests {
  private func combo() throws -> Workspace {
    let work = Workspace()
    try work.addExamples()
    return work
  }

  @Test func textShowsEveryStep() throws {
    let outcome = try combo().run("inspect", "--manifest", "Examples/combo.yaml")
    outcome.expectSuccess()
    #expect(outcome.errors.contains("warning: nano knows drawn scenes of a synthetic world only"))
    let lines = outcome.output.split(separator: "\n").map(String.init)
    for line in [
      "model nano (", "condition 0-multi-id: Identity pictures", "  input: combo/identities/1.png",
      "  block 0: a picture of",
      "condition 1-pose: ", "condition 2-camera: ", "  block 0: a camera path of 16 poses, 16 maps of ",
      "condition 3-depth: ", "prompt: ",
      "text:", "time and memory:", "  open model: ", "  encode 3-depth: ", "  at most ",
    ] { #expect(lines.contains { $0.hasPrefix(line) }, "\(line)") }
    for word in ["<|motion_start|> <|motion_end|>", "in a grid of", "motion encoder", "(0, 0, 0) to"] {
      #expect(outcome.output.contains(word), "\(word)")
    }
  }

  @Test func jsonIsOneObject() throws {
    let outcome = try combo().run("inspect", "--manifest", "Examples/combo.yaml", "--json")
    outcome.expectSuccess()
    let report = try outcome.json()
    let conditions = try #require(report["conditions"]?.arrayValue)
    #expect(conditions.map { $0["name"] } == ["0-multi-id", "1-pose", "2-camera", "3-depth"])
    for condition in conditions {
      let blocks = try #require(condition["blocks"]?.arrayValue)
      #expect(condition["tokens"]?.intValue == blocks.reduce(0) { $0 + ($1["tokens"]?.intValue ?? 0) })
      for block in blocks where block["kind"] != "text" {
        let grid = try #require(block["grid"]?.integers)
        #expect(grid.count == 3 && grid.reduce(1, *) == block["tokens"]?.intValue)
      }
    }
    #expect(report["peak_bytes"]?.intValue ?? 0 > 1 << 20)
    try checkPrompt(try #require(report["prompt"]))
  }

  /// Ids, positions and spans agree with each other.
  private func checkPrompt(_ prompt: JSON) throws {
    let ids = try #require(prompt["token_ids"]?.integers)
    let rows = try #require(prompt["positions"]?.arrayValue)
    #expect(rows.count == 3)
    for row in rows { #expect(row.integers?.count == ids.count) }
    var next = 0
    for span in try #require(prompt["spans"]?.arrayValue) {
      #expect(span["start"]?.intValue == next)
      #expect(span["name"]?.stringValue?.isEmpty == false)
      next += span["length"]?.intValue ?? 0
    }
    #expect(next == ids.count)
    #expect(ids.allSatisfy { (0..<1494).contains($0) })
  }

  @Test func dumpHoldsWhatTheEncodersSawAndGave() throws {
    let work = try combo()
    let outcome = try work.run("inspect", "--manifest", "Examples/combo.yaml", "--dump", "dump", "--json")
    outcome.expectSuccess()
    let report = try outcome.json()
    let prompt = try work.json("dump/prompt.json")
    #expect(prompt == report["prompt"])
    let spans = try #require(prompt["spans"]?.arrayValue)
    let ids = try #require(prompt["token_ids"]?.integers)

    var expected = ["logits.npy", "prompt.json"]
    for condition in try #require(report["conditions"]?.arrayValue) {
      let name = try #require(condition["name"]?.stringValue)
      for (number, block) in try #require(condition["blocks"]?.arrayValue).enumerated() {
        guard let kind = block["kind"]?.stringValue, kind != "text" else { continue }
        // Of a camera path that is what the encoder sees: its maps.
        let input = "\(name).\(number).\(kind == "camera" ? "tensor" : kind).npy"
        let tokens = "\(name).\(number).tokens.npy"
        expected += [input, tokens]
        let seen = try NumpyFile.array(at: work.file("dump/\(input)"))
        #expect(seen.type == (kind == "frames" ? .uint8 : .float32))
        #expect(seen.shape == block["shape"]?.integers)
        #expect(seen.shape.count == 4)
        let given = try NumpyFile.array(at: work.file("dump/\(tokens)"))
        #expect(given.type == .float32 && given.shape == [block["tokens"]?.intValue ?? -1, 256])
        #expect(given.floats().allSatisfy { $0.isFinite })
        // The span of the same name holds as many pad ids of one kind.
        let span = try #require(spans.first { $0["name"]?.stringValue == "\(name).\(number)" })
        let start = try #require(span["start"]?.intValue)
        let length = try #require(span["length"]?.intValue)
        #expect(length == given.shape[0])
        #expect(Set(ids[start..<(start + length)]).count == 1)
        let frames = block["source_frames"]?.arrayValue?.count
        if let frames { #expect(frames == seen.shape[0] && (kind == "camera" || seen.shape[3] == 3)) }
      }
    }
    #expect(Set(work.scratch.names) == ["Examples", "dump"])
    #expect(Set(try FileSystem.list(work.file("dump"))) == Set(expected))
    let logits = try NumpyFile.array(at: work.file("dump/logits.npy"))
    #expect(logits.type == .float32 && logits.shape == [1494])
    #expect(logits.floats().allSatisfy { $0.isFinite } && Set(logits.floats()).count > 1)
  }

  @Test func dumpIsReproducible() throws {
    let work = try combo()
    for folder in ["a", "b"] {
      try work.run("inspect", "--manifest", "Examples/multi-id.yaml", "--dump", folder).expectSuccess()
    }
    let names = try FileSystem.list(work.file("a"))
    #expect(names.count == 6)
    for name in names { #expect(try work.bytes("a/\(name)") == work.bytes("b/\(name)"), "\(name)") }
  }

  @Test func dumpRefusesAnOccupiedFolder() throws {
    let work = Workspace()
    work.scratch.makeFolder("dump")
    work.scratch.write("mine", to: "dump/notes.txt")
    let arguments = ["inspect", "--prompt", "A dog", "--model", "nano", "--dump", "dump"]
    try work.run(arguments).expectFailure(.usage, "dump: ", "not empty")
    #expect(try work.tree() == ["dump/", "dump/notes.txt"])
    try work.run(arguments + ["--force"]).expectFailure(.usage, "'notes.txt', which this program did not write")
    #expect(try work.tree() == ["dump/", "dump/notes.txt"])
    unlink(work.file("dump/notes.txt"))
    for _ in 0..<2 { try work.run(arguments + ["--force"]).expectSuccess() }
    #expect(try work.tree() == ["dump/", "dump/logits.npy", "dump/prompt.json"])
    try work.run("inspect", "--prompt", "A dog", "--dump", "dump/prompt.json/x").expectFailure(.io, "dump/prompt.json")
  }
}
