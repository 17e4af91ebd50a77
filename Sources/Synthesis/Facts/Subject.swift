/// How a person looks.
package struct PersonLook: Sendable, Equatable {
  package var gender: Gender
  package var build: Build
  package var hairColour: HairColour
  package var hairStyle: HairStyle
  package var garment: Garment
  package var garmentColour: Colour
  /// One of a few tones; no fact.
  var skin: Int
}

/// Somebody or something in a scene, with its place in it.
package struct Subject: Sendable, Equatable {
  package var kind: SubjectKind
  /// Of persons.
  package var look: PersonLook?
  /// Of everything but persons.
  package var colour: Colour?
  /// `nil` for things.
  package var action: Action?
  /// Where its action moves it.
  package var direction: Direction?
  package var side: Side
  /// 1 is the nearest to the camera. A subject that the main one sits or stands on shares its rank.
  package var rank: Int

  /// On the ground, in the middle of the clip: x right, y down, z forward, in metres; the camera stands at x = z = 0.
  var position = Vector.zero
  /// Degrees about the vertical; 0 looks away from the camera, 90 to the right of the picture.
  var yaw: Float = 180
  /// Metres a second.
  var velocity = Vector.zero
  /// Where in its cycle the action begins, 0 … 1.
  var phase: Float = 0
  /// Metres above the ground: on a desk.
  var lift: Float = 0
}

/// The main subject (number 0) does something with another.
package struct Interaction: Sendable, Equatable {
  package var relation: Relation
  /// The number of the other subject.
  package var other: Int
}

/// How the camera looks and moves.
package struct CameraPlan: Sendable, Equatable {
  package var move: CameraMovement
  /// `nil` for a camera that does not move.
  package var speed: Speed?
  package var angle: CameraAngle
  package var shot: Shot

  /// In the middle of the clip.
  var position = Vector.zero
  /// Radians; positive looks down.
  var pitch: Float = 0
  /// Radians, metres, or the natural logarithm of the zoom, over the whole clip.
  var amount: Float = 0
  /// What an orbit circles.
  var target = Vector.zero
}
