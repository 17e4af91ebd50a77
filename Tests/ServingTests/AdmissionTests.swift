import Serving
import Support
import TestSupport
import Testing

/// Who may ask.
@Suite struct AdmissionTests {
  private func check(
    _ admission: Admission, host: String? = "localhost:8080", _ headers: [(name: String, value: String)] = []
  ) -> String? {
    do throws(ServerError) {
      try admission.check(ServerRequest("GET", "/v1/models", host: host, headers: headers), isOpen: false)
      return nil
    } catch {
      return error.code
    }
  }

  @Test(arguments: ["localhost", "localhost:8080", "LocalHost:1", "127.0.0.1:8080", "[::1]:8080", "[::1]"])
  func loopbackIsCalledByItsNames(_ host: String) {
    #expect(check(Admission(isLoopback: true, keys: nil), host: host) == nil)
  }

  /// A stranger's name may be made to mean this machine; a browser then sends that name.
  @Test(arguments: [
    "evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example", "192.168.0.7", "0.0.0.0",
    "[::1].evil.example", "2130706433", "localhost:80:80", "localhost:evil.example", "localhost@evil.example",
    "localhost.",
    "[::1]:8080.evil.example", "127.1",
  ]) func foreignNamesAreRefused(_ host: String) {
    #expect(check(Admission(isLoopback: true, keys: nil), host: host) == "foreign_host")
  }

  /// The first one may be what stands in front of the server looks at, the second one what the server looks at.
  @Test func aRequestWithTwoHostsIsRefused() {
    #expect(check(Admission(isLoopback: true, keys: nil), [("Host", "evil.example")]) == "two_hosts")
  }

  @Test func aRequestWithoutHostIsRefused() {
    #expect(check(Admission(isLoopback: true, keys: nil), host: nil) == "no_host")
    #expect(check(Admission(isLoopback: true, keys: nil), host: "") == "no_host")
  }

  @Test func aServerThatOthersReachIsCalledByAddressesAndGivenNames() throws {
    let admission = Admission(isLoopback: false, hosts: ["Studio.Example"], keys: nil)
    for host in ["10.0.0.5:8080", "[fe80::1]:80", "studio.example", "localhost"] {
      #expect(check(admission, host: host) == nil)
    }
    for host in ["other.example", "10.0.0.5.nip.io", "256.1.1.1"] {
      #expect(check(admission, host: host) == "foreign_host")
    }
  }

  @Test func pagesOfOthersAreRefused() {
    let admission = Admission(isLoopback: true, origins: ["https://studio.example"], keys: nil)
    #expect(check(admission, [("origin", "http://localhost:8080")]) == nil)
    #expect(check(admission, [("origin", "https://studio.example")]) == nil)
    for origin in ["https://evil.example", "null", "http://localhost:9090", "file://", "http://localhost"] {
      #expect(check(admission, [("origin", origin)]) == "foreign_origin", "\(origin)")
    }
  }

  @Test func keysLetIn() throws {
    let admission = Admission(isLoopback: true, keys: try KeyRing(["0123456789abcdef", "another-key-of-many-letters"]))
    #expect(check(admission) == "no_key")
    #expect(check(admission, [("authorization", "Bearer another-key-of-many-letters")]) == nil)
    #expect(check(admission, [("authorization", "bearer 0123456789abcdef")]) == nil)
    #expect(check(admission, [("x-api-key", "0123456789abcdef")]) == nil)
    for wrong in ["Bearer 0123456789abcdeg", "Bearer ", "Bearer", "Basic 0123456789abcdef", "0123456789abcdef"] {
      #expect(check(admission, [("authorization", wrong)]) != nil, "\(wrong)")
    }
    // The page and whether the server is there are for everyone.
    try admission.check(ServerRequest("GET", "/", host: "localhost"), isOpen: true)
  }

  @Test func shortKeysAreNone() throws {
    #expect(throws: ServerError.self) { try KeyRing(["short"]) }
    #expect(throws: ServerError.self) { try KeyRing([]) }
    let folder = ScratchFolder()
    let path = folder.write("# of the studio\n\n  0123456789abcdef  \r\nanother-key-of-many-letters\n", to: "keys")
    let ring = try KeyRing(file: path)
    #expect(ring.contains("0123456789abcdef") && ring.contains("another-key-of-many-letters"))
    #expect(!ring.contains("# of the studio") && !ring.contains(""))
  }
}
