import Glibc
import Support

/// A camera that does what words of film say, walked in small steps: where it stands (x to the right, y up, z ahead of
/// its start), where it heads, how it is tilted and rolled, how long its lens is. It knows nothing of how moves are
/// found; only what the words mean.
struct FilmPath {
  enum Word: String, CaseIterable {
    case dollyForward = "dolly forward"
    case dollyBack = "dolly back"
    case truckRight = "truck right"
    case truckLeft = "truck left"
    case pedestalUp = "pedestal up"
    case pedestalDown = "pedestal down"
    case panRight = "pan right"
    case panLeft = "pan left"
    case tiltUp = "tilt up"
    case tiltDown = "tilt down"
    case rollRight = "roll clockwise"
    case rollLeft = "roll counter-clockwise"
    case orbitRight = "arc right"
    case orbitLeft = "arc left"
    case zoomIn = "zoom in"
    case zoomOut = "zoom out"

    /// The pairs are of opposites.
    var kind: Int { (Word.allCases.firstIndex(of: self) ?? 0) / 2 }
    var sign: Double { (Word.allCases.firstIndex(of: self) ?? 0) % 2 == 0 ? 1 : -1 }
  }

  /// One word with its size: degrees, lengths, the logarithm of a zoom.
  struct Act {
    var word: Word
    var size: Double
  }

  /// Acts at the same time, for so many frames.
  struct Scene {
    var acts: [Act]
    var frames: Int
    var isEased = false
    /// Whether dolly and truck keep to rails laid as the camera stands at the start, or go where it heads.
    var hasRails = false
    var radius = 2.0
  }

  var scenes: [Scene]
  /// Frames of rest between scenes.
  var rest = 0
  /// Degrees the camera looks up all the time.
  var lean = 0.0
  /// Root mean square of a hand's tremble: degrees, and lengths.
  var shake = (turn: 0.0, move: 0.0)
  /// How unevenly poses are spread over time, from 0 to 1.
  var raggedness = 0.0

  var truth: [Set<String>] { scenes.map { Set($0.acts.map(\.word.rawValue)) } }

  private struct State {
    var place = [0.0, 0, 0]
    var heading = 0.0, tilt = 0.0, roll = 0.0, zoom = 0.0

    var forward: [Double] { [sin(heading), 0, cos(heading)] }
    var right: [Double] { [cos(heading), 0, -sin(heading)] }
    mutating func go(_ way: [Double], _ length: Double) { for axis in 0..<3 { place[axis] += way[axis] * length } }
  }

  /// Poses from camera to world in axes of OpenCV, and the time of each in seconds.
  func poses(_ random: inout SeededGenerator) -> (poses: [MadePose], times: [Double]) {
    var (states, times): ([State], [Double]) = ([], [])
    var state = State()
    state.tilt = lean * .pi / 180
    var clock = 0.0
    for (index, scene) in scenes.enumerated() {
      let start = state
      var done = 0.0
      let shares = (0...scene.frames).map { frame -> Double in
        guard frame > 0, frame < scene.frames else { return Double(frame) / Double(scene.frames) }
        return (Double(frame) + raggedness * (random.uniform() - 0.5)) / Double(scene.frames)
      }
      for (frame, share) in shares.enumerated() {
        let goal = scene.isEased ? share * share * (3 - 2 * share) : share
        for _ in 0..<16 { Self.step(&state, scene, start, (goal - done) / 16) }
        done = goal
        // A scene begins where the one before has ended.
        if frame > 0 || index == 0 {
          states.append(state)
          times.append(clock + share * Double(scene.frames) / 24)
        }
      }
      clock += Double(scene.frames) / 24
      if index < scenes.count - 1 {
        for _ in 0..<rest {
          clock += 1.0 / 24
          states.append(state)
          times.append(clock)
        }
      }
    }
    let hand = Hand(shake.turn, shake.move, &random)
    return (states.enumerated().map { Self.pose($1, hand, $0) }, times)
  }

