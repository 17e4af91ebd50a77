/// What is wrong with a picture of floats.
public enum FloatPictureProblem: Error, Sendable, Equatable {
  /// - Parameter format: its name, as in "not an OpenEXR file".
  case notThis(format: String)
  case endsEarly
  case header(String)
  /// A form that is known and not read.
  case form(String)
  case size
  case noChannel(String, among: [String])
  case data(String)

  /// One sentence without a full stop.
  public var message: String {
    switch self {
    case .notThis(let format): "not \(format) file"
    case .endsEarly: "the file ends early"
    case .header(let what): "the header: \(what)"
    case .form(let what): "\(what), which is not read"
    case .size: "the picture has no size that can be read"
    case .noChannel(let name, _): "the picture holds no channel \(Self.quoted(name))"
    case .data(let what): "the pixels: \(what)"
    }
  }

  /// What to do next, where there is something.
  public var hint: String? {
    switch self {
    case .endsEarly, .data: "is the file complete?"
    case .form: "write it with the compression ZIP, or without one, in rows"
    case .noChannel(_, let names): "it holds \(names.prefix(12).map(Self.quoted).joined(separator: ", "))"
    default: nil
    }
  }

  /// The problem as an adapter's error.
  public func error(_ path: String) -> AdapterError {
    AdapterError(.badInput, message, place: path, hint: hint)
  }

  /// Names come from the file: no control characters, and not long.
  private static func quoted(_ name: String) -> String {
    let safe = name.unicodeScalars.prefix(80).map { $0.value < 0x20 || $0.value == 0x7F ? "?" : String(Character($0)) }
    return "'\(safe.joined())'"
  }
}
