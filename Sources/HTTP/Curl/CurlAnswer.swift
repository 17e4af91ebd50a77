/// What comes back on one request, as libcurl hands it over.
final class CurlAnswer {
  private let limit: Int
  private(set) var status = 0
  private(set) var type = ""
  private(set) var isTooLong = false
  private var body: [UInt8] = []
  private var count = 0
  private var headerBytes = 0
  private(set) var isCancelled: () -> Bool = { false }
  private var onData: (String, UnsafeRawBufferPointer) -> Bool = { _, _ in false }

  /// Bytes of all headers.
  private static let mostHeaderBytes = 256 << 10

  init(limit: Int) { self.limit = limit }

  static func of(_ pointer: UnsafeMutableRawPointer?) -> CurlAnswer? {
    pointer.map { Unmanaged<CurlAnswer>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Has the two closures for as long as `body` runs.
  func lend<Result>(
    _ isCancelled: () -> Bool, _ onData: (String, UnsafeRawBufferPointer) -> Bool, _ body: () -> Result
  ) -> Result {
    withoutActuallyEscaping(isCancelled) { isCancelled in
      withoutActuallyEscaping(onData) { onData in
        (self.isCancelled, self.onData) = (isCancelled, onData)
        defer { (self.isCancelled, self.onData) = ({ false }, { _, _ in false }) }
        return body()
      }
    }
  }

  /// - Returns: how much was taken; less than there was ends the request.
  func takeBody(_ bytes: UnsafeMutablePointer<CChar>?, _ size: Int) -> Int {
    guard let bytes, size > 0 else { return 0 }
    guard size <= limit - count else {
      isTooLong = true
      return 0
    }
    count += size
    let data = UnsafeRawBufferPointer(start: bytes, count: size)
    if !(200...299).contains(status) || !onData(type, data) { body += data }
    return size
  }

  /// One line of the headers; a line with a status begins them anew.
  func takeHeader(_ bytes: UnsafeMutablePointer<CChar>?, _ size: Int) -> Int {
    guard let bytes, size > 0 else { return 0 }
    headerBytes += size
    guard headerBytes <= Self.mostHeaderBytes else {
      isTooLong = true
      return 0
    }
    let line = String(decoding: UnsafeRawBufferPointer(start: bytes, count: size), as: UTF8.self)
    if line.hasPrefix("HTTP/") {
      status = line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
      type = ""
    } else if let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == "content-type" {
      let value = line[line.index(after: colon)...].prefix { $0 != ";" }
      type = value.lowercased().filter { !$0.isWhitespace }
    }
    return size
  }

  func takeBody() -> [UInt8] {
    defer { body = [] }
    return body
  }
}
