import A2CPluginKit
import Support
import TestSupport
import Testing

/// The kit's reader of NumPy files, on files that NumPy wrote.
@Suite struct NumpyTests {
  private static let kinds = ["f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"]

  static func bytes(_ name: String) throws -> [UInt8] {
    try FileSystem.read(TestFiles.golden("PluginTests", "numpy/\(name)"), limit: 1 << 20)
  }

  /// What make_numpy.py puts into an array of shape (2, 3, 4).
  private func expected(_ kind: String) -> [Double] {
    (0..<24).map { i in
      switch kind {
      case "u1", "u2", "u4", "u8": Double(7 * i)
      case "i1": Double(Int8(truncatingIfNeeded: 7 * i - 20))
      case "i2", "i4", "i8": Double(7 * i - 20)
      default: Double(7 * i - 20) + 0.5
      }
    }
  }

  @Test(arguments: kinds, ["little", "big", "little_columns", "big_columns"])
  func everyTypeAndOrder(_ kind: String, _ order: String) throws {
    let file = try NumpyFile(Self.bytes("\(kind)_\(order).npy"))
    #expect(file.names == [])
    let array = try file.array()
    #expect(array.type.rawValue == kind)
    #expect(array.shape == [2, 3, 4])
    #expect(array.doubles() == expected(kind))
    #expect(array.floats() == expected(kind).map { Float($0) })
    #expect(array.integers() == (array.type.isFloat ? nil : expected(kind).map { Int($0) }))
    #expect(array.doubles(5..<9) == Array(expected(kind)[5..<9]))
    #expect(array.doubles(20..<99) == Array(expected(kind)[20...]))
  }

  @Test(arguments: 1...3) func everyVersion(_ version: Int) throws {
    #expect(try NumpyFile(Self.bytes("version_\(version).npy")).array().doubles() == expected("f4"))
  }

  @Test func booleansAndOddShapes() throws {
    let truth = try NumpyFile(Self.bytes("bool.npy")).array()
    #expect(truth.type == .bool)
    #expect(truth.integers() == (0..<24).map { $0 % 3 == 0 ? 1 : 0 })
    let number = try NumpyFile(Self.bytes("number.npy")).array()
    #expect(number.shape == [])
    #expect(number.doubles() == [1.5])
    let empty = try NumpyFile(Self.bytes("empty.npy")).array()
    #expect(empty.shape == [0, 4])
    #expect(empty.doubles() == [])
  }

  @Test func archives() throws {
    let stored = try NumpyFile(Self.bytes("stored.npz"))
    #expect(stored.names == ["depth", "mask"])
    #expect(try stored.array().doubles() == expected("f4"))
    #expect(try stored.array("mask").type == .bool)
    let deflated = try NumpyFile(Self.bytes("deflated.npz"))
    #expect(deflated.names == ["first", "depth"])
    #expect(try deflated.array("depth").doubles() == expected("f8"))
    let large = try NumpyFile(Self.bytes("large.npz")).array("values")
    #expect(large.integers() == (0..<20000).map { $0 * 7919 % 257 })
    let steps = try NumpyFile(Self.bytes("steps.npz")).array()
    #expect(steps.integers() == (0..<48000).map { $0 % 16000 })
  }

  @Test(arguments: [
    ("objects.npy", NumpyProblem.objects), ("complex.npy", .type("<c16")),
    ("record.npy", .type("a record of several fields")), ("nothing.npz", .noArrays),
  ]) func refused(_ name: String, _ problem: NumpyProblem) {
    #expect(throws: problem) { _ = try NumpyFile(Self.bytes(name)).array() }
  }