  private static func step(_ state: inout State, _ scene: Scene, _ start: State, _ share: Double) {
    for act in scene.acts {
      let way = act.size * act.word.sign * share
      let axes = scene.hasRails ? start : state
      switch act.word {
      case .dollyForward, .dollyBack: state.go(axes.forward, way)
      case .truckRight, .truckLeft: state.go(axes.right, way)
      case .pedestalUp, .pedestalDown: state.go([0, 1, 0], way)
      case .panRight, .panLeft: state.heading += way * .pi / 180
      case .tiltUp, .tiltDown: state.tilt += way * .pi / 180
      case .rollRight, .rollLeft: state.roll += way * .pi / 180
      case .zoomIn, .zoomOut: state.zoom += way
      case .orbitRight, .orbitLeft:
        // To the right around what is ahead, and turned to it: to the left.
        state.go(state.forward, scene.radius)
        state.heading -= way * .pi / 180
        state.go(state.forward, -scene.radius)
      }
    }
  }

  /// A tremble of a few waves for each of six ways.
  private struct Hand {
    var waves: [[(size: Double, pace: Double, phase: Double)]] = []

    init(_ turn: Double, _ move: Double, _ random: inout SeededGenerator) {
      waves = (0..<6).map { axis in
        (0..<3).map { _ in
          (
            (axis < 3 ? turn : move) * 0.8 * (0.5 + random.uniform()), 0.7 + 1.4 * random.uniform(),
            6.28 * random.uniform()
          )
        }
      }
    }

    func shift(_ axis: Int, _ frame: Int) -> Double {
      waves[axis].reduce(0) { $0 + $1.size * sin($1.pace * Double(frame) + $1.phase) }
    }
  }

  /// Columns of the rotation are where the camera's right, down and forward point.
  private static func pose(_ state: State, _ hand: Hand, _ frame: Int) -> MadePose {
    let heading = state.heading + hand.shift(0, frame) * .pi / 180
    let tilt = state.tilt + hand.shift(1, frame) * .pi / 180
    let roll = state.roll + hand.shift(2, frame) * .pi / 180
    let ahead = [sin(heading) * cos(tilt), sin(tilt), cos(heading) * cos(tilt)]
    let right = [cos(heading), 0, -sin(heading)]
    let up = [-sin(heading) * sin(tilt), cos(tilt), -cos(heading) * sin(tilt)]
    // Clockwise for who looks through it: the top leans to the right.
    let (c, s) = (cos(roll), sin(roll))
    let rolledRight = (0..<3).map { c * right[$0] - s * up[$0] }
    let rolledDown = (0..<3).map { -(c * up[$0] + s * right[$0]) }
    // The world of files is right-handed: y points down.
    func file(_ v: [Double]) -> [Double] { [v[0], -v[1], v[2]] }
    let columns = [file(rolledRight), file(rolledDown), file(ahead)]
    let still = file(state.place)
    let place = (0..<3).map { still[$0] + hand.shift(3 + $0, frame) }
    return MadePose(
      rotation: (0..<3).map { row in columns.map { $0[row] } }, place: place, focal: 0.6 * exp(state.zoom))
  }
}

extension FilmPath {
  enum Group: Int, CaseIterable { case single, together, inOrder, shaken, three }

