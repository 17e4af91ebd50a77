import Support

/// What can be told of a shared library from its headers, without running any of it.
///
/// The dynamic linker maps a file before it has read all of it: a truncated one can end the process. Facts from the
/// System V ABI, chapter 4 (ELF header) and 5 (program header).
enum ELFHeader {
  /// Why the file cannot be loaded on this machine, `nil` where nothing speaks against it.
  /// - Parameters:
  ///   - head: the file's first bytes, at least the headers.
  ///   - size: of the whole file, in bytes.
  static func problem(_ head: [UInt8], size: Int) -> String? {
    guard head.count >= 64 else { return "\(size) bytes are too few" }
    guard Array(head[0..<4]) == [0x7F, 0x45, 0x4C, 0x46] else { return "it is not an ELF file" }
    guard head[4] == 2, head[5] == 1 else { return "it is not a 64-bit little-endian ELF file" }
    var reader = ByteReader(head[16...])
    guard let type = reader.little(UInt16.self), let machine = reader.little(UInt16.self) else { return "it is cut" }
    guard type == 3 else { return "it is not a shared library (ELF type \(type))" }
    guard machine == ownMachine else {
      return "it is for \(name(ofMachine: machine)), this machine is \(name(ofMachine: ownMachine))"
    }
    return segmentsProblem(head, size: size)
  }

  private static func segmentsProblem(_ head: [UInt8], size: Int) -> String? {
    var reader = ByteReader(head[32...])
    guard let table = reader.little(UInt64.self), reader.take(14) != nil,
      let entrySize = reader.little(UInt16.self), let count = reader.little(UInt16.self)
    else { return "it is cut" }
    guard entrySize == 56, count > 0, let start = Int(exactly: table),
      let end = Checked.sum(start, Int(count) * 56), end <= head.count
    else { return truncated(size) }
    for index in 0..<Int(count) {
      var segment = ByteReader(head[(start + index * 56)...])
      guard let type = segment.little(UInt32.self), segment.take(4) != nil,
        let offset = segment.little(UInt64.self), segment.take(16) != nil, let bytes = segment.little(UInt64.self)
      else { return truncated(size) }
      guard type == 1 else { continue }  // only PT_LOAD is mapped
      let (last, overflow) = offset.addingReportingOverflow(bytes)
      guard !overflow, last <= UInt64(size) else { return truncated(size) }
    }
    return nil
  }

  private static func truncated(_ size: Int) -> String { "it is truncated (\(size) bytes)" }

  private static var ownMachine: UInt16 {
    #if arch(x86_64)
      62
    #elseif arch(arm64)
      183
    #else
      0
    #endif
  }

  private static func name(ofMachine machine: UInt16) -> String {
    switch machine {
    case 3: "x86"
    case 40: "arm"
    case 62: "x86_64"
    case 183: "aarch64"
    case 243: "riscv"
    default: "machine \(machine)"
    }
  }
}
