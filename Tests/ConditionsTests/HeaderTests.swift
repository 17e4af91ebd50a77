import CA2CPlugin
import Support
import TestSupport
import Testing

@Suite struct HeaderTests {
  static let headers: [String] = {
    let core = (try? FileSystem.list("\(CompilerTool.include)/a2c")) ?? []
    let ext = (try? FileSystem.list("\(CompilerTool.include)/a2c/ext")) ?? []
    return core.filter { $0.hasSuffix(".h") } + ext.map { "ext/\($0)" }
  }()

  private func text(_ header: String) throws -> String {
    String(decoding: try FileSystem.read("\(CompilerTool.include)/a2c/\(header)", limit: 1 << 20), as: UTF8.self)
  }

  @Test func headersAreFound() { #expect(Self.headers.count >= 16) }

  @Test(.enabled(if: CompilerTool.c != nil), arguments: headers)
  func compilesAloneAsC(_ header: String) throws {
    try compile(
      "#include \"a2c/\(header)\"\ntypedef int nothing;\n", "c", [CompilerTool.c ?? "", "-std=c11", "-x", "c"])
  }

  @Test(.enabled(if: CompilerTool.cxx != nil), arguments: headers)
  func compilesAloneAsCxx(_ header: String) throws {
    try compile(
      "#include \"a2c/\(header)\"\ntypedef int nothing;\n", "cpp", [CompilerTool.cxx ?? "", "-std=c++17", "-x", "c++"])
  }

  @Test(
    .enabled(if: CompilerTool.c != nil && CompilerTool.cxx != nil),
    arguments: [
      "Sources/CA2CPlugin/headers.c", "Tests/Specimens/blocks.c", "Tests/Specimens/tools.c",
    ])
  func compilesInBothLanguages(_ file: String) throws {
    let source = String(decoding: try FileSystem.read("\(TestFiles.root)/\(file)", limit: 1 << 20), as: UTF8.self)
    try compile(source, "c", [CompilerTool.c ?? "", "-std=c11", "-x", "c"])
    try compile(source, "cpp", [CompilerTool.cxx ?? "", "-std=c++17", "-x", "c++"])
  }

  private func compile(_ source: String, _ kind: String, _ command: [String]) throws {
    let folder = ScratchFolder()
    let file = folder.write(source, to: "source.\(kind)")
    let result = CompilerTool.run(
      command + CompilerTool.strict + ["-c", file, "-o", "\(folder.path)/o"], output: "\(folder.path)/output")
    #expect(result.status == 0, "\(result.text)")
  }

  @Test(arguments: headers)
  func includesNothingBeyondTheThree(_ header: String) throws {
    for line in try text(header).split(separator: "\n") where line.hasPrefix("#include <") {
      #expect(["<stdint.h>", "<stddef.h>", "<stdbool.h>"].contains(line.dropFirst(9)))
    }
  }

  /// Each function, in a table or free, has a comment whose last line is its contract.
  @Test(arguments: headers)
  func everyFunctionHasAContract(_ header: String) throws {
    let lines = try text(header).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (index, line) in lines.enumerated() {
      let isMember =
        line.hasPrefix("  ") && line.contains("(*") && line.contains(")(") && !line.contains("bool (*found)")
      let isFree = line.hasPrefix("static inline") || line.hasPrefix("A2C_EXPORT const")
      guard isMember || isFree else { continue }
      var above = index - 1
      if above >= 0, lines[above].hasPrefix("A2C_PRINTF") { above -= 1 }
      #expect(above >= 0 && lines[above].hasSuffix("] */") && lines[above].contains("["), "\(header):\(index + 1)")
    }
  }

  @Test func statusesAndLayoutsAreDistinct() {
    let statuses = [
      A2C_OK, A2C_INVALID_ARGUMENT, A2C_UNSUPPORTED, A2C_BAD_INPUT, A2C_IO, A2C_NO_MEMORY, A2C_CANCELLED, A2C_TIMEOUT,
      A2C_INTERNAL, A2C_MISSING,
    ]
    #expect(Set(statuses).count == statuses.count)
    #expect(Set([A2C_RGB8, A2C_RGBA8, A2C_GRAY8, A2C_GRAY16]).count == 4)
  }

  @Test func structsOfAnotherLengthAreCopiedAsFarAsTheyGo() {
    var theirs = a2c_media_info()
    theirs.struct_size = 16
    theirs.kind = 3
    theirs.width = 7
    theirs.height = 5
    theirs.frame_count = 99
    var mine = a2c_media_info()
    mine.has_alpha = 1
    a2c_copy_struct(&mine, UInt32(MemoryLayout<a2c_media_info>.size), &theirs)
    #expect(mine.kind == 3 && mine.width == 7 && mine.height == 5)
    #expect(mine.frame_count == 0 && mine.has_alpha == 0)
    #expect(mine.struct_size == 16)

    // One that is longer than what is known here: bytes behind are not touched.
    theirs.struct_size = 48
    var pair = (a2c_media_info(), UInt64(0x5A5A))
    a2c_copy_struct(&pair.0, 16, &theirs)
    #expect(pair.0.frame_count == 0 && pair.1 == 0x5A5A)
  }

  @Test func probeIsComparedByteForByte() {
    var probe = a2c_own_probe()
    #expect(a2c_probe_matches(&probe))
    probe.max_dims += 1
    #expect(!a2c_probe_matches(&probe))
    #expect(!a2c_probe_matches(nil))
  }
}
