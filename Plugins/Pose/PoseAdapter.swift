import A2CPluginKit

/// Human poses: keypoints drawn as coloured skeletons on black, or clips in which they are drawn already.
struct PoseAdapter: Adapter {
  static let id = "org.a2c.pose"
  static let version = "1.0.0"

  private let parameters: PoseParameters
  private let host: Host

  init(parameters: JSON, host: Host) throws {
    self.parameters = try PoseParameters(parameters)
    self.host = host
  }

  mutating func encode(_ inputs: [Input], into sink: Sink) throws {
    let input = try inputs.only(
      "a pose condition is one file, folder or clip",
      hint: "put the frames into one folder, or write one condition for each clip")
    let name = parameters.format == .auto ? nil : parameters.format.rawValue
    if parameters.format != .drawn,
      let found = try KeypointFiles.read(
        input.path, host, format: name, minConfidence: parameters.minConfidence)
    {
      if parameters.format == .auto {
        try sink.decide("format", found.id, because: "the document reads as \(found.name)")
      }
      try emit(found, sink)
    } else if parameters.format == .auto || parameters.format == .drawn {
      try emitDrawn(try host.open(input.path), sink)
    } else {
      throw AdapterError(
        .badInput, "no JSON file, which format: \(parameters.format.rawValue) asks for", place: input.path,
        hint: "leave format out, or write format: drawn for a clip of drawn skeletons")
    }
  }

  private func emit(_ found: KeypointFiles.Found, _ sink: Sink) throws {
    let track = found.track
    try tellParts(found, sink)
    if track.missing > 0 {
      try sink.decide(
        "missing", "\(track.missing) empty frame\(track.missing == 1 ? "" : "s")",
        because: "the numbers of the frames leave as many out")
    }
    if track.jumps > 0 {
      try sink.decide(
        "numbers", "\(track.jumps) left out",
        because:
          "the numbers of the frames jump, by too much for frames in which nobody was found; they follow each other")
    }
    if let order = track.order, !order.reason.isEmpty {
      try sink.decide("order", order.isYFirst ? "y, x" : "x, y", because: order.reason)
    }
    let coordinates = parameters.coordinates ?? Coordinates(track)
    if parameters.coordinates == nil {
      try sink.decide("coordinates", coordinates.rawValue, because: "of the largest and smallest of the clip's points")
    }
    let canvas = CanvasChoice(track, coordinates, width: parameters.width, height: parameters.height)
    try sink.decide("canvas", "\(canvas.size.width)×\(canvas.size.height)", because: canvas.reason)
    let drawing = SkeletonDrawing(canvas.size, lineWidth: parameters.lineWidth)
    let count = track.frames.count
    /// The people of a frame in pixels of the drawing.
    func people(_ frame: PoseFrame) -> [Person] {
      // A frame of another size than the clip's is brought to it.
      let source = frame.canvas ?? canvas.source
      return frame.people.map { person in
        var placed = person.mapped { coordinates.place($0, source: source, size: canvas.size) }
        if !parameters.hands { (placed.leftHand, placed.rightHand) = ([], []) }
        if !parameters.face { placed.face = [] }
        return placed
      }
    }
    try sink.frames(
      count: count, framesPerSecond: try rate(track.framesPerSecond, isVideo: count > 1, sink), encoder: .motion,
      isVideo: count > 1
    ) { index in
      let drawn = drawing.draw(people(track.frames[index]), canvas.size)
      return try Raster(width: drawn.width, height: drawn.height, layout: .rgb8, bytes: drawn.pixels)
    }
    let most = track.mostPeople
    let number = most == 0 ? "nobody" : most == 1 ? "1 person" : "\(most) people"
    let atMost = most > 1 && track.frames.contains { $0.people.count != most } ? "at most " : ""
    try sink.text("A pose track of \(count) \(count == 1 ? "frame" : "frames") with \(atMost)\(number).")
    if most == 0 {
      host.log(.warning, "no frame holds a person: the skeletons are empty, and the control clip is black")
    } else if atMost.isEmpty {
      try sink.claim(.count, number, PoseCount.sentence(most), certainty: 1)
    }
    let placed = track.frames.map { PoseFrame(people: people($0), canvas: canvas.size) }
    for sentence in PoseFacts.sentences(placed, canvas.size) { try sink.text(sentence) }
  }

