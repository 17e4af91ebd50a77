import Support

/// What a shared library exports and needs, read from its tables without running any of it. Facts from the System V ABI,
/// chapter 4 (sections, symbol table) and 5 (dynamic section).
struct ELFSymbols {
  /// Functions and objects that others can use.
  private(set) var exported: [String] = []
  /// What it takes from other libraries.
  private(set) var undefined: [String] = []
  /// The libraries it names.
  private(set) var needed: [String] = []
  /// Folders in which it wants these to be looked for.
  private(set) var searched: [String] = []

  /// - Returns: `nil` where the tables are absent or make no sense.
  init?(_ file: [UInt8]) {
    guard let sections = Self.sections(file) else { return nil }
    guard let symbols = sections.first(where: { $0.type == 11 }), sections.indices.contains(symbols.link),
      let names = Self.bytes(file, sections[symbols.link])
    else { return nil }
    guard let table = Self.bytes(file, symbols) else { return nil }
    var reader = ByteReader(table)
    while reader.remaining >= 24 {
      guard let name = reader.little(UInt32.self), let info = reader.little(UInt8.self),
        let other = reader.little(UInt8.self), let section = reader.little(UInt16.self), reader.take(16) != nil,
        let text = Self.text(names, Int(name))
      else { return nil }
      let (binding, isVisible) = (info >> 4, other & 3 == 0 || other & 3 == 3)
      guard !text.isEmpty, binding == 1 || binding == 2 || binding == 10 else { continue }
      if section == 0 {
        if binding == 1 { undefined.append(text) }
      } else if isVisible {
        exported.append(text)
      }
    }
    guard let dynamic = sections.first(where: { $0.type == 6 }), let entries = Self.bytes(file, dynamic) else { return }
    reader = ByteReader(entries)
    while let tag = reader.little(UInt64.self), let value = reader.little(UInt64.self), tag != 0 {
      guard [1, 15, 29].contains(tag), let offset = Int(exactly: value), let text = Self.text(names, offset) else {
        continue
      }
      if tag == 1 { needed.append(text) } else { searched += text.split(separator: ":").map(String.init) }
    }
  }

  private struct Section {
    let type: UInt32
    let offset: Int
    let size: Int
    let link: Int
  }

  private static func sections(_ file: [UInt8]) -> [Section]? {
    guard file.count >= 64 else { return nil }
    var head = ByteReader(file[40...])
    guard let table = head.little(UInt64.self).flatMap({ Int(exactly: $0) }), head.take(10) != nil,
      let size = head.little(UInt16.self), let count = head.little(UInt16.self), size == 64, count > 0,
      let end = Checked.sum(table, Int(count) * 64), table > 0, end <= file.count
    else { return nil }
    var reader = ByteReader(file[table..<end])
    var list: [Section] = []
    for _ in 0..<Int(count) {
      guard reader.take(4) != nil, let type = reader.little(UInt32.self), reader.take(16) != nil,
        let offset = reader.little(UInt64.self).flatMap({ Int(exactly: $0) }),
        let bytes = reader.little(UInt64.self).flatMap({ Int(exactly: $0) }), let link = reader.little(UInt32.self),
        reader.take(20) != nil
      else { return nil }
      list.append(Section(type: type, offset: offset, size: bytes, link: Int(link)))
    }
    return list
  }

  private static func bytes(_ file: [UInt8], _ section: Section) -> ArraySlice<UInt8>? {
    guard let end = Checked.sum(section.offset, section.size), end <= file.count else { return nil }
    return file[section.offset..<end]
  }

  private static func text(_ names: ArraySlice<UInt8>, _ offset: Int) -> String? {
    guard offset < names.count else { return nil }
    return String(decoding: names[(names.startIndex + offset)...].prefix { $0 != 0 }.prefix(4096), as: UTF8.self)
  }
}
