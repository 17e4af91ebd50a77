import CWorker
import Glibc
import Manifests
package import Support

/// What a server and its workers do. The server says hello and makes workers; a worker takes one request, runs the
/// adapter, hands over the blocks, ends.
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
    var server = WorkerLink(CWORKER_SOCKET)
    guard server.send(WorkerFrame(.hello)), cworker_serve() == 0 else { _exit(ExitStatus.internalFault.rawValue) }
    work()
  }

  private static func work() -> Never {
    let link = WorkerConnection()
    guard let frame = link.receiveRequest(), let json = try? frame.json(), let request = WorkerRequest(json) else {
      _exit(ExitStatus.internalFault.rawValue)
    }
    link.listen()
    do {
      let output = try answer(request, link)
      let file = try BlockTransfer.memory(output.blocks)
      finish(
        link, WorkerFrame(.result, BlockTransfer.json(output.blocks, output.decisions, output.log)), passing: file ?? -1
      )
    } catch let error as any ExplainedError {
      finish(link, WorkerFrame(.failure, WorkerFailure.json(error)))
    } catch {
      _exit(ExitStatus.internalFault.rawValue)
    }
  }

  private static func answer(_ request: WorkerRequest, _ link: WorkerConnection) throws -> AdapterInstance.Output {
    let code = cworker_limit(UInt64(clamping: request.memory), UInt64(clamping: request.processorSeconds))
    guard code == 0 else { throw WorkerTransferError(action: "set limits", code: code) }
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
      bundle.libraryPath(), adapter: bundle.id, sha256: bundle.manifest.platformLibrary?.sha256)
    link.enter("create")
    var instance: AdapterInstance? = try AdapterInstance(
      bundle, parameters: request.parameters, facts: request.facts, options: options, limits: request.limits)
    link.enter("prepare")
    try instance?.prepare()
    link.enter("encode")
    let output = try instance?.encode(request.inputs)
    link.enter("destroy")
    instance = nil
    // checked: the instance was there, so that encode gave an output or threw.
    return output ?? AdapterInstance.Output(blocks: [], decisions: [], log: [])
  }

  /// Sends the answer and ends without what libraries do at exit, which is the adapter's code again.
  private static func finish(_ link: WorkerConnection, _ frame: WorkerFrame, passing descriptor: CInt = -1) -> Never {
    fflush(nil)
    _exit(link.send(frame, passing: descriptor) ? 0 : ExitStatus.io.rawValue)
  }
}
