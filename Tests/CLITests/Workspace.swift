import Glibc
import Support
import TestSupport
import Testing

/// A scratch folder with what a user has before the first call.
final class Workspace {
  let scratch = ScratchFolder()
  var path: String { scratch.path }

  func file(_ name: String) -> String { scratch.file(name) }

  /// Calls the program with this as the working folder.
  func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
    try run(arguments, environment: environment)
  }

  /// - Parameter input: a file of the folder for standard input
  func run(_ arguments: [String], environment: [String: String] = [:], input: String? = nil) throws -> Outcome {
    var command = Command(arguments, in: path)
    command.environment = environment
    if let input { command.input = file(input) }
    return try command.run()
  }

  /// The repository's examples with their media: `Examples/combo.yaml`. The model is found beside the program.
  func addExamples() throws {
    try copyTree("\(TestFiles.root)/Examples", to: "Examples", except: "nano")
  }

  /// One file of the examples' media, or of the media that another suite keeps.
  @discardableResult
  func addMedia(_ name: String, as other: String? = nil) throws -> String {
    let examples = "\(TestFiles.root)/Examples/media/\(name)"
    let source = FileSystem.exists(examples) ? examples : TestFiles.golden("MediaTests", "media/\(name)")
    return try copy(source, to: other ?? name)
  }

  @discardableResult
  func copy(_ source: String, to name: String) throws -> String {
    scratch.write(try FileSystem.read(source, limit: 1 << 28), to: name)
    var info = stat()
    if stat(source, &info) == 0 { chmod(file(name), info.st_mode & 0o777) }
    return file(name)
  }

  /// - Parameter skipped: an entry of the folder itself that is left out
  func copyTree(_ source: String, to name: String, except skipped: String? = nil) throws {
    scratch.makeFolder(name)
    for entry in try FileSystem.list(source) where entry != skipped {
      if FileSystem.kind("\(source)/\(entry)") == .folder {
        try copyTree("\(source)/\(entry)", to: "\(name)/\(entry)")
      } else {
        try copy("\(source)/\(entry)", to: "\(name)/\(entry)")
      }
    }
  }

  /// The bundled model under another name; its weights are linked, not copied.
  @discardableResult
  func addModel(_ name: String, copyingWeights: Bool = false) throws -> String {
    scratch.makeFolder(name)
    for entry in try FileSystem.list(Build.nano) {
      if entry == "model.safetensors" && !copyingWeights {
        scratch.link("\(name)/\(entry)", to: "\(Build.nano)/\(entry)")
      } else {
        try copy("\(Build.nano)/\(entry)", to: "\(name)/\(entry)")
      }
    }
    return file(name)
  }

  /// A model of the bundled one's sizes with random weights, which writes noise and seldom ends by itself.
  func addUntrainedModel(_ name: String) throws {
    try run("model", "new", "--seed", "1", "--out", name).expectSuccess()
  }

  func bytes(_ name: String) throws -> [UInt8] { try FileSystem.read(file(name), limit: 1 << 28) }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  func json(_ name: String) throws -> JSON { try JSONParser.parse(try bytes(name)) }

  /// Replaces text in a file; the text must be there.
  func edit(_ name: String, _ old: String, _ new: String, _ location: SourceLocation = #_sourceLocation) throws {
    let pieces = try text(name).split(separator: old, omittingEmptySubsequences: false)
    #expect(pieces.count == 2, "'\(old)' stands \(pieces.count - 1) times in \(name)", sourceLocation: location)
    scratch.write(pieces.joined(separator: new), to: name)
  }

  /// All files below the folder, as relative paths; folders end with a slash.
  func tree(_ name: String = "") throws -> [String] {
    let prefix = name.isEmpty ? "" : name + "/"
    return try FileSystem.list(name.isEmpty ? path : file(name)).flatMap { entry in
      FileSystem.kind(file(prefix + entry)) == .folder
        ? try [prefix + entry + "/"] + tree(prefix + entry) : [prefix + entry]
    }
  }
}
