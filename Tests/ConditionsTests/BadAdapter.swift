import Conditions
import Glibc
import Manifests
import Support
import TestSupport

/// The specimen `bad.c` as a bundle, read in a worker.
enum BadAdapter {
  /// The program whose worker is used: it stands beside the tests.
  static let program: WorkerProgram? = {
    let folder = Path.parent(Environment.executable ?? "")
    guard FileSystem.kind("\(folder)/a2c") == .file else { return nil }
    var program = WorkerProgram(file: "\(folder)/a2c")
    // On a busy machine a start takes long.
    program.handshake = 60
    return program
  }()

  static let canRun = CompilerTool.isThere && program != nil

  static let bundle = Result { () throws -> ScratchFolder in try make() }

  /// A folder with the bundle.
  static func make(
    limits: String = "{memory_mb: 64, prepare_s: 60, encode_s: 60}", isolation: String = "auto", pinned: Bool = false,
    definitions: [String] = []
  ) throws -> ScratchFolder {
    let folder = ScratchFolder()
    let path = folder.makeFolder("bad.a2c")
    let result = CompilerTool.run(
      [CompilerTool.c ?? "/usr/bin/cc", "-std=c11", "-shared", "-fPIC", "-fvisibility=hidden"] + CompilerTool.strict
        + definitions + ["\(TestFiles.root)/Tests/Specimens/bad.c", "-o", "\(path)/libbad.so"],
      output: "\(folder.path)/output")
    guard result.status == 0 else { throw Bundles.CompileFailure(text: result.text) }
    let hash = pinned ? ", sha256: \"\(try Support.SHA256.hexDigest(ofFile: "\(path)/libbad.so"))\"" : ""
    folder.write(
      """
      a2c: adapter/1
      id: org.example.bad
      version: 1.0.0
      name: Bad
      library:
        \(Platform.current.rawValue): {file: libbad.so\(hash)}
      inputs: {media: [picture, clip, json], count: {min: 1, max: 9}}
      frame_tokens: {begin: "<|bad_start|>", end: "<|bad_end|>"}
      encoder: none
      parameters:
        mode: {type: string, default: good}
        at: {type: string, default: encode}
      limits: \(limits)
      isolation: \(isolation)
      """, to: "bad.a2c/adapter.yaml")
    return folder
  }

  /// A reader of a run.
  static func reader(
    in folder: ScratchFolder? = nil, options: HostOptions? = nil, origin: SearchPath.Origin = .option
  ) throws -> ConditionReader {
    let folder = try folder ?? bundle.get()
    let registry = try AdapterRegistry(SearchPath([.init(folder.path, origin)]))
    var options = options ?? HostOptions()
    if options.isolation == .untrusted(nil) { options.isolation = .untrusted(program) }
    return ConditionReader(registry, for: .model(ModelFacts(tokenWidth: 8)), options: options)
  }

  static func entry(_ mode: String, at function: String = "encode") -> ConditionEntry {
    ConditionEntry(
      adapter: "org.example.bad", inputs: [InputPath("/dev")],
      params: .object([JSON.Member("mode", .string(mode)), JSON.Member("at", .string(function))]))
  }

  /// What becomes of a condition, in a run of its own.
  static func read(
    _ mode: String, at function: String = "encode", in folder: ScratchFolder? = nil, options: HostOptions? = nil,
    origin: SearchPath.Origin = .option
  ) throws -> ConditionBlocks {
    try reader(in: folder, options: options, origin: origin).read(entry(mode, at: function))
  }

  /// The error that a condition ends with.
  static func error(
    _ mode: String, at function: String = "encode", in folder: ScratchFolder? = nil, options: HostOptions? = nil
  ) -> (any ExplainedError)? {
    do {
      _ = try read(mode, at: function, in: folder, options: options)
      return nil
    } catch {
      return error as? any ExplainedError
    }
  }

  /// The server of a process, its workers, and what these have started.
  static func processes(of host: pid_t = getpid()) -> Int { numbers(of: host).count }

  /// Their numbers.
  static func numbers(of host: pid_t = getpid()) -> [pid_t] {
    let mark = Array("\0\(WorkerProgram.subcommand)\0\(host)\0".utf8)
    let names = (try? FileSystem.list("/proc")) ?? []
    return names.compactMap { name in
      guard let number = pid_t(name), let file = fopen("/proc/\(name)/cmdline", "r") else { return nil }
      defer { fclose(file) }
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = fread(&bytes, 1, bytes.count, file)
      return bytes.prefix(count).reversed().starts(with: mark.reversed()) ? number : nil
    }
  }

  static var descriptors: Int { ((try? FileSystem.list("/proc/self/fd")) ?? []).count }
}
