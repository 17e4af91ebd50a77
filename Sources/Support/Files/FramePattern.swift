/// A path whose file name numbers the frames of a clip, such as `frames/frame_%04d.png`. It is taken apart here and
/// never given to anything that formats.
package struct FramePattern: Sendable, Equatable {
  package let folder: String
  private let prefix: String
  private let suffix: String
  /// Least number of digits; 0 where the pattern is a plain `%d`.
  private let digits: Int

  /// A file name with a `%` that is none of `%d`, `%4d`, `%04d` and `%%`.
  package struct Malformed: Error {
    /// What is wrong, as a sentence without a full stop.
    package let problem: String
  }

  /// - Returns: `nil` where the file name has no number, so that it means itself.
  /// - Throws: where it has a `%` that is not `%d`, `%4d`, `%04d` or `%%`.
  package init?(_ path: String) throws(Malformed) {
    let name = Array(Path.name(path).utf8)
    guard name.contains(UInt8(ascii: "%")) else { return nil }
    var before: [UInt8] = []
    var after: [UInt8] = []
    var digits: Int?
    var index = 0
    while index < name.count {
      var byte = name[index]
      index += 1
      if byte == UInt8(ascii: "%") {
        let start = index
        while index < name.count, (48...57).contains(name[index]) { index += 1 }
        let width = name[start..<index]
        guard index < name.count else { throw Malformed(problem: "a pattern ends after %") }
        let kind = name[index]
        index += 1
        if kind == UInt8(ascii: "d") {
          guard digits == nil else { throw Malformed(problem: "a pattern has more than one number") }
          guard width.count <= 3, let value = width.isEmpty ? 0 : Int(String(decoding: width, as: UTF8.self)),
            value <= 32
          else { throw Malformed(problem: "a pattern's number has more than 32 digits") }
          digits = value
          continue
        }
        guard kind == UInt8(ascii: "%"), width.isEmpty else {
          throw Malformed(problem: "a pattern has % followed by something else than d")
        }
        byte = kind
      }
      if digits == nil { before.append(byte) } else { after.append(byte) }
    }
    guard let digits else { return nil }
    folder = Path.parent(path)
    prefix = String(decoding: before, as: UTF8.self)
    suffix = String(decoding: after, as: UTF8.self)
    self.digits = digits
  }

  /// The number in a file name that the pattern gives, or `nil` where it gives no such name.
  package func number(in name: String) -> Int? {
    let (bytes, start, end) = (Array(name.utf8), prefix.utf8.count, suffix.utf8.count)
    guard bytes.count > start + end, bytes.starts(with: prefix.utf8), bytes.suffix(end).elementsEqual(suffix.utf8)
    else { return nil }
    let figures = bytes[start..<(bytes.count - end)]
    guard figures.count >= max(1, digits), figures.allSatisfy({ (48...57).contains($0) }) else { return nil }
    // More digits than the pattern's are written only where the number needs them.
    guard figures.count == max(1, digits) || figures.first != 48 else { return nil }
    return Int(String(decoding: figures, as: UTF8.self))
  }

  /// The files of the pattern in order of their numbers, from the first that exists; gaps are passed over. Empty where
  /// none fits.
  /// - Throws: where the folder cannot be listed.
  package func files() throws(FileError) -> [String] {
    var found: [(number: Int, name: String)] = []
    for name in try FileSystem.listInputs(folder, isMeant: { number(in: $0) != nil }) {
      if let number = number(in: name) { found.append((number, name)) }
    }
    return found.sorted { $0.number < $1.number }.map { Path.join(folder, $0.name) }
  }
}
