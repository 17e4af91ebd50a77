import Support
import Tensors
import TestSupport
import Testing

/// GGUF files that strangers may offer.
@Suite struct BadGGUFTests {
  private static func open(_ bytes: [UInt8]) throws -> GGUFProblem? {
    let folder = ScratchFolder()
    let path = folder.write(bytes, to: "model.gguf")
    do throws(WeightsError) {
      let file = try GGUFFile(path)
      // All that the header promises can be read.
      for name in file.names { _ = try file.weight(name).floats() }
      _ = try file.texts("tokens")
      _ = try file.ints("sections")
      return nil
    } catch {
      guard case .gguf(_, let problem) = error else { throw error }
      #expect(error.exitStatus == .badInput && error.place == path)
      #expect(!error.message.isEmpty && error.message.utf8.count < 600)
      return problem
    }
  }

  private static func sound() -> GGUFSpecimen {
    var file = GGUFSpecimen()
    file.values = [
      ("general.architecture", .text("qwen2vl")), ("tokens", .texts(["a", "bc", ""])),
      ("sections", .ints([16, 24, 24, 0])),
      ("theta", .f32(1e6)), ("on", .bool(true)), ("length", .u64(5)), ("count", .u32(7)),
    ]
    file.tensors = [
      GGUFSpecimen.Tensor("a", type: 0, shape: [2, 3], bytes: GGUFSpecimen.bytes([1, 2, 3, 4, 5, 6])),
      GGUFSpecimen.Tensor("b", type: 8, shape: [2, 32], bytes: [UInt8](repeating: 1, count: 68)),
      GGUFSpecimen.Tensor("c", type: 12, shape: [1, 256], bytes: [UInt8](repeating: 2, count: 144)),
      GGUFSpecimen.Tensor("d", type: 30, shape: [4], bytes: [0, 0x3F, 0, 0x40, 0x80, 0x3F, 0, 0]),
    ]
    return file
  }

  @Test func soundFilesAreRead() throws {
    let folder = ScratchFolder()
    let file = try GGUFFile(folder.write(Self.sound().file, to: "model.gguf"))
    #expect(file.names == ["a", "b", "c", "d"])
    let a = try file.weight("a")
    #expect(a.shape == [2, 3] && a.floats() == [1, 2, 3, 4, 5, 6])
    #expect(try file.weight("b").blocks == .q8_0 && file.weight("b").count == 64)
    #expect(try file.texts("tokens") == ["a", "bc", ""])
    #expect(try file.ints("sections") == [16, 24, 24, 0])
    #expect(file.header.values["theta"]?.double == 1e6 && file.header.values["on"]?.bool == true)
    #expect(try file.texts("none") == nil)
    #expect(throws: WeightsError.self) { try file.texts("count") }
    #expect(throws: WeightsError.self) { try file.ints("tokens") }
    #expect(throws: WeightsError.self) { try file.weight("e") }
    #expect(GGUFFile.isGGUF(file.path))
  }

  @Test func otherFiles() throws {
    #expect(try Self.open([]) == .otherFormat("0 bytes"))
    #expect(try Self.open(Array("GGU".utf8)) == .otherFormat("3 bytes"))
    #expect(try Self.open(Array("PK\u{3}\u{4}....".utf8)) == .otherFormat("other bytes"))
    var file = Self.sound()
    file.version = 1
    #expect(try Self.open(file.file) == .version(1))
    file.version = 3 << 24
    #expect(try Self.open(file.file) == .bigEndian)
  }

  @Test(arguments: [1 << 63, UInt64.max, 1 << 40, 65_537]) func countsThatAreTooLarge(_ count: UInt64) throws {
    var file = Self.sound()
    file.tensorCount = count
    #expect(try Self.open(file.file) == .tooMany(what: "tensors", count: count, limit: 65_536))
    file = Self.sound()
    file.keyCount = count
    #expect(try Self.open(file.file) == .tooMany(what: "keys", count: count, limit: 65_536))
  }

