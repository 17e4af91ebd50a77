import A2CPluginKit
import Support

/// Key points of people over time.
package struct KeypointTrack: Sendable, Equatable {
  package struct Point: Sendable, Equatable {
    package let x: Double
    package let y: Double

    package init(x: Double, y: Double) { (self.x, self.y) = (x, y) }
  }

  package let path: String
  /// Frame, person, point; `nil` for a point that was not found.
  package let frames: [[[Point?]]]

  package init(path: String, frames: [[[Point?]]]) { (self.path, self.frames) = (path, frames) }

  /// Reads OpenPose's JSON (`people`, `pose_keypoints_2d`), one file, a list of frames or a folder with a file a frame; or an
  /// array [t, k, 2 or 3] or [t, p, k, 2 or 3], where a third number is how sure the point is and 0 means not found.
  /// - Throws: ``AdherenceError``, `FileError`, `JSONError`, `NumpyError`
  package init(_ path: String) throws {
    guard let kind = FileSystem.kind(path) else { throw FileError.missing(path: path) }
    self.path = path
    if kind == .folder {
      let names = try FileSystem.listInputs(path) { Path.fileExtension($0) == "json" }
      guard !names.isEmpty else { throw AdherenceError.empty(path: path, what: "JSON files") }
      frames = try names.flatMap { try Self.frames(json: Path.join(path, $0)) }
    } else if ["npy", "npz"].contains(Path.fileExtension(path).lowercased()) {
      frames = try Self.frames(array: path)
    } else {
      frames = try Self.frames(json: path)
    }
    guard !frames.isEmpty else { throw AdherenceError.empty(path: path, what: "frames") }
  }

  private static func frames(json path: String) throws -> [[[Point?]]] {
    let json = try JSONParser.parse(FileSystem.read(path, limit: Limits.jsonBytes), source: path)
    return try (json.arrayValue ?? [json]).map { frame in
      guard let people = frame["people"]?.arrayValue else { throw unread(path, "a frame without people") }
      return try people.map { person in
        let numbers = (person["pose_keypoints_2d"]?.arrayValue ?? []).map(\.doubleValue)
        guard !numbers.isEmpty, numbers.count % 3 == 0 else {
          throw unread(path, "a person whose pose_keypoints_2d are no triples")
        }
        return stride(from: 0, to: numbers.count, by: 3).map {
          point(numbers[$0] ?? .nan, numbers[$0 + 1] ?? .nan, numbers[$0 + 2] ?? 0)
        }
      }
    }
  }

  private static func frames(array path: String) throws -> [[[Point?]]] {
    let array = try ArrayFile.read(path)
    var shape = array.shape
    if shape.count == 3 { shape.insert(1, at: 1) }
    guard shape.count == 4, shape.allSatisfy({ $0 > 0 }), (2...3).contains(shape[3]) else {
      throw unread(path, "an array of shape \(array.shape)")
    }
    let values = array.doubles()
    let (people, points, width) = (shape[1], shape[2], shape[3])
    return (0..<shape[0]).map { frame in
      (0..<people).map { person in
        (0..<points).map { index in
          let place = ((frame * people + person) * points + index) * width
          return point(values[place], values[place + 1], width == 3 ? values[place + 2] : 1)
        }
      }
    }
  }

  /// Detectors write points that they did not find as zeros.
  private static func point(_ x: Double, _ y: Double, _ sure: Double) -> Point? {
    guard x.isFinite, y.isFinite, sure > 0, x != 0 || y != 0 else { return nil }
    return Point(x: x, y: y)
  }

  private static func unread(_ path: String, _ problem: String) -> AdherenceError {
    .unread(
      path: path, problem: problem,
      hint: "key points are OpenPose's JSON, or an array [t, k, 2 or 3] or [t, p, k, 2 or 3]")
  }
}
