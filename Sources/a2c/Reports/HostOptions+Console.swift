import Conditions
import Support

extension HostOptions {
  /// Warnings and errors of adapters go to the console.
  static func reporting(to console: Console) -> HostOptions {
    HostOptions(log: { adapter, level, text in
      if level.rawValue >= LogLevel.warning.rawValue { console.warn("\(adapter): \(TerminalText.safe(text))") }
    })
  }
}
