import Support

/// A path whose name numbers the frames of a clip: `frames/frame_%04d.png`.
package struct FramePattern: Sendable, Equatable {
  package let folder: String
  package let prefix: String
  /// The fewest digits; 0 for `%d`.
  package let width: Int
  package let suffix: String

  /// `nil` where the name holds no `%d` or `%0Nd`, or more than one.
  package init?(_ path: String) {
    let name = Path.name(path)
    let pieces = name.split(separator: "%", omittingEmptySubsequences: false)
    guard pieces.count == 2, let d = pieces[1].firstIndex(of: "d") else { return nil }
    let digits = pieces[1][..<d]
    guard digits.utf8.allSatisfy({ (48...57).contains($0) }), digits.isEmpty || digits.utf8.count <= 2 else {
      return nil
    }
    folder = path.contains("/") ? Path.parent(path) : "."
    prefix = String(pieces[0])
    width = Int(digits) ?? 0
    suffix = String(pieces[1][pieces[1].index(after: d)...])
  }

  /// The number in a file's name, `nil` where the name does not match.
  package func number(of name: String) -> Int? {
    guard name.utf8.count > prefix.utf8.count + suffix.utf8.count, name.hasPrefix(prefix), name.hasSuffix(suffix) else {
      return nil
    }
    let digits = name.dropFirst(prefix.count).dropLast(suffix.count)
    guard digits.utf8.count >= width, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(digits)
  }

  /// Whether the folder holds a file of the pattern.
  package var hasMatch: Bool {
    guard let names = try? FileSystem.list(folder) else { return false }
    return names.contains { number(of: $0) != nil }
  }
}
