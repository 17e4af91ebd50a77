/// One step of what is done to text before it is split, as a tokenizer.json lists them. Works on UTF-8.
enum NormalizationStep: Sendable {
  case nfc
  /// Every character by itself, without regard to its neighbours.
  case lowercase
  case precompiled(PrecompiledMap)
  /// White space away from the ends.
  case strip(left: Bool, right: Bool)
  /// Spaces away from the ends.
  case stripSpaces
  /// All repetitions of a text away from the end.
  case stripTrailing(String)
  /// A text for every occurrence of another.
  case replace(String, with: String)
  /// A text for every run of at least `least` spaces.
  case collapseSpaces(least: Int, with: String)
  /// A text for every run of white space.
  case collapseWhitespace(with: String)
  case prepend(String)

  func apply(to text: [UInt8]) -> [UInt8] {
    switch self {
    case .nfc: return Normalizer.nfc.apply(text.span) ?? text
    case .lowercase: return Self.lowercased(text)
    case .precompiled(let map): return map.apply(to: text)
    case .strip(let left, let right): return Self.strip(text, left, right, where: BlankScanner.width)
    case .stripSpaces: return Self.strip(text, true, true) { $0[$1] == 0x20 ? 1 : 0 }
    case .stripTrailing(let mark):
      let wanted = Array(mark.utf8)
      var text = text
      while !wanted.isEmpty, text.suffix(wanted.count) == wanted[...] { text.removeLast(wanted.count) }
      return text
    case .replace(let pattern, let replacement):
      return Self.replace(Array(pattern.utf8), Array(replacement.utf8), in: text)
    case .collapseSpaces(let least, let replacement):
      return Self.collapse(text, least: least, Array(replacement.utf8)) { $0[$1] == 0x20 ? 1 : 0 }
    case .collapseWhitespace(let replacement):
      return Self.collapse(text, least: 1, Array(replacement.utf8), where: BlankScanner.width)
    case .prepend(let prefix): return text.isEmpty ? text : Array(prefix.utf8) + text
    }
  }

  private static func lowercased(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        result.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
        index += 1
      } else {
        let (value, end) = text.span.scalar(at: index)
        result += Unicode.Scalar(value).map { Array($0.properties.lowercaseMapping.utf8) } ?? Array(text[index..<end])
        index = end
      }
    }
    return result
  }

  /// - Parameter width: of the character at an index that is to go, 0 where it stays.
  private static func strip(
    _ text: [UInt8], _ left: Bool, _ right: Bool, where width: ([UInt8], Int) -> Int
  ) -> [UInt8] {
    var start = 0
    while left, start < text.count, case let step = width(text, start), step > 0 { start += step }
    var end = text.count
    while right, end > start, case let last = text.span.startOfScalar(before: end), width(text, last) > 0 { end = last }
    return start == 0 && end == text.count ? text : Array(text[start..<end])
  }

  private static func replace(_ pattern: [UInt8], _ replacement: [UInt8], in text: [UInt8]) -> [UInt8] {
    guard let first = pattern.first, text.contains(first) else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.count * 2)
    var index = 0
    while index < text.count {
      if text[index] == first, text[index...].starts(with: pattern) {
        result += replacement
        index += pattern.count
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }

  /// - Parameter width: of the character at an index that belongs to a run, 0 where it does not.
  private static func collapse(
    _ text: [UInt8], least: Int, _ replacement: [UInt8], where width: ([UInt8], Int) -> Int
  ) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let start = index
      var count = 0
      while index < text.count, case let step = width(text, index), step > 0 {
        index += step
        count += 1
      }
      if count >= least, count > 0 {
        result += replacement
      } else {
        result += text[start..<index]
      }
      if index < text.count {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }
}

/// White space in UTF-8.
enum BlankScanner {
  /// The width of the white space at an index, 0 where none stands there.
  static func width(_ text: [UInt8], _ index: Int) -> Int {
    let byte = text[index]
    if byte < 0x80 { return byte == 0x20 || (0x09...0x0D).contains(byte) ? 1 : 0 }
    // The others begin with one of these bytes.
    guard [0xC2, 0xE1, 0xE2, 0xE3].contains(byte) else { return 0 }
    let (value, end) = text.span.scalar(at: index)
    return Unicode.Scalar(value)?.properties.isWhitespace == true ? end - index : 0
  }
}
