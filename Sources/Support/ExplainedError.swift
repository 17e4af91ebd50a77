/// An error a person can act on: what was wrong, where, and what to do next.
///
/// Every module declares its own error enumerations and conforms them to this protocol; the command line prints them
/// all in the same form and exits with ``exitStatus``.
public protocol ExplainedError: Error, CustomStringConvertible {
  /// What was wrong, in one sentence without a full stop: `header length 9223372036854775808 exceeds the file`.
  var message: String { get }
  /// Where: a file, `file:line:column`, a tensor, a path inside a document. `nil` where there is no place.
  var place: String? { get }
  /// The error in lines: ``description``, or a headline and a line for each of several findings.
  var lines: [String] { get }
  /// What to do next, where something can be done: a command to run, a value to write.
  var hint: String? { get }
  /// The exit status of a process that ends with this error.
  var exitStatus: ExitStatus { get }
}

extension ExplainedError {
  public var place: String? { nil }
  public var lines: [String] { [description] }
  public var hint: String? { nil }
  public var exitStatus: ExitStatus { .badInput }

  /// `place: message`, the form in which one error stands on one line.
  public var description: String {
    guard let place else { return message }
    return "\(place): \(message)"
  }
}
