import Glibc

/// From a verb, a side and numbers to acts.
enum MoveActs {
  /// What the words of one move say.
  struct Wish {
    var verb: MoveLexicon.Verb?
    /// The verb before, which "then right" goes on with.
    var last: MoveLexicon.Verb?
    var sides: [MoveLexicon.Side]
    var degrees: Double?
    var length: Double?
    var factor: Double?
    var pace: Double
    var extent: Double
    var speed: Double?
  }

  private typealias Goal = (kind: Move.Kind, sign: Double)

  /// The acts, none for a camera that holds.
  /// - Parameter choices: gets what the words left open.
  static func acts(_ wish: Wish, _ choices: inout [String]) throws(MoveError) -> [MoveScript.Act] {
    let verb = wish.verb ?? inherited(wish)
    guard let verb else {
      throw MoveError(message: "'\(name(wish.sides.first))' alone: pan turns the camera, truck or dolly moves it")
    }
    if verb == .hold { return [] }
    if verb == .dollyZoom {
      let isOut = wish.sides.contains(.back)
      choices.append("a dolly zoom \(isOut ? "out" : "in") moves \(isOut ? "back" : "forward") and zooms against it")
      let ways = Wish(
        verb: .dolly, last: nil, sides: [isOut ? .back : .forward], pace: wish.pace, extent: wish.extent)
      let zoom = Wish(
        verb: .zoom, last: nil, sides: [isOut ? .forward : .back], factor: wish.factor, pace: wish.pace,
        extent: wish.extent)
      return try acts(ways, &choices) + acts(zoom, &choices)
    }
    var found: [Goal] = []
    for side in wish.sides {
      if let goal = goal(verb, side), !found.contains(where: { $0 == goal }) { found.append(goal) }
    }
    if found.isEmpty, let goal = goal(verb, nil) {
      if wish.sides.isEmpty, verb == .orbit { choices.append("an orbit goes to the right where no side is named") }
      found = [goal]
    }
    guard let first = found.first else { throw lacking(verb, wish.sides) }
    if verb == .orbit, wish.sides.contains(.clockwise) || wish.sides.contains(.counterclockwise) {
      choices.append("an orbit is clockwise as seen from above")
    }
    if verb == .pan, first.kind == .tilt { choices.append("a pan up or down is a tilt") }
    // "up and to the left" are two, "left and right" come as two moves.
    var goals = [first]
    for goal in found.dropFirst() where goal.kind != first.kind { goals.append(goal) }
    if found.count > goals.count {
      throw MoveError(
        message: "'\(name(wish.sides[0]))' and '\(name(wish.sides[1]))' in one move",
        hint: "part them: pan left, then right")
    }
    var acts: [MoveScript.Act] = []
    for goal in goals { acts.append(try act(goal, wish)) }
    return acts
  }

  private static func act(_ goal: Goal, _ wish: Wish) throws(MoveError) -> MoveScript.Act {
    let size: Double
    switch goal.kind {
    case .pan, .tilt, .roll, .arc, .verticalArc:
      let most: Double = goal.kind == .tilt || goal.kind == .verticalArc ? 85 : 3600
      let usual: Double = goal.kind == .roll ? 15 : goal.kind == .arc ? 90 : 30
      size = wish.degrees ?? usual * (wish.extent == 0.3 ? 1.0 / 3 : wish.extent)
      guard size >= 1, size <= most else {
        throw MoveError(message: "a turn of \(PathWords.tenths(size))°: expected 1° to \(Int(most))°")
      }
      guard wish.length == nil else {
        throw MoveError(message: "a turn has a length in metres", hint: "give degrees, as in: pan left 30°")
      }
    case .truck, .pedestal, .dolly:
      size = wish.length ?? wish.extent
      guard wish.degrees == nil else {
        throw MoveError(
          message: "a way has degrees", hint: "a pan, tilt or orbit turns by degrees; a dolly or truck has a length")
      }
      guard size > 0, size <= 1000 else { throw MoveError(message: "a way of \(size): expected up to 1000") }
    case .zoom:
      let factor = wish.factor ?? (wish.extent < 1 ? 1.2 : wish.extent > 1 ? 3 : 1.5)
      guard factor > 1.01, factor <= 20 else {
        throw MoveError(
          message: "a zoom of \(PathWords.tenths(factor)) times: expected 1.1 to 20", hint: "as in: zoom in 2x")
      }
      size = log(factor)
    }
    return MoveScript.Act(kind: goal.kind, amount: goal.sign * size, pace: wish.pace, speed: wish.speed)
  }

