import CLibCurl
import Support

/// libcurl, loaded on first use: with it come some thirty libraries, which no run without a server shall wait for.
struct CurlLibrary: @unchecked Sendable {
  // checked: addresses of functions, which never change.
  typealias Append =
    @convention(c) (UnsafeMutablePointer<curl_slist>?, UnsafePointer<CChar>?) -> UnsafeMutablePointer<curl_slist>?

  let setopt: UnsafeMutableRawPointer
  let getinfo: UnsafeMutableRawPointer
  let start: @convention(c) () -> UnsafeMutableRawPointer?
  let end: @convention(c) (UnsafeMutableRawPointer?) -> Void
  let reset: @convention(c) (UnsafeMutableRawPointer?) -> Void
  let perform: @convention(c) (UnsafeMutableRawPointer?) -> CURLcode
  let explain: @convention(c) (CURLcode) -> UnsafePointer<CChar>?
  let append: Append
  let free: @convention(c) (UnsafeMutablePointer<curl_slist>?) -> Void

  /// The library; loaded once.
  static let shared: Result<CurlLibrary, SystemLibrary.Missing> = {
    do throws(SystemLibrary.Missing) {
      // One and the same interface, by what encrypts behind it.
      return .success(try CurlLibrary(SystemLibrary.open("libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.so")))
    } catch { return .failure(error) }
  }()

  private init(_ library: SystemLibrary) throws(SystemLibrary.Missing) {
    func function<F>(_ name: String, as type: F.Type) throws(SystemLibrary.Missing) -> F {
      unsafeBitCast(try library.function(name), to: type)
    }
    setopt = try library.function("curl_easy_setopt")
    getinfo = try library.function("curl_easy_getinfo")
    start = try function("curl_easy_init", as: (@convention(c) () -> UnsafeMutableRawPointer?).self)
    end = try function("curl_easy_cleanup", as: (@convention(c) (UnsafeMutableRawPointer?) -> Void).self)
    reset = try function("curl_easy_reset", as: (@convention(c) (UnsafeMutableRawPointer?) -> Void).self)
    perform = try function("curl_easy_perform", as: (@convention(c) (UnsafeMutableRawPointer?) -> CURLcode).self)
    explain = try function("curl_easy_strerror", as: (@convention(c) (CURLcode) -> UnsafePointer<CChar>?).self)
    append = try function("curl_slist_append", as: Append.self)
    free = try function(
      "curl_slist_free_all", as: (@convention(c) (UnsafeMutablePointer<curl_slist>?) -> Void).self)
    let initialise = try function("curl_global_init", as: (@convention(c) (CLong) -> CURLcode).self)
    guard initialise(CLong(CURL_GLOBAL_DEFAULT)) == CURLE_OK else {
      throw SystemLibrary.Missing(library: library.name, detail: "it cannot start")
    }
  }

  func text(_ code: CURLcode) -> String { explain(code).map { String(cString: $0) } ?? "error \(code.rawValue)" }
}
