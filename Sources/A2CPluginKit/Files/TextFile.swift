/// Texts as programs save them: with a mark of their byte order, in UTF-16, in the fence of a chat.
public enum TextFile {
  /// The same in UTF-8 and without a mark where the first bytes are a mark of UTF-8 or UTF-16; anything else unchanged.
  public static func plain(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
    let isLittle = bytes.starts(with: [0xFF, 0xFE])
    guard isLittle || bytes.starts(with: [0xFE, 0xFF]), bytes.count % 2 == 0 else { return bytes }
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { at -> UInt16 in
      let (first, second) = (UInt16(bytes[at]), UInt16(bytes[at + 1]))
      return isLittle ? second << 8 | first : first << 8 | second
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// A document without the fence of three backquotes that chats put around it, and the words before it. What is left out
  /// becomes blanks, so that places in the document stay as they are.
  public static func unfenced(_ bytes: [UInt8]) -> [UInt8] {
    guard let first = bytes.first(where: { $0 > 32 }), !"{[\"".utf8.contains(first) else { return bytes }
    let fences = bytes.indices.filter { index in
      bytes[index] == 96 && (index == 0 || bytes[index - 1] != 96)
        && bytes[index...].prefix(3).elementsEqual([96, 96, 96])
    }
    guard fences.count >= 2, let line = bytes[fences[0]...].firstIndex(of: 10), line < fences[1] else { return bytes }
    return bytes[..<line].map { $0 == 10 ? 10 : 32 } + bytes[line..<fences[1]]
  }
}
