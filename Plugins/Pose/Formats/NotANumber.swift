/// Python writes NaN and Infinity into JSON, which knows neither. Both become null: a point that was not seen.
enum NotANumber {
  private static let words: [[UInt8]] = [Array("-Infinity".utf8), Array("Infinity".utf8), Array("NaN".utf8)]

  static func asNull(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "N")) || bytes.contains(UInt8(ascii: "I")) else { return bytes }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var isQuoted = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if isQuoted, byte == UInt8(ascii: "\\"), index + 1 < bytes.count {
        output += bytes[index...(index + 1)]
        index += 2
        continue
      }
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, let word = words.first(where: { bytes[index...].starts(with: $0) }) {
        output += Array("null".utf8)
        index += word.count
        continue
      }
      output.append(byte)
      index += 1
    }
    return output
  }
}
