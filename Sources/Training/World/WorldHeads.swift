import Conditions
import Synthesis

/// The throw-away heads of the synthetic world: what each encoder can see of a scene.
enum WorldHeads {
  static let camera = head("camera", .camera, cameraTraits)
  static let pose = head("pose", .motion, poseTraits, queries: 8)
  static let depth = head("depth", .vision, depthTraits, queries: 8)
  static let frame = head("frame", .vision, frameTraits)
  static let identities = head("identities", .vision, lookTraits)
  /// Of pictures with two people: the looks of the left one, then of the right one.
  static let pair = head("pair", .vision, pairTraits, queries: 8)

  static let all = [camera, pose, depth, identities, pair, frame]

  static let lookTraits = [.fact(.kind(0))] + people(0) + [.fact(.colour(0))]
  static let pairTraits = people(0) + people(1)

  private static let cameraTraits = facts([.move, .speed])
  private static let poseTraits =
    (0...2).flatMap { facts([.action($0), .direction($0), .side($0)]) }
    + WorldTrait.sides { .action($0) } + WorldTrait.sides { .direction($0) }
  private static let depthTraits =
    facts([.place, .count, .angle, .shot, .kind(0), .side(0), .kind(1), .side(1), .kind(2), .side(2)])
    + WorldTrait.sides { .kind($0) }
  private static let frameTraits =
    facts([
      .style, .time, .weather, .place, .count, .angle, .shot, .kind(0), .side(0), .garmentColour(0), .colour(0),
      .kind(1),
      .side(1),
    ])

  private static func facts(_ slots: [Slot]) -> [WorldTrait] { slots.map { .fact($0) } }

  private static func people(_ subject: Int) -> [WorldTrait] {
    facts([
      .gender(subject), .build(subject), .hairColour(subject), .hairStyle(subject), .garment(subject),
      .garmentColour(subject),
    ])
  }

  private static func head(
    _ name: String, _ encoder: EncoderID, _ traits: [WorldTrait], queries: Int = 4
  ) -> AttributeHead {
    AttributeHead(
      name: name, encoder: encoder,
      attributes: traits.map { AttributeHead.Attribute(name: $0.name, classes: $0.values.count) }, queries: queries)
  }

  /// The heads that the pictures or clips of a condition are given to.
  static func heads(_ kind: ConditionKind) -> [AttributeHead] {
    kind == .identities ? [identities, pair] : view(kind).map { [$0.head] } ?? []
  }

  /// The head of a condition that shows the whole scene, with what it classifies.
  static func view(_ kind: ConditionKind) -> (head: AttributeHead, traits: [WorldTrait])? {
    switch kind {
    case .camera: (camera, cameraTraits)
    case .pose: (pose, poseTraits)
    case .depth: (depth, depthTraits)
    case .firstFrame: (frame, frameTraits)
    default: nil
    }
  }

  /// The classes of what a condition shows of a scene, -1 where it shows none.
  static func classes(_ traits: [WorldTrait], of scene: Scene, shownBy kind: ConditionKind) -> [Int32] {
    traits.map { trait in
      guard let slot = trait.slot(of: scene), kind.shows(slot, of: scene), let value = scene.value(slot),
        let index = trait.values.firstIndex(of: value)
      else { return -1 }
      return Int32(index)
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
    case .move: CameraMovement.allCases.map(\.rawValue)
    case .speed: Speed.allCases.map(\.rawValue)
    case .angle: CameraAngle.allCases.map(\.rawValue)
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
