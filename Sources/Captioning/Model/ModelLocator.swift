package import Support
import Tensors

/// A model cannot be found.
package enum ModelLocationError: ExplainedError {
  case noFolder(name: String)
  case notInCache(name: String, folder: String)
  /// `nano` is in none of these folders.
  case bundledMissing(folders: [String])
  case notSupported(name: String, reason: String)

  package var message: String {
    switch self {
    case .noFolder: "no model folder of this name"
    case .notInCache(_, let folder): "not in the Hugging Face cache (\(folder))"
    case .bundledMissing: "the bundled model is missing"
    case .notSupported(_, let reason): reason
    }
  }

  package var place: String? {
    switch self {
    case .noFolder(let name), .notInCache(let name, _), .notSupported(let name, _): "model \(name)"
    case .bundledMissing: "model nano"
    }
  }

  package var hint: String? {
    switch self {
    case .noFolder: "give 'nano', a folder with config.json, a .gguf file, or a name such as Qwen/Qwen2-VL-2B-Instruct"
    case .notInCache(let name, _): "fetch it: hf download \(name)"
    case .bundledMissing(let folders):
      "build with 'make build'; it was looked for in \(folders.joined(separator: ", "))"
    case .notSupported: nil
    }
  }

  package var exitStatus: ExitStatus { .unavailable }
}

/// Finds the folder that a model's name stands for.
package struct ModelLocator: Sendable {
  /// Folders with installed models, such as `models` beside the program.
  private let bundled: [String]
  private let variable: @Sendable (String) -> String?

  /// - Parameter variable: reads an environment variable
  package init(bundled: [String], variable: @escaping @Sendable (String) -> String? = { Environment.variable($0) }) {
    self.bundled = bundled
    self.variable = variable
  }

  /// - Parameters:
  ///   - name: `nano`, a folder, a GGUF file, the name of another installed model, or a name on Hugging Face
  ///   - base: the folder that relative paths start from
  /// - Returns: a folder that exists, or a GGUF file
  package func folder(_ name: String, relativeTo base: String) throws(ModelLocationError) -> String {
    if name == "nano" {
      for folder in bundled where FileSystem.exists(folder + "/nano/config.json") { return folder + "/nano" }
      throw .bundledMissing(folders: bundled)
    }
    let path = Path.join(base, name)
    if FileSystem.kind(path) == .folder { return path }
    if FileSystem.kind(path) == .file {
      if GGUFFile.isGGUF(path) { return path }
      throw .notSupported(
        name: name, reason: "is a file; a model is a folder with config.json and *.safetensors, or a .gguf file")
    }
    for folder in bundled where Self.isPlain(name[...]) && FileSystem.exists("\(folder)/\(name)/config.json") {
      return "\(folder)/\(name)"
    }
    let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(Substring.init)
    guard parts.count == 2, parts.allSatisfy(Self.isPlain) else { throw .noFolder(name: name) }
    let cache = cacheFolder
    let entry = "\(cache)/models--\(parts[0])--\(parts[1])"
    guard let reference = try? FileSystem.read(entry + "/refs/main", limit: 200) else {
      throw .notInCache(name: name, folder: cache)
    }
    let revision = String(decoding: reference, as: UTF8.self).filter { !$0.isWhitespace }
    let snapshot = "\(entry)/snapshots/\(revision)"
    guard Self.isPlain(revision[...]), FileSystem.kind(snapshot) == .folder else {
      throw .notInCache(name: name, folder: cache)
    }
    return snapshot
  }

  /// Whether a text is a name as Hugging Face gives them, and so cannot lead out of a folder.
  private static func isPlain(_ name: Substring) -> Bool {
    guard let first = name.utf8.first, first != UInt8(ascii: ".") else { return false }
    return name.utf8.allSatisfy { byte in
      switch byte {
      case 45, 46, 48...57, 65...90, 95, 97...122: true  // - . 0-9 A-Z _ a-z
      default: false
      }
    }
  }

  /// Where Hugging Face's tools keep models (upstream: `huggingface_hub.constants`).
  private var cacheFolder: String {
    if let path = folder("HF_HUB_CACHE") ?? folder("HUGGINGFACE_HUB_CACHE") { return path }
    if let home = folder("HF_HOME") { return home + "/hub" }
    return (folder("XDG_CACHE_HOME") ?? home + "/.cache") + "/huggingface/hub"
  }

  private var home: String { variable("HOME") ?? "" }

  /// A folder that a variable names, `~` taken for the home folder; `nil` where it is unset or empty.
  private func folder(_ name: String) -> String? {
    guard let path = variable(name), !path.isEmpty else { return nil }
    return path == "~" || path.hasPrefix("~/") ? home + path.dropFirst() : path
  }
}
