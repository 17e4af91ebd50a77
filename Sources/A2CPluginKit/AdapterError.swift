/// What an adapter throws, and what it gets from the host where the host could not do what it was asked.
public struct AdapterError: ExplainedError, Equatable {
  /// What the host does about it, and the exit status.
  public enum Kind: Sendable, Equatable {
    /// A parameter is wrong.
    case invalidArgument
    /// Right, but not possible here.
    case unsupported
    /// An input file was read and found wrong.
    case badInput
    /// A named file does not exist.
    case missing
    /// Reading or writing failed.
    case io
    case noMemory
    /// The request was cancelled.
    case cancelled
    case timeout
    /// A defect of the adapter, or of the host.
    case `internal`
  }

  public var kind: Kind
  /// One sentence without a full stop.
  public var message: String
  /// A file, `file:line:column`, a path inside a document.
  public var place: String?
  /// What to do next.
  public var hint: String?

  public init(_ kind: Kind, _ message: String, place: String? = nil, hint: String? = nil) {
    self.kind = kind
    self.message = message
    self.place = place
    self.hint = hint
  }

  public var exitStatus: ExitStatus {
    switch kind {
    case .invalidArgument, .badInput: .badInput
    case .missing: .missingFile
    case .io: .io
    case .cancelled: .interrupted
    case .unsupported, .noMemory, .timeout: .unavailable
    case .internal: .internalFault
    }
  }
}