  /// Records which points the people have, and whether hands and faces are drawn.
  private func tellParts(_ found: KeypointFiles.Found, _ sink: Sink) throws {
    let track = found.track
    let people = track.frames.lazy.flatMap(\.people)
    let layouts = Set(people.map(\.layout)).subtracting([""]).sorted()
    if !layouts.isEmpty {
      try sink.decide(
        "points", layouts.joined(separator: ", "), because: found.layoutReason ?? "of their names or their number")
    }
    let hasHands = people.contains { ($0.leftHand + $0.rightHand).contains { $0 != nil } }
    let hasFace = people.contains { $0.face.contains { $0 != nil } }
    if hasHands, parameters.hands {
      try sink.decide("hands", "drawn", because: "the input has them; the parameter hands leaves them out")
    }
    if hasFace, parameters.face {
      try sink.decide("face", "drawn", because: "the input has it; the parameter face leaves it out")
    }
  }

  /// A clip, a sequence or a picture in which the skeletons are drawn.
  private func emitDrawn(_ media: Media, _ sink: Sink) throws {
    guard media.frameCount > 0 else { throw AdapterError(.badInput, "no frames", place: media.path) }
    // What is not on black may still be a skeleton over a picture, but nothing shows that it is.
    let frames = try SpreadFrames.indices(of: media.frameCount, most: 3).map { try media.frame($0) }
    let isDark = frames.contains(where: Background.isDark)
    let look = PictureLook.of(frames)
    // Skeletons in one colour are lines like others; who says that they are drawn has looked at them.
    let isUnlike = parameters.format == .auto && look != nil && look != .colouredLines && look != .skeletons
    try sink.decide(
      "drawing", "kept",
      because: isDark
        ? "the input is a clip or picture"
        : "the input is a clip or picture; its background is not black, as it should be")
    let isVideo = media.frameCount > 1
    try sink.frames(
      count: media.frameCount, framesPerSecond: try rate(media.framesPerSecond, isVideo: isVideo, sink),
      encoder: .motion, isVideo: isVideo
    ) { try media.frame($0) }
    // Thin limbs look like a line drawing; people found by their colours are surer than the look.
    let track = isDark ? try DrawnTrack(media, host) : nil
    let hasPeople = (track?.mostPeople ?? 0) > 0
    guard isDark, !isUnlike || hasPeople else {
      try sink.advise(look ?? .photo, isClip: isVideo)
      host.log(
        .warning,
        (look ?? .photo).advice(isClip: isVideo) + "; as a pose skeletons on black are taken, or keypoints"
          + (isDark ? "; for skeletons after all, write format: drawn" : ""))
      return try sink.text(
        (isVideo ? "A clip of \(media.frameCount) frames" : "A picture")
          + ", given as a pose; nothing shows that it is one.")
    }
    let kind = isVideo ? "A drawn pose track of \(media.frameCount) frames" : "A drawn pose"
    guard let track else { return try sink.text(kind + ".") }
    try sink.decide(
      "read back", "\(track.mostPeople) \(track.mostPeople == 1 ? "person" : "people")",
      because: "joints and limbs have the colours of OpenPose's and DWPose's drawings")
    try tellPeople(track, kind, sink)
  }

  /// How many people a drawing holds, and what they do.
  private func tellPeople(_ track: DrawnTrack, _ kind: String, _ sink: Sink) throws {
    let most = track.mostPeople
    let number = most == 1 ? "1 person" : "\(most) people"
    let isExact = track.isAlwaysAll || track.frameCount == 1
    if track.isCounted {
      try sink.text("\(kind) with \(isExact || most == 1 ? "" : "at most ")\(number).")
      if isExact { try sink.claim(.count, number, PoseCount.sentence(most), certainty: 0.9) }
    } else {
      try sink.text(kind + ".")
    }
    for sentence in PoseFacts.sentences(track.tracks, track.size) { try sink.text(sentence) }
  }

  private func rate(_ own: Double?, isVideo: Bool, _ sink: Sink) throws -> Double {
    isVideo ? try sink.rate(asked: parameters.framesPerSecond, own: own) : 0
  }
}
