import Captioning
import Claims
import Support

/// What a stream says of a run.
protocol StreamForm {
  /// What it says before anything has happened.
  var opening: [ServerEvent] { get }
  mutating func events(_ event: RunEvent) -> [ServerEvent]
  func events(_ outcome: CaptionRun.Outcome) -> [ServerEvent]
  func events(_ error: ServerError, request: String) -> [ServerEvent]
}

/// The service's own form: everything that happens, each thing under its name.
struct CaptionEvents: StreamForm {
  private var part: CaptionPart?

  let opening = [ServerEvent("queued", .object([]))]

  mutating func events(_ event: RunEvent) -> [ServerEvent] {
    switch event {
    case .began: return [ServerEvent("began", .object([]))]
    case .condition(let json): return [ServerEvent("condition", json)]
    case .settled(let json): return [ServerEvent("settled", json)]
    case .caption(let json): return [ServerEvent("caption", json)]
    case .writing(.began(let part)):
      self.part = part
      return [ServerEvent("part", .object(["part": .string(part.rawValue)]))]
    case .writing(.text(let text)):
      return [
        ServerEvent("text", .object(["part": part.map { .string($0.rawValue) } ?? .null, "text": .string(text)]))
      ]
    case .writing(.ended): return []
    }
  }

  func events(_ outcome: CaptionRun.Outcome) -> [ServerEvent] { [ServerEvent("result", outcome.json)] }

  func events(_ error: ServerError, request: String) -> [ServerEvent] {
    [ServerEvent("error", error.json(request: request))]
  }
}

/// OpenAI's form. What a model writes may be mended at the end, so that the text comes when it stays as it is.
struct ChatEvents: StreamForm {
  private let answer: ChatAnswer

  init(_ answer: ChatAnswer) { self.answer = answer }

  var opening: [ServerEvent] { [answer.opening] }

  func events(_ event: RunEvent) -> [ServerEvent] { [] }

  func events(_ outcome: CaptionRun.Outcome) -> [ServerEvent] { answer.chunks(outcome) }

  func events(_ error: ServerError, request: String) -> [ServerEvent] {
    [ServerEvent(nil, error.json(request: request)), ServerEvent(nil, text: "[DONE]")]
  }
}

extension Service {
  /// Answers with a stream, which begins when the request has a place in the queue.
  /// - Parameters:
  ///   - request: its id.
  ///   - holding: uploads that stay until the end.
  /// - Throws: ``ServerError`` where it gets none.
  func stream<Form: StreamForm & Sendable>(
    _ request: String, _ asked: CaptionRequest, _ initial: Form, holding: [UploadStore.Hold] = []
  ) throws(ServerError) -> ServerResponse {
    let flag = CancelFlag(seconds: context.seconds)
    let run = CaptionRun(context, asked, flag)
    // What is wrong already is an answer of its own, not an event of a stream that went well.
    try run.check()
    let (stream, continuation) = AsyncStream<ServerEvent>.makeStream()
    let start = ResourceUse.seconds
    continuation.onTermination = { [queue, context] reason in
      guard case .cancelled = reason else { return }
      flag.cancel()
      queue.prune()
      context.metrics.countCancelled()
    }
    for event in initial.opening { continuation.yield(event) }
    try queue.add(flag) { [context, log] isWanted in
      defer {
        withExtendedLifetime(holding) {}
        continuation.finish()
      }
      guard isWanted else { return }
      var form = initial
      var isFirst = true
      do throws(ServerError) {
        let outcome = try run.perform { event in
          if isFirst, event.isText {
            isFirst = false
            context.metrics.countFirstToken(ResourceUse.seconds - start)
          }
          for event in form.events(event) { continuation.yield(event) }
        }
        for event in form.events(outcome) { continuation.yield(event) }
      } catch {
        for event in form.events(error, request: request) { continuation.yield(event) }
        log.note(
          .warning, "stream_failed",
          [
            JSON.Member("request", .string(request)), JSON.Member("code", .string(error.code)),
            JSON.Member("error", .string(error.description)),
          ])
      }
    }
    return .events(stream)
  }
}

extension RunEvent {
  /// Whether something of the caption is there.
  fileprivate var isText: Bool {
    switch self {
    case .writing(.text), .caption: true
    default: false
    }
  }
}
