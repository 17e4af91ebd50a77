import CWorker
import Glibc
import Manifests
import Media
package import Support

/// What a server and its workers do. The server says hello and makes workers; a worker takes requests for one
/// adapter, runs it, hands over the blocks, and ends with the first request that fails.
package enum WorkerService {
  /// The process was not started as a server.
  package struct NotAWorker: ExplainedError {
    package var message: String { "\(WorkerProgram.subcommand) is a part of this program that it starts by itself" }
    package var hint: String? { "`a2c run` uses it where an adapter needs a process of its own" }
    package var exitStatus: ExitStatus { .usage }
  }

  /// Never returns where it is a server.
  /// - Parameter host: the process that started this one.
  package static func run(host: Int32) throws(NotAWorker) -> Never {
    guard cworker_enter(host) == 0 else { throw NotAWorker() }
    // Once for all workers, which are copies, and outside of their limits. Where it fails, who needs it is told.
    try? MediaLibraries.load()
    var server = WorkerLink(CWORKER_SOCKET)
    guard server.send(WorkerFrame(.hello)), cworker_serve() == 0 else { _exit(ExitStatus.internalFault.rawValue) }
    work()
  }

  private static func work() -> Never {
    let link = WorkerConnection()
    let first = link.first()
    if first?.kind == .probe { probe(link) }
    let fence = first.map { closeIn($0) }
    link.listen()
    var isLimited = false
    while let request = link.nextRequest() {
      do {
        if let fence { try fence.get() }
        if !isLimited { try limit(cworker_limit_memory(UInt64(clamping: request.memory))) }
        isLimited = true
        // A stranger's worker has one condition; others are limited anew for the next.
        let isLast: CInt = request.readable == nil ? 0 : 1
        try limit(cworker_limit_time(UInt64(clamping: request.processorSeconds), isLast))
        let memory = BlockMemory()
        let (output, isTidy) = try answer(request, link, memory)
        let file = try memory.finish()
        // Before the answer, so that the host finds it there.
        fflush(nil)
        let json = BlockTransfer.json(
          output.blocks, output.decisions, output.log, claims: output.claims, isTidy: isTidy)
        guard link.send(WorkerFrame(.result, json), passing: file ?? -1) else { _exit(ExitStatus.io.rawValue) }
        // Without what libraries do at exit, which is the adapter's code again.
        if !isTidy { _exit(0) }
        if let file { close(file) }
      } catch let error as any ExplainedError {
        fflush(nil)
        _exit(link.send(WorkerFrame(.failure, WorkerFailure.json(error))) ? 0 : ExitStatus.io.rawValue)
      } catch {
        break
      }
    }
    _exit(ExitStatus.internalFault.rawValue)
  }

  /// Restricts what the worker reads to what the first request says.
  private static func closeIn(_ frame: WorkerFrame) -> Result<Void, FenceError> {
    guard let request = (try? frame.json()).flatMap({ WorkerRequest($0) }) else { return .success(()) }
    if let readable = request.readable { restrict(readable) }
    guard request.needsFence else { return .success(()) }
    let gaps = FenceReport.trying(on: getppid()).gaps
    return gaps.isEmpty ? .success(()) : .failure(FenceError(gaps: gaps))
  }

  private static func restrict(_ readable: Readable) {
    // A kernel that cannot leaves that to the adapter's manners, unless the whole fence is asked for.
    CTexts.with(readable.places) { places, count in
      CTexts.with(readable.listed) { listed, folders in
        _ = cworker_fence_reading(places, count, listed, folders)
      }
    }
  }

  /// Tells what a worker could do, after it was closed in like one that runs an adapter.
  private static func probe(_ link: WorkerConnection) -> Never {
    restrict(Readable(folder: "/usr", inputs: []))
    let isSent = link.send(WorkerFrame(.result, FenceReport.trying(on: getppid()).json))
    _exit(isSent ? 0 : ExitStatus.io.rawValue)
  }

  private static func limit(_ code: CInt) throws(WorkerTransferError) {
    guard code == 0 else { throw WorkerTransferError(action: "set limits", code: code) }
  }

  /// - Returns: the blocks, and whether the adapter left nothing behind that could disturb the next condition.
  private static func answer(
    _ request: WorkerRequest, _ link: WorkerConnection, _ memory: BlockMemory
  ) throws -> (AdapterInstance.Output, isTidy: Bool) {
    let bundle = AdapterBundle(
      folder: request.folder, manifest: try AdapterManifest.load(path: "\(request.folder)/adapter.yaml"),
      origin: .option)
    let options = HostOptions(
      isCancelled: { link.isCancelled },
      progress: { _, done, what in
        link.send(
          WorkerFrame(.progress, JSON.object(["done": done.map { .double($0) }, "what": .string(what)])))
      },
      log: { _, level, text in
        link.send(WorkerFrame(.log, JSON.object(["level": .int(Int(level.rawValue)), "text": .string(text)])))
      }, isolation: .none, tokenizer: request.hasTokenizer ? link : nil, seed: request.seed, threads: request.threads)

    link.enter("load")
    _ = try DynamicLibrary.open(
      bundle.libraryPath(), adapter: bundle.id, sha256: request.hash ?? bundle.manifest.platformLibrary?.sha256)
    let before = WorkerTidiness()
    link.enter("create")
    var instance: AdapterInstance? = try AdapterInstance(
      bundle, parameters: request.parameters, destination: request.destination, options: options,
      limits: request.limits,
      hash: request.hash)
    link.enter("prepare")
    try instance?.prepare()
    link.enter("encode")
    let output = try instance?.encode(request.inputs, memory: memory)
    link.enter("destroy")
    instance = nil
    // checked: the instance was there, so that encode gave an output or threw.
    return (
      output ?? AdapterInstance.Output(blocks: [], decisions: [], log: [], claims: []), before.isKept(request.memory)
    )
  }
}
