import Captioning
import Chat
package import Conditions
package import Generators
import Manifests
package import Support
import Tensors

/// What requests are worked on with: made once for a server.
package struct RunContext: Sendable {
  package let installation: Installation
  package let models: ModelShelf
  package let adapters: AdapterRegistry
  package let generators: GeneratorRegistry
  package let uploads: UploadStore
  package let roots: FileRoots
  /// All adapters run in processes of this program, trusted or not: what crashes is a condition, not the server.
  package let isolation: Isolation
  /// Seconds that one request may be worked on.
  package let seconds: Double
  /// Threads that an adapter may work on.
  package let threads: Int
  package let metrics: Metrics
  /// What the operator alone is told.
  package let log: RequestLog
  /// Those of text encoders stay open: a large one takes longer to open than a prompt takes to write.
  let tokenizers = TokenizerShelf.standard()

  package init(
    installation: Installation, models: ModelShelf, adapters: AdapterRegistry, generators: GeneratorRegistry,
    uploads: UploadStore, roots: FileRoots, isolation: Isolation, seconds: Double, threads: Int, metrics: Metrics,
    log: RequestLog = .none
  ) {
    self.installation = installation
    self.models = models
    self.adapters = adapters
    self.generators = generators
    self.uploads = uploads
    self.roots = roots
    self.isolation = isolation
    self.seconds = seconds
    self.threads = threads
    self.metrics = metrics
    self.log = log
  }

  package var resolver: InputResolver { InputResolver(uploads: uploads, roots: roots) }

  package func mask(scratch: [String] = []) -> PathMask {
    PathMask(uploads: uploads.folder, roots: roots, scratch: scratch + adapters.searched)
  }

  /// What adapters of one request are told.
  package func options(_ flag: CancelFlag, seed: UInt64 = 0) -> HostOptions {
    HostOptions(isCancelled: { flag.isCancelled }, isolation: isolation, seed: seed, threads: threads)
  }

  /// Runs a piece of a request and turns what goes wrong into what the client is told.
  package func explained<R>(_ flag: CancelFlag, scratch: [String] = [], _ body: () throws -> R) throws(ServerError) -> R
  {
    do {
      let result = try body()
      if flag.isLate { throw flag.late }
      return result
    } catch {
      if let trouble = AdapterTrouble(error) { metrics.countAdapterError(trouble) }
      if flag.isLate { throw flag.late }
      if flag.isCancelled { throw .cancelled }
      if let error = error as? ChatError {
        log.note(.error, "model_failed", [JSON.Member("error", .string(error.lines.joined(separator: "; ")))])
      }
      throw mask(scratch: scratch).error(.of(error))
    }
  }
}
