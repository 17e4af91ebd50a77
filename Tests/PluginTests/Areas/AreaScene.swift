import Support

/// A generated clip of things that move, with what is true of them.
struct AreaScene {
  /// One thing: an ellipse, or a box, in shares of the picture's sides.
  struct Thing {
    let isBox: Bool
    /// Middle, and half the sides, in each frame; `nil` where it is absent.
    var frames: [Shape?]
    /// Index into the scene's classes.
    var kind = 0
  }

  struct Shape: Equatable {
    var x, y, halfWidth, halfHeight: Double

    /// Entirely in the picture and clear of its borders.
    var isInside: Bool {
      x - halfWidth > 0.02 && x + halfWidth < 0.98 && y - halfHeight > 0.02 && y + halfHeight < 0.98
    }

    /// Something of it is in the picture.
    var isSeen: Bool { x + halfWidth > 0 && x - halfWidth < 1 && y + halfHeight > 0 && y - halfHeight < 1 }
  }

  static let width = 160, height = 120, frames = 9

  var things: [Thing]

  /// Things that go about in lanes of their own, so that none hides another: some move, some turn back, some grow or
  /// shrink, some leave or come later, some stay.
  init(_ random: inout SeededGenerator) {
    func pick(_ low: Double, _ high: Double) -> Double { low + (high - low) * random.uniform() }
    let lanes = 1 + Int(random.next() % 3)
    let isSideways = random.next() % 2 == 0
    things = (0..<lanes).map { lane in
      let half = 0.5 / Double(lanes)
      let middle = half * (2 * Double(lane) + 1)
      let across = pick(0.35, 0.6) * half
      let along = pick(0.06, 0.12)
      let kind = random.next() % 7
      var (from, to, back) = (pick(0.2, 0.8), pick(0.2, 0.8), Double?.none)
      var (grow, shift) = (1.0, 0.0)
      var seen = 0..<Self.frames
      switch kind {
      case 0: to = from
      case 1, 2: if abs(to - from) < 0.12 { to = from < 0.5 ? from + 0.2 : from - 0.2 }
      case 3:
        if abs(to - from) < 0.15 { to = from < 0.5 ? from + 0.25 : from - 0.25 }
        back = from + (to - from) * pick(-0.2, 0.3)
      case 4:
        to = from
        grow = random.next() % 2 == 0 ? 1.55 : 0.6
      case 5: to = random.next() % 2 == 0 ? 1.3 : -0.3
      default:
        to = from
        let at = 3 + Int(random.next() % 3)
        seen = random.next() % 2 == 0 ? 0..<at : at..<Self.frames
      }
      if lanes == 1, kind == 1 { shift = pick(-0.18, 0.18) }
      let shapes = (0..<Self.frames).map { frame -> Shape? in
        guard seen.contains(frame) else { return nil }
        let time = Double(frame) / Double(Self.frames - 1)
        let at: Double
        if let back {
          at = time < 0.5 ? from + (to - from) * 2 * time : to + (back - to) * (2 * time - 1)
        } else {
          at = from + (to - from) * time
        }
        let size = 1 + (grow - 1) * time
        let off = middle + shift * (time - 0.5)
        let shape =
          isSideways
          ? Shape(x: at, y: off, halfWidth: along * size, halfHeight: across * size)
          : Shape(x: off, y: at, halfWidth: across * size, halfHeight: along * size)
        return shape.isSeen ? shape : nil
      }
      return Thing(isBox: random.next() % 2 == 0, frames: shapes)
    }
  }

  /// The index of the thing at a pixel, 1 for the first; 0 for none.
  func labels(_ frame: Int) -> [UInt8] {
    var labels = [UInt8](repeating: 0, count: Self.width * Self.height)
    for (index, thing) in things.enumerated() {
      guard let shape = thing.frames[frame] else { continue }
      for row in 0..<Self.height {
        for column in 0..<Self.width {
          let dx = ((Double(column) + 0.5) / Double(Self.width) - shape.x) / shape.halfWidth
          let dy = ((Double(row) + 0.5) / Double(Self.height) - shape.y) / shape.halfHeight
          if thing.isBox ? max(abs(dx), abs(dy)) <= 1 : dx * dx + dy * dy <= 1 {
            labels[row * Self.width + column] = UInt8(index + 1)
          }
        }
      }
    }
    return labels
  }
}
