#if !Server
  import Glibc

  /// What stands where the server would, in a build without it.
  @main
  enum NotBuilt {
    static func main() {
      fputs("error: this build has no server\nhint: make serve builds and starts it\n", stderr)
      exit(69)
    }
  }
#endif
