import Glibc
import Support

/// Camera paths made of known moves. Nothing here knows how the adapter finds them: a tripod's head is turned, a rail is
/// followed, a circle is walked.
struct PathMaker {
  enum Kind: CaseIterable { case pan, tilt, roll, truck, pedestal, dolly, arc, zoom }

  struct Part {
    var kind: Kind
    /// Degrees, units, or the logarithm of the zoom; right, up, clockwise, forward and in are positive.
    var amount: Double
    /// Shares of the path.
    var start = 0.0, end = 1.0
    var isEased = false
    /// Of an arc.
    var radius = 2.0

    /// How much of the move is done.
    func progress(_ time: Double) -> Double {
      let share = min(1, max(0, (time - start) / (end - start)))
      return isEased ? share * share * (3 - 2 * share) : share
    }

    var name: String {
      switch kind {
      case .pan: amount > 0 ? "pans right" : "pans left"
      case .tilt: amount > 0 ? "tilts up" : "tilts down"
      case .roll: amount > 0 ? "rolls clockwise" : "rolls counter-clockwise"
      case .truck: amount > 0 ? "trucks right" : "trucks left"
      case .pedestal: amount > 0 ? "pedestals up" : "pedestals down"
      case .dolly: amount > 0 ? "dollies forward" : "dollies back"
      case .arc: amount > 0 ? "arcs right" : "arcs left"
      case .zoom: amount > 0 ? "zooms in" : "zooms out"
      }
    }
  }

  struct Shake {
    var waves: [(axis: Int, degrees: Double, length: Double, period: Double, phase: Double)]

    init(_ random: inout SeededGenerator) {
      waves = (0..<6).map { index in
        (
          index % 3, 0.1 + 0.25 * random.uniform(), 0.002 + 0.003 * random.uniform(), 3 + 4 * random.uniform(),
          6.28 * random.uniform()
        )
      }
    }

    func turn(_ axis: Int, _ frame: Int) -> Double {
      waves.filter { $0.axis == axis }.reduce(0) { $0 + $1.degrees * sin(6.28 * Double(frame) / $1.period + $1.phase) }
    }
    func shift(_ axis: Int, _ frame: Int) -> Double {
      waves.filter { $0.axis == axis }.reduce(0) { $0 + $1.length * cos(6.28 * Double(frame) / $1.period + $1.phase) }
    }
  }

  var parts: [Part]
  var shake: Shake?
  var count: Int
  /// Degrees the first camera looks up.
  var lean = 0.0
  /// Horizontal focal length as a share of the width.
  var focal = 0.6

  /// Poses from camera to world, with the focal length of each.
  func poses() -> [MadePose] {
    (0..<count).map { frame in
      let time = count > 1 ? Double(frame) / Double(count - 1) : 0
      var (pan, tilt, roll, zoom) = (0.0, lean, 0.0, 0.0)
      var place = [0.0, 0, 0]
      // Moves that begin later start from where the earlier ones have brought the camera.
      for part in parts.sorted(by: { $0.start < $1.start }) {
        let done = part.progress(time)
        // The axes of the camera when this move starts.
        var before = (pan: 0.0, tilt: lean, roll: 0.0)
        for other in parts where other.start < part.start {
          switch other.kind {
          case .pan: before.pan += other.amount
          case .tilt: before.tilt += other.amount
          case .roll: before.roll += other.amount
          case .arc: before.pan -= other.amount
          default: break
          }
        }
        let axes = turned(before.pan, before.tilt, before.roll)
        func go(_ direction: [Double], _ way: Double) {
          for row in 0..<3 { for column in 0..<3 { place[row] += axes[row][column] * direction[column] * way } }
        }
        switch part.kind {
        case .pan: pan += part.amount * done
        case .tilt: tilt += part.amount * done
        case .roll: roll += part.amount * done
        case .zoom: zoom += part.amount * done
        case .truck: go([1, 0, 0], part.amount * done)
        case .pedestal: go([0, -1, 0], part.amount * done)
        case .dolly: go([0, 0, 1], part.amount * done)
        case .arc:
          // Around a point on the level ahead, facing it all the time: to the right means turning left.
          pan -= part.amount * done
          let (from, to) = (before.pan * .pi / 180, (before.pan - part.amount * done) * .pi / 180)
          place[0] += part.radius * (sin(from) - sin(to))
          place[2] += part.radius * (cos(from) - cos(to))
        }
      }
      if let shake {
        pan += shake.turn(0, frame)
        tilt += shake.turn(1, frame)
        roll += shake.turn(2, frame)
        for axis in 0..<3 { place[axis] += shake.shift(axis, frame) }
      }
      return MadePose(rotation: turned(pan, tilt, roll), place: place, focal: focal * exp(zoom))
    }
  }

