/// What a claim is about, see ``Sink/claim(_:_:_:certainty:)``.
public enum ClaimAspect: String, Sendable, CaseIterable {
  /// Who or what is in the video.
  case subject
  /// How many of something.
  case count
  /// How a subject looks: clothes, colours, material.
  case looks
  /// What somebody or something does.
  case action
  /// What several subjects do with each other.
  case interaction
  /// A feeling or a face that shows one.
  case emotion
  case place
  /// Time of day, season, epoch.
  case time
  case weather
  /// How the camera moves: `dolly forward; then pan left`. Moves are joined with commas where they happen together.
  case camera
  /// How the picture looks: medium, light, colours.
  case style
  /// Where things are: near or far, on which side.
  case layout
  /// What has to be readable in the picture, letter for letter.
  case text
  /// What must not be there.
  case absence
  /// What is heard.
  case sound
}
