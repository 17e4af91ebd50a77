import A2CPluginKit

/// One class of a palette.
struct SegmentClass: Sendable, Equatable {
  /// Whether things of a class are found in rooms or under the sky.
  enum Setting: Sendable { case indoors, outdoors, either }
  /// Where in a picture things of a class are.
  enum Height: Sendable { case top, ground, anywhere }

  let name: String
  let ink: Ink
  var setting = Setting.either
  var height = Height.anywhere
  /// It goes or is carried, so that its coming and going tells something.
  var moves = false
  /// What lies behind or was not labelled: drawn, not told.
  var isNothing = false

  init(_ name: String, _ ink: Ink, moves: Bool = false, isNothing: Bool = false) {
    (self.name, self.ink, self.moves, self.isNothing) = (name, ink, moves, isNothing)
  }

  /// A line of a table: "traffic light 2900FF o--".
  init?(row: Substring) {
    let words = row.split(separator: " ")
    guard words.count >= 3, let color = UInt32(words[words.count - 2], radix: 16) else { return nil }
    name = words.dropLast(2).joined(separator: " ")
    ink = Ink(
      UInt8(truncatingIfNeeded: color >> 16), UInt8(truncatingIfNeeded: color >> 8), UInt8(truncatingIfNeeded: color))
    let letters = words[words.count - 1]
    setting = letters.contains("i") ? .indoors : letters.contains("o") ? .outdoors : .either
    height = letters.contains("t") ? .top : letters.contains("b") ? .ground : .anywhere
    moves = letters.contains("m")
  }
}
