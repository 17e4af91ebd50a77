/// One person in one frame. Points that were not seen are `nil`.
struct Person: Equatable {
  /// COCO-18 order: nose, neck, right and left arm, right and left leg, eyes, ears (right first).
  var body: [Point?]  // 18
  var leftHand: [Point?] = []  // 21 or none
  var rightHand: [Point?] = []  // 21 or none
  var face: [Point?] = []  // 68, 70 or none
  /// The name of the ``BodyLayout`` it was read in; empty where the body has no points.
  var layout = ""

  /// Every point that was seen.
  var points: [Point] { (body + leftHand + rightHand + face).compactMap { $0 } }

  func mapped(_ change: (Point) -> Point) -> Person {
    Person(
      body: body.map { $0.map(change) }, leftHand: leftHand.map { $0.map(change) },
      rightHand: rightHand.map { $0.map(change) }, face: face.map { $0.map(change) }, layout: layout)
  }
}

/// The people of one frame, and the size of the picture where the file tells it.
struct PoseFrame: Equatable {
  var people: [Person]
  var canvas: CanvasSize?
}

/// The size of a picture in pixels.
struct CanvasSize: Equatable {
  var width, height: Int
}

/// The people of a clip.
struct PoseTrack {
  var frames: [PoseFrame]
  /// `nil` where the file does not tell.
  var framesPerSecond: Double?

  /// Frames that were put in where the numbers of files or pictures leave some out.
  var missing = 0
  /// Numbers that are left out and made no frames.
  var jumps = 0
  /// Whether points were taken as x, y or as y, x, where the file does not say it.
  var order: PointOrder?

  var mostPeople: Int { frames.map(\.people.count).max() ?? 0 }
}
