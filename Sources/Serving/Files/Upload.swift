import Glibc
package import Support
import Synchronization

/// A file that is coming: written as it arrives, gone where it does not come to its end.
package final class Upload: Sendable {
  private struct Progress {
    var descriptor: CInt
    var bytes = 0
    var hash = SHA256()
  }

  private let store: UploadStore
  private let id: String
  private let name: String
  private let path: String
  private let progress: Mutex<Progress>

  init(_ store: UploadStore, id: String, name: String, path: String, descriptor: CInt) {
    self.store = store
    self.id = id
    self.name = name
    self.path = path
    progress = Mutex(Progress(descriptor: descriptor))
  }

  deinit { giveUp() }

  /// - Throws: where the file becomes too large, the store is full, or the disk does not take it.
  package func write(_ piece: UnsafeRawBufferPointer) throws(ServerError) {
    let result: Result<Void, ServerError> = progress.withLock { progress in
      guard progress.descriptor >= 0 else { return .failure(.cancelled) }
      guard progress.bytes + piece.count <= store.limits.fileBytes else {
        return .failure(.tooLarge(limit: store.limits.fileBytes))
      }
      do throws(ServerError) { try store.reserve(piece.count) } catch { return .failure(error) }
      progress.bytes += piece.count
      progress.hash.update(piece)
      var rest = piece
      while let base = rest.baseAddress, !rest.isEmpty {
        let count = Glibc.write(progress.descriptor, base, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
          let status = errno == ENOSPC || errno == EDQUOT ? 503 : 500
          return .failure(
            ServerError(status, "storage_full", "cannot keep the file: \(String(cString: strerror(errno)))"))
        }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      }
      return .success(())
    }
    try result.get()
  }

  /// The file is whole.
  /// - Returns: what the client gets to know of it.
  /// - Throws: where nothing came.
  package func finish() throws(ServerError) -> JSON {
    let done = progress.withLock { progress -> (bytes: Int, hash: [UInt8])? in
      guard progress.descriptor >= 0, progress.bytes > 0 else { return nil }
      close(progress.descriptor)
      progress.descriptor = -1
      return (progress.bytes, progress.hash.finish())
    }
    guard let done, let record = store.finish(id, name, bytes: done.bytes) else {
      giveUp()
      throw ServerError(400, "empty_file", "the body is empty", hint: "send the file's bytes: curl -T FILE …/v1/files/")
    }
    return .object([
      "id": .string(id), "object": record.isFolder ? "folder" : "file", "name": .string(name),
      "bytes": .int(done.bytes), "sha256": .string(SHA256.hex(done.hash)),
      "files": record.isFolder ? .array(record.files.map { .string($0.name) }) : nil,
      "expires_in": .int(Int(store.limits.lifetime)),
    ])
  }

  private func giveUp() {
    let bytes = progress.withLock { progress -> Int? in
      guard progress.descriptor >= 0 else { return nil }
      close(progress.descriptor)
      progress.descriptor = -1
      return progress.bytes
    }
    if let bytes { store.giveUp(id, name, bytes: bytes) }
  }
}
