import Conditions
import Manifests
import Support
import Synchronization

extension HostOptions {
  /// Warnings and errors of adapters go to the console. Adapters that are not trusted run in a process of their own;
  /// where the manifest or `A2C_ISOLATION` ask for it, all do.
  static func reporting(to console: Console, _ asked: RunIsolation = .auto) -> HostOptions {
    // A condition is read for the model and for each size of a bundle's file; what is doubtful of it is said once.
    let said = Said()
    return HostOptions(
      log: { adapter, level, text in
        guard level.rawValue >= LogLevel.warning.rawValue else { return }
        let line = "\(adapter): \(TerminalText.safe(text))"
        if said.isNew(line) { console.warn(line) }
      }, isolation: isolation(asked, console))
  }

  /// The warnings so far, as many as a person reads.
  private final class Said: Sendable {
    private let lines = Mutex<Set<String>>([])

    func isNew(_ line: String) -> Bool {
      lines.withLock { $0.count >= 1000 || $0.insert(line).inserted }
    }
  }

  private static func isolation(_ asked: RunIsolation, _ console: Console) -> Isolation {
    switch RunIsolation.stronger(asked, wanted(console)) {
    case .auto: .untrusted(.own)
    case .process: .all(.own)
    case .strict: .strict(.own)
    }
  }

  /// What the environment asks for.
  private static func wanted(_ console: Console) -> RunIsolation {
    guard let text = Environment.variable("A2C_ISOLATION"), !text.isEmpty else { return .auto }
    if let known = RunIsolation(rawValue: text) { return known }
    console.warn("A2C_ISOLATION: expected auto, process or strict, found \(TerminalText.quoted(text)); taken as strict")
    return .strict
  }
}
