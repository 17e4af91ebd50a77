#if Server
  import Glibc
  import HTTPTypes
  import Hummingbird
  import HummingbirdCore
  import NIOCore
  import Serving
  import Support

  /// One request and its answer, between the network and the service.
  struct HTTPExchange: Sendable {
    private let service: Serving.Service

    /// Seconds in which a body may come as slowly as it likes.
    private let idle: TimeAmount

    init(_ service: Serving.Service, idle: TimeAmount) {
      self.service = service
      self.idle = idle
    }

    func respond(_ request: Request, _ writer: consuming ResponseWriter, _ channel: any Channel) async throws {
      var asked = ServerRequest(
        request.method.rawValue, request.head.path ?? "/", host: request.head.authority,
        headers: request.headers.map { ($0.name.canonicalName, $0.value) })
      var upload: Upload?
      let share = BodyRoom.Share(of: service.bodies)
      defer { withExtendedLifetime(share) {} }
      var refusal: ServerResponse?
      let pace = Self.hasBody(asked) ? BodyPace(channel, first: idle) : nil
      do throws(ServerError) {
        switch service.intake(asked) {
        case .answer(let response): refusal = response
        case .collect(let limit):
          try await Self.goOn(asked, writer)
          asked.body = try await Self.collect(request.body, limit: limit, share, pace)
        case .upload(let started):
          try await Self.goOn(asked, writer)
          try await Self.store(request.body, started, pace)
          upload = started
        }
      } catch {
        refusal = service.refused(asked, error)
      }
      pace?.end()
      if let refusal { return try await write(refusal, writer, channel, isUnread: Self.hasBody(asked)) }
      guard service.isLong(asked), let watcher = try? await channel.pipeline.handler(type: CloseWatcher.self).get()
      else {
        return try await write(await service.respond(asked, upload: upload), writer, channel)
      }
      let (service, complete) = (service, asked)
      let work = Task { await service.respond(complete) }
      watcher.watch { work.cancel() }
      defer { watcher.watch(nil) }
      try await write(await work.value, writer, channel, watcher: watcher)
    }

    // MARK: Bodies of requests

    private static func hasBody(_ request: ServerRequest) -> Bool {
      request.header("transfer-encoding") != nil || (request.header("content-length").flatMap { Int($0) } ?? 0) > 0
    }

    /// Some clients wait to be told before they send a large body.
    private static func goOn(_ request: ServerRequest, _ writer: borrowing ResponseWriter) async throws(ServerError) {
      guard request.header("expect")?.lowercased() == "100-continue" else { return }
      do { try await writer.writeInformationalHead(HTTPResponse(status: .continue)) } catch { throw .cancelled }
    }

    private static func collect(
      _ body: RequestBody, limit: Int, _ share: BodyRoom.Share, _ pace: BodyPace?
    ) async throws(ServerError) -> [UInt8] {
      var bytes: [UInt8] = []
      try await read(body, pace) { piece throws(ServerError) in
        guard bytes.count + piece.count <= limit else { throw .tooLarge(limit: limit) }
        try share.take(piece.count)
        bytes += piece
      }
      return bytes
    }

    private static func store(_ body: RequestBody, _ upload: Upload, _ pace: BodyPace?) async throws(ServerError) {
      try await read(body, pace) { piece throws(ServerError) in try upload.write(piece) }
    }

    private static func read(
      _ body: RequestBody, _ pace: BodyPace?, _ take: (UnsafeRawBufferPointer) throws(ServerError) -> Void
    ) async throws(ServerError) {
      do {
        for try await buffer in body {
          pace?.add(buffer.readableBytes)
          try buffer.withUnsafeReadableBytes { try take($0) }
        }
      } catch let error as ServerError {
        throw error
      } catch {
        throw ServerError(400, "broken_body", "the body broke off")
      }
    }

    // MARK: Answers

    /// - Parameter isUnread: whether the request's body is still coming; nobody reads it, and the connection ends.
    private func write(
      _ response: ServerResponse, _ writer: consuming ResponseWriter, _ channel: any Channel,
      watcher: CloseWatcher? = nil, isUnread: Bool = false
    ) async throws {
      var head = HTTPResponse(status: HTTPResponse.Status(code: response.status))
      for (name, value) in response.headers {
        if let name = HTTPField.Name(name) { head.headerFields.append(HTTPField(name: name, value: value)) }
      }
      if isUnread { head.headerFields[.connection] = "close" }
      switch response.body {
      case .bytes(let bytes):
        if head.headerFields[.contentLength] == nil, response.status != 204 {
          head.headerFields[.contentLength] = String(bytes.count)
        }
        try await writer.write(response: head, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
      case .file(let file):
        let body = try await writer.writeHead(head)
        try await Self.send(file, body)
      case .events(let events):
        let body = try await writer.writeHead(head)
        try await send(events, body, watcher)
      }
      guard isUnread else { return }
      // Long enough that the answer is read before the end of the connection is.
      try? await Task.sleep(for: .milliseconds(500))
      channel.close(promise: nil)
    }

    private static func send(_ file: TemporaryFile, _ writer: consuming some ResponseBodyWriter) async throws {
      var writer = writer
      let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw FileError.missing(path: file.path) }
      defer { close(descriptor) }
      while true {
        let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, count in
          count = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
        }
        if bytes.isEmpty { break }
        try await writer.write(ByteBuffer(bytes: bytes))
      }
      withExtendedLifetime(file) {}
      try await writer.finish(nil)
    }

    /// Sends events as they come, and between them that the stream lives.
    private func send(
      _ events: AsyncStream<ServerEvent>, _ writer: consuming some ResponseBodyWriter, _ watcher: CloseWatcher?
    ) async throws {
      var writer = writer
      let (pieces, feed) = AsyncStream<[UInt8]>.makeStream()
      let forward = Task {
        for await event in events { feed.yield(event.bytes) }
        feed.finish()
      }
      let seconds = service.keepAliveSeconds
      let beat = Task {
        while !Task.isCancelled {
          try await Task.sleep(for: .seconds(seconds))
          feed.yield(ServerEvent.keepAlive)
        }
      }
      watcher?.watch {
        forward.cancel()
        feed.finish()
      }
      defer {
        forward.cancel()
        beat.cancel()
      }
      for await piece in pieces { try await writer.write(ByteBuffer(bytes: piece)) }
      try await writer.finish(nil)
    }
  }
#endif
