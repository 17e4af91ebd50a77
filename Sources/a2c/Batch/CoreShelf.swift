import Captioning
import Manifests
import Serving
import Support
import Synchronization
import Tensors

/// What writes, opened once for all lines that name it.
final class CoreShelf: Sendable {
  struct Opened: Sendable {
    let core: OpenedCore
    /// Writes captions of several lines together.
    let batching: BatchingCore?
  }

  private struct Key: Equatable {
    let model: ModelReference
    let limits: RunLimits
    /// What a model's folder is relative to.
    let base: String
  }

  private let shelf = Mutex<[(key: Key, opened: Opened)]>([])
  private let precision: Precision?

  /// Models kept open; the one that was opened first goes.
  private static let most = 4

  init(precision: Precision?) { self.precision = precision }

  func opened(_ manifest: RunManifest) throws -> Opened {
    let key = Key(
      model: manifest.model, limits: manifest.limits, base: manifest.path.map { Path.parent($0) } ?? ".")
    // Others wait: two of them must not open one model twice.
    return try shelf.withLock { shelf in
      if let found = shelf.first(where: { $0.key == key }) { return found.opened }
      let core = try OpenedCore(manifest, Program.installation, precision: precision)
      let opened = Opened(core: core, batching: core.model.map { BatchingCore($0.core) })
      if shelf.count >= Self.most { shelf.removeFirst() }
      shelf.append((key, opened))
      return opened
    }
  }
}
