/// What a process tells its caller on exit. The numbers are those of `sysexits.h` where one exists.
public enum ExitStatus: Int32, Sendable {
  case ok = 0
  case failure = 1
  /// The command line is wrong.
  case usage = 64
  /// An input file was read and found wrong.
  case badInput = 65
  /// A named file does not exist.
  case missingFile = 66
  /// An adapter, a model or a server cannot be used.
  case unavailable = 69
  /// A defect of this program.
  case internalFault = 70
  /// Reading or writing failed.
  case io = 74
  /// Busy now; the same request may succeed later.
  case retryLater = 75
  /// Ended by Ctrl-C.
  case interrupted = 130
}
