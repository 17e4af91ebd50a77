import Support

/// Moves of a camera as somebody writes them, with what must be told of the path they make. Nothing here knows how they
/// are read.
struct MoveTalk {
  /// What is written, and what comes back: moves by stretches of time, as claims have them, and the turns in degrees.
  var text = ""
  var truth: [Set<String>] = []
  var degrees: [String] = []

  private enum Kind: Int, CaseIterable { case pan, tilt, roll, dolly, truck, pedestal, zoom, orbit }

  private struct Act {
    var kind: Kind
    var isPositive: Bool
  }

  /// A random script of one to three stretches.
  init(_ random: inout SeededGenerator) {
    func pick<T>(_ list: [T]) -> T { list[Int.random(in: list.indices, using: &random)] }
    let count = pick([1, 1, 2, 2, 3])
    var last: Set<Kind> = []
    var parts: [String] = []
    for index in 0..<count {
      var acts: [Act] = []
      repeat {
        let together = count == 1 ? pick([1, 2, 2]) : 1
        acts = (0..<together).map { _ in Act(kind: pick(Kind.allCases), isPositive: pick([true, false])) }
      } while !Self.agree(acts) || !last.isDisjoint(with: acts.map(\.kind))
      last = Set(acts.map(\.kind))
      truth.append([])
      let words = acts.map { act in
        truth[index].insert(Self.claim(act))
        return Self.words(act, &random, &degrees)
      }
      let joint = pick([" while ", " and ", " as it "])
      parts.append(words.joined(separator: joint))
    }
    var text = parts[0]
    for part in parts.dropFirst() {
      text += pick([", then ", "; then ", " and then ", ", ", ", followed by a "]) + part
    }
    if pick([false, false, true]) { text = pick(["the camera ", "Camera: ", "a shot with "]) + text }
    if pick([false, false, false, true]) { text += pick([", then hold", ", then hold for 1 second", ". Stay."]) }
    self.text = text
  }

  /// Whether acts at the same time can be told from each other: some make an arc.
  private static func agree(_ acts: [Act]) -> Bool {
    let kinds = acts.map(\.kind)
    guard Set(kinds).count == kinds.count else { return false }
    func sign(_ kind: Kind) -> Bool? { acts.first { $0.kind == kind }?.isPositive }
    if let truck = sign(.truck), let pan = sign(.pan), truck != pan { return false }
    if let pedestal = sign(.pedestal), let tilt = sign(.tilt), pedestal != tilt { return false }
    return !kinds.contains(.orbit) || Set(kinds).isDisjoint(with: [.pan, .tilt, .truck, .pedestal])
  }

  private static func claim(_ act: Act) -> String {
    let (name, forth, back): (String, String, String) =
      switch act.kind {
      case .pan: ("pan", "right", "left")
      case .tilt: ("tilt", "up", "down")
      case .roll: ("roll", "clockwise", "counter-clockwise")
      case .dolly: ("dolly", "forward", "back")
      case .truck: ("truck", "right", "left")
      case .pedestal: ("pedestal", "up", "down")
      case .zoom: ("zoom", "in", "out")
      case .orbit: ("arc", "right", "left")
      }
    return "\(name) \(act.isPositive ? forth : back)"
  }

  private static func words(_ act: Act, _ random: inout SeededGenerator, _ degrees: inout [String]) -> String {
    func pick<T>(_ list: [T]) -> T { list[Int.random(in: list.indices, using: &random)] }
    let isPositive = act.isPositive
    func turn(_ verbs: [String], _ forth: [String], _ back: [String], _ range: ClosedRange<Int>, _ after: String = "")
      -> String
    {
      let size = Int.random(in: range, using: &random)
      degrees.append("\(size)°")
      let unit = pick(["°", " degrees", " deg", "-degree"])
      let side = pick(isPositive ? forth : back)
      let speed = pick(["", "", "slowly ", "quickly "])
      return unit == "-degree"
        ? "\(speed)\(pick(verbs)) \(size)-degree \(side)\(after)"
        : "\(speed)\(pick(verbs)) \(side)\(after) \(pick(["", "by "]))\(size)\(unit)"
    }
    func way(_ forth: [String], _ back: [String]) -> String {
      let length = pick(["", "", " slowly", " 1.5 m", " for 2 s", " over three seconds"])
      return pick(isPositive ? forth : back) + length
    }
    switch act.kind {
    case .pan:
      return turn(["pan", "pans", "turn", "swivel"], ["right", "to the right"], ["left", "to the left"], 15...120)
    case .tilt: return turn(["tilt", "tilting", "look"], ["up", "upwards"], ["down", "downward"], 12...45)
    case .roll:
      return turn(["roll", "rolls"], ["clockwise", "right"], ["counter-clockwise", "left", "anticlockwise"], 12...60)
    case .orbit:
      let around = pick(["", " around the subject", " around the old oak tree,"])
      return turn(["orbit", "arc", "circle"], ["right", "counterclockwise"], ["left", "clockwise"], 25...300, around)
    case .dolly:
      return way(
        ["push in", "push-in", "dolly in", "dolly forward", "move closer", "fly forward", "track in"],
        ["pull out", "pull back", "pull-out", "dolly out", "move backwards", "back away", "move away"])
    case .truck:
      return way(
        ["truck right", "slide to the right", "track right", "move right"],
        ["truck left", "tracking shot left", "crab left", "move to the left"])
    case .pedestal:
      return way(
        ["crane up", "rise", "pedestal up", "boom up", "move upward"], ["crane down", "descend", "jib down", "lower"])
    case .zoom: return (isPositive ? "zoom in " : "zoom out ") + pick(["1.5x", "2x", "3 times", "by 50%"])
    }
  }
}
