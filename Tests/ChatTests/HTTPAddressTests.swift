import Chat
import HTTP
import Support
import Testing

@Suite struct HTTPAddressTests {
  @Test func anAddressIsTakenApart() throws {
    let plain = try HTTPAddress("HTTP://LocalHost:8000/v1?api-version=2#x")
    #expect(plain.text == "http://localhost:8000/v1?api-version=2")
    #expect(plain.shown == "http://localhost:8000/v1")
    #expect(plain.isLoopback)
    let six = try HTTPAddress("https://[2001:db8::1]:8443")
    #expect(six.host == "[2001:db8::1]" && six.port == 8443 && six.path == "")
    #expect(try HTTPAddress("http://[::1]").isLoopback)
    #expect(try !HTTPAddress("http://127.0.0.1.example.org").isLoopback)
    #expect(try HTTPAddress("http://127.0.0.1").effectivePort == 80)
  }

  @Test(arguments: [
    "localhost:8000", "ftp://a/", "http://", "http://a b/", "http://u:secret@h/v1", "http://h:0/", "http://h:99999",
    "http://h:x", "http://a\\b", "file:///etc/passwd", "http://h\n/",
  ]) func whatIsNoAddressIsRefusedAndNoPasswordShown(_ text: String) {
    let error = #expect(throws: HTTPError.self) { try HTTPAddress(text) }
    #expect(error?.kind == .address)
    #expect(error?.description.contains("secret") == false)
  }

  @Test(arguments: [
    ("http://h/v1", "https://h/v1", true), ("http://h:8000/v1", "http://h:8000/x", true),
    ("http://h:8000/v1", "https://h:8000/x", false), ("https://h/v1", "http://h/v1", false),
    ("http://h/v1", "http://h:8080/v1", false), ("http://h/v1", "http://g/v1", false),
    ("https://h/v1", "https://h.evil.org/v1", false), ("https://h/v1", "https://h:443/v1", true),
  ]) func onlyTheSameServerIsCovered(_ from: String, _ to: String, _ covers: Bool) throws {
    #expect(try HTTPAddress(from).covers(HTTPAddress(to)) == covers)
  }

  /// Keys go to servers that the user named, whatever a manifest says.
  @Test func aManifestsServerGetsNoKey() throws {
    func key(_ address: String, isUsers: Bool, _ variables: [String: String]) throws -> (Bool, Bool) {
      let found = ServerKey.find(for: try HTTPAddress(address), isUsers: isUsers) { variables[$0] }
      return (found.key != nil, found.isHeldBack)
    }
    let both = ["A2C_API_KEY": "a2c-key", "OPENAI_API_KEY": "open-key"]
    #expect(try key("http://h/v1", isUsers: true, both) == (true, false))
    #expect(try key("http://h/v1", isUsers: false, both) == (false, true))
    #expect(try key("http://h/v1", isUsers: false, [:]) == (false, false))
    #expect(try key("https://api.openai.com/v1", isUsers: false, both) == (true, false))
    #expect(try key("http://api.openai.com/v1", isUsers: false, both) == (false, true))
    #expect(
      try key("http://h/other", isUsers: false, both.merging(["A2C_SERVER": "http://h/v1"]) { $1 }) == (true, false))
    #expect(try key("http://h/v1", isUsers: true, ["A2C_API_KEY": "two\nlines: x"]) == (false, false))
    let secret = try #require(Secret(" a2c-key\n"))
    #expect("\(secret) \(String(reflecting: secret)) \(Mirror(reflecting: secret).children.count)" == "… … 0")
    #expect(secret.removed(from: "wrong key a2c-key!") == "wrong key …!")
  }
}
