/// What a sentence about the camera is for: its way counts most, then how it frames the scene.
package enum CameraSentence: Int, Sendable, Comparable {
  /// The camera's way, or that it stands still.
  case move
  /// The shot: its size, its angle.
  case framing
  case other

  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  private static let shots = [
    "close-up", "closeup", "close up", "shot", "angle", "eye level", "eye-level", "bird's-eye", "overhead", "top-down",
    "point of view", "framing", "framed",
  ]

  package init(_ sentence: String) {
    let text = ReadText(StructuredCaption([.camera: sentence]))
    if text.sentences.indices.contains(where: { !CameraMoveReading.moves(text, sentence: $0).isEmpty }) {
      self = .move
    } else {
      let lower = sentence.lowercased()
      self = Self.shots.contains(where: lower.contains) ? .framing : .other
    }
  }
}
