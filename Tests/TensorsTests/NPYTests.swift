import A2CPluginKit
import Support
import Tensors
import TestSupport
import Testing

@Suite struct NPYTests {
  let folder = ScratchFolder()

  @Test(arguments: [[], [6], [2, 3], [1, 1, 6], [3, 2, 1, 1]]) func whatIsWrittenIsReadBack(_ shape: [Int]) throws {
    let count = shape.reduce(1, *)
    let path = folder.file("a.npy")
    let floats = (0..<count).map { Float($0) * 0.1 - 1 }
    try NPY.write(floats: floats, shape: shape, to: path)
    let array = try NumpyFile.array(at: path)
    #expect(array.shape == shape && array.type == .float32 && array.floats() == floats)
    #expect(try FileSystem.read(path, limit: 1000).count % 64 == count * 4 % 64)
    try NPY.write(bytes: [UInt8](repeating: 200, count: count), shape: shape, to: path)
    #expect(try NumpyFile.array(at: path).integers() == [Int](repeating: 200, count: count))
    try NPY.write(integers: (0..<count).map { $0 - 3 }, shape: shape, to: path)
    #expect(try NumpyFile.array(at: path).integers() == (0..<count).map { $0 - 3 })
  }

  /// Byte for byte what NumPy writes.
  @Test func writesAsNumPy() throws {
    let path = folder.file("a.npy")
    let array = try NumpyFile.array(at: Golden.path("f4.npy"))
    try NPY.write(floats: array.floats(), shape: array.shape, to: path)
    #expect(try FileSystem.read(path, limit: 1000) == FileSystem.read(Golden.path("f4.npy"), limit: 1000))
    let line = try NumpyFile.array(at: Golden.path("line.npy"))
    let values = try #require(line.integers()).map { Int32($0) }
    try NPY.write(elements: values, type: .i32, shape: [5], to: path)
    #expect(try FileSystem.read(path, limit: 1000) == FileSystem.read(Golden.path("line.npy"), limit: 1000))
    let scalar = try NumpyFile.array(at: Golden.path("scalar.npy"))
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
}
