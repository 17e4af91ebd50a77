import Support

/// Writes the hashes of libraries into the text of an adapter manifest; all else, comments too, stays as it was written.
package enum LibraryHashes {
  /// The text with `sha256` of some platforms set.
  /// - Parameter hashes: by platform, 64 hexadecimal digits.
  /// - Throws: ``ManifestError`` for a text that is no adapter manifest, and for one in which the place cannot be found:
  ///   spelled in a way that this does not know, such as a name over several lines.
  package static func write(
    _ hashes: [String: String], into bytes: [UInt8], path: String
  ) throws(ManifestError) -> [UInt8] {
    let manifest = try AdapterManifest.parse(bytes: bytes, path: path)
    var diagnostics = Diagnostics(source: DocumentSource(path: path))
    let library = try YAML.read(bytes, into: &diagnostics)["library"]
    var lines = Lines(bytes)
    // From the end to the start, so that marks in front stay right.
    let places = hashes.keys.compactMap { platform in library?[platform].map { (platform, $0) } }
      .sorted { ($1.1.mark ?? Mark(line: 1, column: 1)) < ($0.1.mark ?? Mark(line: 1, column: 1)) }
    for (platform, node) in places {
      guard let hash = hashes[platform], insert(hash, in: node, &lines) else { throw notWritable(node, platform, path) }
    }
    let result = lines.bytes
    // What was written must be read as what was meant, and nothing else may have changed.
    guard let written = try? AdapterManifest.parse(bytes: result, path: path), agree(written, manifest, hashes) else {
      throw notWritable(library, hashes.keys.sorted().joined(separator: ", "), path)
    }
    return result
  }

  private static func insert(_ hash: String, in node: Node, _ lines: inout Lines) -> Bool {
    guard case .mapping(let entries) = node.content, let start = node.mark,
      let file = entries.first(where: { $0.key == "file" }), let key = file.mark, let name = file.value.mark
    else { return false }
    if let old = entries.first(where: { $0.key == "sha256" }) {
      guard let mark = old.value.mark, let end = lines.scalarEnd(mark) else { return false }
      return lines.replace(mark, end, with: "\"\(hash)\"")
    }
    guard let end = lines.scalarEnd(name) else { return false }
    if lines.character(start) == "{" { return lines.replace(end, end, with: ", sha256: \"\(hash)\"") }
    return lines.insertLine(below: key.line, String(repeating: " ", count: key.column - 1) + "sha256: \"\(hash)\"")
  }

  private static func agree(_ new: AdapterManifest, _ old: AdapterManifest, _ hashes: [String: String]) -> Bool {
    new.id == old.id && new.version == old.version && Set(new.library.keys) == Set(old.library.keys)
      && new.library.allSatisfy { platform, library in
        library.file == old.library[platform]?.file
          && library.sha256 == hashes[platform] ?? old.library[platform]?.sha256
      }
  }

  private static func notWritable(_ node: Node?, _ what: String, _ path: String) -> ManifestError {
    let diagnostic = Diagnostic(
      "cannot find the place for the SHA-256 of \(TerminalText.safe(what))", at: node?.mark,
      path: DocumentPath.top.key("library"), hint: "write it as {file: NAME, sha256: \"…\"}")
    return .invalid(file: path, [diagnostic], left: 0)
  }
}

/// A text by lines and columns as libyaml counts them.
private struct Lines {
  private var lines: [[Unicode.Scalar]]

  init(_ bytes: [UInt8]) {
    lines = String(decoding: bytes, as: UTF8.self).unicodeScalars.split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(Array.init)
  }

  var bytes: [UInt8] {
    Array(lines.map { line in line.reduce(into: "") { $0.unicodeScalars.append($1) } }.joined(separator: "\n").utf8)
  }

  func character(_ mark: Mark) -> Unicode.Scalar? {
    guard lines.indices.contains(mark.line - 1), lines[mark.line - 1].indices.contains(mark.column - 1) else {
      return nil
    }
    return lines[mark.line - 1][mark.column - 1]
  }

  /// Where a scalar of one line ends: the place after its last character.
  func scalarEnd(_ start: Mark) -> Mark? {
    guard let first = character(start) else { return nil }
    let rest = lines[start.line - 1][(start.column - 1)...]
    if first == "\"" || first == "'" {
      guard let close = rest.dropFirst().firstIndex(of: first), !rest[..<close].contains("\\") else { return nil }
      return Mark(line: start.line, column: close + 2)
    }
    // A plain name here is a path or hexadecimal digits; one with these characters has to be quoted to be found.
    let end = rest.firstIndex { ",}#\r ".unicodeScalars.contains($0) } ?? rest.endIndex
    return Mark(line: start.line, column: end + 1)
  }

  mutating func replace(_ start: Mark, _ end: Mark, with text: String) -> Bool {
    guard start.line == end.line, lines.indices.contains(start.line - 1), start.column <= end.column,
      end.column - 1 <= lines[start.line - 1].count
    else { return false }
    lines[start.line - 1].replaceSubrange((start.column - 1)..<(end.column - 1), with: text.unicodeScalars)
    return true
  }

  mutating func insertLine(below line: Int, _ text: String) -> Bool {
    guard lines.indices.contains(line - 1) else { return false }
    let ending: [Unicode.Scalar] = lines[line - 1].last == "\r" ? ["\r"] : []
    lines.insert(Array(text.unicodeScalars) + ending, at: line)
    return true
  }
}
