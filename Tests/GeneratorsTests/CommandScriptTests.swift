import Captioning
import Claims
import Generators
import Glibc
import Manifests
import Support
import Testing

/// Bundles' command.sh, run with stand-ins of the programs that they call.
@Suite struct CommandScriptTests {
  /// Writes its name and arguments, each ended by a zero byte, and reads its input away.
  private static let standIn = """
    #!/bin/bash
    printf '%s\\0' "${0##*/}" "$@" >> "$A2C_CALLS"
    [ "${1:-}" = - ] && cat > /dev/null
    exit 0

    """

  private static let hostile = StructuredCaption([
    .dense: #"A sign says "it's $(touch pwned) `touch pwned` ${HOME} \n \"#,
    .mainObject: "A man; rm -rf pwned && touch pwned | cat > pwned.",
    .background: "A wall with *, ?, [a] and ~.", .camera: "The camera doesn't move.", .style: "Plain \\ style.",
    .action: "He walks & waves.",
  ])

  private static func openIDs() throws -> [String] {
    let registry = try GeneratorRegistry(folders: [Fixtures.folder])
    return try registry.ids.filter { try registry.manifest($0).status == .open }
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
      #expect((script != nil) == (manifest.status == .open) && script?.isProgram != false, "\(id)")
      open += script == nil ? 0 : 1
      // Both say the same.
      let settings = try JSONParser.parse(#require(files.first { $0.name == "settings.json" }).text)
      let seed = try #require(settings["seed"]?.intValue)
      #expect(script?.text.contains("\nseed=\(seed)\n") != false)
    }
    #expect(open == 30)
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
    try touch(folder + "/source.txt")
    for name in ["python", "python3", "torchrun", "uv", "accelerate"] {
      try scratch.write(Self.standIn, to: name)
      try FileSystem.makeExecutable("\(scratch.path)/\(name)")
    }
    try touch(scratch.path + "/configs/ltxv-13b-0.9.8-distilled.yaml")
    let calls = scratch.path + "/calls"
    let status = try Self.run(folder + "/command.sh", in: scratch.path, calls: calls)
    #expect(status == 0, "\(id) ended with \(status)")
    #expect(!FileSystem.exists(scratch.path + "/pwned") && !FileSystem.exists(folder + "/pwned"))
    let arguments = try FileSystem.read(calls, limit: 1 << 20).split(separator: 0).map {
      String(decoding: $0, as: UTF8.self)
    }
    #expect(!arguments.isEmpty)
    if manifest.command.contains(#""$prompt""#) {
      #expect(arguments.contains(prompt.text), "\(id)")
    } else {
      // Read by the program from the bundle.
      #expect(manifest.command.contains("prompt.txt") && arguments.contains(folder), "\(id)")
    }
  }

  @Test func aMissingFileIsSaid() throws {
    let scratch = RegistryTests.Scratch()
    let manifest = try Fixtures.manifest("wan2.2-i2v")
    let bundle = BundleContent(
      try Formatter(manifest).format(Self.hostile), for: manifest, conditions: [], seed: .max)
    #expect(bundle.seed == 0x7FFF_FFFF)
    let folder = try BundleWriter.write(bundle, to: scratch.path + "/out")
    try scratch.write(Self.standIn, to: "python")
    try FileSystem.makeExecutable(scratch.path + "/python")
    let calls = scratch.path + "/calls"
    #expect(try Self.run(folder + "/command.sh", in: scratch.path, calls: calls) == 66)
    #expect(!FileSystem.exists(calls))
    try touch(folder + "/first.png")
    #expect(try Self.run(folder + "/command.sh", in: scratch.path, calls: calls) == 0)
    #expect(FileSystem.exists(calls))
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

  /// Runs a script with the stand-ins first in the search path.
  private static func run(_ script: String, in folder: String, calls: String) throws -> CInt {
    let path = Environment.variable("PATH") ?? "/usr/bin:/bin"
    let environment = [
      "PATH=\(folder):\(path)", "HOME=/", "A2C_CALLS=\(calls)", "A2C_SD15=x", "A2C_MOTION=x", "A2C_CAMERACTRL=x",
    ]
    let words: [String] = ["bash", "-c", #"cd "$1" && exec bash "$2""#, "bash", folder, script]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
    defer { for pointer in arguments + variables { free(pointer) } }
    var pid: pid_t = 0
    guard posix_spawn(&pid, "/bin/bash", nil, nil, &arguments, &variables) == 0 else { return -1 }
    var status: CInt = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    return status >> 8 & 0xFF
  }
}
