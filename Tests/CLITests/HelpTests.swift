import Support
import TestSupport
import Testing

/// What the program says of itself.
@Suite struct HelpTests {
  @Test(arguments: ["run", "adapter", "generator", "model", "prompt", "recipe"]) func schema(_ document: String) throws
  {
    let outcome = try Command(["schema", document]).run()
    outcome.expectSuccess()
    #expect(outcome.errors.isEmpty)
    let schema = try outcome.json()
    #expect(schema["$schema"]?.stringValue?.hasPrefix("https://json-schema.org/") == true)
    #expect(schema["properties"]?.members?.contains { $0.key == "a2c" } == true)
  }

  @Test(arguments: [
    ["--help"], ["-h"], ["run", "--help"], ["check", "--help"], ["inspect", "--help"], ["schema", "--help"],
    ["model", "--help"], ["model", "new", "--help"], ["init", "--help"], ["adapter", "--help"],
    ["adapter", "list", "--help"], ["help", "run"], ["bench", "--help"], ["bench", "isolation", "--help"],
    ["bench", "prefill", "--help"],
    ["bench", "kernels", "--help"], ["model", "quantize", "--help"],
    ["eval", "--help"], ["eval", "captions", "--help"], ["doctor", "--help"],
  ])
  func help(_ arguments: [String]) throws {
    let outcome = try Command(arguments).run()
    outcome.expectSuccess()
    #expect(outcome.output.contains("USAGE: a2c"))
    #expect(outcome.errors.isEmpty)
  }

  @Test func version() throws {
    let outcome = try Command(["--version"]).run()
    outcome.expectSuccess()
    let words = outcome.output.split(whereSeparator: \.isWhitespace)
    #expect(words.first == "a2c" && words.last?.split(separator: ".").count == 3, "\(outcome.output)")
  }

  @Test(arguments: [
    ["run", "--prompt", "x", "--frobnicate"], ["frobnicate"], ["run"], ["check"], ["inspect"], ["schema"],
    ["schema", "nothing"], ["run", "--prompt"], ["run", "--prompt", "x", "--max-tokens", "5"],
    ["run", "--prompt", "x", "--max-tokens", "99999999999999999999"], ["run", "--prompt", "x", "--seed", "-1"],
    ["run", "--prompt", "x", "--temperature", "nan"], ["run", "--prompt", "x", "--temperature", "11"],
    ["run", "--prompt", "x", "--precision", "f64"],
    ["model", "new"], ["model", "new", "--size", "huge", "--out", "x"],
  ])
  func wrongUsage(_ arguments: [String]) throws {
    let work = Workspace()
    let outcome = try work.run(arguments)
    #expect(outcome.status == ExitStatus.usage.rawValue, "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("error: "))
    #expect(outcome.errors.contains("\nUsage: a2c") && outcome.errors.contains("--help"), "\(outcome.errors)")
    #expect(work.scratch.names.isEmpty)
  }

  @Test(arguments: ["depth", "=file", "depth="]) func conditionsWithoutAdapterOrFile(_ text: String) throws {
    let outcome = try Workspace().run(["run", "--prompt", "x", "--condition", text])
    #expect(outcome.status == ExitStatus.usage.rawValue && outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("error: --condition '\(text)': no "))
    outcome.expectHint("write ADAPTER=FILE, or ADAPTER=FILE,parameter=value")
  }
}
