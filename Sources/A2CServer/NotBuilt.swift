#if !Server
  import Glibc
  import Support

  /// What stands where the server would, in a build without it.
  @main
  enum NotBuilt {
    static func main() {
      Console().fail(NoServer())
      exit(ExitStatus.unavailable.rawValue)
    }
  }

  private struct NoServer: ExplainedError {
    var message: String { "this build has no server" }
    var hint: String? { "make serve builds and starts it" }
    var exitStatus: ExitStatus { .unavailable }
  }
#endif
