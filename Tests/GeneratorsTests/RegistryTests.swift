import Generators
import Glibc
import Manifests
import Support
import Testing

@Suite struct RegistryTests {
  /// A folder of its own, removed when the test ends.
  final class Scratch {
    let path: String
    init() {
      var template = Array("/tmp/a2c-generators-XXXXXX".utf8CString)
      path = mkdtemp(&template).map { String(cString: $0) } ?? "/tmp"
    }
    deinit { Cleanup.removeTree(path) }
    func write(_ text: String, to name: String) throws { try StagedFile.write(Array(text.utf8), to: "\(path)/\(name)") }
  }

  static let invented = """
    a2c: generator/1
    id: invented
    name: Invented
    license: {name: MIT}
    text: {encoder: CLIP-L, budget: 77, reserve: 2}
    prompt: {parts: [dense, style]}
    """

  @Test func everyShippedManifestIsSound() throws {
    let registry = try GeneratorRegistry(folders: [Fixtures.folder])
    #expect(Set(registry.ids).isSuperset(of: ["cogvideox", "hunyuanvideo"]))
    for id in registry.ids {
      let manifest = try registry.manifest(id)
      _ = try Formatter(manifest)
      #expect(manifest.video.frames.map { frames in manifest.video.frameRule?.accepts(frames) ?? true } ?? true)
    }
  }

  @Test func addingAGeneratorNeedsAFileOnly() throws {
    let scratch = Scratch()
    try scratch.write(RegistryTests.invented, to: "invented.yaml")
    try scratch.write("not a manifest", to: "broken.yaml")
    try scratch.write(RegistryTests.invented, to: "other.yaml")
    try scratch.write("", to: "README.txt")
    let registry = try GeneratorRegistry(folders: [scratch.path, Fixtures.folder])
    #expect(registry.ids.contains("invented") && registry.ids.contains("cogvideox") && registry.ids.contains("broken"))
    let prompt = try Formatter(registry.manifest("invented")).format(Fixtures.caption, usersOwn: [])
    #expect(prompt.tokenCount <= 75)
    // The broken one hurts only who asks for it.
    do throws(GeneratorError) {
      _ = try registry.manifest("broken")
      Issue.record("accepted")
    } catch {
      #expect(error.exitStatus == .badInput)
      #expect(error.place?.contains("broken.yaml") == true)
    }
    #expect(throws: GeneratorError.self) { try registry.manifest("other") }
  }

  @Test func theFirstFolderWins() throws {
    let scratch = Scratch()
    try scratch.write(RegistryTests.invented.replacing("id: invented", with: "id: cogvideox"), to: "cogvideox.yaml")
    let registry = try GeneratorRegistry(folders: [scratch.path], optional: [Fixtures.folder, "/nowhere/at/all"])
    #expect(try registry.manifest("cogvideox").name == "Invented")
    #expect(registry.path(of: "hunyuanvideo") == Fixtures.folder + "/hunyuanvideo.yaml")
  }

  @Test func unknownNames() throws {
    let registry = try GeneratorRegistry(folders: [Fixtures.folder])
    do throws(GeneratorError) {
      _ = try registry.manifest("cogvidoex")
      Issue.record("accepted")
    } catch {
      #expect(error.message == "no generator 'cogvidoex'")
      #expect(error.hint == "did you mean 'cogvideox'?")
      #expect(error.exitStatus == .usage)
    }
    do throws(GeneratorError) {
      _ = try registry.manifest("../../etc/passwd", for: .document(place: "combo.yaml:3:4"))
      Issue.record("accepted")
    } catch {
      #expect(error.place == "combo.yaml:3:4")
      #expect(error.exitStatus == .badInput)
    }
    #expect(try GeneratorRegistry(folders: []).ids.isEmpty)
  }

  @Test func namedFoldersMustExist() {
    do throws(GeneratorError) {
      _ = try GeneratorRegistry.standard(named: ["/nowhere/at/all"], executable: nil)
      Issue.record("accepted")
    } catch {
      #expect(error.exitStatus == .missingFile)
      #expect(error.place == "/nowhere/at/all")
    }
  }

