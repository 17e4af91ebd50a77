import Conditions
import Glibc
import Manifests
import Support
import TestSupport

/// A specimen of `Tests/Specimens` as a bundle with a sample, and what its tests come to.
struct SpecimenBundle {
  let name: String
  /// `c` or `cpp`.
  var language = "c"
  /// What the manifest says of the encoder.
  var encoder = "none"
  /// Further lines of the manifest.
  var extra = ""
  /// The whole manifest, where it is not the usual one.
  var manifest: String?
  /// Changes the compiled library; `nil` leaves it out.
  var library: @Sendable ([UInt8]) -> [UInt8]? = { $0 }
  /// Compiled with headers of a later version.
  var isTomorrow = false

  /// The bundle, in a folder of its own.
  func make() throws -> ScratchFolder {
    let folder = ScratchFolder()
    folder.makeFolder("specimen.a2c/samples")
    folder.write("[1, 2, 3]\n", to: "specimen.a2c/samples/sample.json")
    folder.write(manifest ?? usualManifest, to: "specimen.a2c/adapter.yaml")
    let include = isTomorrow ? try Self.tomorrow(folder) : CompilerTool.include
    let compiler =
      language == "c" ? [CompilerTool.c ?? "/usr/bin/cc", "-std=c11"] : [CompilerTool.cxx ?? "c++", "-std=c++17"]
    let result = CompilerTool.run(
      compiler + ["-shared", "-fPIC", "-fvisibility=hidden", "-Wall", "-Wextra", "-Werror", "-I\(include)"]
        + ["\(TestFiles.root)/Tests/Specimens/\(name).\(language)", "-o", "\(folder.path)/library"],
      output: "\(folder.path)/output")
    guard result.status == 0 else { throw Bundles.CompileFailure(text: result.text) }
    if let bytes = library(try FileSystem.read("\(folder.path)/library", limit: 1 << 24)) {
      folder.write(bytes, to: "specimen.a2c/libspecimen.so")
    }
    return folder
  }

  private var usualManifest: String {
    """
    a2c: adapter/1
    id: org.example.specimen
    version: 1.0.0
    name: Specimen
    library:
      \(Platform.current.rawValue): {file: libspecimen.so}
    inputs: {media: [json], count: {min: 1, max: 1}}
    frame_tokens: {begin: "<|specimen_start|>", end: "<|specimen_end|>"}
    encoder: \(encoder)
    requires: [a2c.files/1]
    \(extra)
    """
  }

  /// The headers as they could be one day: each struct that a library fills has grown.
  private static func tomorrow(_ folder: ScratchFolder) throws -> String {
    for sub in ["a2c", "a2c/ext"] {
      for name in try FileSystem.list("\(CompilerTool.include)/\(sub)") where name.hasSuffix(".h") {
        var text = String(
          decoding: try FileSystem.read("\(CompilerTool.include)/\(sub)/\(name)", limit: 1 << 20), as: UTF8.self)
        for (file, anchor) in [
          ("adapter.h", "const void *(*get_extension)(const a2c_adapter *self, const char *id);\n"),
          ("entry.h", "const void *(*get_extension)(const a2c_entry *self, const char *id);\n"),
        ] where name == file {
          let pieces = text.split(separator: anchor, omittingEmptySubsequences: false)
          guard pieces.count == 2 else { throw Bundles.CompileFailure(text: "\(file) has no place to grow") }
          text = pieces.joined(separator: anchor + "  uint64_t tomorrow;\n")
        }
        folder.write(text, to: "tomorrow/\(sub)/\(name)")
      }
    }
    return folder.file("tomorrow")
  }

  /// What its tests come to.
  func results(
    _ tests: Set<ValidationTest>, deadline: Double = 120, rounds: Int = 8
  ) throws -> [ValidationResult] {
    let folder = try make()
    let scratch = folder.makeFolder("scratch")
    let bundle = folder.file("specimen.a2c")
    let request = ValidationRequest(
      folder: bundle, inputs: ["\(bundle)/samples/sample.json"], rounds: rounds, scratch: scratch)
    guard let program = BadAdapter.program else { return [] }
    let results = ValidationRun(request, tests: tests, deadline: deadline, program: program).results()
    // What was killed with its group may take a moment to be gone where the machine is busy.
    var left = Self.processes(of: folder)
    for _ in 0..<500 where !left.isEmpty {
      usleep(10_000)
      left = Self.processes(of: folder)
    }
    guard left.isEmpty else { throw LeftBehind(commands: left) }
    return results
  }

  /// Processes of a test that are still there after its end.
  struct LeftBehind: Error { let commands: [String] }

  /// Each names the bundle among its arguments; what it has started has the same ones.
  private static func processes(of folder: ScratchFolder) -> [String] {
    ((try? FileSystem.list("/proc")) ?? []).compactMap { name in
      guard Int(name) != nil, let file = fopen("/proc/\(name)/cmdline", "r") else { return nil }
      defer { fclose(file) }
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = fread(&bytes, 1, bytes.count, file)
      let text = String(decoding: bytes.prefix(count), as: UTF8.self)
      return text.contains(folder.path + "/") && text.contains(ValidationService.subcommand) ? text : nil
    }
  }
}
