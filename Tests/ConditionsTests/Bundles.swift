import Conditions
import Glibc
import Manifests
import Media
import Support
import TestSupport

/// Adapter bundles that tests make.
enum Bundles {
  /// The text of a manifest.
  static func manifest(
    id: String = "org.example.blocks", version: String = "1.0.0", file: String = "libblocks.so", sha256: String? = nil,
    platform: String = Platform.current.rawValue, extra: String = ""
  ) -> String {
    """
    a2c: adapter/1
    id: \(id)
    version: \(version)
    name: Blocks
    library:
      \(platform): {file: \(file)\(sha256.map { ", sha256: \"\($0)\"" } ?? "")}
    inputs: {media: [picture, clip, json], count: {min: 1, max: 9}}
    frame_tokens: {begin: "<|blocks_start|>", end: "<|blocks_end|>"}
    encoder: vision
    parameters:
      mode: {type: string, default: all, help: "What it does."}
    \(extra)
    """
  }

  /// A bundle folder `<name>.a2c` in `folder` with the manifest and, where `library` is given, the library.
  @discardableResult
  static func make(
    in folder: ScratchFolder, name: String = "blocks", manifest: String = manifest(), library: [UInt8]? = nil
  ) throws -> String {
    let path = folder.makeFolder("\(name).a2c")
    folder.write(manifest, to: "\(name).a2c/adapter.yaml")
    if let library { folder.write(library, to: "\(name).a2c/libblocks.so") }
    return path
  }

  /// The bytes of the specimen `blocks.c`, compiled with some definitions. Compiled once for each.
  static func library(_ definitions: [String] = []) throws -> [UInt8] {
    let folder = ScratchFolder()
    let file = "\(folder.path)/libblocks.so"
    let compiler = CompilerTool.c ?? "/usr/bin/cc"
    let result = CompilerTool.run(
      [compiler, "-std=c11", "-shared", "-fPIC", "-fvisibility=hidden"] + CompilerTool.strict + definitions
        + ["\(TestFiles.root)/Tests/Specimens/blocks.c", "-o", file], output: "\(folder.path)/output")
    guard result.status == 0 else { throw CompileFailure(text: result.text) }
    return try FileSystem.read(file, limit: 1 << 24)
  }

  struct CompileFailure: Error { let text: String }

  static func registry(_ folder: ScratchFolder) throws -> AdapterRegistry {
    try AdapterRegistry(SearchPath([.init(folder.path, .option)]))
  }

  /// The good specimen, compiled once and kept as long as the process.
  static let blocks = Result { () throws -> ScratchFolder in
    let folder = ScratchFolder()
    try make(in: folder, library: library())
    return folder
  }

  /// What the specimen pushes in a mode.
  static func read(
    _ mode: String, facts: ModelFacts = ModelFacts(tokenWidth: 8), inputs: [String] = ["/dev"],
    wish: ConditionEntry.Facts = .auto, options: HostOptions = HostOptions(), in folder: ScratchFolder? = nil
  ) throws -> ConditionBlocks {
    var options = options
    options.isolation = .none
    let reader = ConditionReader(try registry(folder ?? blocks.get()), for: .model(facts), options: options)
    return try reader.read(
      ConditionEntry(
        adapter: "org.example.blocks", inputs: inputs.map { InputPath($0) },
        params: .object([JSON.Member("mode", .string(mode))]), facts: wish))
  }
}
