import Captioning
import Conditions
import Generators
import Manifests
import Serving
import Support
import TestSupport

/// A service with what was built beside the tests, and a folder of its own for uploads.
struct Fixture {
  let scratch = ScratchFolder()
  let service: Service
  let queue: WorkQueue

  static let build: String = {
    let own = FileSystem.realPath("/proc/self/exe").map { Path.parent($0) } ?? "."
    return FileSystem.exists(own + "/a2c") ? own : "\(TestFiles.root)/.build/release"
  }()

  init(
    models: [ModelReference] = [.facts], threads: Int = 2, length: Int = 8, roots: [String: String] = [:],
    keys: KeyRing? = nil, adapters: ScratchFolder? = nil,
    limits: UploadStore.Limits = UploadStore.Limits(), settings: Service.Settings = Service.Settings(),
    log: RequestLog = .none, generators: [String] = []
  ) throws {
    let program = Self.build + "/a2c"
    let installation = Installation(executable: program)
    let context = RunContext(
      installation: installation, models: try ModelShelf(models, installation: installation),
      adapters: try AdapterRegistry(
        SearchPath(
          [SearchPath.Folder(Self.build + "/adapters", .builtIn)]
            + [adapters].compactMap(\.self).map { SearchPath.Folder($0.path, .option) }), allowed: nil),
      generators: try GeneratorRegistry(folders: ["\(TestFiles.root)/Manifests/generators"] + generators),
      uploads: try UploadStore(limits: limits, base: scratch.path), roots: try FileRoots(roots),
      isolation: .all(WorkerProgram(file: program)), seconds: 60, threads: 1, metrics: Metrics(), log: log)
    queue = WorkQueue(threads: threads, length: length)
    service = Service(
      context, queue: queue, admission: Admission(isLoopback: true, keys: keys),
      page: try StaticPage(folder: "\(TestFiles.root)/Sources/A2CServer/Page"), log: log, settings: settings)
  }

  /// Does what the network does: head, body, answer.
  func send(_ request: ServerRequest) async -> Answer {
    switch service.intake(request) {
    case .answer(let response): return await Answer(response)
    case .collect(let limit):
      guard request.body.count <= limit else { return await Answer(service.refused(request, .tooLarge(limit: limit))) }
      return await Answer(await service.respond(request))
    case .upload(let upload):
      do throws(ServerError) {
        // In pieces, as they come.
        var rest = request.body[...]
        while !rest.isEmpty {
          let piece = Array(rest.prefix(1000))
          rest = rest.dropFirst(1000)
          let outcome = piece.withUnsafeBytes { bytes in
            Result { () throws(ServerError) in try upload.write(bytes) }
          }
          try outcome.get()
        }
      } catch {
        return await Answer(service.refused(request, error))
      }
      return await Answer(await service.respond(request, upload: upload))
    }
  }

  func get(_ path: String, headers: [(String, String)] = []) async -> Answer {
    await send(ServerRequest("GET", path, headers: headers.map { (name: $0.0, value: $0.1) }))
  }

  func post(_ path: String, _ json: JSON, headers: [(String, String)] = []) async -> Answer {
    let headers = [("content-type", "application/json")] + headers
    return await send(
      ServerRequest("POST", path, headers: headers.map { (name: $0.0, value: $0.1) }, body: Array(json.text().utf8)))
  }

  /// Sends a file, and gives its id.
  func upload(_ bytes: [UInt8], _ name: String) async throws -> String {
    let target = "/v1/files?name=\(name)"
    let answer = await send(ServerRequest("POST", target, body: bytes))
    return try answer.json["id"]?.stringValue ?? { throw Missing(what: answer.text) }()
  }

  func uploadMedia(_ name: String) async throws -> String {
    try await upload(FileSystem.read("\(TestFiles.root)/Examples/media/\(name)", limit: 1 << 24), name)
  }
}

struct Missing: Error { let what: String }

/// An answer, all of it here.
struct Answer {
  let status: Int
  let headers: [(name: String, value: String)]
  let bytes: [UInt8]
  private(set) var events: [ServerEvent] = []

  init(_ response: ServerResponse) async {
    status = response.status
    headers = response.headers
    switch response.body {
    case .bytes(let bytes): self.bytes = bytes
    case .file(let file): bytes = (try? FileSystem.read(file.path, limit: 1 << 28)) ?? []
    case .events(let stream):
      bytes = []
      for await event in stream { events.append(event) }
    }
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }
  var json: JSON { get throws { try JSONParser.parse(bytes) } }
  var code: String? { (try? json)?["error"]?["code"]?.stringValue }

  func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
