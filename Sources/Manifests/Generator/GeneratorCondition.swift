package import Support

/// A condition file that a generator takes: whose conditions become it, and what it looks like.
package struct GeneratorCondition: Record {
  /// How a file is written.
  package enum Form: String, CaseIterable, Sendable, CustomStringConvertible {
    /// A clip of the video's size, rate and length.
    case mp4
    /// A clip whose first frame is the picture (with `take: ends` its last frame the last one), all others grey, for
    /// generators that fill up what is missing.
    case startMP4 = "start-mp4"
    /// A folder of pictures `00000.png`, `00001.png` ….
    case pngFrames = "png-frames"
    /// A picture; further ones are `NAME-2.png` ….
    case png
    /// CameraCtrl's text: a line that is skipped, then 19 numbers a frame.
    case realEstate10K = "realestate10k"
    /// VideoX-Fun's text: the same with a blank first line, times of 0 and no line break at the end.
    case videoXFun = "videox-fun"
    /// A list of 12 numbers a frame.
    case motionCtrl = "motionctrl"
    /// Points over time as ComfyUI's nodes take them: a list of tracks, each a list of `{"x": …, "y": …}` in pixels of the
    /// video, one a frame; a point that is not seen stays where it was.
    case tracksJSON = "tracks-json"
    /// The same as an array of floats [frames, points, 2]; beside it, in ``mask``, bytes [frames, points], 1 where seen.
    case tracksNPY = "tracks-npy"
    /// How tracks move as a flow: floats [frames, height, width, 2], each step's way spread around the place where it
    /// starts (MotionCtrl: a Gaussian of deviation 10).
    case tracksFlow = "tracks-flow"
    /// An array that a2c does not write; its user puts it there.
    case npy

    package var description: String { rawValue }

    /// Whether the file holds a camera's path.
    package var isCamera: Bool { self == .realEstate10K || self == .videoXFun || self == .motionCtrl }
    /// Whether the file holds where points are over time.
    package var isTracks: Bool { self == .tracksJSON || self == .tracksNPY || self == .tracksFlow }
    /// Whether the file lasts as long as the video.
    package var isClip: Bool { self == .mp4 || self == .startMP4 || self == .pngFrames }
  }

  /// Which picture of a condition becomes the file.
  package enum Take: String, CaseIterable, Sendable {
    case first, last, all
    /// The first and the last, of `start-mp4`.
    case ends
  }
  /// What of a bundle reads a file.
  package enum Reader: String, CaseIterable, Sendable { case command, workflow }
  /// The size of pictures.
  package enum Size: String, CaseIterable, Sendable {
    /// That of the video: scaled to cover it, the middle kept.
    case video
    /// Their own.
    case own
  }

  /// The short or full id of the adapter whose conditions it takes.
  package let adapter: String
  package let form: Form
  /// The file's name in the bundle.
  package let file: String?
  /// Whether the generator cannot run without it.
  package let required: Bool
  /// What of the bundle reads it; empty where its user has to give it to the generator by hand.
  package let readers: [Reader]
  /// Rows of one slot are for one condition, the first that there is; `nil` where each file is a slot of its own.
  package let slot: String?
  /// Files of which one must be in the bundle, for without any the generator does not read this one.
  package let needs: [String]
  /// Files with which the generator does not read this one.
  package let unless: [String]
  /// Of a form with one picture: which. Of `png`: with `all` up to ``pictures`` are written.
  package let take: Take
  package let pictures: Int
  package let size: Size
  /// Whether the file keeps the frames and the rate that the condition has.
  package let keepsLength: Bool
  /// Frames of the file where they are not the video's; of tracks: how many moments, over the whole of the video.
  package let frames: Int?
  /// The most points of a file of tracks; of more, evenly as many.
  package let points: Int
  /// Whether its clip may be composed of two kinds of control, each in its own area of the picture.
  package let composes: Bool
  /// Frames a second where they are not the video's.
  package let fps: Double?
  /// Whether each frame is stretched from black to white, as the generator's own annotator does.
  package let stretch: Bool
  /// Whether light and dark change places.
  package let invert: Bool
  /// A clip beside `start-mp4`: black where the picture is, white where frames are to be made. Beside `tracks-npy` an array:
  /// 1 where a point is seen.
  package let mask: String?
  /// A file that must be of the same condition: this one makes no sense beside another's.
  package let beside: String?
  /// The size of the pictures that a camera file's focal lengths are shares of; the video's where it is absent.
  package let lens: LensSize?
  /// Whether the prompt names it as a reference, see ``GeneratorReferences``.
  package let reference: Bool
  /// Parameters for the adapter, put over those of the run.
  package let params: JSON
  package let notes: String?

  package init(_ fields: inout Fields) {
    adapter = fields.required("adapter", .adapterID, "The adapter whose conditions it takes.")
    form = fields.required("form", .choice(), "The form of the file.")
    file = fields.optional("file", .bundlePath, "The file's name in the bundle.")
    required = fields.value("required", .boolean, default: false, "Whether the generator cannot run without it.")
    readers = fields.value(
      "readers", .list(of: .choice(), count: 0...2, unique: true), default: Reader.allCases,
      "What reads it, command.sh and workflow.json; empty where its user gives it to the generator by hand.")
    slot = fields.optional("slot", .text(), "Rows of one slot are for one condition, the first that there is.")
    needs = fields.value(
      "needs", .list(of: .bundlePath, count: 0...16), default: [],
      "Files of which one must be there: without any of them the generator does not read this one.")
    unless = fields.value(
      "unless", .list(of: .bundlePath, count: 0...16), default: [],
      "Files with which the generator does not read this one.")
    take = fields.value("take", .choice(), default: .first, "Which of several pictures.")
    pictures = fields.value("pictures", .integer(in: 1...64), default: 1, "The most pictures of 'take: all'.")
    size = fields.value("size", .choice(), default: .video, "The size of pictures: the video's, or their own.")
    keepsLength = fields.value(
      "keep_length", .boolean, default: false, "Whether it keeps the frames and the rate that the condition has.")
    frames = fields.optional("frames", .integer(in: 1...65_536), "Frames of the file, where not the video's.")
    fps = fields.optional("fps", .number(above: 0, most: 1000), "Frames a second, where not the video's.")
    points = fields.value("points", .integer(in: 1...256), default: 64, "The most points of a file of tracks.")
    composes = fields.value(
      "composes", .boolean, default: false,
      "Whether its clip may be of two kinds of control, each in its own area of the picture.")
    stretch = fields.value("stretch", .boolean, default: false, "Whether each frame is stretched from black to white.")
    invert = fields.value("invert", .boolean, default: false, "Whether light and dark change places.")
    mask = fields.optional("mask", .bundlePath, "Of start-mp4: a clip that is white where frames are to be made.")
    beside = fields.optional("beside", .bundlePath, "A file of the same condition, without which it is not written.")
    lens = fields.optional("lens", .record(), "The size of the pictures that focal lengths are shares of.")
    params =
      fields.optional("params", .anyMap, "Parameters for the adapter, over those of the run.")?.json ?? .object([])
    reference = fields.value("reference", .boolean, default: false, "Whether the prompt names it as a reference.")
    notes = fields.optional("notes", .text(), "What the file must look like.")
    guard fields.isSound else { return }
    for (key, name) in [("file", file), ("mask", mask)] {
      if let name, let problem = Self.problem(ofName: name) { fields.problem(problem, at: key) }
    }
    if let mask, mask == file { fields.problem("the same name as 'file'", at: "mask") }
    if mask != nil, form != .startMP4, form != .tracksNPY {
      fields.problem("only the forms start-mp4 and tracks-npy have this key", at: "mask")
    }
    if lens != nil, !form.isCamera { fields.problem("only the forms of a camera path have this key", at: "lens") }
    if take == .all, form != .png { fields.problem("'all' goes with the form png only", at: "take") }
    if take == .ends, form != .startMP4 { fields.problem("'ends' goes with the form start-mp4 only", at: "take") }
    if form != .npy, file == nil {
      fields.problem("missing, expected the file's name", at: "file", hint: "add 'file:'")
    }
  }
}

extension GeneratorCondition {
  /// Whether the file is the frame that the video starts from.
  package var isFirstFrame: Bool {
    guard AdapterID(adapter).name == "key-frames" else { return false }
    return (form == .png && take != .last) || form == .startMP4
  }

  /// Why a file of a bundle cannot have this name, `nil` where it can.
  private static func problem(ofName name: String) -> String? {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.allSatisfy({ !$0.isEmpty && $0 != "." }) else {
      return "expected a file's name, found \(TerminalText.quoted(name))"
    }
    guard let own = GeneratorManifest.bundleFiles.first(where: { $0 == parts[0].lowercased() }) else { return nil }
    return "\(own) is a file of every bundle's own"
  }
}

/// Pixels.
package struct LensSize: Record {
  package let width: Int
  package let height: Int

  package init(_ fields: inout Fields) {
    width = fields.required("width", .integer(in: 1...65_536), "Pixels.")
    height = fields.required("height", .integer(in: 1...65_536), "Pixels.")
  }
}
