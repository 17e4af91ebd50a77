import Support

/// What a film term tells, as makers of generators part their lists of such terms.
package enum FilmTermKind: String, CaseIterable, Sendable {
  /// close-up shot
  case shotSize = "shot_size"
  /// low angle shot
  case angle
  /// night time
  case daytime
  /// moonlight
  case light
  /// soft lighting
  case hardness
  /// edge lighting
  case direction
  /// warm colors
  case colors
  /// center composition
  case composition
}

/// Film terms that a generator's makers want in front of its prompt, as a list: "Edge lighting, medium close-up shot."
package struct GeneratorTerms: Record {
  /// The kinds that are told, in this order.
  package let kinds: [FilmTermKind]
  /// The most terms.
  package let most: Int
  /// Whether the angle goes where the camera moves.
  package let angleOfStillCamera: Bool

  package init(_ fields: inout Fields) {
    kinds = fields.required(
      "kinds", .list(of: .choice(), count: 1...FilmTermKind.allCases.count), "The kinds of terms, in their order.")
    most = fields.value("most", .integer(in: 1...16), default: 4, "The most terms.")
    angleOfStillCamera = fields.value(
      "angle_of_still_camera", .boolean, default: false, "Whether an angle is told only where the camera stands still.")
  }
}
