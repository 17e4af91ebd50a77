import CWorker
import Glibc
import Support

/// The numbers of blocks in a nameless file, back to back, each part at a multiple of 64 bytes: how they get from a
/// worker to its host. Written as they are pushed, so that a worker holds them once.
package final class BlockMemory {
  private static let alignment = 64

  /// -1 where the system gave none.
  private var file = cworker_memory_file()
  private var end = 0

  package init() {}

  deinit { if file >= 0 { close(file) } }

  /// Appends a part.
  func append<T: BitwiseCopyable>(_ values: UnsafeBufferPointer<T>) throws(WorkerTransferError) {
    let bytes = UnsafeRawBufferPointer(values)
    guard file >= 0 else { throw failure(EMFILE, bytes.count) }
    var done = 0
    while done < bytes.count {
      let count = pwrite(file, bytes.baseAddress.map { $0 + done }, bytes.count - done, end + done)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw failure(count < 0 ? errno : EIO, bytes.count) }
      done += count
    }
    guard let next = Self.next(end, bytes.count) else { throw failure(EOVERFLOW, bytes.count) }
    end = next
  }

  func append<T: BitwiseCopyable>(_ values: [T]) throws(WorkerTransferError) {
    let result = values.withUnsafeBufferPointer { values in
      Result { () throws(WorkerTransferError) in try append(values) }
    }
    try result.get()
  }

  /// Makes it unchangeable.
  /// - Returns: a descriptor that the caller closes, `nil` where there are no numbers.
  package func finish() throws(WorkerTransferError) -> CInt? {
    guard end > 0 else { return nil }
    var code = ftruncate(file, end) == 0 ? 0 : errno
    if code == 0 { code = cworker_seal(file) }
    guard code == 0 else { throw failure(code, end) }
    defer { file = -1 }
    return file
  }

  /// Where the part after one of `bytes` bytes at `offset` starts; `nil` where that overflows.
  static func next(_ offset: Int, _ bytes: Int) -> Int? {
    Checked.sum(offset, bytes, alignment - 1).map { $0 / alignment * alignment }
  }

  private func failure(_ code: CInt, _ bytes: Int) -> WorkerTransferError {
    WorkerTransferError(action: "store \(bytes) bytes of blocks", code: code)
  }
}
