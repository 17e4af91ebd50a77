import CWorker
import Glibc
import Support

/// One end of the connection, with the numbering of frames in both directions. The descriptor stays the owner's.
struct WorkerLink {
  private let socket: CInt
  private var reader = WorkerFrameReader()
  private var sent: UInt32 = 0
  /// A descriptor that came and that nobody has taken yet.
  private var passed: CInt = -1

  init(_ socket: CInt) { self.socket = socket }

  /// What a read found.
  enum Arrival: Equatable { case bytes, nothing, end }

  /// Sends a frame, waiting for the other side until `deadline`.
  /// - Returns: false where the other side is gone or takes nothing.
  mutating func send(_ frame: WorkerFrame, passing descriptor: CInt = -1, until deadline: Double = .infinity) -> Bool {
    let bytes = frame.bytes(sequence: sent)
    sent &+= 1
    var (done, descriptor) = (0, descriptor)
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        cworker_send(socket, $0.baseAddress.map { $0 + done }, $0.count - done, descriptor)
      }
      if count > 0 {
        done += count
        descriptor = -1
      } else if errno == EAGAIN, ResourceUse.seconds < deadline {
        var wish = pollfd(fd: socket, events: Int16(POLLOUT), revents: 0)
        poll(&wish, 1, 100)
      } else {
        return false
      }
    }
    return true
  }

  /// Reads what is there; waits for something on a socket that blocks.
  mutating func receive() throws(WorkerProtocolError) -> Arrival {
    var descriptor: CInt = -1
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, filled in
      count = cworker_receive(socket, buffer.baseAddress, buffer.count, &descriptor)
      filled = max(0, count)
    }
    if descriptor == -2 || (descriptor >= 0 && passed >= 0) {
      if descriptor >= 0 { close(descriptor) }
      throw .memory("several descriptors came at once")
    }
    if descriptor >= 0 { passed = descriptor }
    if count > 0 {
      reader.append(bytes)
      return .bytes
    }
    return count < 0 && errno == EAGAIN ? .nothing : .end
  }

  /// The next whole frame among what was read.
  mutating func next() throws(WorkerProtocolError) -> WorkerFrame? { try reader.next() }

  /// The descriptor that came; it is the caller's to close.
  mutating func takeDescriptor() -> CInt? {
    defer { passed = -1 }
    return passed >= 0 ? passed : nil
  }
}
