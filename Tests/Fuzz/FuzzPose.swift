import A2CPluginKit

/// Compiled into the pose adapter's module: reads bytes as keypoints, and draws the first frame.
public func fuzzPose(_ bytes: [UInt8]) throws {
  let track = try KeypointFile.read(bytes, KeypointContext(path: "pose.json", minConfidence: 0.1))
  let coordinates = Coordinates(track)
  _ = CanvasChoice(track, coordinates, width: nil, height: nil)
  let canvas = CanvasChoice(track, coordinates, width: 48, height: 32)
  let people = track.frames[0].people.map { person in
    person.mapped { coordinates.place($0, source: track.frames[0].canvas ?? canvas.source, size: canvas.size) }
  }
  _ = SkeletonDrawing(canvas.size, lineWidth: nil).draw(people, canvas.size)
}
