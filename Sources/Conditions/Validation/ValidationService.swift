import CWorker
import Glibc
import Manifests
import Media
package import Support

/// What the process of one test does: runs it, says what it came to, ends.
package enum ValidationService {
  /// The hidden subcommand.
  package static let subcommand = "__validate"

  /// Never returns where it was started for a test.
  /// - Parameters:
  ///   - host: the process that started this one.
  ///   - test: the name of a ``ValidationTest``.
  ///   - request: a ``ValidationRequest``.
  package static func run(host: Int32, test: String, request: String) throws(NotATest) -> Never {
    guard let test = ValidationTest(rawValue: test), let request = ValidationRequest(request), cworker_enter(host) == 0
    else { throw NotATest() }
    let subject = ValidationSubject(request) { say(.object(["stage": .string($0)])) }
    let memory = (try? subject.bundle().manifest.limits.memoryMB) ?? 1024
    // Outside of the limits, and not as if the adapter had loaded them.
    try? MediaLibraries.load()
    cworker_keep_descendants()
    _ = cworker_limit_memory(UInt64(clamping: memory << 20 + 512 << 20))
    let result = test.result(subject)
    say(result.json)
    fflush(nil)
    // Without what libraries do at exit.
    _exit(0)
  }

  /// The process was not started for a test.
  package struct NotATest: ExplainedError {
    package var message: String { "\(ValidationService.subcommand) is a part of this program that it starts by itself" }
    package var hint: String? { "`a2c adapter validate` uses it" }
    package var exitStatus: ExitStatus { .usage }
  }

  /// One line to the process that asked.
  private static func say(_ json: JSON) {
    var bytes = Array((json.text() + "\n").utf8)[...]
    while !bytes.isEmpty {
      let sent = bytes.withUnsafeBytes { cworker_send(CWORKER_SOCKET, $0.baseAddress, $0.count, -1) }
      if sent < 0 && errno == EINTR { continue }
      guard sent > 0 else { return }
      bytes = bytes.dropFirst(sent)
    }
  }
}
