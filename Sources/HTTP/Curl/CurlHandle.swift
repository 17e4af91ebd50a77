import CLibCurl
import Support

/// One connection to servers, used by one request at a time. The only files that know libcurl are in this folder.
final class CurlHandle: @unchecked Sendable {
  // checked: who takes it out of the client's list has it alone.
  private let curl: CurlLibrary
  private let handle: UnsafeMutableRawPointer

  init(for address: HTTPAddress) throws(HTTPError) {
    switch CurlLibrary.shared {
    case .success(let library): curl = library
    case .failure(let problem):
      throw HTTPError(
        .library, server: address.shown, "libcurl cannot be loaded: \(problem.library): \(problem.detail)")
    }
    guard let handle = curl.start() else { throw HTTPError(.library, server: address.shown, "libcurl has no memory") }
    self.handle = handle
  }

  deinit { curl.end(handle) }

  /// - Returns: the answer, and where the server sends instead of answering.
  func send(
    _ request: HTTPRequest, isCancelled: () -> Bool, onData: (String, UnsafeRawBufferPointer) -> Bool
  ) throws(HTTPError) -> (HTTPResponse, next: String?) {
    // Keeps the connection, forgets everything else.
    curl.reset(handle)
    var headers: UnsafeMutablePointer<curl_slist>?
    for line in lines(of: request) { headers = curl.append(headers, line) ?? headers }
    defer { curl.free(headers) }
    // Curl copies texts, but not what is posted.
    var message = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
    let answer = CurlAnswer(limit: request.limit)
    let code = answer.lend(isCancelled, onData) {
      message.withUnsafeMutableBufferPointer { message in
        (request.body ?? []).withUnsafeBytes { body in
          prepare(request, headers, body)
          set(CURLOPT_ERRORBUFFER, UnsafeRawPointer(message.baseAddress))
          attach(answer)
          return withExtendedLifetime(answer) { curl.perform(handle) }
        }
      }
    }
    // What the buffers' addresses were given for is over.
    set(CURLOPT_ERRORBUFFER, nil)
    guard code == CURLE_OK else {
      let said = String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      throw failure(code, said.isEmpty ? curl.text(code) : said, request, answer)
    }
    let response = HTTPResponse(
      status: answer.status, type: answer.type, retryAfter: retryAfter, body: answer.takeBody())
    return (response, text(CURLINFO_REDIRECT_URL))
  }

  // MARK: Options

  private func lines(of request: HTTPRequest) -> [String] {
    var lines = ["Accept: \(request.accept)", "User-Agent: a2c"]
    // Without "Expect" no server that does not know it is waited for.
    if request.body != nil { lines += ["Content-Type: application/json", "Expect:"] }
    if let key = request.key { lines.append("Authorization: Bearer \(key.value)") }
    return lines
  }

  private func prepare(
    _ request: HTTPRequest, _ headers: UnsafeMutablePointer<curl_slist>?, _ body: UnsafeRawBufferPointer
  ) {
    set(CURLOPT_URL, text: request.address.text)
    set(CURLOPT_HTTPHEADER, UnsafeRawPointer(headers))
    // Signals belong to the program.
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_PROTOCOLS, Int(CURLPROTO_HTTP | CURLPROTO_HTTPS))
    set(CURLOPT_FOLLOWLOCATION, 0)
    // Names and passwords of ~/.netrc stay there.
    set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
    // All encodings that the library unpacks.
    set(CURLOPT_ACCEPT_ENCODING, text: "")
    set(CURLOPT_CONNECTTIMEOUT_MS, milliseconds(request.patience.connect))
    set(CURLOPT_TIMEOUT_MS, milliseconds(request.patience.total))
    set(CURLOPT_LOW_SPEED_LIMIT, 1)
    set(CURLOPT_LOW_SPEED_TIME, max(1, Checked.rounded(request.patience.silence) ?? 0))
    for name in ["SSL_CERT_FILE", "CURL_CA_BUNDLE"] {
      if let path = Environment.variable(name), !path.isEmpty { set(CURLOPT_CAINFO, text: path) }
    }
    // A proxy cannot reach this machine's own servers.
    if request.address.isLoopback { set(CURLOPT_PROXY, text: "") }
    if request.body != nil {
      set(CURLOPT_POST, 1)
      _ = a2c_curl_set_size(curl.setopt, handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
      set(CURLOPT_POSTFIELDS, body.baseAddress)
    }
  }

  private func milliseconds(_ seconds: Double) -> Int { max(1, Checked.rounded(seconds * 1000) ?? Int(Int32.max)) }

  private func attach(_ answer: CurlAnswer) {
    let pointer = UnsafeRawPointer(Unmanaged.passUnretained(answer).toOpaque())
    set(CURLOPT_WRITEDATA, pointer)
    set(CURLOPT_HEADERDATA, pointer)
    set(CURLOPT_XFERINFODATA, pointer)
    set(CURLOPT_NOPROGRESS, 0)
    _ = a2c_curl_set_sink(curl.setopt, handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, answer in
      CurlAnswer.of(answer)?.takeBody(bytes, size * count) ?? 0
    }
    _ = a2c_curl_set_sink(curl.setopt, handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, answer in
      CurlAnswer.of(answer)?.takeHeader(bytes, size * count) ?? 0
    }
    _ = a2c_curl_set_watch(curl.setopt, handle, CURLOPT_XFERINFOFUNCTION) { answer, _, _, _, _ in
      CurlAnswer.of(answer)?.isCancelled() == true ? 1 : 0
    }
  }

  private func set(_ option: CURLoption, _ value: Int) { _ = a2c_curl_set_long(curl.setopt, handle, option, value) }
  private func set(_ option: CURLoption, text: String) { _ = a2c_curl_set_text(curl.setopt, handle, option, text) }
  private func set(_ option: CURLoption, _ value: UnsafeRawPointer?) {
    _ = a2c_curl_set_pointer(curl.setopt, handle, option, value)
  }

  // MARK: What came of it

  private var retryAfter: Double? {
    var seconds: curl_off_t = 0
    guard a2c_curl_get_size(curl.getinfo, handle, CURLINFO_RETRY_AFTER, &seconds) == CURLE_OK, seconds > 0 else {
      return nil
    }
    return Double(seconds)
  }

  private func text(_ info: CURLINFO) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard a2c_curl_get_text(curl.getinfo, handle, info, &text) == CURLE_OK, let text else { return nil }
    return String(cString: text)
  }

  private func failure(_ code: CURLcode, _ detail: String, _ request: HTTPRequest, _ answer: CurlAnswer) -> HTTPError {
    func error(_ kind: HTTPError.Kind, _ text: String) -> HTTPError {
      var error = HTTPError(kind, server: request.address.shown, text)
      error.hadBegun = answer.status != 0
      return error
    }
    switch code {
    case CURLE_WRITE_ERROR where answer.isTooLong:
      return error(.tooLong, "the answer is longer than \(request.limit >> 20) MB")
    case CURLE_ABORTED_BY_CALLBACK: return error(.cancelled, "the request was given up")
    case CURLE_OPERATION_TIMEDOUT:
      let begun = answer.status == 0 ? "before the answer began" : "in the middle of the answer"
      return error(.time, "no end of the answer, \(begun): \(detail)")
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT:
      return error(.connection, detail)
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_USE_SSL_FAILED:
      return error(.encryption, detail)
    case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: return error(.address, detail)
    default: return error(.broken, detail)
    }
  }
}
