import Manifests
import Support

/// What a bundle puts for the placeholders of a workflow:
/// - `prompt` and `negative`, escaped for ComfyUI's text boxes;
/// - `generator`, `seed`, `width`, `height`, `frames`, `fps`; `half_width`, `half_height`: of a first stage;
/// - `settings.KEY`, and `settings.KEY.0` of a list: the manifest's own settings;
/// - `text.NAME`: what a file of the bundle says, for nodes that take no file; an empty list where it is not there;
/// - `file.NAME`: where ComfyUI finds a file of the bundle, `a2c/<generator>/NAME` in its input folder.
struct WorkflowValues {
  private let values: [String: JSON]
  private let settings: JSON
  private let folder: String
  /// Of the bundle's files that are texts to be held in the workflow.
  private let texts: [String: String]

  /// Where bundles lie in ComfyUI's input folder.
  static let inputFolder = "a2c"

  init(_ bundle: BundleContent) {
    let escaping: PromptEscaping = bundle.prompt.escaping == .comfyui ? .none : .comfyui
    var values: [String: JSON] = [
      "prompt": .string(escaping.apply(to: bundle.prompt.text)),
      "negative": .string(escaping.apply(to: bundle.prompt.negative ?? "")), "seed": .int(bundle.seed),
    ]
    // Both files say the same.
    let settings = BundleSettings.json(bundle)
    for name in Self.video { values[name] = settings[name] }
    Self.addHalves(&values)
    self.init(bundle.manifest, values, Self.texts(of: bundle))
  }

  private static func texts(of bundle: BundleContent) -> [String: String] {
    let files = bundle.outcomes.flatMap(\.files)
    return Dictionary(
      files.compactMap { file in file.text.map { (file.file, $0) } }, uniquingKeysWith: { first, _ in first })
  }

  /// For a look at a workflow before there is a prompt.
  init(_ manifest: GeneratorManifest) {
    let video = manifest.video
    var values: [String: JSON] = ["prompt": "", "negative": "", "seed": 0]
    values["width"] = video.width.map { .int($0) }
    values["height"] = video.height.map { .int($0) }
    values["frames"] = video.frames.map { .int($0) }
    values["fps"] = video.fps.map { .double($0) }
    Self.addHalves(&values)
    self.init(manifest, values)
  }

  private static func addHalves(_ values: inout [String: JSON]) {
    for name in halves { values[name] = values[String(name.dropFirst(5))]?.intValue.map { .int($0 / 2) } }
  }

  private static let video = ["width", "height", "frames", "fps"]
  private static let halves = ["half_width", "half_height"]

  private init(_ manifest: GeneratorManifest, _ values: [String: JSON], _ texts: [String: String] = [:]) {
    self.values = values.merging(["generator": .string(manifest.id)]) { $1 }
    self.texts = texts
    settings = manifest.settings
    folder = "\(Self.inputFolder)/\(manifest.id)"
  }

  /// The value of a name, `nil` where there is none.
  subscript(_ name: String) -> JSON? {
    if let value = values[name] { return value }
    if let file = Self.rest(of: name, after: "file.") {
      return Path.staysInside(file) ? .string("\(folder)/\(file)") : nil
    }
    if let file = Self.rest(of: name, after: "text.") { return .string(texts[file] ?? "[]") }
    guard let path = Self.rest(of: name, after: "settings.") else { return nil }
    return Self.value(path.split(separator: ".", omittingEmptySubsequences: false), in: settings)
  }

  /// Why a name has no value.
  func hint(for name: String) -> String? {
    if Self.video.contains(name) { return "the generator's manifest says no video.\(name)" }
    if Self.halves.contains(name) { return "the generator's manifest says no video.\(name.dropFirst(5))" }
    if name.hasPrefix("settings.") { return "the generator's manifest has no such value in its settings" }
    return Suggestion.hint(for: name, among: values.keys)
  }

  /// The bundle's files that a filled-in workflow names, or holds in itself.
  static func files(in workflow: JSON, of bundle: BundleContent) -> Set<String> {
    let manifest = bundle.manifest
    let texts = texts(of: bundle)
    var found: Set<String> = []
    for node in workflow.members ?? [] {
      for input in node.value["inputs"]?.members ?? [] {
        guard let text = input.value.stringValue else { continue }
        found.formUnion(texts.filter { $0.value == text }.keys)
        guard let file = rest(of: text, after: "\(inputFolder)/\(manifest.id)/")
        else { continue }
        found.insert(file)
      }
    }
    return found
  }

  private static func rest(of name: String, after prefix: String) -> String? {
    name.hasPrefix(prefix) && name.count > prefix.count ? String(name.dropFirst(prefix.count)) : nil
  }

  private static func value(_ path: [Substring], in json: JSON) -> JSON? {
    var value = json
    for key in path {
      if let member = value[String(key)] {
        value = member
      } else if let list = value.arrayValue, let index = Int(key), list.indices.contains(index) {
        value = list[index]
      } else {
        return nil
      }
    }
    // A list or an object is no value of an input.
    return value.members == nil && value.arrayValue == nil ? value : nil
  }
}
