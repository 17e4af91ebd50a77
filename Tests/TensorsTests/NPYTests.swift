import Support
import Tensors
import TestSupport
import Testing

@Suite struct NPYTests {
  let folder = ScratchFolder()

  @Test func readsWhatNumPyWrote() throws {
    let expected = try #require(try Golden.values()["npy"]?.members)
    #expect(expected.count == 16)
    for member in expected {
      let array = try NPY.read(Golden.path("\(member.key).npy"))
      #expect(array.shape == (try Golden.shape(member.value["shape"])), "\(member.key)")
      #expect(array.floats().map(\.bitPattern) == (try Golden.bits(member.value["floats"])), "\(member.key)")
      let integers = member.value["integers"]?.arrayValue.map { $0.map(\.intValue) }
      #expect(array.integers()?.map(Optional.some) == integers, "\(member.key)")
    }
  }

  @Test func objectsRecordsAndComplexNumbersAreRefused() {
    let objects = #expect(throws: NPYError.self) { try NPY.read(Golden.path("objects.npy")) }
    #expect(objects?.message.contains("can run code") == true && objects?.hint != nil)
    for name in ["record.npy", "complex.npy"] {
      let error = #expect(throws: NPYError.self) { try NPY.read(Golden.path(name)) }
      guard case .npy(_, .unsupportedType) = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(error?.exitStatus == .badInput)
    }
  }

  @Test(arguments: [[], [6], [2, 3], [1, 1, 6], [3, 2, 1, 1]]) func whatIsWrittenIsReadBack(_ shape: [Int]) throws {
    let count = shape.reduce(1, *)
    let path = folder.file("a.npy")
    let floats = (0..<count).map { Float($0) * 0.1 - 1 }
    try NPY.write(floats: floats, shape: shape, to: path)
    let array = try NPY.read(path)
    #expect(array.shape == shape && array.type == .f32 && array.floats() == floats)
    #expect(try FileSystem.read(path, limit: 1000).count % 64 == count * 4 % 64)
    try NPY.write(bytes: [UInt8](repeating: 200, count: count), shape: shape, to: path)
    #expect(try NPY.read(path).integers() == [Int](repeating: 200, count: count))
    try NPY.write(integers: (0..<count).map { $0 - 3 }, shape: shape, to: path)
    #expect(try NPY.read(path).integers() == (0..<count).map { $0 - 3 })
  }

  /// Byte for byte what NumPy writes.
  @Test func writesAsNumPy() throws {
    let path = folder.file("a.npy")
    let array = try NPY.read(Golden.path("f4.npy"))
    try NPY.write(floats: array.floats(), shape: array.shape, to: path)
    #expect(try FileSystem.read(path, limit: 1000) == FileSystem.read(Golden.path("f4.npy"), limit: 1000))
    let line = try NPY.read(Golden.path("line.npy"))
    let values = try #require(line.integers()).map { Int32($0) }
    try NPY.write(elements: values, type: .i32, shape: [5], to: path)
    #expect(try FileSystem.read(path, limit: 1000) == FileSystem.read(Golden.path("line.npy"), limit: 1000))
    let scalar = try NPY.read(Golden.path("scalar.npy"))
    try NPY.write(floats: scalar.floats(), shape: [], to: path)
    #expect(try FileSystem.read(path, limit: 1000) == FileSystem.read(Golden.path("scalar.npy"), limit: 1000))
  }

  @Test func shapesThatDoNotFitAreErrors() {
    let path = folder.file("a.npy")
    for shape in [[2], [-1, -1], [.max, 2]] {
      #expect(throws: NPYError.self) { try NPY.write(floats: [1], shape: shape, to: path) }
    }
    #expect(throws: NPYError.self) { try NPY.write(elements: [UInt16(1)], type: .bf16, shape: [1], to: path) }
    #expect(throws: NPYError.self) { try NPY.write(elements: [UInt16(1)], type: .f32, shape: [1], to: path) }
    #expect(folder.names == [])
  }

  // MARK: Bad files

