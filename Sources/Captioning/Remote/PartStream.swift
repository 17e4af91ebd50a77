import Claims

/// The parts of an answer that is still being written, as events.
struct PartStream {
  private var text = ""
  private var read = 0
  private var told: [CaptionPart: String] = [:]
  private var current: CaptionPart?

  /// Characters after which an answer is read again.
  private static let step = 24
  /// Answers that are longer are not a caption.
  private static let most = 60_000

  mutating func take(_ more: String, _ onEvent: (CaptionEvent) -> Void) {
    text += more
    read += more.utf8.count
    guard read >= Self.step, text.utf8.count <= Self.most else { return }
    read = 0
    tell(PartsReader(text, isOpen: true), onEvent)
  }

  /// Tells what is not told yet and ends the last part.
  mutating func finish(_ onEvent: (CaptionEvent) -> Void) {
    if text.utf8.count <= Self.most { tell(PartsReader(text), onEvent) }
    if let current { onEvent(.ended(current)) }
    current = nil
  }

  private mutating func tell(_ reader: PartsReader, _ onEvent: (CaptionEvent) -> Void) {
    for part in reader.order {
      guard let body = reader.parts[part] else { continue }
      if told[part] == nil {
        if let current { onEvent(.ended(current)) }
        onEvent(.began(part))
        current = part
        told[part] = ""
      }
      // What was told cannot be taken back.
      guard part == current, let before = told[part], body.hasPrefix(before), body != before else { continue }
      onEvent(.text(String(body.dropFirst(before.count))))
      told[part] = body
    }
  }
}
