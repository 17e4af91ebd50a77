import Captioning
import Claims
import Claims
import Glibc
import Support

/// The caption on standard output while it is being written, in the canonical form.
struct CaptionStream {
  private let isOn: Bool
  private let isJSON: Bool
  private var count = 0
  /// White space is held back: at the end of a body it is not part of it.
  private var held = ""
  private var isAtStart = true
  /// The first error of standard output; the caption is finished all the same.
  private(set) var failure: OutputError?

  /// A terminal is not to obey what a model wrote; a file or a pipe gets it as it is.
  private let isTerminal = isatty(1) == 1

  /// - Parameters:
  ///   - isOn: whether parts are shown while they are written.
  ///   - isJSON: whether standard output belongs to another result.
  init(isOn: Bool, isJSON: Bool) {
    self.isOn = isOn && !isJSON
    self.isJSON = isJSON
  }

  mutating func take(_ event: CaptionEvent) {
    guard isOn else { return }
    switch event {
    case .began(let part):
      count += 1
      write((count == 1 ? "" : "\n") + "\(count). \(part.heading):")
      held = " "
      isAtStart = true
    case .text(let text): take(text)
    case .ended: held = ""
    }
  }

  private mutating func take(_ text: String) {
    var text = Substring(text)
    if isAtStart { text = text.drop { $0.isWhitespace } }
    guard !text.isEmpty else { return }
    isAtStart = false
    let body = text.reversed().drop { $0.isWhitespace }
    guard !body.isEmpty else {
      held += text
      return
    }
    write(held + String(body.reversed()))
    held = String(text.suffix(text.count - body.count))
  }

  /// Writes a whole caption.
  mutating func write(_ caption: StructuredCaption) {
    if !isJSON { write(caption.text + "\n") }
  }

  /// Ends the last line.
  mutating func finish() {
    if isOn { write("\n") }
  }

  private mutating func write(_ text: String) {
    guard failure == nil else { return }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let text = isTerminal ? lines.map { TerminalText.safe($0) }.joined(separator: "\n") : text
    do { try StandardOutput.write(text) } catch { failure = error }
  }
}
