import Conditions
import Generators
import Manifests
import Support

/// One function for each route.
extension Service {
  func handle(
    _ route: Route, _ values: [String: String], _ request: ServerRequest
  ) async throws -> ServerResponse {
    switch (route.method, route.pattern) {
    case ("GET", "/health/live"): return .json(.object(["status": "live"]))
    case ("GET", "/health/ready"):
      return .json(.object(["status": isReady ? "ready" : "stopping"]), status: isReady ? 200 : 503)
    case ("GET", "/metrics"):
      return .text(context.metrics.text(gauges), type: "text/plain; version=0.0.4; charset=utf-8")
    case ("GET", "/v1/openapi.json"):
      guard let document = page.bytes("openapi.json") else { throw ServerError.notFound(request.path) }
      return ServerResponse(headers: [("content-type", "application/json")], body: .bytes(document))
    case ("GET", "/v1/models"): return .json(context.models.json)
    case ("GET", "/v1/models/{name}"):
      let name = try context.models.entry(values["name"]).name
      let list = context.models.json["data"]?.arrayValue ?? []
      return .json(list.first { $0["id"]?.stringValue == name } ?? .null)
    case ("GET", "/v1/adapters"): return .json(adapters)
    case ("GET", "/v1/generators"): return .json(generators)
    case ("DELETE", "/v1/files/{id}"):
      try context.uploads.remove(values["id"] ?? "")
      return .json(.object(["id": .string(values["id"] ?? ""), "deleted": true]))
    case ("POST", "/v1/conditions"): return try await condition(request)
    case ("POST", "/v1/captions"): return try await caption(request)
    case ("POST", "/v1/prompts"):
      let source = try CaptionSource(json: try RequestBody.json(request))
      let flag = CancelFlag(seconds: context.seconds)
      return .json(try await prompts.run(flag) { [context] in try PromptRun.prompts(source, context, flag) })
    case ("POST", "/v1/bundles"): return try await bundles(request)
    case ("POST", "/v1/chat/completions"): return try await chat(request)
    default: throw ServerError.notFound(request.path)
    }
  }

  private var gauges: [(name: String, help: String, value: Double)] {
    let uploads = context.uploads.size
    return [
      ("a2c_queue_waiting", "Requests that wait.", Double(queue.waiting + prompts.waiting)),
      ("a2c_queue_running", "Requests that are worked on.", Double(queue.running + prompts.running)),
      ("a2c_queue_length", "Requests that may wait.", Double(queue.length)),
      ("a2c_upload_files", "Files that clients have sent.", Double(uploads.files)),
      ("a2c_upload_bytes", "Bytes of these files.", Double(uploads.bytes)),
    ]
  }

  private var adapters: JSON {
    .object([
      "object": "list",
      "data": .array(
        context.adapters.bundles.filter { $0.problem == nil }.map { bundle in
          let manifest = bundle.manifest
          return .object([
            "id": .string(manifest.shortID), "full_id": .string(manifest.id), "name": .string(manifest.name),
            "version": .string(manifest.version), "summary": manifest.summary.map { .string($0) } ?? .null,
            "depicts": manifest.depicts.map { .string($0) },
            "inputs": .object([
              "media": .array(manifest.inputs.media.map { .string($0.rawValue) }),
              "min": .int(manifest.inputs.count.min), "max": .int(manifest.inputs.count.max),
            ]),
            "parameters": manifest.parametersSchema(),
          ])
        }),
    ])
  }

  private var generators: JSON {
    .object([
      "object": "list",
      "data": .array(
        context.generators.ids.compactMap { id in
          guard let manifest = try? context.generators.manifest(id) else { return nil }
          return GeneratorSummary.row(manifest).without("path").without("takes").adding(
            "takes",
            .array(
              manifest.conditions.map { condition in
                .object([
                  "adapter": .string(condition.adapter), "form": .string(condition.form.rawValue),
                  "required": .bool(condition.required),
                ])
              }))
        }),
    ])
  }

  // MARK: Work

  private func condition(_ request: ServerRequest) async throws -> ServerResponse {
    let asked = try ConditionRequest(json: try RequestBody.json(request))
    let flag = CancelFlag(seconds: context.seconds)
    return .json(try await queue.run(flag) { [context] in try ConditionPreview(context, flag).perform(asked) })
  }

  private func bundles(_ request: ServerRequest) async throws -> ServerResponse {
    let source = try CaptionSource(json: try RequestBody.json(request))
    let flag = CancelFlag(seconds: context.seconds)
    return Self.download(try await queue.run(flag) { [context] in try PromptRun.bundles(source, context, flag) })
  }

  private func caption(_ request: ServerRequest) async throws -> ServerResponse {
    var asked = try CaptionRequest(json: try RequestBody.json(request))
    let wantsArchive = request.header("accept")?.lowercased().hasPrefix("application/zip") ?? false
    asked.wantsBundles = wantsArchive || asked.wantsBundles
    if asked.isStreamed || request.header("accept")?.lowercased().hasPrefix("text/event-stream") ?? false {
      asked.wantsBundles = false
      return try stream(request.id, asked, CaptionEvents())
    }
    let flag = CancelFlag(seconds: context.seconds)
    let outcome = try await queue.run(flag) { [context, asked] in try CaptionRun(context, asked, flag).perform { _ in }
    }
    if let archive = outcome.archive { return Self.download(archive) }
    return .json(outcome.json)
  }

  private func chat(_ request: ServerRequest) async throws -> ServerResponse {
    var pictures: [UploadStore.Hold] = []
    let asked = try ChatRequest(json: try RequestBody.json(request), isModel: context.models.has) { picture in
      let id = try keep(picture)
      pictures.append(try context.uploads.hold(id, at: "messages", isFleeting: true))
      return id
    }
    let answer = ChatAnswer(asked, model: try context.models.entry(asked.caption.model).name)
    if asked.isStreamed { return try stream(request.id, asked.caption, ChatEvents(answer), holding: pictures) }
    let flag = CancelFlag(seconds: context.seconds)
    return .json(
      answer.json(
        try await queue.run(flag) { [context, pictures] in
          defer { withExtendedLifetime(pictures) {} }
          return try CaptionRun(context, asked.caption, flag).perform { _ in }
        }))
  }

  /// Stores a picture that lies in a request.
  private func keep(_ picture: ChatPicture) throws(ServerError) -> String {
    let upload = try context.uploads.begin(name: picture.name, into: nil, expected: picture.bytes.count)
    let result = picture.bytes.withUnsafeBytes { bytes in
      Result { () throws(ServerError) -> JSON in
        try upload.write(bytes)
        return try upload.finish()
      }
    }
    return try result.get()["id"]?.stringValue ?? ""
  }

  private static func download(_ archive: TemporaryFile) -> ServerResponse {
    ServerResponse(
      headers: [
        ("content-type", "application/zip"), ("content-disposition", "attachment; filename=\"a2c.zip\""),
        ("content-length", String(archive.bytes)),
      ], body: .file(archive))
  }
}
