import Support

/// One safetensors file, mapped. Opening it reads the header only.
package final class SafetensorsFile: WeightSource {
  package let path: String
  package let header: SafetensorsHeader
  private let file: MappedFile
  private let positions: [String: Int]

  /// - Throws: ``WeightsError/file(_:)`` where the file cannot be opened, ``WeightsError/safetensors(path:_:)`` where
  ///   it is not a sound safetensors file.
  package init(_ path: String) throws(WeightsError) {
    self.path = path
    let file: MappedFile
    do { file = try MappedFile(path) } catch { throw .file(error) }
    do throws(SafetensorsProblem) {
      header = try withExtendedLifetime(file) { file throws(SafetensorsProblem) in
        try SafetensorsHeader(file: file.bytes)
      }
    } catch { throw .safetensors(path: path, error) }
    self.file = file
    var positions: [String: Int] = Dictionary(minimumCapacity: header.entries.count)
    for (index, entry) in header.entries.enumerated() { positions[entry.name] = index }
    self.positions = positions
  }

  /// In the order of their data.
  package var names: [String] { header.entries.map(\.name) }

  /// Whether the file has a tensor of that name.
  package func contains(_ name: String) -> Bool { positions[name] != nil }

  /// A view of the tensor in the mapped file.
  /// - Throws: ``WeightsError/noSuchTensor(path:name:suggestion:)``.
  package func weight(_ name: String) throws(WeightsError) -> WeightView {
    guard let index = positions[name] else {
      throw .noSuchTensor(path: path, name: name, suggestion: Suggestion.closest(to: name, among: names))
    }
    let entry = header.entries[index]
    let (start, end) = (header.dataStart + entry.range.lowerBound, header.dataStart + entry.range.upperBound)
    guard
      let view = WeightView(
        name: name, type: entry.type, shape: entry.shape,
        bytes: UnsafeRawBufferPointer(rebasing: file.bytes[start..<end]), owner: file)
    else { throw .safetensors(path: path, .sizeOverflow(tensor: name)) }
    return view
  }

  /// Fails where the file was written to since it was mapped.
  package func checkUnchanged() throws(WeightsError) {
    do { try file.checkUnchanged() } catch { throw .file(error) }
  }
}
