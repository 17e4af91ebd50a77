import Captioning
import Claims
import Conditions
import Generators
import Manifests
import Support
import Testing

/// Prompts that name the references of a bundle.
@Suite struct ReferenceTests {
  private let scratch = RegistryTests.Scratch()

  private func bundle(
    _ id: String, _ set: [String], names: [String] = [], reading: Bool = true
  ) throws -> (folder: String, bundle: BundleContent) {
    var entries = MadeUpConditions.entries(set)
    if !names.isEmpty { entries[0].params = .object(["names": .array(names.map { .string($0) })]) }
    let conditions = entries.map { BundleCondition($0) }
    let source = MadeUpConditions().source()
    let (manifest, prompt) = try FirstFrame.prompt(
      ReadFilesTests.small(id), for: conditions, reading: reading ? source : nil
    ) { try Formatter($0).format(Fixtures.caption, usersOwn: Fixtures.user) }
    return try BundleWriter.written(
      BundleContent(prompt, for: manifest, conditions: conditions, seed: 7),
      to: "\(scratch.path)/\(UInt32.random(in: 0 ... .max))", reading: reading ? source : nil)
  }

  /// The six sections of the makers' guide, in their order, each once.
  private static let sections = [
    "subject_definitions:", "summary:", "retention_analysis:", "detailed_description:", "overall_soundscape:",
    "non_diegetic_music:",
  ]

  @Test(arguments: [true, false]) func sixSections(reading: Bool) throws {
    let text = try bundle("minimax-h3", ["multi-id=a.png,b.png"], names: ["Anna", "the red car"], reading: reading)
      .bundle.prompt.text
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines.filter(Self.sections.contains) == Self.sections, "\(text)")
    #expect(lines.contains("<Subject 1> is Anna, the subject of <Picture 1>."))
    #expect(lines.contains("<Subject 2> is the red car, the subject of <Picture 2>."))
    #expect(text.contains("takes <Subject 1> and <Subject 2> from the references."))
    #expect(lines.count { $0.contains("fully_preserved") } == 2)
    #expect(lines.contains { $0.hasPrefix("[Shot 1] ") && $0.contains(Fixtures.user[0]) })
    #expect(!text.contains("integrated_multimodal_description"))
  }

  @Test func aClipIsAReference() throws {
    let text = try bundle("minimax-h3", ["clip=a.mp4"]).bundle.prompt.text
    #expect(text.contains("<Video 1> is a reference") && !text.contains("<Subject") && text.contains("weak_reference"))
  }

  /// Without references the three fields, with a first frame its alignment.
  @Test func otherBundlesAreAsEver() throws {
    let plain = try bundle("minimax-h3", ["depth=a.mp4"]).bundle.prompt.text
    #expect(plain.hasPrefix("integrated_multimodal_description: [Shot 1] "))
    let first = try bundle("minimax-h3", ["key-frames=first.png"]).bundle.prompt.text
    #expect(first.hasPrefix("For the target video, at 0.00 seconds"))
  }

  /// command.sh gives what the prompt names, and report.json says that it does.
  @Test func theCommandTakesThem() throws {
    let made = try bundle("minimax-h3", ["multi-id=a.png,b.png", "clip=a.mp4", "key-frames=first.png"])
    let report = try JSONParser.parse(FileSystem.read(made.folder + "/report.json", limit: 1 << 20))
    let readers = (report["conditions"]?.arrayValue ?? []).flatMap { $0["read_by"]?.members ?? [] }
    #expect(readers.map(\.key) == ["reference.png", "reference-2.png", "reference.mp4", "first.png"])
    for reader in readers { #expect(reader.value == .array(["command.sh", "workflow.json"]), "\(reader.key)") }
  }

  @Test(arguments: [("seedance-2", "@image1 shows Anna. @image2 shows"), ("wan3", "@Image1 shows Anna. @Image2 shows")])
  func servicesNameThem(_ id: String, _ opening: String) throws {
    let named = try bundle(id, ["multi-id=a.png,b.png"], names: ["Anna", "the red car"]).bundle.prompt.text
    #expect(named.hasPrefix(opening), "\(named)")
    let bare = try bundle(id, ["multi-id=a.png,b.png"]).bundle.prompt.text
    #expect(bare.contains("a subject of the video."), "\(bare)")
    #expect(named.contains(Fixtures.user[0]) && bare.contains(Fixtures.user[0]))
  }
}
