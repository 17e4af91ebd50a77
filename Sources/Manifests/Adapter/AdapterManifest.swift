import Support

/// An adapter without its code: what it reads, what it is called, which library it is (`a2c: adapter/1`).
package struct AdapterManifest: Document {
  /// The value of `a2c`.
  package static let kind = "adapter/1"
  /// The document for people.
  package static let title = "adapter manifest"

  /// Where the adapter runs: in this process or in one of its own; `auto` leaves it to the host.
  package enum Isolation: String, CaseIterable, Sendable { case auto, inproc, process }

  /// In reverse domain order; equals the id in the library's descriptor.
  package let id: String
  /// Semantic version.
  package let version: String
  package let name: String
  package let summary: String?
  /// What the condition is to someone who looks at it, as instructions in words name it: `a depth map: brighter is
  /// nearer`.
  package let depicts: String?
  /// The licence, as an SPDX expression.
  package let license: String?
  /// By platform: `linux-x86_64`.
  package let library: [String: LibraryFile]
  /// The function that the library exports.
  package let entry: String
  /// Extensions of the host that it cannot work without, and those it uses where they exist.
  package let requires: [String]
  package let wants: [String]
  package let inputs: AdapterInputs
  package let frameTokens: FrameTokens
  package let encoder: AdapterEncoder
  package let parameters: [ParameterSpec]
  package let limits: AdapterLimits
  package let isolation: Isolation
  /// A page about it.
  package let docs: String?
  /// The manifest's file.
  package let path: String
  /// The bundle: what the library's file is relative to.
  package let folder: String

  /// `depth` for `org.a2c.depth`, `thermal` for `org.example.thermal`.
  package var shortID: String { AdapterID(id).last }

  /// The library for the machine that this program was built for, `nil` where the adapter has none.
  package var platformLibrary: LibraryFile? { library[Platform.current.rawValue] }

  package init(_ fields: inout Fields) {
    fields.kind(of: Self.self)
    id = fields.required("id", .reverseDNS, "The adapter's id in reverse domain order.")
    version = fields.required("version", .version, "Its semantic version; the same id keeps the same contract.")
    name = fields.required("name", .text(), "Its name for people.")
    summary = fields.optional("summary", .text(), "What it turns into what, in a sentence.")
    depicts = fields.optional("depicts", .text(), "What the condition is to someone who looks at it.")
    license = fields.optional("license", .text(), "Its licence, as an SPDX expression.")
    let files = fields.required(
      "library", .dictionary(key: .platform, of: Schema<LibraryFile>.record(), count: 1...16),
      "The library file of each platform.")
    library = Dictionary(files.map { ($0.key, $0.value) }) { first, _ in first }
    entry = fields.value("entry", .symbol, default: "a2c_adapter_entry_v1", "The function that the library exports.")
    requires = fields.value(
      "requires", .list(of: .extensionID, count: 0...64, unique: true), default: [],
      "Extensions of the host that it cannot work without.")
    wants = fields.value(
      "wants", .list(of: .extensionID, count: 0...64, unique: true), default: [],
      "Extensions of the host that it uses if there are such.")
    inputs = fields.required("inputs", .record(), "What it reads.")
    frameTokens = fields.required("frame_tokens", .record(), "The special tokens around its condition.")
    encoder = fields.required(
      "encoder", .choice(), "The model's encoder that sees its blocks; none if it encodes them itself.")
    parameters = ParameterSpec.list(
      fields.value(
        "parameters", .dictionary(key: .parameterName, of: Schema<ParameterSpec>.record(), count: 0...64), default: [],
        "What a run manifest may set under params."))
    limits = fields.record("limits", "The most it may take.")
    isolation = fields.value("isolation", .choice(), default: .auto, "Whether it runs in a process of its own.")
    docs = fields.optional("docs", .url, "A page about it.")
    path = fields.diagnostics.source.path
    folder = fields.diagnostics.source.folder
  }
}

/// The model's encoder that sees an adapter's blocks.
package enum AdapterEncoder: String, CaseIterable, Sendable { case vision, motion, camera, none }

/// A library of an adapter.
package struct LibraryFile: Record, Equatable {
  /// Relative to the bundle, and inside it.
  package let file: String
  /// Of the file's content, 64 lower-case hexadecimal digits; `nil` in a source tree.
  package let sha256: String?

  package init(_ fields: inout Fields) {
    file = fields.required("file", .bundlePath, "The library, relative to the manifest.")
    sha256 = fields.optional("sha256", .sha256, "The SHA-256 sum of the library.")?.lowercased()
  }
}

/// The special tokens around one condition.
package struct FrameTokens: Record, Equatable {
  package let begin: String
  package let end: String

  package init(_ fields: inout Fields) {
    begin = fields.required("begin", .specialToken, "The token before the condition.")
    end = fields.required("end", .specialToken, "The token after it.")
    if fields.isSound, begin == end {
      fields.problem("expected another token than 'begin', found \(TerminalText.quoted(end))", at: "end")
    }
  }
}

/// The most an adapter may take.
package struct AdapterLimits: Record, Equatable {
  /// Memory in MiB, where it runs in a process of its own.
  package let memoryMB: Int
  /// Seconds for reading its weights, and for one condition.
  package let prepareS: Double
  package let encodeS: Double
  /// Tokens of one condition.
  package let maxTokens: Int

  package init(_ fields: inout Fields) {
    memoryMB = fields.value("memory_mb", .integer(in: 16...1_048_576), default: 1024, "Memory in MiB.")
    prepareS = fields.value(
      "prepare_s", .number(above: 0, most: 86_400), default: 120, "Seconds for reading its weights.")
    encodeS = fields.value("encode_s", .number(above: 0, most: 86_400), default: 300, "Seconds for one condition.")
    maxTokens = fields.value("max_tokens", .integer(in: 1...1_048_576), default: 16_384, "Tokens of one condition.")
  }
}
