import Serving
import Support
import TestSupport
import Testing

@Suite struct ZipTests {
  /// What a reader finds by the end of the archive: names, contents, modes.
  @Test func archivesHoldTheFilesOfAFolder() throws {
    let folder = ScratchFolder()
    folder.write("prompt\n", to: "in/wan/prompt.txt")
    folder.write([], to: "in/wan/empty")
    folder.write([UInt8](repeating: 7, count: 3_000_000), to: "in/wan/Übung.mp4")
    folder.write("#!/bin/sh\n", to: "in/wan/command.sh")
    try FileSystem.makeExecutable(folder.file("in/wan/command.sh"))
    folder.link("in/wan/link.txt", to: "/etc/passwd")
    let size = try ZipWriter.write(folder.file("in"), as: "a2c", to: folder.file("out.zip"))
    let bytes = try FileSystem.read(folder.file("out.zip"), limit: 1 << 24)
    #expect(bytes.count == size)
    func number(_ at: Int, _ count: Int) -> Int { (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) } }
    let end = bytes.count - 22
    #expect(number(end, 4) == 0x0605_4B50)
    var at = number(end + 16, 4)
    #expect(at + number(end + 12, 4) == end)
    var found: [String: Int] = [:]
    for _ in 0..<number(end + 10, 2) {
      #expect(number(at, 4) == 0x0201_4B50)
      let length = number(at + 28, 2)
      let name = String(decoding: bytes[(at + 46)..<(at + 46 + length)], as: UTF8.self)
      let local = number(at + 42, 4)
      #expect(number(local, 4) == 0x0403_4B50 && number(local + 26, 2) == length)
      let start = local + 30 + length
      let content = Array(bytes[start..<(start + number(at + 20, 4))])
      #expect(Int(CRC32.of(content)) == number(at + 16, 4) && number(at + 16, 4) == number(local + 14, 4))
      found[name] = content.count
      #expect((number(at + 38, 4) >> 16 & 0o111 != 0) == (name == "a2c/wan/command.sh"))
      at += 46 + length
    }
    #expect(
      found == ["a2c/wan/prompt.txt": 7, "a2c/wan/empty": 0, "a2c/wan/Übung.mp4": 3_000_000, "a2c/wan/command.sh": 10])
    #expect(CRC32.of(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(CRC32.of(Array("6789".utf8), before: CRC32.of(Array("12345".utf8))) == 0xCBF4_3926)
  }
}
