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
  package let license: GeneratorLicense
  package let status: Status
  package let mode: Mode
  package let text: GeneratorText
  package let prompt: GeneratorPrompt
  /// The negative prompt, empty where the generator takes none.
  package let negative: String
  package let video: GeneratorVideo
  package let conditions: [GeneratorCondition]
  /// Sampling steps, guidance and other values of the generator's own, as its template and settings file name them.
  package let settings: JSON
  /// The name of its ComfyUI workflow, `nil` where there is none: `wan2.1` is the file `wan2.1.json` beside the manifest
  /// or in the folder `workflows` next to the manifest's.
  package let workflow: String?
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
    workflow = fields.optional("workflow", .slug("a name such as wan2.1"), "The name of its ComfyUI workflow.")
    command = fields.value(
      "command", .text("shell code", empty: true), default: "", "Shell code that starts it, in a bundle's command.sh.")
    notes = fields.value("notes", .list(of: .text(), count: 0...64), default: [], "Sentences for who runs it.")
    for (index, condition) in conditions.enumerated() {
      // Conditions of several adapters may become one file, whichever is there.
      let earlier = conditions[..<index].first {
        $0.adapter == condition.adapter && $0.file != nil && $0.file == condition.file
      }
      if earlier != nil {
        fields.problem("the same file of the same adapter stands twice", at: "conditions", index: index)
      }
    }
    path = fields.diagnostics.source.path
    folder = fields.diagnostics.source.folder
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
