/// A text is not JSON, or is JSON beyond what is accepted.
public struct JSONError: ExplainedError, Equatable {
  /// What is wrong.
  public enum Reason: Sendable, Equatable {
    case unexpected(String, expected: String)
    case endOfText(expected: String)
    case tooDeep(limit: Int)
    case tooMany(limit: Int)
    case duplicateKey(String)
    case loneSurrogate
    case invalidUTF8
    case numberOutOfRange(String)
    case trailingBytes
  }

  public let reason: Reason
  /// The byte at which reading stopped, counted from 0.
  public let offset: Int
  /// The file, where the text came from one.
  public var source: String?

  public var message: String {
    switch reason {
    case .unexpected(let found, let expected): "invalid JSON: expected \(expected), found \(found)"
    case .endOfText(let expected): "invalid JSON: the text ends where \(expected) was expected"
    case .tooDeep(let limit): "JSON nested deeper than \(limit) levels"
    case .tooMany(let limit): "JSON of more than \(limit) values"
    case .duplicateKey(let key): "JSON object has the key \(TerminalText.quoted(key)) twice"
    case .loneSurrogate: "JSON string has half of a surrogate pair"
    case .invalidUTF8: "JSON text is not UTF-8"
    case .numberOutOfRange(let text): "JSON number \(text) is out of range"
    case .trailingBytes: "text after the end of the JSON value"
    }
  }

  public var place: String? { source.map { "\($0):byte \(offset)" } ?? "byte \(offset)" }
}
