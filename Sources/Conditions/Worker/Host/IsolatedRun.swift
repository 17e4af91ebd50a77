import CWorker
import Glibc
import Manifests
import Support

/// One condition in a worker, from the host's side: has it made, relays its log, holds it to its times, and knows what to
/// say however it ends.
struct IsolatedRun {
  private let bundle: AdapterBundle
  private let request: WorkerRequest
  private let options: HostOptions
  private let process: WorkerProcess
  private var link: WorkerLink
  private var said = WorkerLog()
  /// Whether the worker has answered and can be used again.
  private var isTidy = false
  /// The adapter's function that runs, and its place among the stages.
  private var function = "start"
  private var stage = -1
  private var deadline: Deadline
  /// When a cancelled adapter is ended if it has not returned.
  private var patience: Double?
  private var memory: MemoryWatch

  private struct Deadline {
    var end: Double
    var seconds: Double
    /// The key of the manifest's limits.
    var limit: String
  }

  /// What comes in a request, each once and in this order. A worker that begins a stage again would get its time again.
  private static let stages = ["load", "create", "prepare", "encode", "destroy"]

  /// Seconds that an adapter has to return after a cancellation.
  private static let grace = 0.5
  /// Address space for threads, and for what the allocator cannot give back, on top of an adapter's own memory.
  private static let overhead = 256 << 20