  /// A random path of one group; lengths are of a world of unit scale.
  init(_ group: Group, _ random: inout SeededGenerator) {
    var scenes = 1
    switch group {
    case .inOrder: scenes = 2
    case .three: scenes = 3
    case .shaken: scenes = random.uniform() < 0.5 ? 1 : 2
    default: break
    }
    self.scenes = []
    var last: Set<Int> = []
    for _ in 0..<scenes {
      let count =
        switch group {
        case .together: random.uniform() < 0.75 ? 2 : 3
        case .shaken: random.uniform() < 0.6 ? 1 : 2
        default: 1
        }
      var words: [Word] = []
      while words.isEmpty || !Self.agree(words) || !last.isDisjoint(with: words.map(\.kind)) {
        words = (0..<count).map { _ in Word.allCases.randomElement(using: &random) ?? .panLeft }
      }
      last = Set(words.map(\.kind))
      self.scenes.append(
        Scene(
          acts: words.map { Act(word: $0, size: Self.size($0, &random)) },
          frames: Int.random(in: group == .shaken ? 30...70 : 14...60, using: &random),
          isEased: random.uniform() < 0.5, hasRails: random.uniform() < 0.5, radius: 1.2 + 2 * random.uniform()))
    }
    rest = random.uniform() < 0.5 ? 0 : Int.random(in: 2...8, using: &random)
    raggedness = random.uniform() < 0.5 ? 0 : random.uniform()
    if group == .shaken { shake = (0.12 + 0.2 * random.uniform(), 0.003 + 0.003 * random.uniform()) }
    // A lean shows only where the camera turns about the vertical.
    let first = self.scenes[0]
    let isTurn = first.acts.allSatisfy {
      [.panLeft, .panRight, .orbitLeft, .orbitRight, .zoomIn, .zoomOut].contains($0.word)
    }
    if scenes == 1, isTurn, first.acts.contains(where: { $0.word.kind == 3 || $0.word.kind == 6 }), group != .shaken,
      random.uniform() < 0.5
    {
      lean = 50 * (random.uniform() - 0.5)
    }
  }

  /// Whether words can be told from each other when they happen together.
  private static func agree(_ words: [Word]) -> Bool {
    let kinds = words.map(\.kind)
    guard Set(kinds).count == kinds.count else { return false }
    func has(_ word: Word) -> Bool { words.contains(word) }
    // These are arcs, of a point near or far.
    if has(.truckRight) && has(.panLeft) || has(.truckLeft) && has(.panRight) { return false }
    if has(.pedestalUp) && has(.tiltDown) || has(.pedestalDown) && has(.tiltUp) { return false }
    // An orbit is a truck, a pan and, with a tilt, no longer one around that point.
    if kinds.contains(6), kinds.contains(where: { [0, 1, 3, 4].contains($0) }) { return false }
    return true
  }

  private static func size(_ word: Word, _ random: inout SeededGenerator) -> Double {
    let (low, high): (Double, Double) =
      switch word {
      case .dollyForward, .dollyBack, .truckRight, .truckLeft, .pedestalUp, .pedestalDown: (0.8, 2.5)
      case .panRight, .panLeft: (15, 120)
      case .tiltUp, .tiltDown: (12, 45)
      case .rollRight, .rollLeft: (12, 60)
      case .orbitRight, .orbitLeft: (25, 300)
      case .zoomIn, .zoomOut: (log(1.25), log(3))
      }
    return low + (high - low) * random.uniform()
  }
}

extension FilmPath {
  /// A drive through streets at right angles: straight on, then a turn, in one frame or in a bend of a few. Nothing but
  /// forward and turns.
  static func drive(_ random: inout SeededGenerator) -> (poses: [MadePose], names: Set<String>) {
    var scenes: [Scene] = []
    let turns = Int.random(in: 1...7, using: &random)
    let pace = 0.3 + 2 * random.uniform()
    let bend = Int.random(in: 1...8, using: &random)
    var names: Set<String> = ["dolly forward"]
    let isRound = random.uniform() < 0.5
    let first: Word = random.uniform() < 0.5 ? .panRight : .panLeft
    for turn in 0...turns {
      let street = Int.random(in: 3...25, using: &random)
      scenes.append(Scene(acts: [Act(word: .dollyForward, size: pace * Double(street))], frames: street))
      guard turn < turns else { break }
      // Round a block, or now to one side, now to the other.
      let way: Word = isRound ? first : random.uniform() < 0.5 ? .panRight : .panLeft
      names.insert(way.rawValue)
      var acts = [Act(word: way, size: 90)]
      if bend > 1 { acts.append(Act(word: .dollyForward, size: pace * Double(bend))) }
      scenes.append(Scene(acts: acts, frames: bend))
    }
    return (FilmPath(scenes: scenes).poses(&random).poses, names)
  }
}
