/// The spelling of bytes in a byte-level vocabulary (GPT-2's `bytes_to_unicode`): each byte is one printable character.
///
/// Printable Latin-1 stands for itself; the 68 other bytes, in ascending order, are U+0100 and up. So `Ġ` is a space.
package enum ByteAlphabet {
  /// The character of each byte.
  package static let scalars: [Unicode.Scalar] = {
    var next: UInt32 = 0x100
    return (0..<256).map { byte in
      switch byte {
      case 0x21...0x7E, 0xA1...0xAC, 0xAE...0xFF:
        return Unicode.Scalar(UInt8(byte))
      default:
        defer { next += 1 }
        return Unicode.Scalar(next) ?? "\u{FFFD}"
      }
    }
  }()

  /// The byte of each character below U+0144; −1 where a character stands for none.
  private static let bytes: [Int16] = {
    var table = [Int16](repeating: -1, count: 0x144)
    for (byte, scalar) in scalars.enumerated() { table[Int(scalar.value)] = Int16(byte) }
    return table
  }()

  /// The byte that a character stands for, `nil` where it stands for none.
  package static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    guard scalar.value < 0x144, bytes[Int(scalar.value)] >= 0 else { return nil }
    return UInt8(truncatingIfNeeded: bytes[Int(scalar.value)])
  }

  /// The spelling of a byte sequence.
  package static func spelling(of bytes: some Sequence<UInt8>) -> String {
    var text = ""
    for byte in bytes { text.unicodeScalars.append(scalars[Int(byte)]) }
    return text
  }

  /// The bytes that a spelling stands for. A spelling with a character that stands for no byte is taken as plain text,
  /// as Hugging Face's byte-level decoder does; so an added token such as `<a b>` decodes to itself.
  package static func bytes(of spelling: String) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in spelling.unicodeScalars {
      guard let byte = byte(of: scalar) else { return Array(spelling.utf8) }
      result.append(byte)
    }
    return result
  }
}
