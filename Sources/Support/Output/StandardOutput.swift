import Glibc

/// Standard output or standard error could not take what was written.
package struct OutputError: ExplainedError {
  /// `errno`.
  package let code: CInt
  package var message: String { "cannot write the result: \(String(cString: strerror(code)))" }
  package var place: String? { "standard output" }
  package var exitStatus: ExitStatus { .io }
}

/// Where results go.
package enum StandardOutput {
  /// Writes text at once, so that a reader sees it while more is being made.
  package static func write(_ text: String) throws(OutputError) { try Descriptor.write(text, to: 1) }
}

/// Writing to an open descriptor, whole.
package enum Descriptor {
  package static func write(_ text: String, to descriptor: CInt) throws(OutputError) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw OutputError(code: errno) }
      bytes = bytes.dropFirst(written)
    }
  }
}
