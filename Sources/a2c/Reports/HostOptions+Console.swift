import Conditions
import Support

extension HostOptions {
  /// Warnings and errors of adapters go to the console. Adapters that are not trusted run in a process of their own;
  /// with `A2C_ISOLATION=process` all do.
  static func reporting(to console: Console) -> HostOptions {
    HostOptions(
      log: { adapter, level, text in
        if level.rawValue >= LogLevel.warning.rawValue { console.warn("\(adapter): \(TerminalText.safe(text))") }
      }, isolation: isolation(console))
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
