import Support

/// The header of a GGUF file, checked: keys and values, and where each tensor lies.
package struct GGUFHeader: Sendable {
  package struct Tensor: Sendable {
    package let name: String
    package let type: GGUFType
    /// Outermost first, as everywhere here; the file has them reversed.
    package let shape: [Int]
    /// Bytes of the file.
    package let range: Range<Int>
  }

  package let values: [String: GGUFValue]
  /// In the order of their data.
  package let tensors: [Tensor]

  static let most = 1 << 16
  static let longestName = 1 << 10
  static let longestText = 1 << 24

  /// - Parameter file: all of it; its address may be anything.
  init(file: UnsafeRawBufferPointer) throws(GGUFProblem) {
    var reader = GGUFReader(file)
    try GGUFHeader.checkStart(&reader, file)
    let count = try reader.count("tensors", limit: GGUFHeader.most)
    let keys = try reader.count("keys", limit: GGUFHeader.most)
    var values: [String: GGUFValue] = [:]
    for _ in 0..<keys {
      let key = try reader.text("a key", limit: GGUFHeader.longestName)
      guard values.updateValue(try reader.value(of: key), forKey: key) == nil else {
        throw .duplicate(what: "keys", name: key)
      }
    }
    if let files = values["split.count"]?.int, files > 1 { throw .split(files: files) }
    let alignment = try GGUFHeader.alignment(values["general.alignment"])
    var found: [(tensor: Described, offset: UInt64)] = []
    for _ in 0..<count { found.append(try GGUFHeader.tensor(&reader)) }
    let (start, overflow) = reader.position.addingReportingOverflow(alignment - 1)
    guard !overflow else { throw .cut(what: "the header", at: file.count) }
    self.values = values
    tensors = try GGUFHeader.placed(
      found, dataStart: start / alignment * alignment, alignment: alignment, fileSize: file.count)
  }

  private static func checkStart(_ reader: inout GGUFReader, _ file: UnsafeRawBufferPointer) throws(GGUFProblem) {
    guard file.count >= 4 else { throw .otherFormat("\(file.count) bytes") }
    let magic = Array(file.prefix(4))
    guard magic == Array("GGUF".utf8) else {
      throw .otherFormat(
        magic == Array("ggml".utf8) || magic == Array("tjgg".utf8) ? "an older ggml file" : "other bytes")
    }
    _ = try reader.number(UInt32.self, "the magic")
    let version = try reader.number(UInt32.self, "the version")
    guard version.byteSwapped != 2, version.byteSwapped != 3 else { throw .bigEndian }
    guard version == 2 || version == 3 else { throw .version(version) }
  }

  private static func alignment(_ value: GGUFValue?) throws(GGUFProblem) -> Int {
    guard let value else { return 32 }
    guard let alignment = value.int, (8...65_536).contains(alignment), alignment & (alignment - 1) == 0 else {
      throw .alignment(value.int.map(String.init) ?? "no number")
    }
    return alignment
  }

  private struct Described {
    let name: String
    let type: GGUFType
    let shape: [Int]
    let size: Int
  }

  private static func tensor(_ reader: inout GGUFReader) throws(GGUFProblem) -> (tensor: Described, offset: UInt64) {
    let name = try reader.text("a tensor's name", limit: longestName)
    let rank = try reader.number(UInt32.self, name)
    guard (1...4).contains(rank) else { throw .rank(tensor: name, found: rank) }
    var shape: [Int] = []
    for _ in 0..<rank {
      let side = try reader.number(UInt64.self, name)
      guard let size = Int(exactly: side), size > 0 else { throw .dimension(tensor: name, side) }
      shape.insert(size, at: 0)
    }
    let number = try reader.number(UInt32.self, name)
    guard let type = GGUFType(rawValue: number) else { throw .unknownType(tensor: name, type: number) }
    let offset = try reader.number(UInt64.self, name)
    if let blocks = type.blocks, let columns = shape.last, columns % blocks.numbers != 0 {
      throw .partialBlock(tensor: name, columns: columns, block: blocks.numbers)
    }
    let size =
      type.blocks?.size(shape) ?? type.elements.flatMap { Checked.product(Checked.product(shape) ?? -1, $0.byteSize) }
    guard let size, size >= 0 else { throw .sizeOverflow(tensor: name) }
    return (Described(name: name, type: type, shape: shape, size: size), offset)
  }

  /// Checks that tensors lie inside of the file and apart from each other.
  private static func placed(
    _ found: [(tensor: Described, offset: UInt64)], dataStart: Int, alignment: Int, fileSize: Int
  ) throws(GGUFProblem) -> [Tensor] {
    let available = max(0, fileSize - dataStart)
    var names: Set<String> = []
    var tensors: [Tensor] = []
    for (tensor, offset) in found {
      guard names.insert(tensor.name).inserted else { throw .duplicate(what: "tensors", name: tensor.name) }
      guard offset % UInt64(alignment) == 0 else {
        throw .unaligned(tensor: tensor.name, offset: offset, alignment: alignment)
      }
      guard let begin = Int(exactly: offset), let end = Checked.sum(begin, tensor.size), end <= available else {
        throw .pastEnd(
          tensor: tensor.name, end: offset.addingReportingOverflow(UInt64(tensor.size)).partialValue,
          available: available)
      }
      tensors.append(
        Tensor(name: tensor.name, type: tensor.type, shape: tensor.shape, range: dataStart + begin..<dataStart + end))
    }
    tensors.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    for (before, after) in zip(tensors, tensors.dropFirst())
    where before.range.upperBound > after.range.lowerBound {
      throw .overlap(tensor: after.name, with: before.name)
    }
    return tensors
  }
}