  /// The verb of a move that names only its side.
  private static func inherited(_ wish: Wish) -> MoveLexicon.Verb? {
    if let last = wish.last, last != .hold, wish.sides.contains(where: { goal(last, $0) != nil }) { return last }
    if wish.degrees != nil, wish.sides.contains(.left) || wish.sides.contains(.right) { return .pan }
    return wish.sides.contains(.forward) || wish.sides.contains(.back) ? .dolly : nil
  }

  /// What a verb with a side is; `nil` where it is nothing.
  private static func goal(_ verb: MoveLexicon.Verb, _ side: MoveLexicon.Side?) -> Goal? {
    switch verb {
    case .pan: turn(side) ?? (side == .clockwise ? (.pan, 1) : side == .counterclockwise ? (.pan, -1) : nil)
    case .tilt: side == .up ? (.tilt, 1) : side == .down ? (.tilt, -1) : nil
    case .roll: roll(side)
    case .dolly, .truck, .pedestal, .go: way(side)
    case .push: way(side ?? .forward)
    case .pull: way(side ?? .back)
    case .rise: side == nil || side == .up ? (.pedestal, 1) : nil
    case .sink: side == nil || side == .down ? (.pedestal, -1) : nil
    case .zoom: side == .forward ? (.zoom, 1) : side == .back ? (.zoom, -1) : nil
    case .turn: turn(side) ?? (side == .left || side == .right ? nil : roll(side))
    case .orbit:
      switch side {
      case nil, .right?, .counterclockwise?: (.arc, 1)
      case .left?, .clockwise?: (.arc, -1)
      case .up?: (.verticalArc, 1)
      case .down?: (.verticalArc, -1)
      default: nil
      }
    case .hold, .dollyZoom: nil
    }
  }

  private static func turn(_ side: MoveLexicon.Side?) -> Goal? {
    switch side {
    case .left?: (.pan, -1)
    case .right?: (.pan, 1)
    case .up?: (.tilt, 1)
    case .down?: (.tilt, -1)
    default: nil
    }
  }

  private static func roll(_ side: MoveLexicon.Side?) -> Goal? {
    switch side {
    case .right?, .clockwise?: (.roll, 1)
    case .left?, .counterclockwise?: (.roll, -1)
    default: nil
    }
  }

  private static func way(_ side: MoveLexicon.Side?) -> Goal? {
    switch side {
    case .left?: (.truck, -1)
    case .right?: (.truck, 1)
    case .up?: (.pedestal, 1)
    case .down?: (.pedestal, -1)
    case .forward?: (.dolly, 1)
    case .back?: (.dolly, -1)
    default: nil
    }
  }

  private static func lacking(_ verb: MoveLexicon.Verb, _ sides: [MoveLexicon.Side]) -> MoveError {
    let (name, ways): (String, String) =
      switch verb {
      case .pan: ("a pan", "left or right")
      case .tilt: ("a tilt", "up or down")
      case .roll: ("a roll", "clockwise or counter-clockwise")
      case .zoom: ("a zoom", "in or out")
      case .turn: ("a turn", "left, right, up or down")
      case .pedestal: ("a pedestal or crane", "up or down")
      case .truck: ("a truck", "left or right")
      case .dolly: ("a dolly", "in or out")
      case .orbit: ("an orbit", "left or right")
      case .rise, .sink: ("a rise or descent", "up or down by its name")
      case .go, .push, .pull, .hold, .dollyZoom: ("a move", "forward, back, left, right, up or down")
      }
    if let side = sides.first {
      return MoveError(message: "\(name) does not go '\(self.name(side))'", hint: "it goes \(ways)")
    }
    return MoveError(message: "\(name) without a side", hint: "say \(ways)")
  }

  private static func name(_ side: MoveLexicon.Side?) -> String {
    switch side {
    case .left?: "left"
    case .right?: "right"
    case .up?: "up"
    case .down?: "down"
    case .forward?: "forward"
    case .back?: "back"
    case .clockwise?: "clockwise"
    case .counterclockwise?: "counter-clockwise"
    case nil: "?"
    }
  }
}
