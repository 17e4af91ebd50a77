import CLibAV
import Support

/// FFmpeg's libraries, opened when the first picture or clip is read or written: they bring some 150 others with them,
/// which takes longer than all that a command does that reads none.
package enum MediaLibraries {
  private static let outcome: Result<Void, SystemLibrary.Missing> = {
    do throws(SystemLibrary.Missing) {
      for library in 0..<CInt(A2C_AV_LIBRARIES) {
        let opened = try SystemLibrary.open(a2c_av_library(library).map { String(cString: $0) } ?? "")
        if let function = a2c_av_bind(library, opened.handle) { throw opened.lacks(String(cString: function)) }
      }
      a2c_av_log_silence()
      return .success(())
    } catch { return .failure(error) }
  }()

  /// Opens them, once a process.
  /// - Throws: ``MediaError/library(_:)`` with the one that is missing.
  package static func load() throws(MediaError) {
    if case .failure(let missing) = outcome { throw .library(missing) }
  }
}
