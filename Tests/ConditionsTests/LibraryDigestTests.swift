import Conditions
import Glibc
import Support
import TestSupport
import Testing

/// Digests that are remembered are those of what the file holds now.
@Suite struct LibraryDigestTests {
  private func digest(_ path: String) throws -> String { try LibraryDigest.hex(of: OpenFile(path)) }

  private func settle() { usleep(3_200_000) }

  @Test func aFileThatChangesInPlaceHasAnotherDigest() throws {
    let folder = ScratchFolder()
    let path = folder.file("a.so")
    folder.write("one", to: "a.so")
    var info = stat()
    #expect(stat(path, &info) == 0)
    #expect(try digest(path) == SHA256.hex(SHA256.digest(Array("one".utf8))))
    settle()
    // Remembered from here on.
    for _ in 0..<2 { #expect(try digest(path) == SHA256.hex(SHA256.digest(Array("one".utf8)))) }
    // The same file, size and time of change, as far as a program can set them.
    let descriptor = open(path, O_WRONLY)
    #expect(write(descriptor, "two", 3) == 3)
    close(descriptor)
    var times = [info.st_atim, info.st_mtim]
    #expect(utimensat(AT_FDCWD, path, &times, 0) == 0)
    #expect(try digest(path) == SHA256.hex(SHA256.digest(Array("two".utf8))))
    settle()
    #expect(try digest(path) == SHA256.hex(SHA256.digest(Array("two".utf8))))
  }

  @Test func aFileThatChangesAtOnceIsReadEachTime() throws {
    let folder = ScratchFolder()
    for number in 0..<200 {
      let text = "text \(number % 10)"
      folder.write(text, to: "a.so")
      #expect(try digest(folder.file("a.so")) == SHA256.hex(SHA256.digest(Array(text.utf8))))
    }
  }

  @Test func anotherFileUnderTheNameIsAnotherFile() throws {
    let folder = ScratchFolder()
    folder.write("one", to: "a.so")
    folder.write("two", to: "b.so")
    settle()
    #expect(try digest(folder.file("a.so")) != digest(folder.file("b.so")))
    #expect(rename(folder.file("b.so"), folder.file("a.so")) == 0)
    #expect(try digest(folder.file("a.so")) == SHA256.hex(SHA256.digest(Array("two".utf8))))
    #expect(throws: FileError.self) { try digest(folder.file("b.so")) }
  }
}
