import Captioning
import Claims
import Generators
import Glibc
import Manifests
import Support
import Testing

/// Bundles' command.sh, run with stand-ins of the programs that they call.
@Suite struct CommandScriptTests {
  private static let hostile = StructuredCaption([
    .dense: #"A sign says "it's $(touch pwned) `touch pwned` ${HOME} \n \"#,
    .mainObject: "A man; rm -rf pwned && touch pwned | cat > pwned.",
    .background: "A wall with *, ?, [a] and ~.", .camera: "The camera doesn't move.", .style: "Plain \\ style.",
    .action: "He walks & waves.",
  ])

  private static func openIDs() throws -> [String] {
    let registry = try GeneratorRegistry(folders: [Fixtures.folder])
    return try registry.ids.filter { id in
      let manifest = try registry.manifest(id)
      return manifest.status == .open && !manifest.command.isEmpty
    }
  }

  @Test func whoCanBeRunHasACommand() throws {
    let registry = try GeneratorRegistry(folders: [Fixtures.folder])
    var open = 0
    for id in registry.ids {
      let manifest = try registry.manifest(id)
      let bundle = BundleContent(
        try Formatter(manifest).format(Fixtures.caption, usersOwn: []), for: manifest, conditions: [], seed: 7)
      let files = BundleWriter.files(bundle)
      let script = files.first { $0.name == "command.sh" }
      // Those without a script of their makers' run in ComfyUI.
      let runs = manifest.status == .open && !manifest.command.isEmpty
      #expect((script != nil) == runs && script?.isProgram != false, "\(id)")
      #expect(manifest.status == .closed || runs || manifest.workflow != nil, "\(id)")
      open += script == nil ? 0 : 1
      // Both say the same.
      let settings = try JSONParser.parse(#require(files.first { $0.name == "settings.json" }).text)
      let seed = try #require(settings["seed"]?.intValue)
      #expect(script?.text.contains("\nseed=\(seed)\n") != false)
    }
    #expect(open == 35)
  }

  @Test(arguments: try openIDs()) func theCaptionStaysText(id: String) throws {
    let scratch = RegistryTests.Scratch()
    let manifest = try Fixtures.manifest(id)
    let prompt = try Formatter(manifest).format(Self.hostile)
    let folder = try BundleWriter.write(
      BundleContent(prompt, for: manifest, conditions: [], seed: 7), to: scratch.path + "/out dir")
    for condition in manifest.conditions where condition.required {
      try touch("\(folder)/\(condition.file ?? "x")")
    }
    if let file = manifest.oneOf.first { try touch("\(folder)/\(file)") }
    for file in manifest.byHand { try touch("\(folder)/\(file)") }
    let run = try CommandRun(folder + "/command.sh", in: scratch.path + "/checkout")
    #expect(run.status == 0, "\(id) ended with \(run.status)")
    #expect(!FileSystem.exists(scratch.path + "/checkout/pwned") && !FileSystem.exists(folder + "/pwned"))
    #expect(!run.arguments.isEmpty)
    if manifest.command.contains(#""$prompt""#) {
      #expect(run.arguments.contains(prompt.text), "\(id)")
    } else {
      // Read by the program from the bundle.
      #expect(manifest.command.contains("prompt.txt") && run.arguments.contains(folder), "\(id)")
    }
    // It is never part of a name.
    #expect(!run.arguments.contains { $0.contains(prompt.text) && $0 != prompt.text }, "\(id)")
  }

  @Test func aMissingFileIsSaid() throws {
    let scratch = RegistryTests.Scratch()
    let manifest = try Fixtures.manifest("wan2.2-i2v")
    let bundle = BundleContent(
      try Formatter(manifest).format(Self.hostile), for: manifest, conditions: [], seed: .max)
    #expect(bundle.seed == 0x7FFF_FFFF)
    let (folder, written) = try BundleWriter.written(bundle, to: scratch.path + "/out")
    #expect(written.missing == ["first.png"])
    #expect(BundleReport.summary(written)?.contains("first.png is missing") == true)
    let refused = try CommandRun(folder + "/command.sh", in: scratch.path + "/checkout")
    #expect(refused.status == 66 && refused.calls.isEmpty)
    try touch(folder + "/first.png")
    let run = try CommandRun(folder + "/command.sh", in: scratch.path + "/checkout")
    #expect(run.status == 0 && run.calls.count == 1)
  }

  private func touch(_ path: String) throws {
    var missing: [String] = []
    var parent = Path.parent(path)
    while !FileSystem.exists(parent) {
      missing.append(parent)
      parent = Path.parent(parent)
    }
    for folder in missing.reversed() { mkdir(folder, 0o777) }
    if !FileSystem.exists(path) { try StagedFile.write([], to: path) }
  }
}
