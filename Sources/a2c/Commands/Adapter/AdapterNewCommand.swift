import ArgumentParser
import Manifests
import Support

struct AdapterNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write a project for a new adapter: source, manifest, Makefile, an example.",
    discussion: """
      In the folder NAME: `make` builds the bundle NAME.a2c, `a2c adapter validate NAME.a2c` checks it, \
      `a2c run --adapter-path "$PWD" --manifest example.yaml` uses it.
      """)

  enum Language: String, CaseIterable, ExpressibleByArgument { case c, swift }

  @Argument(help: "Its name: small letters, digits and dashes.")
  var name: String

  @Option(name: .shortAndLong, help: "c or swift.")
  var language: Language = .c

  @Option(help: ArgumentHelp("Its full id in reverse domain order; org.example.NAME by default.", valueName: "id"))
  var id: String?

  func run() throws {
    let project = try AdapterProject(name: name, id: id)
    let template = try Program.installation.file(.templates, "starter-\(language.rawValue)")
    let kit = try Program.installation.file(.kit)
    try StagedFolder.build(name) { folder in
      for file in try FileSystem.list(template) {
        let bytes = try FileSystem.read(Path.join(template, file), limit: 1 << 20)
        // What is no text is copied: the example's picture.
        let text = String(validating: bytes, as: UTF8.self).map { project.adapt($0, kit: kit) }
        try StagedFile.write(text.map { Array($0.utf8) } ?? bytes, to: Path.join(folder, file))
      }
    }
    Console().note(
      """
      \(name): a project in \(language == .c ? "C" : "Swift"). Next:
        cd \(name) && make
        a2c adapter validate \(name).a2c
        a2c run --adapter-path "$PWD" --manifest example.yaml
      """)
  }
}

/// What a new adapter is called in its files.
struct AdapterProject {
  let name: String
  let id: String

  init(name: String, id: String?) throws(Unusable) {
    let isFine =
      name.utf8.count <= 40 && name.first?.isLetter == true && name.last != "-"
      && name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-") }
    guard isFine else { throw .name(name) }
    let id = id ?? "org.example.\(name)"
    let parts = id.split(separator: ".", omittingEmptySubsequences: false)
    let isID =
      parts.count > 1
      && parts.allSatisfy { part in
        part.utf8.first.map { Self.isSmall($0) } == true
          && part.utf8.allSatisfy { Self.isSmall($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
      }
    guard isID else { throw .id(id) }
    guard !id.hasPrefix(AdapterID.ownDomain) else { throw .taken(id) }
    self.name = name
    self.id = id
  }

  /// A text of the template with this adapter's names.
  func adapt(_ text: String, kit: String) -> String {
    // The id and the path last: they may hold the words that are looked for.
    text.replacing("org.example.starter", with: "\u{1}").replacing("starter", with: name)
      .replacing("StarterAdapter", with: typeName + "Adapter").replacing("Starter", with: title)
      .replacing("\u{1}", with: id).replacing("$(shell pkg-config --variable=kit a2c)", with: Self.makeText(kit))
  }

  /// `ThermalClip` for `thermal-clip`.
  private var typeName: String {
    name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
  /// `Thermal clip`.
  private var title: String { name.prefix(1).uppercased() + name.dropFirst().replacing("-", with: " ") }

  private static func isSmall(_ byte: UInt8) -> Bool { (97...122).contains(byte) || (48...57).contains(byte) }

  /// A path as the value of a variable of make; the rules put it between quotation marks.
  private static func makeText(_ path: String) -> String {
    path.replacing("$", with: "$$").replacing("#", with: "\\#")
  }

  /// The names cannot be used.
  enum Unusable: ExplainedError, Equatable {
    case name(String)
    case id(String)
    case taken(String)

    var message: String {
      switch self {
      case .name(let name): "\(TerminalText.quoted(name)) cannot be an adapter's name"
      case .id(let id): "\(TerminalText.quoted(id)) cannot be an adapter's id"
      case .taken(let id): "the id \(TerminalText.quoted(id)) belongs to the adapters of this program"
      }
    }

    var hint: String? {
      switch self {
      case .name(let name):
        Self.near(name).map { "small letters, digits and dashes, such as \($0)" }
          ?? "small letters, digits and dashes, a letter first, such as thermal-clip"
      case .id: "reverse domain order, such as org.example.thermal"
      case .taken: "use a domain of your own, such as org.example"
      }
    }

    var exitStatus: ExitStatus { .usage }

    /// The nearest name that can be used, `nil` where nothing is left.
    private static func near(_ name: String) -> String? {
      let words = Path.name(name).lowercased().utf8.split { !isSmall($0) }.map { String(decoding: $0, as: UTF8.self) }
      let joined = words.joined(separator: "-").drop { !$0.isLetter }.prefix(40)
      return joined.isEmpty || joined.last == "-" ? nil : String(joined)
    }
  }
}
