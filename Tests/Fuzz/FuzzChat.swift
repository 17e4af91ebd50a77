import HTTP
import Support

/// Compiled into the module of servers' answers: a whole answer, or a stream of events, in pieces of any length.
public func fuzzReply(_ bytes: [UInt8]) throws {
  for (type, length) in [("application/json", 4096), ("text/event-stream", 1), ("", 13)] {
    var reader = ReplyReader()
    for start in stride(from: 0, to: bytes.count, by: length) {
      bytes[start..<min(start + length, bytes.count)].withUnsafeBytes { _ = reader.take($0, type: type) }
    }
    _ = reader.brokenOff
    _ = reader.finish()
  }
  let text = String(decoding: bytes, as: UTF8.self)
  _ = AnswerText.clean(text, isOpen: true)
  for (value, _) in LenientJSON.all(in: text) { _ = value.text() }
}
