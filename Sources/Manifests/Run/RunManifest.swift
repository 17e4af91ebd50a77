import Support

/// What a user asks for: conditions, a short prompt, a model, generators (`a2c: run/1`).
package struct RunManifest: Document {
  /// The value of `a2c`.
  package static let kind = "run/1"
  /// The document for people.
  package static let title = "run manifest"

  /// The file it was read from, `nil` where it was made from a command line or a request.
  package var path: String?
  /// The user's short prompt, empty where there is none.
  package var prompt: String
  package var model: ModelReference
  /// Whether the document names what writes.
  package var namesModel = false
  /// In the order in which they stand in the model's prompt.
  package var conditions: [ConditionEntry]
  package var caption: CaptionSettings
  /// Ids of generators, each once.
  package var generators: [String]
  /// Where the document names each of ``generators``; empty where they did not come from it.
  package var generatorMarks: [Mark?] = []
  /// The video that generators are asked for.
  package var video: VideoRequest
  /// Shots with their times, for generators that take several; empty where the caption is one shot.
  package var shots: [RunShot] = []
  /// Adapters whose clips become one control clip where a generator takes one for several kinds; empty for none.
  package var combine: [String] = []
  /// Where results are written, as the user wrote it.
  package var output: String?
  /// ``output``, absolute.
  package var resolvedOutput: String?
  package var limits: RunLimits
  /// Where adapters run.
  package var isolation = RunIsolation.auto

  package init(
    path: String? = nil, prompt: String = "", model: ModelReference = .standard, conditions: [ConditionEntry] = [],
    caption: CaptionSettings = CaptionSettings(), generators: [String] = [], output: String? = nil,
    limits: RunLimits = RunLimits(), video: VideoRequest = VideoRequest()
  ) {
    self.path = path
    self.prompt = prompt
    self.model = model
    self.conditions = conditions
    self.caption = caption
    self.generators = generators
    self.output = output
    self.resolvedOutput = output.map { WorkingFolder.absolute($0, in: ".") }
    self.limits = limits
    self.video = video
  }

  package init(_ fields: inout Fields) {
    fields.kind(of: Self.self)
    let source = fields.diagnostics.source
    path = source.path
    prompt = fields.value("prompt", .text(empty: true), default: "", "What the video shall show, in a short sentence.")
    if case .scalar("null", false)? = fields.node("prompt")?.content {
      fields.problem(
        "expected a text, found null", at: "prompt", hint: "leave the key out, or write the word in quotes")
    }
    model = fields.value(
      "model", .modelReference, default: .standard,
      "What writes: facts (no model), nano, a folder, a name in the Hugging Face cache, or a server.")
    namesModel = fields.has("model")
    conditions = fields.value(
      "conditions", .list(of: .record(), count: 0...256), default: [], "The conditions, in the order of the prompt.")
    caption = fields.record("caption", "How the caption is decoded.")
    generators = fields.value(
      "generators", .list(of: .slug("a generator's id such as cogvideox"), count: 0...64, unique: true), default: [],
      "The generators that prompts are written for.")
    if case .sequence(let items)? = fields.node("generators")?.content { generatorMarks = items.map(\.mark) }
    output = fields.optional("output", .path, "The folder that results are written to.")
    resolvedOutput = output.map { WorkingFolder.absolute($0, in: source.folder) }
    limits = fields.record("limits", "How much of the media is read.")
    video = fields.record("video", "The video that generators are asked for: size, length, rate.")
    shots = fields.value(
      "shots", .list(of: .record(), count: 0...64), default: [],
      "The shots in their order, for generators that take several; without any the caption is one.")
    combine = fields.value(
      "combine", .list(of: .adapterID, count: 2...2, unique: true), default: [],
      "Two adapters whose clips become one control clip: the first where it has something, the second elsewhere.")
    isolation = fields.value(
      "isolation", .choice(), default: .auto,
      "Where adapters run: in this process where they are trusted (auto), or each in a process of its own; strict refuses "
        + "strangers' where the machine cannot hold them back from everything.")
    RunShot.check(shots, &fields)
  }
}

extension RunManifest {
  /// Where the document names a generator, `combo.yaml:14:13: generators[0]`; `nil` where it does not.
  package func place(ofGenerator index: Int) -> String? {
    guard let path, generatorMarks.indices.contains(index) else { return nil }
    let file = TerminalText.safe(path)
    return (generatorMarks[index].map { "\(file):\($0)" } ?? file) + ": generators[\(index)]"
  }
}

/// How much of the media is read; `nil` leaves the model's own value.
package struct RunLimits: Record, Equatable {
  /// Pixels of one picture.
  package var imagePixels: Int?
  /// Pixels of one frame of a clip.
  package var videoPixels: Int?
  /// Frames of a clip.
  package var frames: Int?
  /// Frames a second that are taken of a clip.
  package var fps: Double?

  package init(imagePixels: Int? = nil, videoPixels: Int? = nil, frames: Int? = nil, fps: Double? = nil) {
    self.imagePixels = imagePixels
    self.videoPixels = videoPixels
    self.frames = frames
    self.fps = fps
  }

  package init(_ fields: inout Fields) {
    imagePixels = fields.optional("image_pixels", .integer(in: 784...Limits.picturePixels), "Pixels of one picture.")
    videoPixels = fields.optional(
      "video_pixels", .integer(in: 784...Limits.picturePixels), "Pixels of one frame of a clip.")
    frames = fields.optional("frames", .integer(in: 1...Limits.clipFrames), "Frames of a clip.")
    fps = fields.optional("fps", .number(above: 0, most: 1000), "Frames a second that are taken of a clip.")
  }
}
