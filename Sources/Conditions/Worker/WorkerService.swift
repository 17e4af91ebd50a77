import CWorker
import Glibc
import Manifests
package import Support
import Synchronization

/// What a worker does: says hello, takes one request, runs the adapter, hands over the blocks, ends.
package enum WorkerService {
  /// The process was not started as a worker.
  package struct NotAWorker: ExplainedError {
    package var message: String { "\(WorkerProgram.subcommand) is a part of this program that it starts by itself" }
    package var hint: String? { "`a2c run` uses it where an adapter needs a process of its own" }
    package var exitStatus: ExitStatus { .usage }
  }

  /// Never returns where it is a worker.
  /// - Parameter host: the process that started this one.
  package static func run(host: Int32) throws(NotAWorker) -> Never {
    guard cworker_enter(host) == 0 else { throw NotAWorker() }
    let link = SharedLink()
    link.send(WorkerFrame(.hello))
    guard let frame = link.receiveRequest(), let json = try? frame.json(), let request = WorkerRequest(json) else {
      _exit(ExitStatus.internalFault.rawValue)
    }
    link.watch()
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

  private static func answer(_ request: WorkerRequest, _ link: SharedLink) throws -> AdapterInstance.Output {
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
      }, isolation: .none)

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
  private static func finish(_ link: SharedLink, _ frame: WorkerFrame, passing descriptor: CInt = -1) -> Never {
    fflush(nil)
    _exit(link.send(frame, passing: descriptor) ? 0 : ExitStatus.io.rawValue)
  }
}

/// The worker's end, used by the thread that runs the adapter, by threads of its own, and by the one that listens.
private final class SharedLink: Sendable {
  private let link = Mutex(WorkerLink(CWORKER_SOCKET))
  private let cancelled = Atomic<Bool>(false)

  var isCancelled: Bool { cancelled.load(ordering: .relaxed) }

  @discardableResult
  func send(_ frame: WorkerFrame, passing descriptor: CInt = -1) -> Bool {
    guard frame.body.count <= frame.kind.limit else { return false }
    return link.withLock { $0.send(frame, passing: descriptor) }
  }

  /// Says which function of the adapter comes next.
  func enter(_ function: String) { send(WorkerFrame(.stage, JSON.string(function))) }

  func receiveRequest() -> WorkerFrame? {
    link.withLock { link in
      do throws(WorkerProtocolError) {
        while true {
          if let frame = try link.next() {
            if let next = try link.next(), next.kind == .cancel { cancelled.store(true, ordering: .relaxed) }
            return frame.kind == .request ? frame : nil
          }
          guard try link.receive() == .bytes else { return nil }
        }
      } catch {
        return nil
      }
    }
  }

  /// Listens from now on: to a cancellation, and to the end of the host, which is the end of this process and of all
  /// it has started.
  func watch() {
    let own = Unmanaged.passRetained(self).toOpaque()
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { own in
        guard let own else { return nil }
        Unmanaged<SharedLink>.fromOpaque(own).takeUnretainedValue().listen()
        return nil
      }, own)
    if code == 0 { pthread_detach(thread) }
  }

  private func listen() {
    var byte: UInt8 = 0
    while true {
      // Whatever the host sends behind the request is a cancellation.
      let got = recv(CWORKER_SOCKET, &byte, 1, 0)
      if got > 0 { cancelled.store(true, ordering: .relaxed) }
      if got == 0 { cworker_end_group() }
      if got < 0 && errno != EINTR { return }
    }
  }
}
