package import Support

/// A model cannot be found.
package enum ModelLocationError: ExplainedError {
  case noFolder(name: String)
  case notInCache(name: String, folder: String)
  case bundledMissing(path: String)
  case notSupported(name: String, reason: String)

  package var message: String {
    switch self {
    case .noFolder: "no model folder of this name"
    case .notInCache(_, let folder): "not in the Hugging Face cache (\(folder))"
    case .bundledMissing: "the bundled model is not beside the program"
    case .notSupported(_, let reason): reason
    }
  }

  package var place: String? {
    switch self {
    case .noFolder(let name), .notInCache(let name, _), .notSupported(let name, _): "model \(name)"
    case .bundledMissing(let path): path
    }
  }

  package var hint: String? {
    switch self {
    case .noFolder: "give 'nano', a folder with config.json, or a name such as Qwen/Qwen2-VL-2B-Instruct"
    case .notInCache(let name, _): "fetch it: hf download \(name)"
    case .bundledMissing: "build it: make build, or: a2c model new --size nano --seed 1 --out FOLDER"
    case .notSupported: nil
    }
  }

  package var exitStatus: ExitStatus { .unavailable }
}

/// Finds the folder that a model's name stands for.
package struct ModelLocator: Sendable {
  /// Folders with bundled models, such as `models` beside the program.
  private let bundled: [String]
  private let variable: @Sendable (String) -> String?

  /// - Parameter variable: reads an environment variable
  package init(bundled: [String], variable: @escaping @Sendable (String) -> String? = { Environment.variable($0) }) {
    self.bundled = bundled
    self.variable = variable
  }

  /// - Parameters:
  ///   - name: `nano`, a folder, or a name on Hugging Face
  ///   - base: the folder that relative paths start from
  /// - Returns: a folder that exists
  package func folder(_ name: String, relativeTo base: String) throws(ModelLocationError) -> String {
    if name == "nano" {
      for folder in bundled where FileSystem.exists(folder + "/nano/config.json") { return folder + "/nano" }
      throw .bundledMissing(path: (bundled.first ?? "models") + "/nano")
    }
    let path = Path.join(base, name)
    if FileSystem.kind(path) == .folder { return path }
    if FileSystem.kind(path) == .file {
      throw .notSupported(name: name, reason: "is a file; a model is a folder with config.json and *.safetensors")
    }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") }) else { throw .noFolder(name: name) }
    let cache = cacheFolder
    let entry = "\(cache)/models--\(parts[0])--\(parts[1])"
    guard let reference = try? FileSystem.read(entry + "/refs/main", limit: 200) else {
      throw .notInCache(name: name, folder: cache)
    }
    let revision = String(decoding: reference, as: UTF8.self).filter { !$0.isWhitespace }
    let snapshot = "\(entry)/snapshots/\(revision)"
    guard !revision.contains("/"), FileSystem.kind(snapshot) == .folder else {
      throw .notInCache(name: name, folder: cache)
    }
    return snapshot
  }

  /// Where Hugging Face's tools keep models.
  private var cacheFolder: String {
    if let path = variable("HF_HUB_CACHE") { return path }
    if let home = variable("HF_HOME") { return home + "/hub" }
    if let cache = variable("XDG_CACHE_HOME") { return cache + "/huggingface/hub" }
    return (variable("HOME") ?? "") + "/.cache/huggingface/hub"
  }
}
