import A2CPluginKit

/// Tracks of points and optical flow: trails on black for the vision encoder, and what moves where in words.
struct TracksAdapter: Adapter {
  static let id = "org.a2c.tracks"
  static let version = "1.0.0"

  private let parameters: TracksParameters
  private let host: Host

  init(parameters: JSON, host: Host) throws {
    self.parameters = try TracksParameters(parameters)
    self.host = host
  }

  mutating func encode(_ inputs: [Input], into sink: Sink) throws {
    let input = try inputs.only(
      "a tracks condition is one file or folder", hint: "write one condition for each, or put the files into one folder"
    )
    switch try TracksReader(parameters: parameters, host: host, sink: sink).read(input.path) {
    case .points(let tracks): try emit(tracks, input.path, sink)
    case .drawn(let media): try emitDrawn(media, sink)
    }
  }

  private func emit(_ tracks: PointTracks, _ path: String, _ sink: Sink) throws {
    guard tracks.frameCount > 0, tracks.points.contains(where: { $0.contains { $0 != nil } }) else {
      throw badTracks(path, "no point is seen in any frame")
    }
    let scale = try TrackScale(tracks, parameters, sink)
    let drawing = TrackDrawing(tracks, scale)
    let places = parameters.show == .points ? TrackPlaces(tracks, scale) : nil
    let isVideo = tracks.frameCount > 1
    try sink.frames(
      count: tracks.frameCount,
      framesPerSecond: isVideo ? try sink.rate(asked: parameters.framesPerSecond, own: tracks.framesPerSecond) : 0,
      encoder: .vision, isVideo: isVideo
    ) { try places?.frame($0) ?? drawing.frame($0) }
    for sentence in TrackFacts(tracks, scale).sentences { try sink.text(sentence) }
  }

  private func emitDrawn(_ media: Media, _ sink: Sink) throws {
    guard media.frameCount > 0 else { throw badTracks(media.path, "no frames") }
    let isVideo = media.frameCount > 1
    let small = SmallPicture(try media.frame(0), most: 64)
    let plain = small.pixels.count { $0.max() < 24 || $0.min() > 240 }
    let look = try PictureLook.of(SpreadFrames.indices(of: media.frameCount, most: 3).map { try media.frame($0) })
    let isUnlike = look.map { [.blank, .lines, .skeletons, .mask, .depth, .normals, .text].contains($0) } ?? false
    let isPlain = 10 * plain >= 3 * small.pixels.count && !isUnlike
    let own = media.isRateAssumed ? nil : media.framesPerSecond
    try sink.frames(
      count: media.frameCount,
      framesPerSecond: isVideo ? try sink.rate(asked: parameters.framesPerSecond, own: own) : 0, encoder: .vision,
      isVideo: isVideo
    ) { try media.frame($0) }
    // Trails are drawn on black and a flow's colours on white; on anything else nobody can tell.
    if isPlain {
      let what = "Something drawn on a plain background"
      try sink.text(isVideo ? "\(what), \(media.frameCount) frames, shown as they are." : "\(what), shown as it is.")
    } else {
      try sink.text(
        isVideo ? "Pictures of \(media.frameCount) frames, shown as they are." : "A picture, shown as it is.")
      try sink.advise(look ?? .photo, isClip: isVideo)
      host.log(
        .warning,
        "no tracks can be read from these pictures; give the points or the flow as a file; "
          + (look ?? .photo).advice(isClip: isVideo))
    }
  }
}
