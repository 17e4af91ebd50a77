#if Server
  import ArgumentParser
  import Captioning
  import Conditions
  import Generators
  import Glibc
  import Manifests
  import Serving
  import Support
  import Tensors

  /// What the command line asks for, put together.
  struct ServerSetup {
    let service: Service

    /// - Throws: where a key is wanted and missing, a root or the page is not there, or a model cannot be opened.
    init(_ command: ServerCommand) throws {
      let isLoopback = ["127.0.0.1", "::1", "localhost"].contains(command.address)
      let keys = try Self.keys(command)
      guard isLoopback || keys != nil else { throw NeedsKey(address: command.address) }
      let caps = command.caps
      let executable = Environment.executable ?? CommandLine.arguments[0]
      let installation = Installation(executable: executable)
      let worker = Path.join(installation.folder, "a2c")
      guard FileSystem.kind(worker) == .file else { throw FileError.missing(path: worker) }

      var limits = UploadStore.Limits()
      limits.fileBytes = caps.fileMebibytes << 20
      limits.totalBytes = caps.storeMebibytes << 20
      limits.lifetime = Double(caps.keepMinutes) * 60
      let cores = max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN)))
      let log = command.quiet ? RequestLog.none : .standardError
      let context = RunContext(
        installation: installation,
        models: try ModelShelf(
          command.modelOptions.references, installation: installation,
          limits: RunLimits(imagePixels: caps.imagePixels, videoPixels: caps.videoPixels, frames: caps.frames)),
        adapters: try AdapterRegistry.standard(options: command.adapterPaths),
        generators: try GeneratorRegistry.standard(named: command.generatorPaths),
        uploads: try UploadStore(limits: limits), roots: try FileRoots(Self.roots(command.roots)),
        isolation: command.strict ? .strict(WorkerProgram(file: worker)) : .all(WorkerProgram(file: worker)),
        seconds: Double(caps.seconds), threads: max(1, cores / 2), metrics: Metrics(), log: log)
      for notice in context.models.notices { Console().warn(notice) }
      var settings = Service.Settings()
      settings.bodyBytes = caps.bodyMebibytes << 20
      settings.allBodyBytes = max(settings.allBodyBytes, settings.bodyBytes)
      let page = try command.page ?? Self.page(installation)
      service = Service(
        context, queue: WorkQueue(threads: caps.jobs > 0 ? caps.jobs : 2 * cores, length: caps.queue),
        admission: Admission(isLoopback: isLoopback, hosts: command.hosts, origins: command.origins, keys: keys),
        page: try StaticPage(folder: page), log: log, settings: settings)
    }

    /// The page is the server's alone: beside the program after a build, under its prefix in an installation.
    private static func page(_ installation: Installation) throws(FileError) -> String {
      let folders = [
        Path.join(installation.folder, "page"), Path.join(Path.parent(installation.folder), "share/a2c/page"),
      ]
      guard let found = folders.first(where: { FileSystem.kind($0) == .folder }) else {
        throw .missing(path: folders[0])
      }
      return found
    }

    /// Keys come from a file or the environment, never from the command line, which others can read.
    private static func keys(_ command: ServerCommand) throws -> KeyRing? {
      if let file = command.keyFile { return try KeyRing(file: file) }
      return try Environment.variable("A2C_KEY").map { try KeyRing([$0]) }
    }

    private static func roots(_ texts: [String]) throws -> [String: String] {
      var roots: [String: String] = [:]
      for text in texts {
        guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
          throw ValidationError("--root \(TerminalText.quoted(text)): write NAME=FOLDER")
        }
        let name = String(text[..<equals])
        guard !name.contains("/"), !name.hasPrefix("file-"), !name.hasPrefix("folder-"), name != "..", name != "."
        else {
          throw ValidationError("--root \(TerminalText.quoted(text)): the name would mean something else")
        }
        roots[name] = String(text[text.index(after: equals)...])
      }
      return roots
    }
  }

  /// A server that others reach lets nobody in without a key.
  private struct NeedsKey: ExplainedError {
    let address: String
    var message: String { "a server on \(address) is reached by others, and there is no key" }
    var hint: String? { "write one into a file and name it with --key-file, or listen on 127.0.0.1" }
    var exitStatus: ExitStatus { .usage }
  }
#endif
