import Synthesis

/// What a head classifies: a fact, or that of whoever is on a side. Who is where is learnt long before who is the second.
enum WorldTrait: Sendable {
  case fact(Slot)
  case at(Side, @Sendable (Int) -> Slot)

  /// The same of all three sides.
  static func sides(_ slot: @escaping @Sendable (Int) -> Slot) -> [WorldTrait] { Side.allCases.map { .at($0, slot) } }

  /// The fact in a scene, `nil` where nobody is on that side.
  func slot(of scene: Scene) -> Slot? {
    switch self {
    case .fact(let slot): slot
    case .at(let side, let slot): scene.subjects.firstIndex { $0.side == side }.map(slot)
    }
  }

  /// All values that it has, as `facts.json` spells them.
  var values: [String] {
    switch self {
    case .fact(let slot): WorldHeads.values(slot)
    case .at(_, let slot): WorldHeads.values(slot(0))
    }
  }

  /// `action`, `action_1` of the second subject, `action_left` of whoever is there.
  var name: String {
    switch self {
    case .fact(let slot):
      // Without the number of the main subject: pictures of the others are asked the same.
      slot.subject.map { $0 > 0 ? "\(Self.last(slot))_\($0)" : Self.last(slot) } ?? Self.last(slot)
    case .at(let side, let slot): "\(Self.last(slot(0)))_\(side.rawValue)"
    }
  }

  private static func last(_ slot: Slot) -> String {
    slot.name.split(separator: ".").last.map(String.init) ?? slot.name
  }
}
