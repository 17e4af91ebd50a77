import Support

/// One GGUF file, mapped, with the names of its own. Opening it reads the header only.
package final class GGUFFile: WeightSource {
  package let path: String
  package let header: GGUFHeader
  private let file: MappedFile
  private let positions: [String: Int]

  /// - Throws: ``WeightsError/file(_:)`` where the file cannot be opened, ``WeightsError/gguf(path:_:)`` where it is not
  ///   a sound GGUF file.
  package init(_ path: String) throws(WeightsError) {
    self.path = path
    let file: MappedFile
    do { file = try MappedFile(path) } catch { throw .file(error) }
    do throws(GGUFProblem) {
      header = try withExtendedLifetime(file) { file throws(GGUFProblem) in try GGUFHeader(file: file.bytes) }
    } catch { throw .gguf(path: path, error) }
    self.file = file
    positions = Dictionary(uniqueKeysWithValues: header.tensors.enumerated().map { ($0.element.name, $0.offset) })
  }

  /// Whether a file begins as a GGUF file does.
  package static func isGGUF(_ path: String) -> Bool {
    guard let file = try? OpenFile(path), let start = file.bytes(at: 0, count: 4) else { return false }
    return start == Array("GGUF".utf8)
  }

  /// In the order of their data.
  package var names: [String] { header.tensors.map(\.name) }

  package func contains(_ name: String) -> Bool { positions[name] != nil }

  /// A view of the tensor in the mapped file.
  /// - Throws: ``WeightsError/noSuchTensor(path:name:suggestion:)``.
  package func weight(_ name: String) throws(WeightsError) -> WeightView {
    guard let index = positions[name] else {
      throw .noSuchTensor(path: path, name: name, suggestion: Suggestion.closest(to: name, among: names))
    }
    let tensor = header.tensors[index]
    let bytes = UnsafeRawBufferPointer(rebasing: file.bytes[tensor.range])
    let view =
      if let blocks = tensor.type.blocks {
        WeightView(name: name, blocks: blocks, shape: tensor.shape, bytes: bytes, owner: file)
      } else {
        tensor.type.elements.flatMap {
          WeightView(name: name, type: $0, shape: tensor.shape, bytes: bytes, owner: file)
        }
      }
    guard let view else { throw .gguf(path: path, .sizeOverflow(tensor: name)) }
    return view
  }

  /// Fails where the file was written to since it was mapped.
  package func checkUnchanged() throws(WeightsError) {
    do { try file.checkUnchanged() } catch { throw .file(error) }
  }

  // MARK: Values

  /// The texts of a list, `nil` where there is no such key.
  package func texts(_ key: String) throws(WeightsError) -> [String]? {
    try list(key) { kind, reader throws(GGUFProblem) in
      guard kind == .text else { throw .list(key: key, "is no list of texts") }
      return try reader.text(key)
    }
  }

  /// The whole numbers of a list, `nil` where there is no such key.
  package func ints(_ key: String) throws(WeightsError) -> [Int]? {
    try list(key) { kind, reader throws(GGUFProblem) in
      guard kind != .text, let value = try reader.single(kind, key).int else {
        throw .list(key: key, "is no list of whole numbers")
      }
      return value
    }
  }

  private func list<T>(
    _ key: String, _ element: (GGUFKind, inout GGUFReader) throws(GGUFProblem) -> T
  ) throws(WeightsError) -> [T]? {
    guard let value = header.values[key] else { return nil }
    guard case .list(let kind, let count, let range) = value else {
      throw .gguf(path: path, .list(key: key, "is no list"))
    }
    do throws(GGUFProblem) {
      var reader = GGUFReader(file.bytes, at: range.lowerBound)
      var elements: [T] = []
      elements.reserveCapacity(count)
      for _ in 0..<count { elements.append(try element(kind, &reader)) }
      withExtendedLifetime(file) {}
      return elements
    } catch { throw .gguf(path: path, error) }
  }
}
