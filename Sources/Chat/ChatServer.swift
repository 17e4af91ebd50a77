package import HTTP
import Support
import Synchronization

/// A server that speaks OpenAI's chat protocol, and one of its models. Any thread may ask.
package final class ChatServer: Sendable {
  /// The address that paths such as `/chat/completions` stand under.
  package let base: HTTPAddress
  package let model: String
  private let key: Secret?
  private let isKeyHeldBack: Bool
  private let client: HTTPClient
  private let patience: HTTPPatience
  private let retry: RetryPolicy
  private let known = Mutex(ServerAbilities())

  /// What the server was found to take so far.
  package var abilities: ServerAbilities { known.withLock { $0 } }

  /// Whether the key can be read by whoever is on the way.
  package var isKeyInTheOpen: Bool { key != nil && base.scheme == "http" && !base.isLoopback }

  /// Marks what the user says that the server lacks.
  package func refuse(_ wish: ServerAbilities.Wish) { known.withLock { $0.refuse(wish) } }

  /// - Parameters:
  ///   - model: `nil` where the server has one model, which then is asked for.
  ///   - key: see ``ServerKey``.
  package init(
    _ address: HTTPAddress, model: String?, key: (key: Secret?, isHeldBack: Bool) = (nil, false),
    patience: HTTPPatience = HTTPPatience(), retry: RetryPolicy = RetryPolicy()
  ) throws {
    base = Self.base(address)
    self.key = key.key
    isKeyHeldBack = key.isHeldBack
    client = HTTPClient()
    self.patience = patience
    self.retry = retry
    if let model {
      self.model = model
    } else {
      let names = try Self.models(base, key, client, patience)
      guard names.count == 1, let only = names.first else {
        throw ChatError(.model("", known: names), server: base.shown)
      }
      self.model = only
    }
  }

  /// People write the server's root, or the whole path of one call: `http://h:8000`, `…/v1/`, `…/v1/chat/completions`.
  static func base(_ address: HTTPAddress) -> HTTPAddress {
    var path = address.path
    while path.hasSuffix("/") { path.removeLast() }
    if path.hasSuffix("/chat/completions") { path.removeLast("/chat/completions".count) }
    return address.with(path: path.isEmpty ? "/v1" : path)
  }

  // MARK: Asking

  /// Asks, again where that may help, and without what the server turns out not to take.
  /// - Parameters:
  ///   - isCancelled: asked now and then; the request ends where it says so.
  ///   - onText: the answer's text as it comes, where the server streams.
  /// - Throws: ``ChatError``; of the reason `pictures` where the question has to be put without them.
  package func ask(
    _ question: ChatQuestion, isCancelled: () -> Bool = { false }, onText: (String) -> Void = { _ in }
  ) throws(ChatError) -> ChatReply {
    var tried: [String] = []
    var failures = 0
    var refusals = 0
    while true {
      let abilities = abilities
      do throws(ChatError) {
        let reply = try once(question, abilities, isCancelled, onText)
        known.withLock { $0.prove(question) }
        return reply
      } catch {
        var failed = error
        let wish =
          refusal(error, question, abilities)
          ?? (error.isWordless && failures > 0 ? abilities.suspicion(question) : nil)
        if let wish, refusals < ServerAbilities.Wish.allCases.count {
          refusals += 1
          refuse(wish)
          guard wish == .pictures else { continue }
          failed = ChatError(.pictures(Self.said(error)), server: base.shown)
        }
        failures += 1
        let pause = Self.mayPass(failed, after: failures) ? pause(after: failures, failed) : nil
        tried.append(Self.line(failures, failed, pause))
        guard let pause, !isCancelled() else {
          failed.tried = tried
          (failed.isKeyHeldBack, failed.hadKey) = (isKeyHeldBack, key != nil)
          if case .status(404, let text) = failed.reason, text.lowercased().contains("model") {
            failed = ChatError(
              .model(model, known: (try? Self.models(base, (key, isKeyHeldBack), client, patience)) ?? []),
              server: base.shown)
          }
          throw failed
        }
        retry.sleep(pause)
      }
    }
  }

  private func pause(after failures: Int, _ error: ChatError) -> Double? {
    retry.pause(after: failures, wish: error.retryAfter, random: .random(in: 0...1))
  }

  private func refusal(_ error: ChatError, _ question: ChatQuestion, _ abilities: ServerAbilities) -> ServerAbilities
    .Wish?
  {
    guard case .status(let status, let text) = error.reason else { return nil }
    switch status {
    case 400, 415, 422: return abilities.refusal(text, question, isCertain: false)
    // Some servers call what they do not have an error of theirs.
    case 404, 500, 501: return abilities.refusal(text, question, isCertain: true)
    default: return nil
    }
  }

  private static func mayPass(_ error: ChatError, after failures: Int) -> Bool {
    switch error.reason {
    case .http(let error): error.isPassing
    case .status(let status, _): [408, 425, 429, 500, 502, 503, 504, 529].contains(status)
    case .empty: failures == 1
    case .model, .pictures: false
    }
  }

  private static func said(_ error: ChatError) -> String {
    if case .status(_, let text) = error.reason { text } else { "" }
  }

  private static func line(_ number: Int, _ error: ChatError, _ pause: Double?) -> String {
    var plain = error
    plain.tried = []
    return "\(number): \(plain.message)" + (pause.map { ", waited \(Decimal.text($0, digits: 1)) s" } ?? "")
  }

  private func once(
    _ question: ChatQuestion, _ abilities: ServerAbilities, _ isCancelled: () -> Bool, _ onText: (String) -> Void
  ) throws(ChatError) -> ChatReply {
    let body = Array(question.json(model: model, abilities).text().utf8)
    let request = HTTPRequest(
      base.with(path: base.path + "/chat/completions"), body: body, accept: "text/event-stream, application/json",
      key: key, patience: patience)
    var reader = ReplyReader()
    let response: HTTPResponse
    do throws(HTTPError) {
      response = try client.send(request, isCancelled: isCancelled) { type, bytes in
        let more = reader.take(bytes, type: type)
        if !more.isEmpty { onText(more) }
        return true
      }
    } catch {
      // What came before the connection broke is worth something.
      if error.kind == .broken || error.kind == .time, let reply = reader.brokenOff { return reply }
      throw failure(.http(error))
    }
    guard response.isSuccess else {
      var error = failure(.status(response.status, told(response.body)))
      error.retryAfter = response.retryAfter
      throw error
    }
    switch reader.finish() {
    case .success(let reply): return reply
    case .failure(let problem):
      if let status = problem.status { throw failure(.status(status, clean(problem.text))) }
      var error = failure(.empty(clean(problem.text)))
      error.isWordless = problem.isWordless
      throw error
    }
  }

  private func failure(_ reason: ChatError.Reason) -> ChatError { ChatError(reason, server: base.shown) }

  // MARK: Texts of the server

  /// A server's text in a message of ours: short, harmless, without the key.
  private func clean(_ text: String) -> String { Self.clean(text, key) }

  private static func clean(_ text: String, _ key: Secret?) -> String {
    TerminalText.safe(key?.removed(from: text) ?? text, limit: 300)
  }

  private func told(_ body: [UInt8]) -> String { clean(ReplyReader.errorText(body)) }

  // MARK: Models

  /// Asks whether the server is there and has the model, as far as it tells.
  package func check() throws(ChatError) {
    do throws(ChatError) {
      let names = try Self.models(base, (key, isKeyHeldBack), client, patience)
      guard names.isEmpty || names.contains(model) else {
        throw ChatError(.model(model, known: names), server: base.shown)
      }
    } catch {
      // Not every server keeps a list.
      if case .status(404, _) = error.reason { return }
      throw error
    }
  }

  /// The names of a server's models.
  private static func models(
    _ base: HTTPAddress, _ key: (key: Secret?, isHeldBack: Bool), _ client: HTTPClient, _ patience: HTTPPatience
  ) throws(ChatError) -> [String] {
    var patience = patience
    patience.total = min(patience.total, 30)
    let address = base.with(path: base.path + "/models")
    let response: HTTPResponse
    do throws(HTTPError) {
      response = try client.send(HTTPRequest(address, key: key.key, patience: patience, limit: 4 << 20))
    } catch { throw ChatError(.http(error), server: base.shown) }
    guard response.isSuccess else {
      var error = ChatError(
        .status(response.status, clean(ReplyReader.errorText(response.body), key.key)), server: base.shown)
      (error.isKeyHeldBack, error.hadKey) = (key.isHeldBack, key.key != nil)
      throw error
    }
    let list = (try? JSONParser.parse(response.body))?["data"]?.arrayValue ?? []
    return list.compactMap { $0["id"]?.stringValue }
  }
}
