import A2CPluginKit

/// Lines of numbers, parted by commas, semicolons or spaces.
enum NumberLines {
  private static let mostLines = 1 << 20

  /// The numbers of each line, empty lines and comments left out; `nil` where a line holds anything else.
  static func read(_ bytes: [UInt8]) -> [(line: Int, numbers: [Double])]? {
    var rows: [(Int, [Double])] = []
    var number = 0
    for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      number += 1
      guard number <= mostLines else { return nil }
      let words = line.split(whereSeparator: { $0 == 44 || $0 == 59 || $0 <= 32 })
      guard let first = words.first?.first, first != UInt8(ascii: "#") else { continue }
      var numbers: [Double] = []
      for word in words {
        guard word.count < 64, numbers.count < 65536, let value = Double(String(decoding: word, as: UTF8.self)),
          value.isFinite, abs(value) < 1e9
        else { return nil }
        numbers.append(value)
      }
      rows.append((number, numbers))
    }
    return rows
  }
}
