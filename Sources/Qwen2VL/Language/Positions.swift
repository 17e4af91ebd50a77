/// The three position rows of a sequence (upstream: `get_rope_index` of transformers 4.45 to 5.0; later versions place text
/// after a clip differently).
package struct Positions: Sendable, Equatable {
  package private(set) var t: [Int32] = []
  package private(set) var h: [Int32] = []
  package private(set) var w: [Int32] = []
  /// The position of the next text token: one above every position so far.
  package private(set) var next: Int32 = 0

  package init() {}

  /// Positions that go on from `next`, such as those of tokens after a prompt.
  package init(from next: Int32) { self.next = next }

  /// One text token each of several sequences, at these places.
  package init(text places: [Int32]) {
    (t, h, w) = (places, places, places)
    next = (places.max() ?? -1) + 1
  }

  package var count: Int { t.count }

  /// Text counts up, alike in the three rows.
  package mutating func appendText(_ count: Int) {
    for _ in 0..<count {
      t.append(next)
      h.append(next)
      w.append(next)
      next += 1
    }
  }

  /// A block of tokens with a grid: time, row and column from where the text stopped; what follows starts above the
  /// largest of the three.
  /// - Parameter timeStep: positions from one temporal step to the next
  package mutating func appendGrid(t steps: Int, h rows: Int, w columns: Int, timeStep: Int = 1) {
    let start = Int(next)
    for step in 0..<steps {
      for row in 0..<rows {
        for column in 0..<columns {
          t.append(Self.place(start + step * timeStep))
          h.append(Self.place(start + row))
          w.append(Self.place(start + column))
        }
      }
    }
    next = Self.place(start + max((steps - 1) * timeStep, rows - 1, columns - 1) + 1)
  }

  /// Leaves room for text behind times that no clip has.
  private static func place(_ value: Int) -> Int32 { Int32(min(value, 1 << 30)) }

  /// The part of the sequence that `range` covers.
  package func slice(_ range: Range<Int>) -> Positions {
    var part = Positions()
    part.t = Array(t[range])
    part.h = Array(h[range])
    part.w = Array(w[range])
    part.next = next
    return part
  }
}
