import Captioning
import Claims
import Synthesis

/// The exercises of the synthetic world.
enum WorldTask: String, CaseIterable {
  /// The structured caption of conditions and a short prompt.
  case caption
  /// One part of it, asked for by name.
  case section
  /// A question about what a condition shows, answered in a word or two: the part of picture question data.
  case question
  /// All that conditions show as a list of values: every token counts, where in a caption one in ten does.
  case list
  /// The same with what the prompt states: what is read and what is copied, in one order.
  case known
  /// Who and what is where, from left to right, picture by picture: each side is named before what it shows, which a
  /// prompt that points ("the right person in picture 1") needs to be understood.
  case sides
  /// The structured caption of a prompt that says everything, without conditions.
  case text
  /// Words at random, to be repeated: copying comes first of all that a language model must learn.
  case copy
  /// Encoders alone, with their heads.
  case attributes

  /// How the list is asked for.
  static let listing = "List what is shown."
  static let knowing = "List what is known."
  static let placing = "List from left to right."

  /// How one part is asked for.
  static func instruction(_ part: CaptionPart) -> String {
    switch part {
    case .dense: "Describe the whole scene only."
    case .mainObject: "Describe the main object only."
    case .background: "Describe the background only."
    case .camera: "Describe the camera only."
    case .style: "Describe the style only."
    case .action: "Describe the action only."
    }
  }

  /// The parts of the caption that a condition alone can answer.
  static func parts(_ kind: ConditionKind) -> [CaptionPart] {
    switch kind {
    case .camera: [.camera]
    case .pose: [.action]
    case .identities: [.mainObject]
    case .depth: [.background, .mainObject, .camera]
    case .style: [.style]
    default: [.background, .mainObject, .camera, .style]
    }
  }

  /// A question about a fact, `nil` where none is asked.
  static func question(_ slot: Slot) -> String? {
    switch slot {
    case .count: "How many subjects are there?"
    case .place: "Where is this?"
    case .move: "How does the camera move?"
    case .speed: "How fast does the camera move?"
    case .angle: "From which angle is it seen?"
    case .shot: "What kind of shot is it?"
    case .kind(0): "What is the main subject?"
    case .gender(0): "Is the main subject a woman or a man?"
    case .hairColour(0): "What colour is the hair of the main subject?"
    case .hairStyle(0): "How does the main subject wear the hair?"
    case .garment(0): "What does the main subject wear?"
    case .garmentColour(0): "What colour are the clothes of the main subject?"
    case .colour(0): "What colour is the main subject?"
    case .action(0): "What does the main subject do?"
    case .direction(0): "Where does the main subject move?"
    case .side(0): "Where in the picture is the main subject?"
    default: nil
    }
  }
}
