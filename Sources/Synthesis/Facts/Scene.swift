/// A scene: all that is true of it, and all that is needed to draw it. Made by ``World``.
package struct Scene: Sendable, Equatable {
  package let seed: UInt64
  package let index: Int
  /// The main subject first: it is the one nearest to the camera.
  package internal(set) var subjects: [Subject] = []
  package internal(set) var place: PlaceKind
  package internal(set) var time: TimeOfDay
  /// Of outdoor places.
  package internal(set) var weather: Weather?
  package internal(set) var style: VisualStyle
  package internal(set) var camera: CameraPlan
  package internal(set) var interaction: Interaction?

  /// Seconds of every clip.
  package static let duration = 2.0
  /// The focal length of the lens as a share of the picture's width.
  static let focal: Float = 1.15

  /// The subjects that the main one does not sit or stand on, which have a place of their own.
  package func isAttached(_ subject: Int) -> Bool {
    guard let interaction, interaction.relation == .sitsOn || interaction.relation == .standsOn else { return false }
    return interaction.other == subject
  }
}
