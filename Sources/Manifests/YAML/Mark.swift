/// A place in a text, counted from 1. Columns count Unicode scalars, as libyaml does.
package struct Mark: Sendable, Hashable, Comparable, CustomStringConvertible {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Order in the text.
  package static func < (a: Mark, b: Mark) -> Bool { (a.line, a.column) < (b.line, b.column) }

  /// `9:5`
  package var description: String { "\(line):\(column)" }
}
