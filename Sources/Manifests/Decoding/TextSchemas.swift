import Support

extension Schema where Value == String {
  /// Lower-case letters, digits, `-`, `_` and `.`, starting with a letter or digit: a name that is safe as a folder.
  package static func slug(_ expected: String) -> Schema {
    .text(expected, pattern: "^[a-z0-9][a-z0-9._-]*$") { text in
      text.utf8.count <= 100 && Slug.isWord(text.utf8, extra: "-_.")
    }
  }

  /// An adapter's short id (`depth`) or full id (`org.a2c.depth`).
  package static var adapterID: Schema {
    .text("an adapter's id such as depth or org.a2c.depth", pattern: #"^[a-z0-9][a-z0-9_-]*(\.[a-z0-9][a-z0-9_-]*)*$"#)
    {
      Slug.isDotted($0, parts: 1)
    }
  }

  /// An id in reverse domain order: `org.a2c.depth`.
  package static var reverseDNS: Schema {
    .text("an id such as org.example.depth", pattern: #"^[a-z0-9][a-z0-9_-]*(\.[a-z0-9][a-z0-9_-]*)+$"#) {
      Slug.isDotted($0, parts: 2)
    }
  }

  /// An extension's id with its version: `a2c.progress/1`.
  package static var extensionID: Schema {
    .text(
      "an extension's id such as a2c.progress/1", pattern: #"^[a-z0-9][a-z0-9_-]*(\.[a-z0-9][a-z0-9_-]*)+/[0-9]+$"#
    ) { text in
      let halves = text.split(separator: "/", omittingEmptySubsequences: false)
      return halves.count == 2 && Slug.isDotted(String(halves[0]), parts: 2) && Slug.isDigits(halves[1])
    }
  }

  /// A version as Semantic Versioning 2.0.0 spells it.
  package static var version: Schema {
    .text(
      "a version such as 1.2.0", pattern: #"^[0-9]+\.[0-9]+\.[0-9]+([-+][0-9A-Za-z.+-]+)?$"#, accepts: Slug.isVersion)
  }

  /// The address of a page or a server.
  package static var url: Schema {
    .text("an address that starts with http:// or https://", pattern: "^https?://[^\\s]+$") { text in
      (text.hasPrefix("https://") && text.utf8.count > 8 || text.hasPrefix("http://") && text.utf8.count > 7)
        && !text.unicodeScalars.contains { $0.properties.isWhitespace || $0.properties.generalCategory == .control }
    }
  }

  /// A SHA-256 sum.
  package static var sha256: Schema {
    .text("64 hexadecimal digits", pattern: "^[0-9a-fA-F]{64}$") { text in
      text.utf8.count == 64 && text.allSatisfy { $0.isASCII && $0.isHexDigit }
    }
  }

  /// The name of a special token: `<|camera_start|>`.
  package static var specialToken: Schema {
    .text("a special token such as <|camera_start|>", pattern: #"^<\|[A-Za-z0-9_-]+\|>$"#) { text in
      text.hasPrefix("<|") && text.hasSuffix("|>") && text.utf8.count > 4
        && text.dropFirst(2).dropLast(2).utf8.allSatisfy { Slug.isLetter($0) || "-_".utf8.contains($0) }
    }
  }

  /// The name of a C function.
  package static var symbol: Schema {
    .text("the name of a function", pattern: "^[A-Za-z_][A-Za-z0-9_]*$") { text in
      text.utf8.allSatisfy { Slug.isLetter($0) || $0 == UInt8(ascii: "_") }
        && !(text.utf8.first.map { (48...57).contains($0) } ?? true)
    }
  }

  /// A file inside the folder of the manifest: relative, no component `..`, nothing a terminal would act on.
  package static var bundlePath: Schema {
    .text("a file inside the manifest's folder", pattern: #"^(?!/)(?!.*(^|/)\.\.(/|$)).+$"#) { text in
      Path.staysInside(text) && !text.hasSuffix("/") && TerminalText.safe(text) == text
    }
  }

  /// A file or folder anywhere.
  package static var path: Schema { .text("a path") }
}

/// Forms of names.
enum Slug {
  static func isLetter(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }

  /// Lower-case letters, digits and `extra`, with a letter or digit in front.
  static func isWord(_ text: some Collection<UInt8>, extra: String) -> Bool {
    guard let first = text.first, isLower(first) else { return false }
    return text.allSatisfy { isLower($0) || extra.utf8.contains($0) }
  }

  /// Words joined by dots, at least `parts` of them.
  static func isDotted(_ text: String, parts: Int) -> Bool {
    let words = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return text.utf8.count <= 200 && words.count >= parts && words.allSatisfy { isWord($0, extra: "-_") }
  }

  static func isDigits(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
  }

  static func isVersion(_ text: String) -> Bool {
    let core = text.prefix { $0 != "-" && $0 != "+" }
    let numbers = core.split(separator: ".", omittingEmptySubsequences: false)
    guard numbers.count == 3, numbers.allSatisfy({ isDigits($0) && ($0.count == 1 || !$0.hasPrefix("0")) }) else {
      return false
    }
    let rest = text.dropFirst(core.count)
    return rest.isEmpty
      || (rest.count > 1 && rest.dropFirst().utf8.allSatisfy { isLetter($0) || ".-+".utf8.contains($0) })
  }

  private static func isLower(_ byte: UInt8) -> Bool { (48...57).contains(byte) || (97...122).contains(byte) }
}
