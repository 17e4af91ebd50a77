/// A type of condition that the world makes.
package enum ConditionKind: String, CaseIterable, Sendable {
  case identities, pose, camera, depth
  case segmentation, sketch, normal, style, masked
  case firstFrame = "first frame"

  /// The short id of the adapter that reads it.
  package var adapter: String {
    switch self {
    case .identities: "multi-id"
    case .pose: "pose"
    case .camera: "camera"
    case .depth: "depth"
    case .segmentation: "segmentation"
    case .sketch: "sketch"
    case .normal: "normal"
    case .style: "style"
    case .masked: "masked-image"
    case .firstFrame: "key-frames"
    }
  }

  /// The four that the model is trained on.
  package static let trained: [ConditionKind] = [.identities, .pose, .camera, .depth]

  /// The facts of a scene that this condition shows by itself.
  ///
  /// Depth shows shapes and where they are, and neither colours nor, at eight frames, reliably what people do or how the
  /// camera moves: the rule for sparse maps of the paper's table 8 (its rule 5).
  package func shows(_ slot: Slot, of scene: Scene) -> Bool {
    if let subject = slot.subject, !scene.subjects.indices.contains(subject) { return false }
    let isPerson = slot.subject.map { scene.subjects[$0].kind == .person } ?? false
    switch (self, slot) {
    case (.identities, .count), (.identities, .kind), (.identities, .gender), (.identities, .build),
      (.identities, .hairColour), (.identities, .hairStyle), (.identities, .garment), (.identities, .garmentColour),
      (.identities, .colour):
      return true
    case (.pose, .action), (.pose, .direction), (.pose, .side): return isPerson
    case (.camera, .move), (.camera, .speed): return true
    case (.depth, .count), (.depth, .kind), (.depth, .side), (.depth, .rank), (.depth, .place), (.depth, .angle),
      (.depth, .shot):
      return true
    case (.segmentation, .count), (.segmentation, .side), (.segmentation, .shot): return true
    // One class stands for all animals.
    case (.segmentation, .kind(let index)): return scene.subjects[index].kind.family != .animal
    case (.sketch, .count), (.sketch, .kind), (.sketch, .side), (.sketch, .place), (.sketch, .angle), (.sketch, .shot):
      return true
    case (.normal, .count), (.normal, .kind), (.normal, .side), (.normal, .place), (.normal, .angle), (.normal, .shot):
      return true
    case (.style, .style): return true
    case (.masked, .place), (.masked, .time), (.masked, .weather), (.masked, .style), (.masked, .angle): return true
    case (.masked, .kind(let index)), (.masked, .garmentColour(let index)), (.masked, .colour(let index)),
      (.masked, .side(let index)):
      return index > 0
    case (.firstFrame, .action), (.firstFrame, .direction), (.firstFrame, .move), (.firstFrame, .speed),
      (.firstFrame, .interaction):
      return false
    case (.firstFrame, _): return true
    default: return false
    }
  }
}

/// Which conditions are given together. The first eight are those of the paper's table 10.
package enum ConditionSet: String, CaseIterable, Sendable {
  case identities, camera, depth
  case pose = "human pose"
  case cameraIdentities = "camera+identities"
  case cameraDepth = "camera+depth"
  case identitiesDepth = "identities+depth"
  case cameraIdentitiesDepth = "camera+identities+depth"

  package var kinds: [ConditionKind] {
    switch self {
    case .identities: [.identities]
    case .camera: [.camera]
    case .depth: [.depth]
    case .pose: [.pose]
    case .cameraIdentities: [.identities, .camera]
    case .cameraDepth: [.camera, .depth]
    case .identitiesDepth: [.identities, .depth]
    case .cameraIdentitiesDepth: [.identities, .camera, .depth]
    }
  }
}
