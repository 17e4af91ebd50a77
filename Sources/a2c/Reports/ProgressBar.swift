import Glibc
import Support
import Synchronization

/// How far a long work is, on standard error; only where a person looks on.
final class ProgressBar: Sendable {
  private let total: Int
  private let isShown = isatty(2) == 1
  private let start = ResourceUse.seconds
  private let shown = Mutex(-1)

  init(total: Int) { self.total = max(1, total) }

  /// - Parameter done: of `total`
  func show(_ done: Int) {
    guard isShown else { return }
    shown.withLock { last in
      let share = done * 200 / total
      guard share > last else { return }
      last = share
      let filled = done * 30 / total
      let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: 30 - filled)
      let seconds = max(ResourceUse.seconds - start, 0.001)
      let left = Int(seconds / Double(max(done, 1)) * Double(total - done))
      write("\r\(bar) \(done)/\(total), \(Int(Double(done) / seconds))/s, \(left) s left \u{1B}[K")
    }
  }

  /// Takes the bar away.
  func end() {
    if isShown { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
  }
}