  @Test func wrongNamesAndSizes() throws {
    let file = try NumpyFile(Self.bytes("stored.npz"))
    #expect(throws: NumpyProblem.noSuchArray("deep", among: ["depth", "mask"])) { try file.array("deep") }
    #expect(throws: NumpyProblem.tooLarge(limit: 95)) { try NumpyFile(Self.bytes("f4_little.npy"), limit: 95) }
    let small = try NumpyFile(Self.bytes("large.npz"), limit: 39999)
    #expect(throws: NumpyProblem.member("values.npy", .tooLarge(limit: 39999))) { try small.array() }
    #expect(throws: NumpyProblem.dataSize(bytes: 97, needed: 96)) {
      try NumpyFile(Self.bytes("f4_little.npy") + [0])
    }
    let text = NumpyError(path: "/a/b.npz", problem: .noSuchArray("a\u{1b}b", among: ["x"]))
    #expect(text.message == "the archive holds no array 'a?b'")
    #expect(text.hint == "it holds 'x'")
    #expect(text.exitStatus == .badInput)
  }

  private func file(_ header: String) -> [UInt8] {
    [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8)
  }

  /// A header that claims more than there is takes no memory.
  @Test func boastfulHeaders() {
    for shape in ["(9223372036854775807, 9223372036854775807)", "(4611686018427387904,)", "(1048576, 1048576)"] {
      #expect(throws: NumpyProblem.tooLarge(limit: Limits.arrayBytes)) {
        try NumpyFile(file("{'descr': '<f8', 'fortran_order': False, 'shape': \(shape)}"))
      }
    }
  }

  @Test(arguments: [
    "", "{", "{}", "[]", "(1, 2)", "{'descr': '|u1'}", "{'descr': '|u1', 'fortran_order': Fals", "{'shape': (3)}",
    "{'descr': '|u1', 'fortran_order': False, 'shape': (4)}",
    "{'descr': '|u1', 'fortran_order': False, 'shape': (-4,)}", "{'descr': '|u1', 'fortran_order': 0, 'shape': (4,)}",
    "{'descr': '|u1', 'fortran_order': False, 'shape': (4,), 'shape': (4,)}",
    "{'descr': '|u1', 'fortran_order': False, 'shape': (4,), 'more': True}",
    "{'descr': '|u1', 'fortran_order': False, 'shape': (4,)} x",
    "{'descr': '|u1', 'fortran_order': False, 'shape': [4]}",
    "{'descr': '|u1', 'fortran_order': Falsehood, 'shape': (4,)}",
    "{'descr': '|u1, 'fortran_order': False, 'shape': (4,)}",
    "{'descr': __import__('os'), 'fortran_order': False, 'shape': (4,)}",
    "{'descr': '\\x7cu1', 'fortran_order': False, 'shape': (4,)}",
    "{'descr': '|u1', 'fortran_order': False, 'shape': (99999999999999999999,)}",
    "{'descr': '|u1', 'fortran_order': False, 'shape': (",
    "{'descr': '|u1', 'fortran_order': False, 'shape': (4.0,)}", "{{{{{{{{", "{'descr'",
    "{'descr': '|u1' 'fortran_order': False}",
  ]) func headersThatAreNone(_ header: String) {
    #expect(throws: NumpyProblem.self) { try NumpyFile(file(header) + [1, 1, 1, 1]) }
  }

  @Test func versionsAndLengths() {
    let magic = [0x93] + Array("NUMPY".utf8)
    #expect(throws: NumpyProblem.headerTooLarge(bytes: 0xFFFF_FFFF)) {
      try NumpyFile(magic + [2, 0, 255, 255, 255, 255, 1])
    }
    #expect(throws: NumpyProblem.headerPastEnd) { try NumpyFile(magic + [1, 0, 255, 255, 1]) }
    #expect(throws: NumpyProblem.version(major: 9, minor: 0)) { try NumpyFile(magic + [9, 0, 0, 0]) }
    #expect(throws: NumpyProblem.version(major: 1, minor: 7)) { try NumpyFile(magic + [1, 7, 0, 0]) }
  }

  /// Cut short at every per cent, and with single bits turned, a file is an error or reads as some array.
  @Test(arguments: ["f4_big_columns.npy", "version_2.npy", "stored.npz", "deflated.npz", "large.npz", "steps.npz"])
  func damaged(_ name: String) throws {
    let whole = try Self.bytes(name)
    func read(_ bytes: [UInt8]) throws {
      let file = try NumpyFile(bytes)
      for name in file.names.isEmpty ? [""] : file.names { _ = try file.array(name).doubles() }
    }
    try read(whole)
    for percent in 0..<100 {
      #expect(throws: NumpyProblem.self) { try read(Array(whole.prefix(whole.count * percent / 100))) }
    }
    var survivors = 0
    for place in Array(0..<min(160, whole.count)) + Array(max(160, whole.count - 160)..<whole.count) {
      for bit in 0..<8 {
        var bytes = whole
        bytes[place] ^= 1 << UInt8(bit)
        do {
          try read(bytes)
          survivors += 1
        } catch { #expect(error is NumpyProblem) }
      }
    }
    #expect(survivors > 0)
  }

  /// Deflated data under a wrong checksum is found out.
  @Test func checksum() throws {
    var bytes = try Self.bytes("stored.npz")
    let last = try #require(bytes.indices.last { bytes[$0] == 0x41 })  // some exponent of a float
    bytes[last] ^= 1
    #expect(throws: NumpyProblem.self) {
      let file = try NumpyFile(bytes)
      for name in file.names { _ = try file.array(name) }
    }
  }
}
