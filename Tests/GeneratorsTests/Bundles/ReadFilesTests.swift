import Captioning
import Claims
import Conditions
import Generators
import Glibc
import Manifests
import Support
import TestSupport
import Testing

/// What bundles say of their condition files, against what command.sh and workflow.json do with them.
@Suite struct ReadFilesTests {
  /// Conditions as people bring them together.
  static let sets: [[String]] = [
    [], ["depth=depth.mp4"], ["pose=pose.json"], ["depth=depth.mp4", "pose=pose.json"], ["key-frames=first.png"],
    ["key-frames=first.png,last.png"], ["camera=path.txt"], ["multi-id=a.png,b.png"],
    ["masked-image=picture.png,mask.png"], ["style=style.png", "key-frames=first.png"],
    ["sketch=sketch.png", "style=style.png"], ["clip=a.mp4", "masked-image=b.png,mask.png", "multi-id=a.png"],
    ["depth=depth.mp4", "key-frames=first.png,last.png", "multi-id=a.png,b.png"],
    ["tracks=tracks.npy", "camera=path.txt", "segmentation=areas", "normal=normal.png"],
    // Several of a kind: what has no place of its own is told.
    ["depth=a.mp4", "depth=b.mp4", "multi-id=a.png", "multi-id=b.png"],
    ["camera=a.txt", "camera=b.txt", "clip=a.mp4", "clip=b.mp4", "key-frames=a.png", "key-frames=b.png"],
  ]

  private static func ids() throws -> [String] { try GeneratorRegistry(folders: [Fixtures.folder]).ids }

  /// The generator with a small video, so that many clips are soon written.
  static func small(_ id: String) throws -> GeneratorManifest {
    let path = "\(Fixtures.folder)/\(id).yaml"
    let text = String(decoding: try FileSystem.read(path, limit: Limits.documentBytes), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line -> String? in
      if line.hasPrefix("  width: ") { return "  width: 96" }
      if line.hasPrefix("  height: ") { return "  height: 64" }
      return line.hasPrefix("  size_multiple: ") ? "  size_multiple: 32" : String(line)
    }
    return try GeneratorManifest.parse(text: lines.joined(separator: "\n"), path: path)
  }

  /// The bundle of a set, in a folder of an awkward name.
  private static func bundle(
    _ manifest: GeneratorManifest, _ set: [String], in folder: String
  ) throws -> (folder: String, report: JSON) {
    let conditions = MadeUpConditions.entries(set).map { BundleCondition($0) }
    let source = MadeUpConditions().source()
    let fitted = try FirstFrame.manifest(manifest, for: conditions, reading: source)
    let prompt = try Formatter(fitted).format(Fixtures.caption, usersOwn: [])
    let made = try BundleWriter.write(
      BundleContent(prompt, for: fitted, conditions: conditions, seed: 4242), to: folder, reading: source)
    return (made, try JSONParser.parse(FileSystem.read(made + "/report.json", limit: 1 << 20)))
  }

  @Test(arguments: try ids()) func whatIsTakenIsRead(id: String) throws {
    let manifest = try Self.small(id)
    let scratch = RegistryTests.Scratch()
    for (number, set) in Self.sets.enumerated() {
      let name = "\(id) \(set)"
      let (folder, report) = try Self.bundle(manifest, set, in: "\(scratch.path)/a, b \(number)")
      for file in manifest.byHand { try StagedFile.write([], to: "\(folder)/\(file)") }
      let isOpen = manifest.status == .open
      let hasCommand = isOpen && !manifest.command.isEmpty
      #expect(FileSystem.exists(folder + "/command.sh") == hasCommand, "\(name)")
      let run = hasCommand ? try CommandRun(folder + "/command.sh", in: scratch.path + "/checkout") : nil
      let missing = (report["missing"]?.arrayValue ?? []).compactMap(\.stringValue).filter {
        !manifest.byHand.contains($0)
      }
      if let run {
        // It says what is missing, or it runs, with this seed.
        #expect(run.status == (missing.isEmpty ? 0 : 66), "\(name): \(missing)")
        if missing.isEmpty { #expect(run.arguments.contains("4242"), "\(name)") }
      }
      let path = folder + "/workflow.json"
      let workflow = FileSystem.exists(path) ? try JSONParser.parse(FileSystem.read(path, limit: 1 << 20)) : nil
      let loaded = Set(workflow.map(Fixtures.strings) ?? [])
      /// Named by a node that loads it, or held by one as a text.
      func isLoaded(_ file: String) throws -> Bool {
        if loaded.contains("a2c/\(id)/\(file)") { return true }
        guard file.hasSuffix(".json") else { return false }
        return loaded.contains(
          String(decoding: try FileSystem.read("\(folder)/\(file)", limit: 1 << 20), as: UTF8.self))
      }
      for row in try #require(report["conditions"]?.arrayValue) {
        let files = (row["files"]?.arrayValue ?? []).compactMap(\.stringValue)
        var isRead = false
        for file in files {
          let told = row["read_by"]?[file]?.arrayValue?.compactMap(\.stringValue) ?? []
          isRead = isRead || !told.isEmpty || !isOpen
          #expect(try told.contains("workflow.json") == isLoaded(file), "\(name): \(file)")
          guard let run, missing.isEmpty else { continue }
          #expect(told.contains("command.sh") == Self.reads(run, file, id), "\(name): \(file) \(told)")
        }
        #expect(row["taken"]?.boolValue == isRead, "\(name)")
        Self.checkLoss(row, files, manifest, name)
      }
    }
  }

