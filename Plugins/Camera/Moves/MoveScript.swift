/// Moves of a camera as words ask for them: one phase after the other, the acts of a phase at the same time.
struct MoveScript: Equatable {
  struct Act: Equatable {
    var kind: Move.Kind
    /// As ``Move/amount`` counts it: degrees, lengths, the logarithm of a zoom; right, up, clockwise, forward and in
    /// are positive.
    var amount: Double
    /// How much longer or shorter than usual it takes.
    var pace = 1.0
    /// Degrees a second, where the words say it.
    var speed: Double?

    /// Seconds it takes where nobody says how long.
    var seconds: Double {
      let size = abs(amount)
      if let speed { return size / max(speed, 0.1) }
      return switch kind {
      case .pan, .tilt, .roll, .arc, .verticalArc: max(0.4, size / 25 * pace)
      case .truck, .pedestal, .dolly: max(0.6, 2 * size.squareRoot() * min(pace, 2))
      case .zoom: max(0.6, 2 * min(pace, 2))
      }
    }
  }

  struct Phase: Equatable {
    /// None: the camera holds.
    var acts: [Act] = []
    /// Where the words say it.
    var asked: Double?

    var seconds: Double { asked ?? acts.map(\.seconds).max() ?? 1 }
  }

  var phases: [Phase] = []
  /// What the words left open and was decided.
  var choices: [String] = []

  /// The script in words again: `pan left 30°, 1.2 s; then hold, 1 s`.
  var text: String {
    phases.map { phase in
      let acts = phase.acts.map(Self.words).joined(separator: " and ")
      return (acts.isEmpty ? "hold" : acts) + ", \(PathWords.tenths(phase.seconds)) s"
    }.joined(separator: "; then ")
  }

  private static func words(_ act: Act) -> String {
    let isPositive = act.amount > 0
    func turn(_ name: String, _ forth: String, _ back: String) -> String {
      "\(name) \(isPositive ? forth : back) \(PathWords.tenths(abs(act.amount)))°"
    }
    func way(_ name: String, _ forth: String, _ back: String) -> String { "\(name) \(isPositive ? forth : back)" }
    return switch act.kind {
    case .pan: turn("pan", "right", "left")
    case .tilt: turn("tilt", "up", "down")
    case .roll: turn("roll", "clockwise", "counter-clockwise")
    case .arc: turn("orbit", "right", "left")
    case .verticalArc: turn("orbit", "up", "down")
    case .truck: way("truck", "right", "left")
    case .pedestal: way("pedestal", "up", "down")
    case .dolly: way("dolly", "forward", "back")
    case .zoom: way("zoom", "in", "out")
    }
  }
}