  private func file(_ dictionary: String, data: Int, version: [UInt8] = [1, 0]) -> [UInt8] {
    let text = Array(dictionary.utf8)
    let length = (0..<(version[0] == 1 ? 2 : 4)).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) }
    return [0x93] + Array("NUMPY".utf8) + version + length + text + [UInt8](repeating: 1, count: data)
  }

  private func problem(_ bytes: [UInt8]) -> NPYProblem? {
    do {
      _ = try NPY.parse(bytes)
      return nil
    } catch { return error }
  }

  @Test(arguments: [0, 1, 6, 7, 9]) func w1FilesTooShort(_ count: Int) throws {
    let whole = file("{'descr': '|u1', 'fortran_order': False, 'shape': (4,)}", data: 4)
    #expect(problem(Array(whole.prefix(count))) == .notNPY)
  }

  @Test func everyTruncationIsRefused() {
    for version: [UInt8] in [[1, 0], [2, 0], [3, 0]] {
      let whole = file("{'descr': '|u1', 'fortran_order': False, 'shape': (4,), }\n", data: 4, version: version)
      #expect(problem(whole) == nil)
      for length in 0..<whole.count { #expect(problem(Array(whole.prefix(length))) != nil, "\(length) bytes") }
      #expect(problem(whole + [0]) == .dataSize(bytes: 5, needed: 4))
    }
  }

  @Test func w2Headers() {
    #expect(
      problem([0x93] + Array("NUMPY".utf8) + [2, 0, 255, 255, 255, 255, 1])
        == .headerTooLarge(bytes: 0xFFFF_FFFF, limit: 65536))
    #expect(problem([0x93] + Array("NUMPY".utf8) + [1, 0, 255, 255, 1]) == .headerPastEnd(bytes: 65535))
    #expect(problem([0x93] + Array("NUMPY".utf8) + [9, 0, 0, 0]) == .version(major: 9, minor: 0))
    #expect(problem([0x93] + Array("NUMPY".utf8) + [1, 7, 0, 0]) == .version(major: 1, minor: 7))
  }

  @Test(arguments: [
    "", "{}", "[]", "{'descr': '|u1'}", "{'descr': '|u1', 'fortran_order': False, 'shape': (4)}",
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
  ]) func w3Headers(_ text: String) {
    #expect(problem(file(text, data: 4)) != nil)
  }

  @Test func w7To9Dimensions() {
    func problem(_ shape: String, _ data: Int, type: String = "<f8") -> NPYProblem? {
      self.problem(file("{'descr': '\(type)', 'fortran_order': True, 'shape': (\(shape))}", data: data))
    }
    #expect(problem("4398046511105, 4194304", 8) == .sizeOverflow)
    #expect(problem("9223372036854775807, 2", 8) == .sizeOverflow)
    #expect(problem("2305843009213693952,", 8) == .sizeOverflow)
    #expect(problem("1099511627776,", 8) == .dataSize(bytes: 8, needed: 8_796_093_022_208))
    #expect(problem("0, 9223372036854775807", 0) == nil)
    #expect(problem("3, 0, 2", 0) == nil)
    #expect(problem("", 8) == nil)
    #expect(problem("1, 1, 1, 1, 1, 1, 1, 1,", 8) == nil)
    #expect(problem("1, 1, 1, 1, 1, 1, 1, 1, 1", 8) == .rank(limit: Limits.tensorRank))
    #expect(problem(String(repeating: "1,", count: 20_000), 8) == .rank(limit: Limits.tensorRank))
    // The declared type decides the size.
    #expect(problem("2,", 8, type: "<f2") == .dataSize(bytes: 8, needed: 4))
  }

  @Test func flippedBitsNeverTrap() {
    let whole = file("{'descr': '<f4', 'fortran_order': True, 'shape': (2, 1, 3), }\n", data: 24)
    for position in 0..<(whole.count - 24) {
      for bit in 0..<8 {
        var bytes = whole
        bytes[position] ^= 1 << bit
        if let array = try? NPY.parse(bytes) { _ = array.floats() }
      }
    }
  }

  @Test func filesHaveALimit() throws {
    let error = #expect(throws: NPYError.self) { try NPY.read(Golden.path("f8.npy"), limit: 100) }
    #expect(error?.exitStatus == .badInput)
    let missing = #expect(throws: NPYError.self) { try NPY.read("/nowhere/a.npy") }
    #expect(missing?.exitStatus == .missingFile)
  }
}
