import Glibc
import Synchronization

/// Ctrl-C and SIGTERM while training: the step that runs is finished, a checkpoint is written, then the program ends. A
/// second signal ends it at once.
package enum StopRequest {
  private static let seen = Atomic<Int32>(0)

  /// Takes the signals over from whoever handled them.
  package static func install() {
    _ = seen.load(ordering: .relaxed)
    for number in [SIGINT, SIGTERM] {
      var action = sigaction()
      sigaction(number, nil, &action)
      if unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1 { continue }  // SIG_IGN
      action = sigaction()
      action.__sigaction_handler.sa_handler = { number in
        if StopRequest.seen.exchange(number, ordering: .relaxed) != 0 { _exit(128 + number) }
      }
      action.sa_flags = SA_RESTART
      sigaction(number, &action, nil)
    }
  }

  /// Whether the user wants to stop.
  package static var isSet: Bool { seen.load(ordering: .relaxed) != 0 }
}
