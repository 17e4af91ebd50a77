import Support
import Synchronization

/// What the server does, without the network: requests in, answers out.
package final class Service: Sendable {
  package struct Settings: Sendable {
    /// Of a JSON body: pictures may lie in a chat request.
    package var bodyBytes = 64 << 20
    /// Of the JSON bodies of all requests together.
    package var allBodyBytes = 512 << 20
    /// Seconds of silence after which a stream says that it lives.
    package var keepAlive = 10.0

    package init() {}
  }

  /// What is to become of a request whose head has come.
  package enum Intake: Sendable {
    /// It is answered without its body.
    case answer(ServerResponse)
    /// Its body is collected, up to so many bytes.
    case collect(limit: Int)
    /// Its body is a file.
    case upload(Upload)
  }

  let context: RunContext
  let queue: WorkQueue
  /// For prompts of captions that are there: quick work, which does not wait for captions.
  let prompts: WorkQueue
  let settings: Settings
  package let admission: Admission
  let page: StaticPage
  let log: RequestLog
  package let bodies: BodyRoom
  private let isStopping = Atomic(false)
  private let isLate = Atomic(false)

  package init(
    _ context: RunContext, queue: WorkQueue, admission: Admission, page: StaticPage = .none, log: RequestLog = .none,
    settings: Settings = Settings()
  ) {
    self.context = context
    self.queue = queue
    prompts = WorkQueue(threads: max(1, queue.threads / 2), length: queue.length)
    self.admission = admission
    self.page = page
    self.log = log
    self.settings = settings
    bodies = BodyRoom(limit: settings.allBodyBytes)
  }

  package var keepAliveSeconds: Double { settings.keepAlive }

  /// Files that clients have sent, and their bytes.
  package var uploads: (files: Int, bytes: Int) { context.uploads.size }

  var isReady: Bool { !isStopping.load(ordering: .relaxed) }

  /// Takes nothing new.
  package func stop() {
    isStopping.store(true, ordering: .relaxed)
    queue.stop()
    prompts.stop()
  }

  /// Gives up what has not come to its end in time.
  package func giveUp() {
    for queue in [queue, prompts] {
      if queue.running + queue.waiting > 0 { isLate.store(true, ordering: .relaxed) }
      queue.cancel()
    }
  }

  /// Waits for what runs, then removes what clients have sent.
  /// - Returns: whether all of it came to its end in time.
  package func finish(seconds: Double) -> Bool {
    let end = ResourceUse.seconds + seconds
    let isDone = queue.drain(seconds: seconds) && prompts.drain(seconds: max(0, end - ResourceUse.seconds))
    context.uploads.close()
    return isDone && !isLate.load(ordering: .relaxed)
  }

  // MARK: Requests

  /// Looks at a request before its body comes.
  package func intake(_ request: ServerRequest) -> Intake {
    do throws(ServerError) {
      guard let (route, values) = try find(request) else { return .collect(limit: 0) }
      switch route.body {
      case .none: return .collect(limit: 1 << 16)
      case .json:
        if let length = request.header("content-length").flatMap({ Int($0) }), length > settings.bodyBytes {
          throw .tooLarge(limit: settings.bodyBytes)
        }
        return .collect(limit: settings.bodyBytes)
      case .file: return .upload(try beginUpload(request, name: values["id"]))
      }
    } catch {
      return .answer(finished(request, error.response(request: request.id), since: ResourceUse.seconds))
    }
  }

  /// Answers a request whose body has come.
  /// - Parameter upload: the file that its body was, where ``intake(_:)`` asked for it.
  package func respond(_ request: ServerRequest, upload: Upload? = nil) async -> ServerResponse {
    let start = ResourceUse.seconds
    var response: ServerResponse
    do {
      response = try await answer(request, upload)
    } catch {
      response = ServerError.of(error).response(request: request.id)
    }
    if request.method == "HEAD", case .bytes(let bytes) = response.body {
      response.headers.append(("content-length", String(bytes.count)))
      response.body = .bytes([])
    }
    return finished(request, response, since: start)
  }

  /// Whether a request is given up when its client leaves.
  package func isLong(_ request: ServerRequest) -> Bool { (try? find(request))?.route.isLong ?? false }

  /// The answer to a body that was larger than it may be, or that broke off.
  package func refused(_ request: ServerRequest, _ error: ServerError) -> ServerResponse {
    finished(request, error.response(request: request.id), since: ResourceUse.seconds)
  }

  private func answer(_ request: ServerRequest, _ upload: Upload?) async throws -> ServerResponse {
    guard let (route, values) = try find(request) else {
      if request.method == "OPTIONS" { return ServerResponse(status: 204, headers: [("allow", allowed(request))]) }
      if let page = page.response(request.components ?? [""]) { return page }
      throw ServerError.notFound(request.path)
    }
    if let upload { return .json(try upload.finish(), status: 201) }
    return try await handle(route, values, request)
  }

  /// The route of a request that may be made.
  /// - Returns: `nil` for what is no route: the page's files, and questions what may be asked.
  /// - Throws: ``ServerError``
  private func find(_ request: ServerRequest) throws(ServerError) -> (route: Route, values: [String: String])? {
    guard let components = request.components else {
      throw ServerError(400, "invalid_path", "the path has an escape that stands for no text")
    }
    let method = request.method == "HEAD" ? "GET" : request.method
    let matches = Route.all.compactMap { route in route.match(components).map { (route, $0) } }
    let match = matches.first { $0.0.method == method }
    try admission.check(request, isOpen: match?.0.isOpen ?? (matches.isEmpty || method == "OPTIONS"))
    if let match { return match }
    if method == "OPTIONS" { return nil }
    guard matches.isEmpty else { throw .method(request.method, allowed: matches.map(\.0.method)) }
    guard method == "GET" else { throw .notFound(request.path) }
    return nil
  }

  private func allowed(_ request: ServerRequest) -> String {
    let methods = Route.all.filter { $0.match(request.components ?? []) != nil }.map(\.method)
    return (methods.isEmpty ? ["GET"] : methods).joined(separator: ", ") + ", OPTIONS"
  }

  /// The answer with what all answers have, counted and written down.
  private func finished(_ request: ServerRequest, _ response: ServerResponse, since start: Double) -> ServerResponse {
    var response = response
    response.headers += [("x-request-id", request.id), ("x-content-type-options", "nosniff")]
    if let origin = request.header("origin"), let host = request.host, admission.isAllowed(origin, host: host) {
      response.headers += [
        ("access-control-allow-origin", origin), ("vary", "Origin"),
        ("access-control-allow-headers", "authorization, content-type, x-api-key"),
        ("access-control-allow-methods", "GET, POST, PUT, DELETE"), ("access-control-expose-headers", "x-request-id"),
      ]
    }
    let seconds = ResourceUse.seconds - start
    let components = request.components ?? []
    let route = Route.all.first { $0.match(components) != nil }?.pattern ?? "other"
    let method =
      ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"].contains(request.method) ? request.method : "other"
    context.metrics.countRequest(method, route, status: response.status, seconds: seconds)
    log.note(
      response.status >= 500 && response.status != 503 ? .error : .info, "request",
      [
        JSON.Member("request", .string(request.id)),
        JSON.Member("method", .string(TerminalText.safe(request.method, limit: 20))),
        JSON.Member("path", .string(TerminalText.safe(request.path, limit: 200))),
        JSON.Member("status", .int(response.status)), JSON.Member("ms", .int(Int(seconds * 1000))),
      ] + error(response))
    return response
  }

  /// Why a request was refused, for the log.
  private func error(_ response: ServerResponse) -> [JSON.Member] {
    guard response.status >= 400, case .bytes(let bytes) = response.body,
      let error = (try? JSONParser.parse(bytes))?["error"], let code = error["code"], let what = error["what"]
    else { return [] }
    return [JSON.Member("code", code), JSON.Member("error", what)]
  }

  private func beginUpload(_ request: ServerRequest, name: String?) throws(ServerError) -> Upload {
    switch request.mediaType {
    case "multipart/form-data":
      throw ServerError(
        415, "not_raw", "the body is a form; a file is sent as it is", at: "content-type",
        hint: "curl -T FILE http://\(request.host ?? "HOST")/v1/files/")
    case "application/x-www-form-urlencoded":
      throw ServerError(
        415, "not_raw", "curl's -d changes files; they are sent as they are", at: "content-type",
        hint: "curl -T FILE http://\(request.host ?? "HOST")/v1/files/")
    default: break
    }
    return try context.uploads.begin(
      name: name ?? request.parameter("name") ?? "", into: request.parameter("folder"),
      expected: request.header("content-length").flatMap { Int($0) })
  }
}
