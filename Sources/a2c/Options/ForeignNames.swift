import Glibc
import Support

/// Files named on the command line whose names are no UTF-8: old archives and other systems leave such. They are given
/// another name for the time of the run, a symbolic link, since everything behind here works with text.
struct ForeignNames {
  /// The arguments as they came, without the program's name.
  private let arguments: [[UInt8]]

  init(
    _ count: Int32 = CommandLine.argc,
    _ values: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> = CommandLine.unsafeArgv
  ) {
    arguments = (1..<max(1, Int(count))).compactMap { index in
      values[index].map { text in (0..<strlen(text)).map { UInt8(bitPattern: text[$0]) } }
    }
  }

  /// Whether there are any.
  var areThere: Bool { arguments.contains { !Self.isText($0) } }

  /// The arguments as text, with links made in a folder for the files that need one.
  func settled(in folder: String) -> [String] {
    var made = 0
    return arguments.map { argument in
      guard !Self.isText(argument) else { return String(decoding: argument, as: UTF8.self) }
      return Self.pieces(argument).map { piece in
        guard !Self.isText(piece), let link = Self.link(to: piece, in: "\(folder)/\(made)") else {
          return String(decoding: piece, as: UTF8.self)
        }
        made += 1
        return link
      }.joined()
    }
  }

  private static func isText(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

  /// The argument cut where a file's name may begin or end: at `=` and commas, which stay as pieces of their own. A name
  /// with such in it is found whole where it is the whole argument.
  private static func pieces(_ argument: [UInt8]) -> [[UInt8]] {
    if exists(argument) { return [argument] }
    var pieces: [[UInt8]] = [[]]
    for byte in argument {
      if byte == UInt8(ascii: "=") || byte == UInt8(ascii: ",") {
        pieces += [[byte], []]
      } else {
        pieces[pieces.count - 1].append(byte)
      }
    }
    return pieces
  }

  private static func exists(_ path: [UInt8]) -> Bool {
    var info = stat()
    return (path + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { $0.baseAddress.map { stat($0, &info) == 0 } ?? false }
    }
  }

  /// - Parameter folder: is made; a link in a folder of its own keeps as much of the name as is text.
  /// - Returns: `nil` where there is no such file.
  private static func link(to path: [UInt8], in folder: String) -> String? {
    var real = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let isThere = (path + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { $0.baseAddress.map { realpath($0, &real) != nil } ?? false }
    }
    guard isThere, mkdir(folder, 0o700) == 0 else { return nil }
    let name = String(decoding: path.split(separator: UInt8(ascii: "/")).last ?? [], as: UTF8.self)
    let link = "\(folder)/\(name.replacing("\u{FFFD}", with: "_"))"
    return symlink(real, link) == 0 ? link : nil
  }
}
