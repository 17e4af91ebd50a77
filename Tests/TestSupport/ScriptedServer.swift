import Glibc
import Support
import Synchronization

/// A server on this machine's loopback that answers as a test says, rightly or wrongly: plain sockets, one request a
/// connection.
package final class ScriptedServer: Sendable {
  /// A request as it came.
  package struct Request: Sendable {
    package let number: Int
    package let method: String
    package let path: String
    /// Names in lower case.
    package let headers: [String: String]
    package let body: String
  }

  /// What a connection gets, one after the other; then it ends.
  package enum Step: Sendable {
    case send(String)
    case bytes([UInt8])
    case wait(Double)
  }

  package let port: Int
  private let listener: CInt
  private let script: @Sendable (Request) -> [Step]
  private let seen = Mutex<[Request]>([])

  package var url: String { "http://127.0.0.1:\(port)/v1" }
  package var requests: [Request] { seen.withLock { $0 } }

  package init(_ script: @escaping @Sendable (Request) -> [Step]) {
    self.script = script
    let listener = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    var address = Self.loopback
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, size) == 0 && listen(listener, 64) == 0 && getsockname(listener, address, &size) == 0
      }
    }
    precondition(listener >= 0 && bound, "a test needs a socket")
    self.listener = listener
    port = Int(UInt16(bigEndian: address.sin_port))
    precondition(WorkerThread.start { self.serve() }, "a test needs a thread")
  }

  private static var loopback: sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  /// Ends it; connections that are open stay so.
  package func stop() { shutdown(listener, CInt(SHUT_RDWR)) }

  private func serve() {
    while true {
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else { break }
      _ = WorkerThread.start {
        self.answer(connection)
        close(connection)
      }
    }
    close(listener)
  }

  private func answer(_ connection: CInt) {
    guard let (method, path, headers, body) = Self.read(connection) else { return }
    let request = seen.withLock { seen in
      let request = Request(number: seen.count, method: method, path: path, headers: headers, body: body)
      seen.append(request)
      return request
    }
    for step in script(request) {
      switch step {
      case .send(let text): if !Self.write(Array(text.utf8), to: connection) { return }
      case .bytes(let bytes): if !Self.write(bytes, to: connection) { return }
      case .wait(let seconds): usleep(UInt32(seconds * 1e6))
      }
    }
  }

  private static func read(_ connection: CInt) -> (String, String, [String: String], String)? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var headers: [String: String] = [:]
    var lines: [Substring] = []
    var start: Int?
    while true {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      bytes += buffer[..<count]
      if start == nil, let end = Self.end(of: bytes) {
        start = end
        lines = String(decoding: bytes[..<end], as: UTF8.self).split(whereSeparator: \.isNewline)
        for line in lines.dropFirst() {
          guard let colon = line.firstIndex(of: ":") else { continue }
          headers[line[..<colon].lowercased()] = String(line[line.index(after: colon)...].drop { $0 == " " })
        }
      }
      if let start, bytes.count - start >= Int(headers["content-length"] ?? "0") ?? 0 {
        let words = lines.first?.split(separator: " ").map(String.init) ?? []
        guard words.count == 3 else { return nil }
        return (words[0], words[1], headers, String(decoding: bytes[start...], as: UTF8.self))
      }
    }
  }

  /// Where the body begins.
  private static func end(of bytes: [UInt8]) -> Int? {
    guard bytes.count > 3 else { return nil }
    return (3..<bytes.count).first { bytes[($0 - 3)...$0].elementsEqual([13, 10, 13, 10]) }.map { $0 + 1 }
  }

  private static func write(_ bytes: [UInt8], to connection: CInt) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { send(connection, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }
}

extension ScriptedServer.Step {
  /// A whole answer.
  package static func answer(
    _ status: Int = 200, _ body: String, type: String = "application/json", headers: [String] = []
  ) -> [ScriptedServer.Step] {
    let head = ["HTTP/1.1 \(status) Status", "Content-Type: \(type)", "Content-Length: \(body.utf8.count)"]
    return [.send((head + headers + ["Connection: close"]).joined(separator: "\r\n") + "\r\n\r\n" + body)]
  }

  /// The beginning of a stream of events.
  package static let streamHead = ScriptedServer.Step.send(
    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n")
}
