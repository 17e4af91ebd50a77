import CWorker
import Support

/// What the process of an adapter could do that it must not, found out by trying all of it inside of one.
package struct FenceReport: Sendable, Equatable {
  /// One thing that the kernel of this machine does not hold back.
  package enum Gap: UInt32, CaseIterable, Sendable {
    case signal = 1
    case look = 2
    case trace = 4
    case leave = 8
    case write = 16
    case connect = 32
    case read = 64

    /// What an adapter can do then, to go on from `it can`.
    package var text: String {
      switch self {
      case .signal: "send signals to this program"
      case .look: "read this program's environment"
      case .trace: "trace this program"
      case .leave: "leave its process group and outlive its condition"
      case .write: "write files"
      case .connect: "open connections"
      case .read: "read files that it was not given"
      }
    }

    /// What it needs to be held back.
    package var remedy: String {
      switch self {
      case .look, .read: "Landlock (Linux 5.13 or newer, with landlock among the kernel's security modules)"
      case .signal, .trace, .leave, .write, .connect: "seccomp filters (Linux on x86-64 or arm64)"
      }
    }
  }

  package let gaps: [Gap]

  package init(gaps: [Gap] = []) { self.gaps = gaps }

  init(bits: UInt32) { gaps = Gap.allCases.filter { bits & $0.rawValue != 0 } }

  /// Tries it in the process that this is called in.
  /// - Parameter host: the process that must not be reached.
  static func trying(on host: Int32) -> FenceReport {
    FenceReport(bits: cworker_probe(host, Environment.variable("TMPDIR") ?? "/tmp", secret))
  }

  /// A file that every system has, that everybody may read, and that no adapter is given.
  private static let secret = "/etc/passwd"

  var json: JSON { .int(Int(gaps.reduce(0) { $0 | $1.rawValue })) }

  init?(_ json: JSON) {
    guard let bits = json.intValue.flatMap({ UInt32(exactly: $0) }) else { return nil }
    self.init(bits: bits)
  }
}

/// An adapter was to run behind a whole fence, and the kernel does not give one.
struct FenceError: ExplainedError, Equatable {
  let gaps: [FenceReport.Gap]

  var message: String {
    "isolation: strict is asked for, and on this machine the process of an adapter can "
      + gaps.map(\.text).joined(separator: ", ")
  }
  var hint: String? {
    "`a2c doctor` shows what the kernel lacks; run without strict, or trust the adapter: a2c adapter trust"
  }
  var exitStatus: ExitStatus { .unavailable }
}
