import Support

/// Generated tracks, with what is true of them.
struct TrackScene {
  enum Kind: CaseIterable { case clusters, pan, zoom, roll, still }

  struct Cluster {
    let x, y: Double
    let points: Int
    /// Shares of the sides from the first frame to the last.
    let dx, dy: Double
    /// It goes so far and back to the start, all but a part.
    let back: Double?
  }

  static let width = 320.0, height = 240.0, frames = 12

  let kind: Kind
  var clusters: [Cluster] = []
  /// Pixels; all points, one place a frame.
  var points: [[(x: Double, y: Double)]] = []
  /// Scale, or degrees clockwise, or shares of the width and height.
  var amount = (0.0, 0.0)

  init(_ kind: Kind, _ random: inout SeededGenerator) {
    self.kind = kind
    func pick(_ low: Double, _ high: Double) -> Double { low + (high - low) * random.uniform() }
    func sign() -> Double { random.next() % 2 == 0 ? 1 : -1 }
    let (w, h) = (Self.width, Self.height)
    switch kind {
    case .clusters:
      let places = [(0.22, 0.2), (0.78, 0.22), (0.2, 0.8), (0.8, 0.78), (0.5, 0.5)].shuffled(using: &random)
      for (x, y) in places.prefix(1 + Int(random.next() % 3)) {
        let isStill = random.next() % 4 == 0
        let (dx, dy) =
          isStill ? (0, 0) : (sign() * pick(0.08, 0.17), random.next() % 2 == 0 ? 0 : sign() * pick(0.08, 0.17))
        let back = !isStill && random.next() % 4 == 0 ? pick(0.4, 0.7) : nil
        clusters.append(Cluster(x: x, y: y, points: 1 + Int(random.next() % 9), dx: dx, dy: dy, back: back))
      }
      for cluster in clusters {
        for _ in 0..<cluster.points {
          let (x, y) = (cluster.x + pick(-0.04, 0.04), cluster.y + pick(-0.04, 0.04))
          points.append(
            (0..<Self.frames).map { frame in
              let time = Double(frame) / Double(Self.frames - 1)
              let along =
                cluster.back.map { time < 0.5 ? 2 * time : 1 - (2 * time - 1) * $0 } ?? time
              return ((x + cluster.dx * along) * w + pick(-0.4, 0.4), (y + cluster.dy * along) * h + pick(-0.4, 0.4))
            })
        }
      }
    case .pan: amount = (sign() * pick(0.08, 0.3), random.next() % 2 == 0 ? 0 : sign() * pick(0.1, 0.2))
    case .zoom: amount = (sign() > 0 ? pick(1.2, 1.6) : pick(0.6, 0.8), 0)
    case .roll: amount = (sign() * pick(10, 40), 0)
    case .still: break
    }
    guard kind != .clusters else { return }
    for _ in 0..<40 {
      let (x, y) = (pick(0.05, 0.95) * w, pick(0.05, 0.95) * h)
      points.append(
        (0..<Self.frames).map { frame in
          let place = move(x, y, Double(frame) / Double(Self.frames - 1))
          return (place.x + pick(-0.3, 0.3), place.y + pick(-0.3, 0.3))
        })
    }
  }

  /// Where the motion of the whole picture takes a point.
  func move(_ x: Double, _ y: Double, _ time: Double) -> (x: Double, y: Double) {
    let (mx, my) = (Self.width / 2, Self.height / 2)
    switch kind {
    case .pan: return (x + amount.0 * time * Self.width, y + amount.1 * time * Self.height)
    case .zoom:
      let scale = 1 + (amount.0 - 1) * time
      return (mx + (x - mx) * scale, my + (y - my) * scale)
    case .roll:
      // Clockwise as seen, for y goes down.
      let angle = amount.0 * time * .pi / 180
      let (c, s) = (SineTable.cosine(angle), SineTable.sine(angle))
      return (mx + (x - mx) * c - (y - my) * s, my + (x - mx) * s + (y - my) * c)
    default: return (x, y)
    }
  }
}

/// Sine and cosine by their series: enough for tests.
enum SineTable {
  static func sine(_ x: Double) -> Double {
    x - x * x * x / 6 + x * x * x * x * x / 120 - x * x * x * x * x * x * x / 5040
  }
  static func cosine(_ x: Double) -> Double { 1 - x * x / 2 + x * x * x * x / 24 - x * x * x * x * x * x / 720 }
}
