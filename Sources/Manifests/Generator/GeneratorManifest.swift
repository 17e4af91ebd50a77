package import Support

/// What a video generator wants: how its prompt is phrased and how long it may be, which sizes and condition files it
/// takes, how it is started (`a2c: generator/1`).
package struct GeneratorManifest: Document {
  /// The value of `a2c`.
  package static let kind = "generator/1"
  /// The document for people.
  package static let title = "generator manifest"

  /// Whether the generator can be run by its users (`open`) or only asked through a service (`closed`).
  package enum Status: String, CaseIterable, Sendable { case open, closed }
  /// What the video starts from: text alone, or a first picture.
  package enum Mode: String, CaseIterable, Sendable { case t2v, i2v }

  /// The files of a bundle that this program writes itself.
  package static let bundleFiles = [
    "prompt.txt", "negative.txt", "settings.json", "command.sh", "report.json", "workflow.json",
  ]

  /// The name on a command line: `cogvideox`.
  package let id: String
  package let name: String
  package let authors: String?
  /// Where it is published.
  package let source: String?
  /// Where its makers say how prompts should read; `nil` where they say nothing.
  package let guide: String?
  package let license: GeneratorLicense
  package let status: Status
  package private(set) var mode: Mode
  package private(set) var text: GeneratorText
  package private(set) var prompt: GeneratorPrompt
  /// The negative prompt, empty where the generator takes none.
  package private(set) var negative: String
  package private(set) var video: GeneratorVideo
  package let conditions: [GeneratorCondition]
  /// Sampling steps, guidance and other values of the generator's own, as its template and settings file name them.
  package private(set) var settings: JSON
  /// Values that stand in its makers' code, where no flag of the command changes them.
  package let fixed: JSON
  /// What is different where a bundle has the first frame of the video; `nil` where nothing is.
  package let firstFrame: GeneratorFirstFrame?
  /// What is different where a bundle has references; `nil` where nothing is.
  package let references: GeneratorReferences?
  /// The name of its ComfyUI workflow, `nil` where there is none: `wan2.1` is the file `wan2.1.json` beside the manifest
  /// or in the folder `workflows` next to the manifest's.
  package let workflow: String?
  /// Files of which it needs one; empty where it runs without.
  package let oneOf: [String]
  /// Files that it cannot run without and that a2c does not write: its user puts them into the bundle.
  package let byHand: [String]
  /// Shell code that starts it, empty where there is none; a bundle's `command.sh` sets the variables that it uses.
  package let command: String
  /// Sentences for the person who runs it.
  package let notes: [String]
  /// The manifest's file.
  package let path: String
  /// What relative paths in it are relative to.
  package let folder: String

  package init(_ fields: inout Fields) {
    fields.kind(of: Self.self)
    id = fields.required("id", .slug("an id such as cogvideox"), "The generator's name on a command line.")
    name = fields.required("name", .text(), "The generator's name for people.")
    authors = fields.optional("authors", .text(), "Who made it.")
    source = fields.optional("source", .url, "Where it is published.")
    guide = fields.optional("guide", .url, "Where its makers say how prompts should read.")
    license = fields.required("license", .record(), "The terms of code and weights.")
    status = fields.value("status", .choice(), default: .open, "Whether its users can run it themselves.")
    mode = fields.value("mode", .choice(), default: .t2v, "From text alone, or from a first picture and text.")
    text = fields.required("text", .record(), "The text encoder and how much it reads.")
    prompt = fields.required("prompt", .record(), "How the caption is phrased.")
    negative = fields.value("negative", .text(empty: true), default: "", "The negative prompt.")
    video = fields.record("video", "Size, frames and rate of the video it makes.")
    conditions = fields.value(
      "conditions", .list(of: .record(), count: 0...64), default: [], "The condition files it takes.")
    settings = fields.optional("settings", .anyMap, "Steps, guidance and other values of its own.")?.json ?? .object([])
    fixed =
      fields.optional("fixed", .anyMap, "Values fixed in its makers' code, which the command cannot change.")?.json
      ?? .object([])
    firstFrame = fields.optional(
      "first_frame", .record(), "What is different if the bundle has the first frame of the video.")
    references = fields.optional(
      "references", .record(), "What is different if the bundle has reference pictures or clips.")
    workflow = fields.optional("workflow", .slug("a name such as wan2.1"), "The name of its ComfyUI workflow.")
    oneOf = fields.value(
      "one_of", .list(of: .bundlePath, count: 0...16), default: [], "Files of which it needs one to run.")
    byHand = fields.value(
      "by_hand", .list(of: .bundlePath, count: 0...16), default: [],
      "Files that it cannot run without and that its user puts into the bundle.")
    command = fields.value(
      "command", .text("shell code", empty: true), default: "", "Shell code that starts it, in a bundle's command.sh.")
    notes = fields.value("notes", .list(of: .text(), count: 0...64), default: [], "Sentences for who runs it.")
    for (index, condition) in conditions.enumerated() {
      // Conditions of several adapters may become one file, whichever is there.
      let earlier = conditions[..<index].first {
        $0.adapter == condition.adapter && $0.file != nil && $0.file == condition.file
      }
      if earlier != nil {
        fields.problem("the same file of the same adapter is given twice", at: "conditions", index: index)
      }
    }
    path = fields.diagnostics.source.path
    folder = fields.diagnostics.source.folder
    guard fields.isSound else { return }
    if firstFrame != nil, !conditions.contains(where: \.isFirstFrame) {
      fields.problem("needs a condition that is the first frame", at: "first_frame")
    }
  }

  /// The same with other prompts.
  package func with(prompt: GeneratorPrompt) -> GeneratorManifest {
    var copy = self
    copy.prompt = prompt
    return copy
  }

  /// The manifest for a bundle that has the first frame of the video.
  package func withFirstFrame() -> GeneratorManifest {
    guard let firstFrame else { return self }
    var copy = self
    copy.mode = .i2v
    copy.prompt = firstFrame.prompt ?? prompt
    copy.prompt.shots = copy.prompt.shots ?? prompt.shots
    copy.negative = firstFrame.negative ?? negative
    copy.video.anyRatio = video.anyRatio || firstFrame.anyRatio
    if let budget = firstFrame.budget { copy.text.budget = budget }
    return copy.with(settings: firstFrame.settings)
  }

  /// The same with settings put over its own.
  package func with(settings: JSON) -> GeneratorManifest {
    var copy = self
    let over = settings.members ?? []
    let kept = (self.settings.members ?? []).map { member in over.first { $0.key == member.key } ?? member }
    copy.settings = .object(kept + over.filter { self.settings[$0.key] == nil })
    return copy
  }
}

