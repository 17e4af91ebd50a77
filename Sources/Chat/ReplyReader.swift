import HTTP
import Support

/// Reads an answer of success: a stream of events, or one object, whatever was asked for.
struct ReplyReader {
  struct Problem: Error {
    /// What an error inside of an answer of success stands for, where it is one.
    var status: Int?
    var text: String
    /// Nothing at all came, which some servers do where they fail.
    var isWordless = false
  }

  private var reply = ChatReply()
  private var events = EventStream()
  private var body: [UInt8] = []
  private var isStream = false
  private var isDone = false
  private var problem: Problem?
  /// Pieces of the stream that could be read.
  private var pieces = 0

  /// - Returns: the text that is new.
  mutating func take(_ bytes: UnsafeRawBufferPointer, type: String) -> String {
    // Some servers stream without saying so.
    if body.isEmpty, pieces == 0, !isStream {
      isStream = type == "text/event-stream" || (type != "application/json" && bytes.starts(with: "data:".utf8))
    }
    guard isStream else {
      body += bytes
      return ""
    }
    var text = ""
    for event in events.take(bytes) { text += take(event) }
    return text
  }

  private mutating func take(_ event: [UInt8]) -> String {
    if event.starts(with: "[DONE]".utf8) {
      isDone = true
      return ""
    }
    guard let json = Self.json(event) else { return "" }
    pieces += 1
    if let found = Self.problem(json) { problem = found }
    return reply.take(json)
  }

  /// What had come when the connection broke; `nil` where there is nothing to read.
  var brokenOff: ChatReply? {
    guard isStream, !reply.body.isEmpty else { return nil }
    var reply = reply
    reply.isBrokenOff = true
    reply.isWhole = false
    return reply
  }

  mutating func finish() -> Result<ChatReply, Problem> {
    if isStream {
      for event in events.finish() { _ = take(event) }
      // Neither a reason for the end nor the mark of it: somebody in between cut the stream.
      if !isDone, !reply.isWhole { reply.isBrokenOff = true }
    } else {
      guard let json = Self.json(body) else {
        return .failure(Problem(text: Self.unread(body), isWordless: body.isEmpty))
      }
      if let found = Self.problem(json) { problem = found }
      _ = reply.take(json)
    }
    if reply.body.isEmpty {
      if let problem { return .failure(problem) }
      if let declined = reply.declined { return .failure(Problem(text: "the model declines: \(declined)")) }
      return .failure(
        isStream && pieces == 0
          ? Problem(text: "the stream holds no answer", isWordless: true) : Problem(text: "the answer holds no text"))
    }
    return .success(reply)
  }

  private static func json(_ bytes: [UInt8]) -> JSON? {
    if let json = try? JSONParser.parse(bytes, surrogates: .replace) { return json }
    return LenientJSON.first(in: String(decoding: bytes, as: UTF8.self)).flatMap { $0.isWhole ? $0.value : nil }
  }

  /// An error that stands in an answer of success.
  private static func problem(_ json: JSON) -> Problem? {
    guard let error = json["error"], error != .null else { return nil }
    let code = error["code"]?.intValue ?? error["status"]?.intValue
    return Problem(status: code.flatMap { (400...599).contains($0) ? $0 : nil }, text: text(of: error))
  }

  private static func text(of error: JSON) -> String {
    error.stringValue ?? error["message"]?.stringValue ?? error["detail"]?.stringValue ?? error.text()
  }

  /// What an answer without success says.
  static func errorText(_ body: [UInt8]) -> String {
    if let json = json(Array(body.prefix(1 << 16))) {
      if let error = json["error"] ?? json["detail"] ?? json["message"], error != .null { return text(of: error) }
      return json.text()
    }
    if isPage(body) { return "a web page" }
    return String(decoding: body.prefix(1000), as: UTF8.self)
  }

  private static func unread(_ body: [UInt8]) -> String {
    if body.isEmpty { return "the answer is empty" }
    if isPage(body) { return "the answer is a web page, not JSON" }
    return "the answer is no JSON: " + TerminalText.quoted(String(decoding: body.prefix(200), as: UTF8.self))
  }

  private static func isPage(_ body: [UInt8]) -> Bool {
    let head = String(decoding: body.prefix(400), as: UTF8.self).lowercased()
    return head.contains("<html") || head.contains("<!doctype")
  }
}
