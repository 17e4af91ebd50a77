import Captioning
import Support
import TestSupport
import Testing

@Suite struct ModelWriterTests {
  @Test("The same seed writes the same bytes, another seed other weights only")
  func seeds() throws {
    let scratch = ScratchFolder()
    for (name, seed) in [("a", 1), ("b", 1), ("c", 2)] as [(String, UInt64)] {
      try ModelWriter.writeNano(to: scratch.file(name), seed: seed)
    }
    let files = try FileSystem.list(scratch.file("a")).sorted()
    #expect(files == ["a2c.yaml", "config.json", "model.safetensors", "tokenizer.json"])
    for file in files {
      func bytes(_ folder: String) throws -> [UInt8] {
        try FileSystem.read(scratch.file("\(folder)/\(file)"), limit: 1 << 26)
      }
      #expect(try bytes("a") == bytes("b"), "\(file)")
      #expect(try (bytes("a") == bytes("c")) == ["config.json", "tokenizer.json"].contains(file), "\(file)")
    }
  }

  @Test("A folder with something in it is replaced only where that is asked for")
  func occupied() throws {
    let scratch = ScratchFolder()
    scratch.makeFolder("model")
    scratch.write("mine", to: "model/notes.txt")
    let error = #expect(throws: FileError.self) { try ModelWriter.writeNano(to: scratch.file("model"), seed: 1) }
    #expect(error?.exitStatus == .usage)
    #expect(try FileSystem.list(scratch.file("model")) == ["notes.txt"])
    #expect(throws: FileError.self) {
      try ModelWriter.writeNano(to: scratch.file("model"), seed: 1, replacing: true)
    }
    #expect(try FileSystem.list(scratch.file("model")) == ["notes.txt"])
    for _ in 0..<2 { try ModelWriter.writeNano(to: scratch.file("other"), seed: 1, replacing: true) }
    #expect(try FileSystem.list(scratch.file("other")).contains("config.json"))
  }
}
