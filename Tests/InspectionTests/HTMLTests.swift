import Inspection
import Support
import TestSupport
import Testing

@Suite struct HTMLTests {
  @Test(
    "Whatever text and values say, they stay text and values",
    arguments: [
      ("a < b & c > d", "a &lt; b &amp; c &gt; d"), ("\"x\" 'y'", "&quot;x&quot; &#39;y&#39;"),
      ("</p><script>", "&lt;/p&gt;&lt;script&gt;"), ("a\u{202E}b", "a\\u{202e}b"), ("a\u{0}\u{1B}b", "a\\x00\\x1bb"),
      ("a\nb", "a\\nb"), ("&amp;", "&amp;amp;"), ("猫 é", "猫 é"), ("", ""),
    ])
  func escaped(text: String, source: String) {
    #expect(HTML.text(text).source == source)
    #expect(HTML.element("p", ["title": text]) { text }.source == "<p title=\"\(source)\">\(source)</p>")
    #expect(HTML.void("img", ["alt": text, "src": nil]).source == "<img alt=\"\(source)\">")
  }

  @Test func linesKeepTheirBreaks() {
    #expect(HTML.lines("a<\n\n\u{1B}b").source == "a&lt;\n\n\\x1bb")
  }

  @Test func contentStandsInOrder() {
    let html = HTML.element("ul") {
      for number in 1...2 { HTML.element("li") { "\(number)" } }
      if holds(true) { "x" } else { "y" }
      if holds(false) { "z" }
    }
    #expect(html.source == "<ul><li>1</li><li>2</li>x</ul>")
  }

  private func holds(_ value: Bool) -> Bool { value }

  /// RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func base64(text: String, code: String) {
    #expect(Base64.text(Array(text.utf8)) == code)
    #expect(Markup.pictureBytes("data:image/png;base64,\(code)") == Array(text.utf8))
  }

  @Test func everyByteSurvives() {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 7 + $0 / 256) }
    #expect(Markup.pictureBytes("data:image/png;base64," + Base64.text(bytes)) == bytes)
  }

  @Test(
    "The reader of these tests refuses what is not well nested",
    arguments: ["<p>", "<p></b>", "<p>a & b</p>", "<p x=1></p>", "<p x=\"<\"></p>", "a", "<p><b></p></b>"])
  func strict(_ body: String) {
    #expect(throws: Markup.Problem.self) { try Markup("<!DOCTYPE html>\n" + body) }
  }
}
