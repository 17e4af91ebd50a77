import Support

/// Writes a safetensors file tensor by tensor, so that a model larger than the memory can be written. The file takes
/// its place when it is complete (``StagedFile``).
package final class SafetensorsWriter {
  /// A tensor that will be written.
  package struct Entry: Sendable, Equatable {
    package let name: String
    package let type: ElementType
    package let shape: [Int]

    package init(_ name: String, _ type: ElementType, _ shape: [Int]) {
      self.name = name
      self.type = type
      self.shape = shape
    }
  }

  private let file: StagedFile
  private let entries: [Entry]
  private let counts: [Int]
  /// The tensor that is being written, and how many of its elements are.
  private var current = 0
  private var written = 0

  /// Writes the header.
  /// - Parameters:
  ///   - entries: the tensors in the order in which their values will be appended.
  ///   - metadata: texts for the member `__metadata__`; readers of PyTorch models expect `format` to be `pt`.
  package init(
    _ path: String, entries: [Entry], metadata: KeyValuePairs<String, String> = ["format": "pt"]
  ) throws(WeightsError) {
    var members: [JSON.Member] = []
    if !metadata.isEmpty {
      members.append(JSON.Member("__metadata__", .object(metadata.map { JSON.Member($0.key, .string($0.value)) })))
    }
    var names: Set<String> = []
    var offset = 0
    var counts: [Int] = []
    for entry in entries {
      guard names.insert(entry.name).inserted, !entry.name.isEmpty, entry.name != "__metadata__" else {
        throw .writer(path: path, tensor: entry.name, "the name is not free")
      }
      guard entry.shape.count <= Limits.tensorRank, let count = Checked.product(entry.shape),
        let bytes = Checked.product(count, entry.type.byteSize), let end = Checked.sum(offset, bytes)
      else { throw .writer(path: path, tensor: entry.name, "the shape is too large") }
      let description = JSON.object([
        JSON.Member("dtype", .string(entry.type.safetensorsName)),
        JSON.Member("shape", .array(entry.shape.map { .int($0) })),
        JSON.Member("data_offsets", .array([.int(offset), .int(end)])),
      ])
      members.append(JSON.Member(entry.name, description))
      counts.append(count)
      offset = end
    }
    self.entries = entries
    self.counts = counts
    var header = JSON.object(members).text()
    // The data begins at a multiple of 8, so that tensors of 8-byte elements at the front are aligned.
    header += String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
    do throws(FileError) {
      file = try StagedFile(path)
      try withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { length throws(FileError) in
        try file.write(length)
      }
      try file.write(header)
    } catch { throw .file(error) }
    skipFull()
  }

  /// Appends values to the tensor that is next, in any number of pieces; they are rounded to its type.
  /// - Throws: where more values come than the tensor has left, or its type is none of f32, f16 and bf16.
  package func append(_ values: [Float]) throws(WeightsError) {
    guard !values.isEmpty else { return }
    switch try next().type {
    case .bf16: try append(elements: HalfPrecision.bfloat16(values))
    case .f16: try append(elements: HalfPrecision.float16(values))
    case .f32: try append(elements: values)
    default: throw failure("floats cannot be written as integers")
    }
  }

  /// Appends elements as they are to the tensor that is next, in any number of pieces. Their size is that of its type.
  package func append<T: BitwiseCopyable>(elements: [T]) throws(WeightsError) {
    guard !elements.isEmpty else { return }
    let entry = try next()
    guard MemoryLayout<T>.stride == entry.type.byteSize else { throw failure("elements of another size") }
    guard elements.count <= counts[current] - written else { throw failure("more values than its shape has") }
    do throws(FileError) {
      try elements.withUnsafeBufferPointer { buffer throws(FileError) in try file.write(UnsafeRawBufferPointer(buffer))
      }
    } catch { throw .file(error) }
    written += elements.count
    skipFull()
  }

  /// Appends bytes of the tensor that is next as they are, in pieces of whole elements.
  package func append(raw bytes: [UInt8]) throws(WeightsError) {
    guard !bytes.isEmpty else { return }
    let size = try next().type.byteSize
    guard bytes.count % size == 0 else { throw failure("elements of another size") }
    guard bytes.count / size <= counts[current] - written else { throw failure("more values than its shape has") }
    do throws(FileError) {
      try bytes.withUnsafeBufferPointer { buffer throws(FileError) in try file.write(UnsafeRawBufferPointer(buffer)) }
    } catch { throw .file(error) }
    written += bytes.count / size
    skipFull()
  }

  /// Puts the file into its place.
  /// - Throws: where values are missing; the file is then given up.
  package func commit() throws(WeightsError) {
    guard current == entries.count else { throw failure("\(counts[current] - written) values are missing") }
    do { try file.commit() } catch { throw .file(error) }
  }

  /// The tensor to write to.
  private func next() throws(WeightsError) -> Entry {
    guard current < entries.count else { throw failure("values behind the last tensor") }
    return entries[current]
  }

  private func skipFull() {
    while current < entries.count, written == counts[current] {
      current += 1
      written = 0
    }
  }

  private func failure(_ what: String) -> WeightsError {
    .writer(path: file.path, tensor: current < entries.count ? entries[current].name : entries.last?.name ?? "", what)
  }
}
