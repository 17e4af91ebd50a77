import Conditions
import Synthesis

/// The throw-away heads of the synthetic world: what each encoder can see of a scene.
enum WorldHeads {
  static let camera = AttributeHead(
    name: "camera", encoder: .camera, attributes: attributes(cameraSlots))
  static let pose = AttributeHead(
    name: "pose", encoder: .motion, attributes: attributes(poseSlots))
  static let depth = AttributeHead(
    name: "depth", encoder: .vision, attributes: attributes(depthSlots))
  static let identities = AttributeHead(
    name: "identities", encoder: .vision, attributes: attributes(lookSlots(0)))

  /// Of pictures with two people: the looks of the left one, then of the right one.
  static let pair = AttributeHead(
    name: "pair", encoder: .vision, attributes: attributes(pairSlots), queries: 8)

  static let frame = AttributeHead(
    name: "frame", encoder: .vision, attributes: attributes(frameSlots))

  static let all = [camera, pose, depth, identities, pair, frame]

  static let cameraSlots: [Slot] = [.move, .speed]
  static let poseSlots: [Slot] = (0...2).flatMap { [Slot.action($0), .direction($0), .side($0)] }
  static let pairSlots: [Slot] = (0...1).flatMap { peopleSlots($0) }
  static let depthSlots: [Slot] = [
    .place, .count, .angle, .shot, .kind(0), .side(0), .kind(1), .side(1), .kind(2), .side(2),
  ]
  static let frameSlots: [Slot] = [
    .style, .time, .weather, .place, .count, .angle, .shot, .kind(0), .side(0), .garmentColour(0), .colour(0), .kind(1),
    .side(1),
  ]

  static func lookSlots(_ subject: Int) -> [Slot] { [.kind(subject)] + peopleSlots(subject) + [.colour(subject)] }

  private static func peopleSlots(_ subject: Int) -> [Slot] {
    [
      .gender(subject), .build(subject), .hairColour(subject), .hairStyle(subject), .garment(subject),
      .garmentColour(subject),
    ]
  }

  /// The heads that the pictures or clips of a condition are given to.
  static func heads(_ kind: ConditionKind) -> [AttributeHead] {
    kind == .identities ? [identities, pair] : view(kind).map { [$0.head] } ?? []
  }

  /// The head of a condition that shows the whole scene, with the slots it classifies.
  static func view(_ kind: ConditionKind) -> (head: AttributeHead, slots: [Slot])? {
    switch kind {
    case .camera: (camera, cameraSlots)
    case .pose: (pose, poseSlots)
    case .depth: (depth, depthSlots)
    case .firstFrame: (frame, frameSlots)
    default: nil
    }
  }

  /// The classes of slots in a scene, -1 where it has no value.
  static func classes(_ slots: [Slot], of scene: Scene) -> [Int32] {
    slots.map { slot in
      guard let value = scene.value(slot), let index = values(slot).firstIndex(of: value) else { return -1 }
      return Int32(index)
    }
  }

  private static func attributes(_ slots: [Slot]) -> [AttributeHead.Attribute] {
    slots.map { slot in
      // Without the number of the main subject: pictures of the others are asked the same.
      let last = slot.name.split(separator: ".").last.map(String.init) ?? slot.name
      let name = slot.subject.map { $0 > 0 ? "\(last)_\($0)" : last } ?? last
      return AttributeHead.Attribute(name: name, classes: values(slot).count)
    }
  }

  /// All values of a slot, as `facts.json` spells them.
  static func values(_ slot: Slot) -> [String] {
    switch slot {
    case .count: ["1", "2", "3"]
    case .place: PlaceKind.allCases.map(\.rawValue)
    case .time: TimeOfDay.allCases.map(\.rawValue)
    case .weather: Weather.allCases.map(\.rawValue)
    case .style: VisualStyle.allCases.map(\.rawValue)
    case .move: CameraMove.allCases.map(\.rawValue)
    case .speed: Speed.allCases.map(\.rawValue)
    case .angle: Angle.allCases.map(\.rawValue)
    case .shot: Shot.allCases.map(\.rawValue)
    case .interaction: []
    case .kind: SubjectKind.allCases.map(\.rawValue)
    case .gender: Gender.allCases.map(\.rawValue)
    case .build: Build.allCases.map(\.rawValue)
    case .hairColour: HairColour.allCases.map(\.rawValue)
    case .hairStyle: HairStyle.allCases.map(\.rawValue)
    case .garment: Garment.allCases.map(\.rawValue)
    case .garmentColour, .colour: Colour.allCases.map(\.rawValue)
    case .action: Action.allCases.map(\.rawValue)
    case .direction: Direction.allCases.map(\.rawValue)
    case .side: Side.allCases.map(\.rawValue)
    case .rank: ["2", "3"]
    }
  }
}
