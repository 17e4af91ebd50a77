import Manifests
import Support
import TestSupport
import Testing

/// `ADAPTER=FILE,parameter=value` of the command line.
@Suite struct ConditionArgumentTests {
  private let scratch = ScratchFolder()

  private func parse(_ text: String) throws -> ConditionEntry { try ConditionArgument.parse(text, index: 0) }

  @Test func filesAndParameters() throws {
    let file = scratch.write("x", to: "clip.mp4")
    let entry = try parse("depth=\(file),near=dark,fps=12.5,hands=false,name=a=b")
    #expect(entry.adapter == "depth")
    #expect(entry.inputs.map(\.written) == [file])
    #expect(entry.params == .object(["near": "dark", "fps": .double(12.5), "hands": false, "name": "a=b"]))
    let other = scratch.write("x", to: "b.png")
    #expect(try parse("multi-id=\(file),\(other)").inputs.map(\.written) == [file, other])
    #expect(try parse("camera=moves=pan left 30°").params["moves"] == "pan left 30°")
  }

  @Test func namesWithCommas() throws {
    let file = scratch.write("x", to: "a, b.png")
    #expect(try parse("depth=\(file)").inputs.map(\.written) == [file])
    let escaped = file.replacing(",", with: "\\,")
    let entry = try parse("depth=\(escaped),near=dark")
    #expect(entry.inputs.map(\.written) == [file])
    #expect(entry.params["near"] == "dark")
    // A file whose name looks like a parameter is the file.
    let odd = scratch.write("x", to: "near=dark")
    #expect(try parse("depth=\(odd)").inputs.map(\.written) == [odd])
    // A backslash before anything else stays.
    #expect(try parse("depth=C:\\a.png").inputs.map(\.written) == ["C:\\a.png"])
  }

  @Test(arguments: [
    ("depth", ConditionArgumentError.noAdapter("depth")), ("=a.png", .noAdapter("=a.png")),
    ("depth=", .noFile("depth=")), ("depth=,", .noFile("depth=,")),
    ("depth=a.png,near=dark,near=bright", .twice("depth=a.png,near=dark,near=bright", "near")),
  ]) func refused(_ text: String, _ error: ConditionArgumentError) {
    #expect(throws: error) { try ConditionArgument.parse(text, index: 0) }
    #expect(error.hint?.contains("parameter=value") == true)
    #expect(error.exitStatus == .usage)
  }

  @Test func wordsWhereAFileStands() throws {
    func taken(_ text: String) throws -> ConditionEntry {
      var run = RunManifest()
      run.conditions = [try parse(text)]
      run.takeWords { $0 == "org.a2c.camera" ? "moves" : nil }
      return run.conditions[0]
    }
    let entry = try taken("camera=pan left 30.5°, then hold for 2 s,fps=30")
    #expect(entry.inputs.isEmpty)
    #expect(entry.params == .object(["fps": 30, "moves": "pan left 30.5°, then hold for 2 s"]))
    #expect(try taken("camera=crane up").params["moves"] == "crane up")
    // Files that are missing, other adapters, words that are there already.
    for text in ["camera=path.txt", "camera=poses/pan left", "depth=pan left", "camera=a b,moves=pan left"] {
      #expect(try taken(text).inputs.count == 1, "\(text)")
    }
    let file = scratch.write("x", to: "pan left")
    #expect(try taken("camera=\(file)").inputs.map(\.written) == [file])
  }

  /// A condition of parameters alone: `params` stands, no file.
  @Test func noFile() throws {
    let text = "a2c: run/1\nconditions:\n  - {adapter: camera, params: {moves: pan left}}\n"
    let run = try RunManifest.parse(bytes: Array(text.utf8), path: "run.yaml", folder: ".")
    #expect(run.conditions.first?.inputs.isEmpty == true)
    #expect(run.conditions.first?.params["moves"] == "pan left")
  }
}
