import Foundation
import Glibc
import Support
import TestSupport
import Testing

/// Folders whose names are no UTF-8, as archives from other systems leave them.
@Suite struct ForeignFolderTests {
  private func write(_ name: [UInt8], in folder: ScratchFolder) throws {
    let path = Array(folder.path.utf8) + [UInt8(ascii: "/")] + name + [0]
    let file = path.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { creat($0, 0o600) } ?? -1
    }
    try #require(file >= 0)
    close(file)
  }

  @Test func theyAreToldOfAndNotPassedOver() throws {
    let folder = ScratchFolder()
    try write(Array("caf".utf8) + [0xE9] + Array("_1.png".utf8), in: folder)
    try write(Array("plain.txt".utf8), in: folder)
    let error = #expect(throws: FileError.self) { try FileSystem.listInputs(folder.path) }
    #expect(error?.message == "the name 'caf\u{FFFD}_1.png' in the folder is no UTF-8")
    #expect(error?.hint?.contains("convmv") == true)
    #expect(error?.exitStatus == .badInput)
    try write(Array("caf".utf8) + [0xE9] + Array("_2.png".utf8), in: folder)
    let both = #expect(throws: FileError.self) { try FileSystem.listInputs(folder.path) }
    #expect(both?.message.hasPrefix("2 names in the folder are no UTF-8") == true)
    // What nobody opens does not matter.
    #expect(try FileSystem.listInputs(folder.path) { $0.hasSuffix(".txt") } == ["plain.txt"])
    #expect(try FileSystem.list(folder.path).count == 3)
    let pattern = try #require(try FramePattern("\(folder.path)/caf\u{FFFD}_%d.png"))
    #expect(throws: FileError.self) { try pattern.files() }
  }
}
