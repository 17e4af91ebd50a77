import Media
import Support
import Testing

/// FFmpeg's libraries are opened when they are needed; which one is missing is said.
@Suite struct MediaLibrariesTests {
  @Test func theyAreOpened() throws { try MediaLibraries.load() }

  @Test func theOneThatIsMissingIsNamed() throws {
    let missing = #expect(throws: SystemLibrary.Missing.self) {
      try SystemLibrary.open("liba2cnothing.so.57", "liba2cnothing.so")
    }
    #expect(missing?.library == "liba2cnothing.so.57")
    #expect(missing?.detail.contains("liba2cnothing.so.57") == true)
    let error = MediaError.library(SystemLibrary.Missing(library: "libavutil.so.57", detail: "no such file"))
    #expect(error.message.contains("libavutil.so.57") && error.message.contains("no such file"))
    #expect(error.hint?.contains("apt install libavutil57") == true)
    #expect(error.exitStatus == .unavailable)
  }

  @Test func aFunctionThatIsMissingIsNamed() throws {
    let library = try SystemLibrary.open("libc.so.6")
    _ = try library.function("getpid")
    let missing = #expect(throws: SystemLibrary.Missing.self) { try library.function("a2c_nothing") }
    #expect(missing?.detail.contains("a2c_nothing") == true)
  }
}
