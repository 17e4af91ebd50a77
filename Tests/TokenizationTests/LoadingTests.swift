import Glibc
import Support
import Testing
import Tokenization

/// What can be wrong with the file itself.
struct LoadingTests {
  /// The error of loading a file of these bytes.
  private func problem(_ bytes: [UInt8], length: Int? = nil) throws -> TokenizerError? {
    var template = Array("/tmp/a2c-tokenizer-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    try #require(descriptor >= 0)
    let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer {
      close(descriptor)
      unlink(path)
    }
    #expect(write(descriptor, bytes, bytes.count) == bytes.count)
    if let length { #expect(ftruncate(descriptor, length) == 0) }
    do throws(TokenizerError) {
      _ = try Tokenizer.load(path: path)
      return nil
    } catch {
      #expect(error.place?.hasPrefix(path) == true)
      return error
    }
  }

  @Test func missing() {
    let error = #expect(throws: TokenizerError.self) { try Tokenizer.load(path: "/nowhere/tokenizer.json") }
    #expect(error?.exitStatus == .missingFile)
    #expect(error?.description == "/nowhere/tokenizer.json: no such file")
  }

  @Test func folder() {
    let error = #expect(throws: TokenizerError.self) { try Tokenizer.load(path: "/tmp") }
    #expect(error?.exitStatus == .badInput)
  }

  /// Refused by its size, before anything is read; sparse on disk.
  @Test func huge() throws {
    let error = try problem([], length: 200 << 20)
    #expect(error?.description.contains("more than the limit") == true)
  }

  @Test(arguments: [
    "", "{", "[]", "nul", "{\"model\":{\"vocab\":{\"a\":0,\"a\":1}}}", "{\"added_tokens\":[{\"content\":\"\\ud800\"}]}",
    "{\"model\":\"\u{0}\"}", String(repeating: "[", count: 100_000),
  ])
  func notATokenizer(text: String) throws {
    let error = try #require(try problem(Array(text.utf8)))
    #expect(error.exitStatus == .badInput)
  }

  @Test func notUTF8() throws {
    #expect(try problem(Array("{\"a\":\"".utf8) + [0xFF, 0xFE] + Array("\"}".utf8)) != nil)
    #expect(try problem([0xFF, 0xFE, 0x7B, 0x00]) != nil)
  }

  /// Every prefix of a real file is refused, none traps.
  @Test func cutOff() throws {
    let whole = try FileSystem.read(Golden.path("small.json"), limit: 1 << 20)
    for length in stride(from: 0, to: whole.count, by: 997) {
      #expect(try problem(Array(whole.prefix(length))) != nil)
    }
    #expect(try problem(whole) == nil)
  }
}