/// What is different of a generator where a bundle has the first frame of the video.
package struct GeneratorFirstFrame: Record {
  /// How the caption is phrased then; `nil` where as ever.
  package let prompt: GeneratorPrompt?
  package let negative: String?
  /// The text budget then.
  package let budget: Int?
  /// Put over the manifest's own.
  package let settings: JSON
  /// Whether the video has the picture's proportions then.
  package let anyRatio: Bool

  package init(_ fields: inout Fields) {
    prompt = fields.optional("prompt", .record(), "How the caption is phrased then.")
    negative = fields.optional("negative", .text(empty: true), "The negative prompt then.")
    budget = fields.optional("budget", .integer(in: 1...1_000_000), "The text budget then.")
    settings = fields.optional("settings", .anyMap, "Settings over the manifest's own.")?.json ?? .object([])
    anyRatio = fields.value(
      "any_ratio", .boolean, default: false, "Whether the video has the picture's proportions then.")
  }
}

/// The terms of a generator.
package struct GeneratorLicense: Record {
  /// `Apache-2.0`
  package let name: String
  /// What a user must know: territories, revenue limits, other terms of the weights.
  package let note: String?

  package init(_ fields: inout Fields) {
    name = fields.required("name", .text(), "The licence's name.")
    note = fields.optional("note", .text(), "What a user must know about it.")
  }
}