  @Test func theBuildTreeIsFound() throws {
    let scratch = Scratch()
    // Whatever else this machine has installed.
    let builtInOnly: (String) -> String? = { $0 == "A2C_GENERATOR_PATH" ? "" : nil }
    #expect(mkdir(scratch.path + "/generators", 0o777) == 0)
    try scratch.write(RegistryTests.invented, to: "generators/invented.yaml")
    let registry = try GeneratorRegistry.standard(variable: builtInOnly, executable: scratch.path + "/a2c")
    #expect(registry.path(of: "invented") == scratch.path + "/generators/invented.yaml")
    #expect(mkdir(scratch.path + "/share", 0o777) == 0 && mkdir(scratch.path + "/share/a2c", 0o777) == 0)
    #expect(rename(scratch.path + "/generators", scratch.path + "/share/a2c/generators") == 0)
    #expect(
      try GeneratorRegistry.standard(variable: builtInOnly, executable: scratch.path + "/bin/a2c").ids == ["invented"])
  }
}

@Suite struct BundleTests {
  @Test func writesTheBundle() throws {
    let scratch = RegistryTests.Scratch()
    let manifest = try Fixtures.manifest("hunyuanvideo")
    let prompt = try Formatter(manifest).format(Fixtures.caption, usersOwn: [])
    let conditions = [BundleCondition(adapter: "org.a2c.depth", inputs: ["media/depth.mp4"])]
    let folder = try BundleWriter.write(
      BundleContent(prompt, for: manifest, conditions: conditions), to: scratch.path + "/out")
    #expect(folder == scratch.path + "/out/hunyuanvideo")
    #expect(
      try FileSystem.list(folder) == ["command.sh", "negative.txt", "prompt.txt", "report.json", "settings.json"])
    #expect(try FileSystem.list(scratch.path + "/out") == ["hunyuanvideo"])
    #expect(try FileSystem.read(folder + "/prompt.txt", limit: 1 << 20) == Array((prompt.text + "\n").utf8))
    let report = try JSONParser.parse(FileSystem.read(folder + "/report.json", limit: 1 << 20))
    #expect(report["text"]?["count"]?.intValue == prompt.tokenCount)
    #expect(report["text"]?["budget"]?.intValue == 255)
    #expect(report["text"]?["counted"]?.stringValue == "estimated")
    #expect(report["dropped"]?.arrayValue?.count == prompt.dropped.count)
    #expect(report["also_read_by"]?.arrayValue?.count == 1)
    let condition = try #require(report["conditions"]?.arrayValue?.first)
    #expect(condition["taken"]?.boolValue == false)
    #expect(condition["reach"]?.stringValue?.hasPrefix("HunyuanVideo takes no such file") == true)

    // Never over what stands there, unless told to.
    #expect(throws: FileError.self) {
      try BundleWriter.write(BundleContent(prompt, for: manifest, conditions: []), to: scratch.path + "/out")
    }
    try BundleWriter.write(
      BundleContent(prompt, for: manifest, conditions: []), to: scratch.path + "/out", replacing: true)
    #expect(try FileSystem.list(scratch.path + "/out") == ["hunyuanvideo"])
  }

  @Test func conditionsThatAreTaken() throws {
    let manifest = try Fixtures.manifest("ltx-video")
    let prompt = try Formatter(manifest).format(Fixtures.caption, usersOwn: [])
    let report = BundleReport.json(
      BundleContent(
        prompt, for: manifest,
        conditions: [
          BundleCondition(adapter: "org.a2c.depth", inputs: []), BundleCondition(adapter: "camera", inputs: []),
        ]))
    // Nothing is taken of what is not there.
    #expect(report["conditions"]?.arrayValue?.map { $0["taken"]?.boolValue } == [false, false])
    let reach = report["conditions"]?.arrayValue?.compactMap { $0["reach"]?.stringValue } ?? []
    #expect(
      reach.first?.hasSuffix("the bundle holds texts alone") == true && reach.last?.contains("no such file") == true)
  }

  @Test func noNegativePromptNoFile() throws {
    let manifest = try Fixtures.manifest("cogvideox")
    let prompt = try Formatter(manifest).format(Fixtures.caption, usersOwn: [])
    #expect(
      BundleWriter.files(BundleContent(prompt, for: manifest, conditions: [])).map(\.name)
        == ["prompt.txt", "settings.json", "command.sh", "report.json"])
    #expect(BundleReport.summary(prompt)?.hasPrefix("cogvideox: ") == true)
  }

  @Test func unwritableOutput() throws {
    let manifest = try Fixtures.manifest("cogvideox")
    let prompt = try Formatter(manifest).format(Fixtures.caption, usersOwn: [])
    #expect(throws: FileError.self) {
      try BundleWriter.write(BundleContent(prompt, for: manifest, conditions: []), to: "/dev/null/out")
    }
  }
}
