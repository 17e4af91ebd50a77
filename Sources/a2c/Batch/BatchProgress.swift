import Glibc
import Support
import Synchronization

/// How far a batch is, on standard error: often for a person who looks on, now and then for a log.
final class BatchProgress: Sendable {
  private struct State {
    var (good, failed) = (0, 0)
    var told = ResourceUse.seconds
  }

  private let state = Mutex(State())
  private let start = ResourceUse.seconds
  /// Lines that are to be done; `nil` where nobody knows.
  private let total: Int?
  private let isTerminal = isatty(2) == 1
  private let console: Console
  private let isQuiet: Bool

  init(total: Int?, quiet: Bool) {
    self.total = total
    console = Console(quiet: quiet)
    isQuiet = quiet
  }

  func count(isGood: Bool) {
    let text = state.withLock { state -> String? in
      if isGood { state.good += 1 } else { state.failed += 1 }
      guard !isQuiet, ResourceUse.seconds - state.told > (isTerminal ? 0.5 : 15) else { return nil }
      state.told = ResourceUse.seconds
      return line(state)
    }
    guard let text else { return }
    if isTerminal { try? Descriptor.write("\r\(text)\u{1B}[K", to: 2) } else { console.note(text) }
  }

  /// The last word.
  /// - Returns: lines that failed.
  func finish() -> Int {
    let state = state.withLock { $0 }
    if isTerminal, !isQuiet { try? Descriptor.write("\r\u{1B}[K", to: 2) }
    console.note("\(line(state, isOver: true))")
    return state.failed
  }

  private func line(_ state: State, isOver: Bool = false) -> String {
    let done = state.good + state.failed
    let seconds = max(ResourceUse.seconds - start, 0.001)
    let rate = Double(done) / seconds
    var text = "\(done)" + (total.map { " of \($0)" } ?? "") + " lines, \(state.failed) failed, "
    text += "\(Decimal.text(rate, digits: rate < 10 ? 2 : 0)) a second"
    if isOver { return text + ", \(Self.time(seconds))" }
    if let total, total > done, rate > 0 { text += ", \(Self.time(Double(total - done) / rate)) left" }
    return text
  }

  private static func time(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e9))
    if whole < 120 { return "\(whole) s" }
    return whole < 7200 ? "\(whole / 60) min" : "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
