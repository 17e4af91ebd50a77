import Support

/// The header of a safetensors file: which tensor lies where.
///
/// Format: 8 bytes little-endian length n, n bytes of JSON
/// `{"name": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}, …, "__metadata__": {"key": "text"}}`, then the
/// data; the offsets count from its beginning (github.com/huggingface/safetensors, README, "Format").
package struct SafetensorsHeader: Sendable {
  /// One tensor of the header.
  package struct Entry: Sendable, Equatable {
    package let name: String
    package let type: ElementType
    package let shape: [Int]
    /// Bytes, counted from the beginning of the data.
    package let range: Range<Int>
  }

  /// In the order of their data.
  package let entries: [Entry]
  package let metadata: [String: String]
  /// Where the data begins, in bytes from the beginning of the file.
  package let dataStart: Int

  /// The longest name of a tensor, in bytes of UTF-8.
  package static let maxNameBytes = 1024
  /// More tensors than any model has; it bounds the memory a header can cost.
  package static let maxTensors = 1 << 18
  /// All keys and texts of the metadata together.
  package static let maxMetadataBytes = 8 << 20

  /// Reads and checks the header of a whole file. All ranges lie inside the data and cover it without gap or overlap.
  package init(file: UnsafeRawBufferPointer) throws(SafetensorsProblem) {
    if let problem = SafetensorsHeader.otherFormat(file) { throw problem }
    guard file.count >= 8 else { throw .tooShort(bytes: file.count) }
    let length = UInt64(littleEndian: file.loadUnaligned(as: UInt64.self))
    guard length <= UInt64(Limits.safetensorsHeaderBytes) else {
      throw .headerTooLarge(bytes: length, limit: Limits.safetensorsHeaderBytes)
    }
    guard length <= UInt64(file.count - 8) else {
      throw .headerPastEnd(bytes: length, available: file.count - 8)
    }
    dataStart = 8 + Int(length)
    let text = UnsafeRawBufferPointer(rebasing: file[8..<dataStart]).bindMemory(to: UInt8.self)
    var reader = SafetensorsHeaderReader(text, dataBytes: file.count - dataStart)
    do throws(SafetensorsHeaderReader.Failure) {
      try reader.read()
    } catch {
      switch error {
      case .json(let error): throw .json(error)
      case .problem(let problem): throw problem
      }
    }
    metadata = reader.metadata
    entries = try SafetensorsHeader.ordered(reader.entries, dataBytes: file.count - dataStart)
  }

  /// The entries in the order of their data, which they cover.
  private static func ordered(_ entries: [Entry], dataBytes: Int) throws(SafetensorsProblem) -> [Entry] {
    let sorted = entries.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    var end = 0
    var last = ""
    for entry in sorted {
      let start = entry.range.lowerBound
      guard start >= end else { throw .overlap(tensor: entry.name, with: last) }
      guard start == end else { throw .hole(before: entry.name, bytes: start - end) }
      end = entry.range.upperBound
      last = entry.name
    }
    guard end == dataBytes else { throw .trailing(bytes: dataBytes - end) }
    return sorted
  }

  /// What is often met under the name of a safetensors file.
  private static func otherFormat(_ file: UnsafeRawBufferPointer) -> SafetensorsProblem? {
    if file.starts(with: "PK\u{3}\u{4}".utf8)
      || (file.count > 1 && file[0] == 0x80 && (2...5).contains(file[1]) && !isHeader(file))
    {
      return .otherFormat("a Python pickle", hint: "convert it to safetensors where you trust it; pickles are not read")
    }
    if file.starts(with: "GGUF".utf8) { return .otherFormat("a GGUF file", hint: "name it .gguf") }
    if file.starts(with: "version https://git-lfs".utf8) {
      return .otherFormat("a Git LFS pointer instead of the weights", hint: "fetch the file itself: git lfs pull")
    }
    return nil
  }

  /// Whether the bytes after the length begin a header: its length may begin like a pickle.
  private static func isHeader(_ file: UnsafeRawBufferPointer) -> Bool {
    file.count > 8 && file[8] == UInt8(ascii: "{")
  }
}
