import Support
import TestSupport
import Testing

@Suite struct SHA256Tests {
  // FIPS 180-4 examples and NIST's byte vectors.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ]) func vectors(_ text: String, _ digest: String) {
    #expect(SHA256.hex(SHA256.digest(Array(text.utf8))) == digest)
  }

  @Test func aMillionLetters() {
    var hash = SHA256()
    for _ in 0..<1000 { hash.update([UInt8](repeating: 0x61, count: 1000)) }
    #expect(SHA256.hex(hash.finish()) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func piecesOfAnySizeGiveTheSame() {
    let bytes = (0..<300).map { UInt8($0 & 0xFF) }
    for length in [55, 56, 57, 63, 64, 65, 119, 120, 128, 300] {
      let whole = SHA256.digest(Array(bytes.prefix(length)))
      for piece in [1, 7, 63, 64, 65] {
        var hash = SHA256()
        for start in stride(from: 0, to: length, by: piece) {
          hash.update(Array(bytes[start..<min(length, start + piece)]))
        }
        #expect(hash.finish() == whole, "\(length) bytes in pieces of \(piece)")
      }
    }
  }

  @Test func files() throws {
    let folder = ScratchFolder()
    let path = folder.write("abc", to: "abc")
    #expect(try SHA256.hexDigest(ofFile: path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(throws: FileError.self) { try SHA256.hexDigest(ofFile: folder.file("none")) }
  }
}
