import A2CPluginKit

/// Compiled into the pose adapter's module: reads bytes as keypoints, and draws the first frame and
/// tells what it shows.
public func fuzzPose(_ bytes: [UInt8]) throws {
  let context = KeypointContext(path: "pose.json", asked: nil)
  let track: PoseTrack
  switch bytes.first {
  case UInt8(ascii: "{"), UInt8(ascii: "["): track = try KeypointFile.read(bytes, context).track
  case let first? where UInt8(ascii: "0")...UInt8(ascii: "9") ~= first: track = try YoloPose.read(bytes, context)
  default: track = try PointTable.read(bytes, context)
  }
  _ = context.evidence.others
  guard !track.frames.isEmpty else { return }
  let coordinates = Coordinates(track)
  _ = CanvasChoice(track, coordinates, width: nil, height: nil)
  let canvas = CanvasChoice(track, coordinates, width: 48, height: 32)
  let people = track.frames[0].people.map { person in
    person.mapped { coordinates.place($0, source: track.frames[0].canvas ?? canvas.source, size: canvas.size) }
  }
  _ = PoseFacts.sentences(track.frames, canvas.size)
  _ = SkeletonDrawing(canvas.size, lineWidth: nil).draw(people, canvas.size)
}
