import A2CPluginKit

/// One frame as YOLO's pose models write it: for each person a line of the class, the box and 17 points as shares of the
/// picture, x and y with or without a visibility, and perhaps how sure the box is and its track.
enum YoloPose {
  private static let pointCount = 17
  private static let mostPeople = 4096

  static func read(_ bytes: [UInt8], _ context: KeypointContext) throws -> PoseTrack {
    var people: [Person] = []
    var number = 0
    for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      number += 1
      let words = line.split { $0 <= 32 || $0 == 44 }
      if words.isEmpty { continue }
      let place = "line \(number)"
      let numbers = words.compactMap { $0.count < 64 ? Double(String(decoding: $0, as: UTF8.self)) : nil }
      guard numbers.count == words.count, numbers.allSatisfy(\.isFinite) else {
        throw context.error(place, "no numbers; as a pose a text file holds YOLO-pose lines", hint: hint)
      }
      // Boxes alone come first in a file that mixes tasks; they are no poses.
      guard let step = step(numbers.count), numbers[0] >= 0, numbers[0].rounded() == numbers[0] else {
        throw context.error(
          place,
          "\(numbers.count) numbers are no YOLO-pose line of a person: "
            + "class, box and 17 points make 39 or 56, with a confidence and a track up to 2 more", hint: hint)
      }
      guard numbers[1...4].allSatisfy({ (-0.5...1.5).contains($0) }) else {
        throw context.error(place, "the box is no share of the picture, as YOLO writes it", hint: hint)
      }
      let points = try (0..<pointCount).map { index -> Point? in
        let at = 5 + index * step
        return try KeypointList.point(
          numbers[at], numbers[at + 1], step == 3 ? numbers[at + 2] : 1,
          // Labels are 0, 1 and 2, predictions a confidence.
          context.strictConfidence, at: "\(place), point \(index + 1)", context)
      }
      guard let person = context.person(points) else { continue }
      guard people.count < mostPeople else { throw context.error(place, "more than \(mostPeople) people") }
      if !person.points.isEmpty { people.append(person) }
    }
    return PoseTrack(frames: [PoseFrame(people: people, canvas: nil)], framesPerSecond: nil)
  }

  private static let hint =
    "a line is 'class cx cy w h' and 17 times 'x y' or 'x y visibility', shares of the picture; other points: as COCO "
    + "or OpenPose JSON"

  /// Numbers a point; `nil` where no line of a person has so many.
  private static func step(_ count: Int) -> Int? {
    switch count - 5 {
    case 51...53: 3
    case 34...36: 2
    default: nil
    }
  }
}
