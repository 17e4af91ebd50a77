import Support
import Testing

@Suite struct PathTests {
  @Test(arguments: [
    ("/a/b.txt", "/a", "b.txt"), ("b.txt", ".", "b.txt"), ("a/b", "a", "b"), ("/b", "/", "b"), ("/", "/", "/"),
    ("/a/b/", "/a", "b"), ("a//b", "a", "b"), ("//a//b//", "//a", "b"), ("", ".", ""), ("..", ".", ".."),
    ("a/", ".", "a"), ("/a/\u{301}b", "/a", "\u{301}b"),
  ]) func partsOfAPath(_ path: String, _ parent: String, _ name: String) {
    #expect(Path.parent(path) == parent)
    #expect(Path.name(path) == name)
  }

  @Test(arguments: [
    ("a/b.PNG", "png", "b"), ("b.tar.gz", "gz", "b.tar"), ("a.b/c", "", "c"), (".hidden", "", ".hidden"),
    ("x.", "", "x"), ("noext", "", "noext"), (".a.b", "b", ".a"),
  ]) func extensions(_ path: String, _ fileExtension: String, _ stem: String) {
    #expect(Path.fileExtension(path) == fileExtension)
    #expect(Path.stem(path) == stem)
  }

  @Test func joining() {
    #expect(Path.join("a", "b") == "a/b")
    #expect(Path.join("a/", "b") == "a/b")
    #expect(Path.join("", "b") == "b")
    #expect(Path.join("a", "/b") == "/b")
  }

  @Test(arguments: ["a", "a/b", "a/..b", "...", "a/./b", "sub/..."]) func inside(_ path: String) {
    #expect(Path.staysInside(path))
  }

  // To Swift, a slash and a combining mark are one character that is no slash.
  @Test(arguments: ["", "/a", "..", "../a", "a/../b", "a/..", "a\u{0}b", "../\u{301}a", "/\u{301}a", "a/../\u{301}b"])
  func outside(_ path: String) {
    #expect(!Path.staysInside(path))
  }

  @Test func absoluteIsWhatBeginsWithASlash() {
    #expect(Path.isAbsolute("/a"))
    #expect(Path.isAbsolute("/\u{301}a"))
    #expect(!Path.isAbsolute("a/b"))
    #expect(!Path.isAbsolute(""))
  }
}
