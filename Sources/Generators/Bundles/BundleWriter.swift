package import Manifests
package import Support

/// What a bundle is made of.
package struct BundleContent: Sendable {
  package let prompt: FormattedPrompt
  package internal(set) var manifest: GeneratorManifest
  package internal(set) var conditions: [BundleCondition]
  /// The start of the generator's random numbers: the run's, cut to the 31 bits that all generators take.
  package let seed: Int
  /// The video that its user wants.
  package let request: VideoRequest
  /// Two adapters whose clips become one control clip; empty for none.
  package let combine: [String]
  /// The shots of the run.
  package let shots: ShotText
  /// The video it asks for.
  package internal(set) var video: BundleVideo
  /// What became of each condition; empty where none was converted.
  package internal(set) var outcomes: [ConditionOutcome] = []
  /// What reads the files.
  package internal(set) var readers: BundleReaders
  /// Files without which the generator cannot run, and which are not there.
  package internal(set) var missing: [String]
  /// Whether it is a folder, so that something can be missing in it.
  var isWritten = false

  package init(
    _ prompt: FormattedPrompt, for manifest: GeneratorManifest, conditions: [BundleCondition], seed: UInt64 = 0,
    video request: VideoRequest = VideoRequest(), combine: [String] = [], shots: ShotText = ShotText([])
  ) {
    self.prompt = prompt
    self.conditions = conditions
    self.request = request
    self.combine = combine
    self.shots = shots
    video = BundleVideo(manifest.video, request, name: manifest.name)
    self.manifest = manifest.with(settings: video.settings)
    self.seed = Int(seed & 0x7FFF_FFFF)
    readers = BundleReaders(manifest)
    missing = manifest.missing { _ in false }
  }
}

extension GeneratorManifest {
  /// The files without which it cannot run, sorted.
  var requiredFiles: [String] { Set(conditions.filter(\.required).compactMap(\.file)).union(byHand).sorted() }

  /// What it cannot run without and has not: files, and choices of files in words.
  func missing(_ has: (String) -> Bool) -> [String] {
    let choice = oneOf.isEmpty || oneOf.contains(where: has) ? [] : [oneOf.joined(separator: " or ")]
    return requiredFiles.filter { !has($0) } + choice
  }
}

/// Writes a generator's bundle: `prompt.txt`, `negative.txt` where the generator takes one, the condition files that it
/// takes, `settings.json`, `command.sh` where its users can run it, `report.json`.
package enum BundleWriter {
  /// A file of a bundle.
  package struct File: Sendable, Equatable {
    package let name: String
    package let text: String
    package var isProgram = false
  }

  /// An earlier bundle, to be replaced: nothing but what this program writes. A file that a user has put in, or a
  /// generator, is no part of it.
  package static let earlier = Replacing(marks: ["prompt.txt", "report.json", "settings.json"]) { folder, name in
    if GeneratorManifest.bundleFiles.contains(name) { return true }
    let settings = Path.join(folder, "settings.json")
    guard let bytes = try? FileSystem.read(settings, limit: Limits.documentBytes),
      let files = (try? JSONParser.parse(bytes))?["conditions"]?.arrayValue
    else { return false }
    return files.contains { $0["file"]?.stringValue?.split(separator: "/").first.map(String.init) == name }
  }

  /// The text files of a bundle.
  package static func files(_ bundle: BundleContent) -> [File] {
    let prompt = bundle.prompt
    var files = [File(name: "prompt.txt", text: prompt.text + "\n")]
    if let negative = prompt.negative { files.append(File(name: "negative.txt", text: negative + "\n")) }
    let settings = BundleSettings.json(bundle)
    files.append(File(name: "settings.json", text: settings.text(pretty: true) + "\n"))
    if let script = CommandScript.text(bundle) {
      files.append(File(name: "command.sh", text: script, isProgram: true))
    }
    let report = BundleReport.json(bundle)
    files.append(File(name: "report.json", text: report.text(pretty: true) + "\n"))
    return files
  }

  /// Writes the bundle to `<output>/<generator>`, whole or not at all.
  /// - Parameters:
  ///   - replacing: whether an earlier bundle of this generator may be replaced
  ///   - source: reads the conditions for their files; without it the bundle holds texts alone
  /// - Returns: the bundle's folder.
  @discardableResult
  package static func write(
    _ bundle: BundleContent, to output: String, replacing: Bool = false, reading source: ConditionSource? = nil
  ) throws -> String {
    try written(bundle, to: output, replacing: replacing, reading: source).folder
  }

  /// The same.
  /// - Returns: the bundle's folder, and what is in it.
  package static func written(
    _ bundle: BundleContent, to output: String, replacing: Bool = false, reading source: ConditionSource? = nil
  ) throws -> (folder: String, bundle: BundleContent) {
    let folder = Path.join(output, bundle.manifest.id)
    var bundle = bundle
    try StagedFolder.build(folder, replacing: replacing ? earlier : nil) { staged in
      if let source {
        let files = ConditionFiles(
          manifest: bundle.manifest, source: source, folder: staged, request: bundle.request, combine: bundle.combine)
        bundle.conditions = try bundle.conditions.map { try $0.read(by: source) }
        (bundle.video, bundle.outcomes) = try files.write(bundle.conditions)
        bundle.conditions = bundle.conditions.map { $0.doubted(by: source) }
        bundle.manifest = bundle.manifest.with(settings: bundle.video.settings)
      }
      func has(_ file: String) -> Bool { FileSystem.exists(Path.join(staged, file)) }
      bundle.missing = bundle.manifest.missing(has)
      bundle.isWritten = true
      let workflow = try Workflow.json(bundle, has: has)
      bundle.readers = BundleReaders(bundle, workflow: workflow)
      for file in files(bundle) {
        let path = Path.join(staged, file.name)
        try StagedFile.write(Array(file.text.utf8), to: path)
        if file.isProgram { try FileSystem.makeExecutable(path) }
      }
      try Workflow.write(bundle, into: staged)
    }
    return (folder, bundle)
  }
}