  private func turned(_ pan: Double, _ tilt: Double, _ roll: Double) -> [[Double]] {
    let (p, t, r) = (pan * .pi / 180, tilt * .pi / 180, roll * .pi / 180)
    return MadePose.product(
      MadePose.product(
        [[cos(p), 0, sin(p)], [0, 1, 0], [-sin(p), 0, cos(p)]],
        [[1, 0, 0], [0, cos(t), -sin(t)], [0, sin(t), cos(t)]]),
      [[cos(r), -sin(r), 0], [sin(r), cos(r), 0], [0, 0, 1]])
  }
}

/// One pose from camera to world, axes of OpenCV.
struct MadePose {
  var rotation: [[Double]]
  var place: [Double]
  var focal: Double

  static func product(_ a: [[Double]], _ b: [[Double]]) -> [[Double]] {
    (0..<3).map { row in (0..<3).map { column in (0..<3).reduce(0) { $0 + a[row][$1] * b[$1][column] } } }
  }

  /// Rows of 4: from world to camera.
  var worldToCamera: [[Double]] {
    (0..<3).map { row in
      let turned = (0..<3).map { rotation[$0][row] }
      return turned + [-(0..<3).reduce(0) { $0 + turned[$1] * place[$1] }]
    }
  }

  /// Seen in a world of other axes.
  func moved(_ world: [[Double]], _ shift: [Double]) -> MadePose {
    MadePose(
      rotation: Self.product(world, rotation),
      place: (0..<3).map { row in shift[row] + (0..<3).reduce(0) { $0 + world[row][$1] * place[$1] } }, focal: focal)
  }
}

extension PathMaker {
  enum Group: CaseIterable { case single, shaken, together, inOrder }

  /// A random path of one group.
  init(_ group: Group, _ random: inout SeededGenerator) {
    self.init(parts: [], count: Int.random(in: 24...97, using: &random))
    let isEased = random.uniform() < 0.5
    func part(_ kind: Kind, _ random: inout SeededGenerator) -> Part {
      let (low, high) =
        switch kind {
        case .pan: (20.0, 110.0)
        case .tilt: (15, 50)
        case .roll: (15, 70)
        case .truck, .pedestal, .dolly: (0.8, 3)
        case .arc: (30, 120)
        case .zoom: (log(1.3), log(3))
        }
      let size = low + (high - low) * random.uniform()
      return Part(
        kind: kind, amount: random.uniform() < 0.5 ? size : -size, isEased: isEased,
        radius: 1.5 + 1.5 * random.uniform())
    }
    var (first, second) = (Kind.pan, Kind.pan)
    repeat {
      first = Kind.allCases.randomElement(using: &random) ?? .pan
      second = Kind.allCases.randomElement(using: &random) ?? .pan
    } while !Self.canPair(first, second)
    parts = [part(first, &random)]
    switch group {
    case .single: break
    case .shaken: shake = Shake(&random)
    case .together: parts.append(part(second, &random))
    case .inOrder:
      parts.append(part(second, &random))
      let middle = 0.35 + 0.3 * random.uniform()
      parts[0].end = middle
      parts[1].start = middle + 0.05 * random.uniform()
    }
  }

  /// A circle around a point is a truck and a pan already.
  private static func canPair(_ a: Kind, _ b: Kind) -> Bool {
    if a == b { return false }
    let kinds = [a, b]
    return !(kinds.contains(.arc) && (kinds.contains(.truck) || kinds.contains(.pan)))
  }

  /// The names of the moves, one set for each stretch of time.
  var truth: [Set<String>] {
    let sorted = parts.sorted { $0.start < $1.start }
    guard let first = sorted.first, sorted.count > 1, sorted[1].start > 0 else { return [Set(sorted.map(\.name))] }
    return [[first.name]] + sorted.dropFirst().map { [$0.name] }
  }
}
