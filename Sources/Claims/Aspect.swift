/// What a claim is about.
package enum Aspect: String, Sendable, CaseIterable {
  /// Who or what is in the video: `a red boat`, `two dogs`.
  case subject
  /// How many of something: `three owls`.
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
  /// How the camera moves, see ``CameraMove``; also shot size, angle, lens, slow motion.
  case camera
  /// How the picture looks: medium, genre, light, colours, an artist's manner.
  case style
  /// Where in the picture things are, near or far, on which side.
  case layout
  /// What has to be readable in the picture, letter for letter.
  case text
  /// What must not be there: `no people`.
  case absence
  /// What is heard.
  case sound

  /// The part of a caption that tells of it, beside the dense one.
  package var part: CaptionPart {
    switch self {
    case .subject, .count, .looks, .emotion, .text: .mainObject
    case .place, .time, .weather, .layout, .absence: .background
    case .camera: .camera
    case .style: .style
    case .action, .interaction, .sound: .action
    }
  }
}
