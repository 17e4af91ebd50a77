import A2CPluginKit

/// A file format of camera paths. A format is added by adding a file with a type of this kind and its name to
/// ``PathFormats/all``.
protocol PathFormat {
  /// What the parameter `format` calls it.
  static var id: String { get }
  /// The name a person knows it by.
  static var name: String { get }
  /// Whether a file that begins with these bytes is of this format. The first that says yes reads it.
  static func recognises(_ beginning: ArraySlice<UInt8>, path: String) -> Bool
  /// - Throws: ``AdapterError`` of kind `badInput`, with the line.
  static func read(_ bytes: [UInt8], path: String) throws -> CameraPath
}

extension PathFormat {
  fileprivate static func isNamed(_ id: String) -> Bool { self.id == id }
}

/// The formats, in the order in which they are asked.
enum PathFormats {
  static var all: [any PathFormat.Type] { [RealEstateText.self] }

  /// - Parameter id: a format's id, `nil` to read it off the file.
  static func read(
    _ bytes: [UInt8], path: String, format id: String?
  ) throws -> (path: CameraPath, format: any PathFormat.Type) {
    guard !bytes.allSatisfy(isSpace) else {
      throw badPath(path, "the file is empty", hint: "expected one camera pose a line")
    }
    let beginning = bytes.prefix(4096)
    guard let format = all.first(where: { id.map($0.isNamed) ?? $0.recognises(beginning, path: path) }) else {
      let known = all.map { $0.name }.joined(separator: ", ")
      throw badPath(path, "the format of this camera path is not known", hint: "formats that are read: \(known)")
    }
    return (try format.read(bytes, path: path), format)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
}

/// An error in a path file; `line` counts from 1.
func badPath(_ path: String, line: Int? = nil, _ message: String, hint: String) -> AdapterError {
  AdapterError(.badInput, message, place: line.map { "\(path):\($0)" } ?? path, hint: hint)
}
