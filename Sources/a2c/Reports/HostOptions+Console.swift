import Conditions
import Support
import Synchronization

extension HostOptions {
  /// Warnings and errors of adapters go to the console. Adapters that are not trusted run in a process of their own;
  /// with `A2C_ISOLATION=process` all do.
  static func reporting(to console: Console) -> HostOptions {
    // A condition is read for the model and for each size of a bundle's file; what is doubtful of it is said once.
    let said = Said()
    return HostOptions(
      log: { adapter, level, text in
        guard level.rawValue >= LogLevel.warning.rawValue else { return }
        let line = "\(adapter): \(TerminalText.safe(text))"
        if said.isNew(line) { console.warn(line) }
      }, isolation: isolation(console))
  }

  /// The warnings so far, as many as a person reads.
  private final class Said: Sendable {
    private let lines = Mutex<Set<String>>([])

    func isNew(_ line: String) -> Bool {
      lines.withLock { $0.count >= 1000 || $0.insert(line).inserted }
    }
  }

  private static func isolation(_ console: Console) -> Isolation {
    switch Environment.variable("A2C_ISOLATION") ?? "" {
    case "", "auto": return .untrusted(.own)
    case "process": return .all(.own)
    case let other:
      console.warn("A2C_ISOLATION: expected auto or process, found \(TerminalText.quoted(other)); taken as process")
      return .all(.own)
    }
  }
}