  @Test func namesAndKeys() throws {
    var file = Self.sound()
    file.tensors[1].name = "a"
    #expect(try Self.open(file.file) == .duplicate(what: "tensors", name: "a"))
    file = Self.sound()
    file.values.append(("theta", .u32(1)))
    #expect(try Self.open(file.file) == .duplicate(what: "keys", name: "theta"))
    file.values = [("x", .raw(kind: 13, []))]
    #expect(try Self.open(file.file) == .unknownKind(key: "x", kind: 13))
    file.values = [("x", .raw(kind: 9, GGUFSpecimen.little(UInt32(9)) + GGUFSpecimen.little(UInt64(1))))]
    #expect(try Self.open(file.file) == .nestedLists(key: "x"))
    file.values = [("x", .raw(kind: 8, GGUFSpecimen.little(UInt64(2)) + [0xFF, 0xFE]))]
    #expect(try Self.open(file.file) == .notUTF8(what: "x"))
    file.values = [("x", .raw(kind: 8, GGUFSpecimen.little(UInt64.max)))]
    #expect(try Self.open(file.file) == .nameTooLong(what: "x", bytes: .max, limit: 1 << 24))
    for kind in [UInt32(0), 4, 8, 12] {
      file.values = [("x", .raw(kind: 9, GGUFSpecimen.little(kind) + GGUFSpecimen.little(UInt64.max)))]
      guard case .cut = try Self.open(file.file) else {
        Issue.record("a list without end was accepted")
        return
      }
    }
    file.values = [("split.count", .u32(3))]
    #expect(try Self.open(file.file) == .split(files: 3))
  }

  @Test(arguments: [0, 3, 7, 1 << 17] as [UInt32]) func alignments(_ value: UInt32) throws {
    var file = Self.sound()
    file.values.append(("general.alignment", .u32(value)))
    #expect(try Self.open(file.file) == .alignment("\(value)"))
  }

  @Test func otherAlignmentsThatAreSound() throws {
    var file = Self.sound()
    file.alignment = 64
    file.values.append(("general.alignment", .u32(64)))
    #expect(try Self.open(file.file) == nil)
  }

  @Test func shapesAndTypes() throws {
    func changed(_ change: (inout GGUFSpecimen.Tensor) -> Void) throws -> GGUFProblem? {
      var file = Self.sound()
      change(&file.tensors[1])
      return try Self.open(file.file)
    }
    #expect(try changed { $0.type = 3 } == .unknownType(tensor: "b", type: 3))
    #expect(try changed { $0.type = .max } == .unknownType(tensor: "b", type: .max))
    #expect(try changed { $0.shape = [] } == .rank(tensor: "b", found: 0))
    #expect(try changed { $0.shape = [1, 1, 1, 1, 32] } == .rank(tensor: "b", found: 5))
    #expect(try changed { $0.shape = [0, 32] } == .dimension(tensor: "b", 0))
    #expect(try changed { $0.shape = [-1, 32] } == .dimension(tensor: "b", .max))
    #expect(try changed { $0.shape = [1 << 40, 1 << 40, 32] } == .sizeOverflow(tensor: "b"))
    #expect(try changed { $0.shape = [2, 31] } == .partialBlock(tensor: "b", columns: 31, block: 32))
    #expect(try changed { $0.offset = 33 } == .unaligned(tensor: "b", offset: 33, alignment: 32))
    #expect(try changed { $0.offset = 0 } == .overlap(tensor: "b", with: "a"))
    for offset in [1 << 20, UInt64.max - 31, 1 << 63] {
      guard case .pastEnd(tensor: "b", _, _) = try changed({ $0.offset = offset }) else {
        Issue.record("an offset of \(offset) was accepted")
        return
      }
    }
  }

  @Test func filesThatEndAnywhere() throws {
    let whole = Self.sound().file
    for count in 4..<whole.count {
      let problem = try Self.open(Array(whole[..<count]))
      // Padding behind the last tensor is nobody's.
      if count <= whole.count - 32 { #expect(problem != nil, "the first \(count) bytes were accepted") }
    }
  }

  /// Bytes changed at random places, mostly in the header: typed errors or a file that can be read, never a trap.
  @Test(arguments: 0..<8) func damagedFiles(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed) &* 77 &+ 5)
    let file = Self.sound()
    let (whole, header) = (file.file, file.header.count)
    let special: [UInt8] = [0, 1, 0x7F, 0x80, 0xFF, 8, 9, 12]
    for _ in 0..<300 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<header, using: &generator)
        let isSpecial = Bool.random(using: &generator)
        let value =
          isSpecial ? special.randomElement(using: &generator) ?? 0 : UInt8(truncatingIfNeeded: generator.next())
        // A number of several bytes, or one.
        for index in place..<min(header, place + (Bool.random(using: &generator) ? 1 : 8)) { bytes[index] = value }
      }
      if Bool.random(using: &generator) { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &generator)) }
      _ = try Self.open(bytes)
    }
  }
}
