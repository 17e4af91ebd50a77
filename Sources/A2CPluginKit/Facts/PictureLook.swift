/// What pictures look like, by their tones, colours and lines alone: enough to tell a condition that was given to another
/// adapter than its own. Where nothing is clear, nothing is said.
public enum PictureLook: Sendable, Equatable, CaseIterable {
  /// All of one tone.
  case blank
  /// Lines on a plain background: edges, scribbles, drawings.
  case lines
  /// Lines of several colours on black: trails, skeletons of a drawing that is not known.
  case colouredLines
  /// Lines on black in colours from all around the circle of hues, and not in those of skeletons.
  case trails
  /// Lines on black in the eighteen hues that OpenPose, DWPose and ControlNet draw skeletons in.
  case skeletons
  /// Areas in black and white.
  case mask
  /// Smooth greys, or the colours of a map that distances are drawn with.
  case depth
  /// Colours that are directions towards the viewer.
  case normals
  /// A few flat colours.
  case flatColours
  /// Flat colours with thin dark outlines.
  case cartoon
  /// Rows of letters.
  case text
  /// What a camera takes, in colours or grey.
  case photo

  /// The look of most of some frames; `nil` where they are too small, blank, or show nothing clearly.
  /// - Parameter frames: of layout rgb8.
  public static func of(_ frames: [Raster]) -> PictureLook? {
    let looks = frames.compactMap { PictureTraits($0)?.look }
    return allCases.first { look in 2 * looks.count { $0 == look } > frames.count }
  }

  /// "a line drawing".
  public var words: String {
    switch self {
    case .blank: "nothing: all of it is of one tone"
    case .lines: "a line drawing"
    case .colouredLines: "skeletons or trails drawn on black"
    case .trails: "trails drawn on black"
    case .skeletons: "skeletons drawn on black"
    case .mask: "a mask"
    case .depth: "a depth map"
    case .normals: "a normal map"
    case .flatColours: "areas of flat colours, as a segmentation has"
    case .cartoon: "a drawing in flat colours with outlines, as a cartoon has"
    case .text: "rows of text"
    case .photo: "an ordinary picture"
    }
  }

  /// "this looks like a line drawing; for one, use the adapter sketch": for a warning of an adapter that takes other
  /// pictures.
  public func advice(isClip: Bool) -> String {
    if self == .blank { return "this shows \(words)" }
    let asItIs = isClip ? "clip" : "style or multi-id"
    let (looks, adapter) =
      switch self {
      case .blank, .lines: (words, "sketch")
      case .colouredLines: (words, "pose, or tracks")
      case .trails: (words, "tracks")
      case .skeletons: (words, "pose")
      case .mask: (words, "region or masked-image")
      case .depth: (words, "depth")
      case .normals: (words, "normal")
      case .flatColours: (words, "segmentation, or \(asItIs) for pictures as they are")
      case .cartoon, .text: (words, asItIs)
      case .photo: (isClip ? "an ordinary clip" : words, asItIs)
      }
    return "this looks like \(looks); for one, use the adapter \(adapter)"
  }

  /// The adapters for pictures of this look, the likeliest first; none where nothing is shown.
  public func adapters(isClip: Bool) -> [String] {
    let asTheyAre = isClip ? ["clip"] : ["style", "multi-id"]
    return switch self {
    case .blank: []
    case .lines: ["sketch"]
    case .colouredLines: ["pose", "tracks"]
    case .trails: ["tracks"]
    case .skeletons: ["pose"]
    case .mask: ["region", "masked-image"]
    case .depth: ["depth"]
    case .normals: ["normal"]
    case .flatColours: ["segmentation"] + asTheyAre
    case .cartoon, .text, .photo: asTheyAre
    }
  }
}

extension Sink {
  /// Says as data which adapters a condition is rather for, the likeliest first: `a2c init` asks these next, and results
  /// in JSON name them. What a user reads is a warning beside it.
  /// - Parameter reason: what the condition looks like.
  public func advise(_ adapters: [String], because reason: String) throws {
    guard !adapters.isEmpty else { return }
    try decide("likelier", adapters.joined(separator: ", "), because: reason)
  }

  /// The same for pictures of a look.
  public func advise(_ look: PictureLook, isClip: Bool) throws {
    try advise(look.adapters(isClip: isClip), because: "it looks like \(look.words)")
  }
}
