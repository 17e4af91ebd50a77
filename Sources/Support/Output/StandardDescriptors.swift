import Glibc

/// Standard input, output and error, which a daemon or a shell (`<&- >&-`) may have closed.
package enum StandardDescriptors {
  /// Gives each that is closed something to stand for, so that no file or pipe that is opened later gets its number, and
  /// what is written to it goes into that file. To be called before anything is opened.
  ///
  /// Writing to one that was closed fails as it did before: it is open for reading only.
  package static func reserve() {
    for descriptor in CInt(0)...2 where fcntl(descriptor, F_GETFD) < 0 && errno == EBADF {
      // The lowest free number is taken, which is this one. Children get it too.
      guard open("/dev/null", O_RDONLY) == descriptor else { return }
    }
  }
}