  /// What of a condition that the generator takes is in no file is told with its reason.
  private static func checkLoss(_ row: JSON, _ files: [String], _ manifest: GeneratorManifest, _ name: String) {
    let adapter = row["adapter"]?.stringValue ?? ""
    let inputs = (row["inputs"]?.arrayValue ?? []).compactMap(\.stringValue)
    guard manifest.conditions.contains(where: { $0.adapter == adapter }) else { return }
    let lost = (row["lost"]?.arrayValue ?? []).compactMap { $0["input"]?.stringValue }
    if files.isEmpty { #expect(lost == inputs, "\(name): \(adapter)") }
    guard ["key-frames", "multi-id", "style"].contains(adapter), !files.isEmpty else { return }
    // A file each, but for a clip that holds both ends.
    let isClip = files.contains { $0.hasSuffix(".mp4") }
    #expect(isClip || files.count + lost.count == inputs.count, "\(name): \(files), lost \(lost)")
    #expect(lost.allSatisfy(inputs.contains), "\(name): \(lost)")
  }

  /// Whether a file is among the arguments, or a program's text that was given as input names it.
  private static func reads(_ run: CommandRun, _ file: String, _ id: String) -> Bool {
    // These are found by the folder that is given.
    if file.hasPrefix("raw_input/") { return run.arguments.contains("--evaluation_input_folder") }
    // A path without its ending stands in a list.
    if file.hasPrefix("trajectories/") { return run.arguments.contains { ["object_motion", "both"].contains($0) } }
    if file.hasPrefix("camera_poses/") { return run.arguments.contains { ["camera_motion", "both"].contains($0) } }
    if file.hasSuffix("/sample") { return run.arguments.contains(String(file.dropLast("/sample".count))) }
    let isGiven = run.arguments.contains { argument in
      argument.split { ",;".contains($0) }.contains { $0.hasSuffix("/\(file)") }
    }
    return isGiven || run.calls.contains { $0.input.contains("\"\(file)\"") }
  }

  // MARK: The makers' options

  private static let makers: JSON? = try? JSONParser.parse(
    FileSystem.read(TestFiles.golden("GeneratorsTests", "maker_options.json"), limit: 1 << 20))

  /// Each option that a command gives is one of the script's own, and each value one of its choices.
  @Test(arguments: try ids()) func optionsAreTheMakers(id: String) throws {
    guard let options = Self.makers?[id]?["options"] else { return }
    let manifest = try Fixtures.manifest(id)
    let scratch = RegistryTests.Scratch()
    for (number, set) in Self.sets.enumerated() {
      // Sizes count where they stand; the files do not.
      let (folder, _) = try Self.bundle(set.isEmpty ? manifest : Self.small(id), set, in: "\(scratch.path)/\(number)")
      if set.isEmpty {
        for condition in manifest.conditions where condition.required {
          try Self.touch(folder, condition.file ?? "x")
        }
        if let file = manifest.oneOf.first { try Self.touch(folder, file) }
      }
      for file in manifest.byHand { try Self.touch(folder, file) }
      let run = try CommandRun(folder + "/command.sh", in: scratch.path + "/checkout")
      guard let call = run.calls.last(where: { $0.arguments.contains { $0.hasPrefix("--") } }) else { continue }
      // Behind the script's name stand its own.
      let start = call.arguments.lastIndex { $0.hasSuffix(".py") || $0.hasPrefix("ltx_pipelines") } ?? 0
      let own = call.arguments[(start + 1)...]
      for (index, word) in zip(own.indices, own) where word.hasPrefix("--") {
        let name = String(word.prefix { $0 != "=" })
        guard let option = options[name] else {
          Issue.record("\(id): its script has no \(name)")
          continue
        }
        guard set.isEmpty, let choices = option["choices"]?.arrayValue?.compactMap(\.stringValue) else { continue }
        let next = own.dropFirst(index + 1 - own.startIndex).first ?? ""
        #expect(choices.contains(next), "\(id): \(name) \(next)")
      }
    }
  }

  private static func touch(_ folder: String, _ file: String) throws {
    try StagedOutput.makeFolders(Path.parent("\(folder)/\(file)"))
    if !FileSystem.exists("\(folder)/\(file)") { try StagedFile.write([], to: "\(folder)/\(file)") }
  }

  // MARK: Settings

  /// Each setting reaches the command or the workflow from the one place where it stands.
  @Test(arguments: try ids()) func settingsReachTheScript(id: String) throws {
    let manifest = try Fixtures.manifest(id)
    guard manifest.status == .open else { return }
    let path = "\(TestFiles.root)/Manifests/workflows/\(id).json"
    let template =
      FileSystem.exists(path)
      ? String(decoding: try FileSystem.read(path, limit: Limits.documentBytes), as: UTF8.self) : ""
    for member in manifest.settings.members ?? [] {
      let isRead =
        manifest.command.contains("${setting[\(member.key)]}") || template.contains("{{settings.\(member.key)")
      #expect(isRead, "\(id): nothing reads settings.\(member.key)")
    }
    for key in ["seed", "base_seed"] { #expect(manifest.settings[key] == nil, "\(id)") }
    #expect(manifest.command.isEmpty || manifest.command.contains("seed"), "\(id)")
  }
}
