import Support
import TestSupport
import Testing

/// `a2c model new`.
@Suite struct ModelNewTests {
  @Test func seedDecidesTheWeights() throws {
    let work = Workspace()
    for (name, seed) in [("a", "5"), ("b", "5"), ("c", "6")] {
      let outcome = try work.run("model", "new", "--size", "nano", "--seed", seed, "--out", name)
      outcome.expectSuccess()
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.contains("seed \(seed)"))
    }
    let names = try FileSystem.list(work.file("a"))
    #expect(names == ["a2c.yaml", "config.json", "model.safetensors", "tokenizer.json"])
    func bytes(_ model: String, _ name: String) throws -> [UInt8] {
      try FileSystem.read(work.file("\(model)/\(name)"), limit: 1 << 26)
    }
    for name in names { #expect(try bytes("a", name) == bytes("b", name), "\(name)") }
    #expect(try bytes("a", "model.safetensors") != bytes("c", "model.safetensors"))
    #expect(try bytes("a", "config.json") == bytes("c", "config.json"))

    let first = try work.run("run", "--prompt", "A dog", "--max-tokens", "30", "--model", "a", "--keep", "off")
    first.expectSuccess()
    first.expectCaption()
    #expect(first.errors.contains("untrained"))
    let other = try work.run("run", "--prompt", "A dog", "--max-tokens", "30", "--model", "c", "--keep", "off")
    #expect(other.output != first.output)
  }

  @Test func occupiedFolderIsRefused() throws {
    let work = Workspace()
    work.scratch.makeFolder("a")
    work.scratch.write("mine", to: "a/notes.txt")
    work.scratch.write("mine", to: "file")
    try work.run("model", "new", "--out", "a").expectFailure(.usage, "a: ", "not empty")
    try work.run("model", "new", "--out", "file").expectFailure(.usage, "file: ", "would replace a file")
    #expect(try work.tree() == ["a/", "a/notes.txt", "file"])
    try work.run("model", "new", "--out", "a", "--force").expectFailure(.usage, "'notes.txt'")
    #expect(try work.tree() == ["a/", "a/notes.txt", "file"])
    for _ in 0..<2 { try work.run("model", "new", "--out", "b", "--force").expectSuccess() }
    #expect(try work.tree("b").contains("b/model.safetensors"))
  }

  @Test func unwritablePlace() throws {
    try Command(["model", "new", "--out", "/proc/a2c-model"]).run().expectFailure(.io, "/proc/a2c-model")
  }
}