  /// The blocks of one condition.
  /// - Throws: ``WorkerError``, ``AdapterFailure`` or ``RelayedError``.
  static func read(
    _ wanted: ReadRequest, _ place: AdapterPlace, program: WorkerProgram, pool: WorkerPool
  ) throws -> AdapterInstance.Output {
    let (bundle, options) = (wanted.bundle, wanted.options)
    let own = bundle.manifest.limits
    let seconds = (own.prepareS + own.encodeS) * Double(max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))))
    let request = WorkerRequest(
      folder: bundle.folder, adapter: bundle.id, parameters: wanted.parameters, inputs: wanted.inputs,
      destination: wanted.destination, limits: wanted.limits,
      memory: own.memoryMB << 20 + overhead, processorSeconds: 10 + (Checked.rounded(seconds.rounded(.up)) ?? 0),
      hasTokenizer: options.tokenizer != nil, seed: options.seed, threads: options.threads,
      readable: place.isConfined ? Readable(folder: bundle.folder, inputs: wanted.inputs) : nil,
      needsFence: place.isConfined && options.isolation.isStrict, hash: place.hash)
    var run = try IsolatedRun(bundle, request, program, options, pool)
    defer {
      if let unused = run.link.takeDescriptor() { close(unused) }
      // A stranger's says itself that it is tidy: it ends with its condition.
      if run.isTidy, request.readable == nil {
        pool.put(WorkerPool.Idle(process: run.process, link: run.link), bundle.folder)
      } else {
        run.process.finish()
      }
    }
    return try run.untilAnswer()
  }

  private init(
    _ bundle: AdapterBundle, _ request: WorkerRequest, _ program: WorkerProgram, _ options: HostOptions,
    _ pool: WorkerPool
  ) throws(WorkerError) {
    self.bundle = bundle
    self.request = request
    self.options = options
    if request.readable == nil, let idle = pool.take(bundle.folder) {
      (process, link) = (idle.process, idle.link)
    } else {
      process = try WorkerServer.worker(program, adapter: bundle.id, isCancelled: options.isCancelled)
      link = WorkerLink(process.socket)
    }
    memory = MemoryWatch(process.pid, limit: request.memory)
    let seconds = bundle.manifest.limits.prepareS
    deadline = Deadline(end: ResourceUse.seconds + seconds, seconds: seconds, limit: "prepare_s")
    // Where nobody takes the request, the next read finds out why.
    _ = link.send(WorkerFrame(.request, request.json), until: deadline.end)
  }

  // MARK: Waiting

  private mutating func untilAnswer() throws -> AdapterInstance.Output {
    while true {
      let left = min(deadline.end, patience ?? .infinity) - ResourceUse.seconds
      let events = process.wait(milliseconds: Int(max(0, min(left * 1000, 50)).rounded(.up)))
      if events.output { takeOutput() }
      if events.socket || events.hasEnded, let output = try takeFrames(all: events.hasEnded) { return output }
      if events.hasEnded { throw died(after: nil) }
      try checkTime()
      try checkMemory()
    }
  }

  private mutating func checkTime() throws(WorkerError) {
    let now = ResourceUse.seconds
    if patience == nil, options.isCancelled() {
      patience = now + Self.grace
      _ = link.send(WorkerFrame(.cancel), until: now + Self.grace)
    }
    if let patience, now >= patience { throw .cancelled(adapter: bundle.id) }
    guard now >= deadline.end else { return }
    takeOutput()
    throw .timedOut(
      adapter: bundle.id, function: function, seconds: deadline.seconds, limit: deadline.limit, log: said.last)
  }

  private mutating func checkMemory() throws(WorkerError) {
    guard let excess = memory.excess() else { return }
    takeOutput()
    throw .tookTooMuch(
      adapter: bundle.id, function: function, amount: excess, mebibytes: bundle.manifest.limits.memoryMB, log: said.last
    )
  }

  private mutating func died(after closing: String?) -> WorkerError {
    takeOutput()
    let end = process.finish()
    let mebibytes = bundle.manifest.limits.memoryMB
    var hint: String?
    if end.signal == SIGXCPU {
      hint = "it took more processor time than limits.prepare_s and limits.encode_s of its adapter.yaml allow"
    } else if end.signal == SIGSYS {
      hint = "it made a system call that no adapter which is not trusted may make; tell its author"
    } else if end.signal != 0 {
      // An adapter that is refused memory and does not look ends as any other that crashes.
      hint =
        "this is a defect of \(bundle.id), or it used up its \(mebibytes) MiB of memory (limits.memory_mb in its "
        + "adapter.yaml); tell its author"
    }
    return .died(
      adapter: bundle.id, function: function, cause: closing ?? WorkerProcess.cause(end), hint: hint,
      log: said.last)
  }

  // MARK: Frames

  /// - Parameter all: whether the process has ended, so that everything it sent is there to be read.
  private mutating func takeFrames(all: Bool) throws -> AdapterInstance.Output? {
    var arrival = WorkerLink.Arrival.nothing
    var answer: Result<AdapterInstance.Output, any Error>?
    repeat {
      do throws(WorkerProtocolError) {
        arrival = try link.receive()
        while answer == nil, let frame = try link.next() { answer = try take(frame) }
      } catch {
        throw malformed(error)
      }
      if let answer { return try answer.get() }
    } while all && arrival == .bytes
    if arrival == .end && !all {
      // It is about to end, or closed the connection only.
      let hasEnded = process.waitForEnd(milliseconds: 1000)
      throw died(after: hasEnded ? nil : "closed its connection to this program")
    }
    return nil
  }

  /// - Returns: the answer, `nil` where the frame is none.
  private mutating func take(
    _ frame: WorkerFrame
  ) throws(WorkerProtocolError) -> Result<AdapterInstance.Output, any Error>? {
    let json = try frame.json()
    switch frame.kind {
    case .stage:
      guard let name = json.stringValue, let place = Self.stages.firstIndex(of: name), place > stage else {
        throw .content(.stage, "it names no stage that is due")
      }
      (function, stage) = (name, place)
      if name == "encode" { limit(bundle.manifest.limits.encodeS, "encode_s") }
    case .log:
      let level = json["level"]?.intValue.flatMap { Int32(exactly: $0) }.flatMap(HostOptions.LogLevel.init(rawValue:))
      guard let level, let text = json["text"]?.stringValue else { throw .content(.log, "it has no level or text") }
      if let line = said.add(text, level, limit: request.limits.logLines) {
        options.log(bundle.id, line.level, line.text)
      }
    case .progress:
      options.progress(
        bundle.id, json["done"]?.doubleValue, TerminalText.safe(json["what"]?.stringValue ?? "", limit: 100))
    case .result:
      let memory = link.takeDescriptor()
      defer { if let memory { close(memory) } }
      var output = try BlockReader.read(
        json, memory, destination: request.destination, limits: request.limits,
        maxTokens: bundle.manifest.limits.maxTokens)
      takeOutput()
      output.log += said.output
      isTidy = json["tidy"]?.boolValue ?? false
      return .success(output)
    case .failure:
      guard let error = WorkerFailure.error(json, adapter: bundle.id, isCancelled: patience != nil) else {
        throw .content(.failure, "it is no error")
      }
      return .failure(error)
    case .question:
      // Where nobody takes the answer, the next read finds out why.
      _ = link.send(WorkerFrame(.answer, TokenizerQuestion.answer(json, options.tokenizer)), until: deadline.end)
    case .hello, .request, .cancel, .answer, .probe: throw .unexpected(frame.kind)
    }
    return nil
  }

  private mutating func limit(_ seconds: Double, _ key: String) {
    deadline = Deadline(end: ResourceUse.seconds + seconds, seconds: seconds, limit: key)
  }

  private func malformed(_ error: WorkerProtocolError) -> WorkerError {
    .malformed(adapter: bundle.id, function: function, detail: error.text, log: said.last)
  }

  /// Reads what the adapter wrote to standard output and error.
  private mutating func takeOutput() {
    let bytes = process.takeOutput()
    for line in said.add(output: bytes, limit: request.limits.logLines) { options.log(bundle.id, .info, line) }
  }
}
