import A2CPluginKit

/// Lines of numbers in a text file.
enum NumberRow {
  /// Lines without their ends (LF, CRLF or CR), the byte-order mark taken off; `nil` where there are more than `limit`.
  static func lines(_ bytes: [UInt8], limit: Int) -> [ArraySlice<UInt8>]? {
    var lines: [ArraySlice<UInt8>] = []
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var index = start
    while index < bytes.count {
      if bytes[index] == 10 || bytes[index] == 13 {
        guard lines.count < limit else { return nil }
        lines.append(bytes[start..<index])
        if bytes[index] == 13, index + 1 < bytes.count, bytes[index + 1] == 10 { index += 1 }
        start = index + 1
      }
      index += 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }

  /// The numbers of a line, between blanks, commas or semicolons; `nil` where anything in it is no number or where it holds more than `limit`. `nan` and
  /// what overflows are numbers here: a pose row with one is a wrong row, not a title.
  static func numbers(_ line: ArraySlice<UInt8>, limit: Int = 64) -> [Double]? {
    var values: [Double] = []
    for word in line.split(whereSeparator: { $0 == 32 || $0 == 9 || $0 == 44 || $0 == 59 }) {
      guard values.count < limit, word.count <= 64, let value = Double(String(decoding: word, as: UTF8.self)) else {
        return nil
      }
      values.append(value)
    }
    return values
  }

  /// The rows of a file that has nothing but rows of one length, comments behind `#` and blank lines.
  /// - Parameters:
  ///   - counts: the lengths that are possible.
  ///   - hasTitle: whether one line of words may stand above the rows, as in tables.
  static func rows(_ file: PathFile, of counts: [Int], hasTitle: Bool = false, hint: String) throws -> [(
    line: Int, values: [Double]
  )] {
    guard let lines = lines(file.bytes, limit: 2 * Limits.cameraPoses) else {
      throw PathFormats.tooMany(file, 2 * Limits.cameraPoses)
    }
    var rows: [(line: Int, values: [Double])] = []
    for (index, line) in lines.enumerated() {
      let text = line.prefix { $0 != UInt8(ascii: "#") }
      guard let values = numbers(text) else {
        if hasTitle, rows.isEmpty { continue }
        throw file.error(":\(index + 1)", "a word that is no number", hint: hint)
      }
      if values.isEmpty { continue }
      guard counts.contains(values.count), values.count == rows.first?.values.count ?? values.count else {
        throw file.error(
          ":\(index + 1)", "\(values.count) numbers, expected \(rows.first?.values.count ?? counts[0])", hint: hint)
      }
      guard values.allSatisfy(\.isFinite) else {
        throw file.error(":\(index + 1)", "a number that is not finite", hint: "every number must be finite")
      }
      rows.append((index + 1, values))
    }
    return rows
  }
}
