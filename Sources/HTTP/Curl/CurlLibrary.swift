import CLibCurl
import Support

/// libcurl, loaded on first use: with it come some thirty libraries, which no run without a server shall wait for.
struct CurlLibrary: @unchecked Sendable {
  // checked: addresses of functions, which never change.
  let setopt: UnsafeMutableRawPointer
  let getinfo: UnsafeMutableRawPointer
  let start: @convention(c) () -> UnsafeMutableRawPointer?
  let end: @convention(c) (UnsafeMutableRawPointer?) -> Void
  let reset: @convention(c) (UnsafeMutableRawPointer?) -> Void
  let perform: @convention(c) (UnsafeMutableRawPointer?) -> CURLcode
  let explain: @convention(c) (CURLcode) -> UnsafePointer<CChar>?
  let append:
    @convention(c) (UnsafeMutablePointer<curl_slist>?, UnsafePointer<CChar>?) -> UnsafeMutablePointer<curl_slist>?
  let free: @convention(c) (UnsafeMutablePointer<curl_slist>?) -> Void

  /// The library; loaded once.
  static let shared: Result<CurlLibrary, Problem> = load()

  struct Problem: Error {
    let text: String
  }

  /// Names of one and the same interface, by what encrypts behind it.
  private static let names = ["libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.so"]

  private static func load() -> Result<CurlLibrary, Problem> {
    var problem = ""
    for name in names {
      do throws(SharedLibrary.Failure) {
        let library = try SharedLibrary(name)
        guard let curl = CurlLibrary(library) else { return .failure(Problem(text: "\(name) lacks functions")) }
        return .success(curl)
      } catch {
        if problem.isEmpty { problem = error.message }
      }
    }
    return .failure(Problem(text: problem))
  }

  private init?(_ library: SharedLibrary) {
    guard let global = library.symbol("curl_global_init"), let setopt = library.symbol("curl_easy_setopt"),
      let getinfo = library.symbol("curl_easy_getinfo"), let start = library.symbol("curl_easy_init"),
      let end = library.symbol("curl_easy_cleanup"), let reset = library.symbol("curl_easy_reset"),
      let perform = library.symbol("curl_easy_perform"), let explain = library.symbol("curl_easy_strerror"),
      let append = library.symbol("curl_slist_append"), let free = library.symbol("curl_slist_free_all")
    else { return nil }
    self.setopt = setopt
    self.getinfo = getinfo
    self.start = unsafeBitCast(start, to: (@convention(c) () -> UnsafeMutableRawPointer?).self)
    self.end = unsafeBitCast(end, to: (@convention(c) (UnsafeMutableRawPointer?) -> Void).self)
    self.reset = unsafeBitCast(reset, to: (@convention(c) (UnsafeMutableRawPointer?) -> Void).self)
    self.perform = unsafeBitCast(perform, to: (@convention(c) (UnsafeMutableRawPointer?) -> CURLcode).self)
    self.explain = unsafeBitCast(explain, to: (@convention(c) (CURLcode) -> UnsafePointer<CChar>?).self)
    self.append = unsafeBitCast(
      append,
      to: (@convention(c) (UnsafeMutablePointer<curl_slist>?, UnsafePointer<CChar>?) -> UnsafeMutablePointer<
        curl_slist
      >?)
      .self)
    self.free = unsafeBitCast(free, to: (@convention(c) (UnsafeMutablePointer<curl_slist>?) -> Void).self)
    let initialise = unsafeBitCast(global, to: (@convention(c) (CLong) -> CURLcode).self)
    guard initialise(CLong(CURL_GLOBAL_DEFAULT)) == CURLE_OK else { return nil }
  }

  func text(_ code: CURLcode) -> String { explain(code).map { String(cString: $0) } ?? "error \(code.rawValue)" }
}
