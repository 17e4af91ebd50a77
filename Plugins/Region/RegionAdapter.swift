import A2CPluginKit

/// Regions with labels, over time: boxes and masks drawn as outlines on black, each in a colour of its own, with where
/// they are and how they move in words.
struct RegionAdapter: Adapter {
  static let id = "org.a2c.region"
  static let version = "1.0.0"

  private let parameters: RegionParameters
  private let host: Host

  init(parameters: JSON, host: Host) throws {
    self.parameters = try RegionParameters(parameters)
    self.host = host
  }

  mutating func encode(_ inputs: [Input], into sink: Sink) throws {
    let input = try inputs.only(
      "a region condition is one file or folder", hint: "put the frames' files into one folder")
    let clip = try RegionReader(parameters: parameters, host: host, sink: sink).read(input.path)
    guard clip.frameCount > 0, clip.paths.contains(where: { $0.extents.contains { $0 != nil } }) else {
      throw AdapterError(.badInput, "no region lies in the picture", place: input.path)
    }
    let isVideo = clip.frameCount > 1
    try sink.frames(
      count: clip.frameCount,
      framesPerSecond: isVideo ? try sink.rate(asked: parameters.framesPerSecond, own: clip.framesPerSecond) : 0,
      encoder: .vision, isVideo: isVideo
    ) { try draw(clip, $0) }
    if let look = clip.look {
      try sink.advise(look, isClip: isVideo)
      host.log(.warning, look.advice(isClip: isVideo) + "; for a mask after all, name the region in labels")
      let what = isVideo ? "Pictures of \(clip.frameCount) frames" : "A picture"
      return try sink.text("\(what), given as a region; nothing shows that it is a mask. What is light is outlined.")
    }
    let facts = RegionFacts(clip: clip)
    for sentence in facts.sentences { try sink.text(sentence) }
    for claim in facts.claims { try sink.claim(claim.aspect, claim.value, claim.sentence, certainty: 1) }
  }

  private func draw(_ clip: RegionClip, _ frame: Int) throws -> Raster {
    var drawing = try Drawing(width: clip.width, height: clip.height)
    let (w, h) = (Double(clip.width), Double(clip.height))
    let thickness = max(2, max(w, h) / 160)
    for path in clip.paths {
      for outline in path.outlines[frame] {
        drawing.outline(outline.map { ($0.x * w, $0.y * h) }, thickness: thickness, path.ink)
      }
    }
    return try drawing.raster()
  }
}
