import Glibc
import Support
import TestSupport
import Testing

/// The adapters as files beside the program: each can be missing, broken or elsewhere without harm to the others.
@Suite struct AdapterTreeTests {
  /// A copy of the laid-out tree; the model is linked.
  private func installation() throws -> Workspace {
    let work = Workspace()
    try work.copy(Build.program, to: "a2c")
    for kind in ["adapters", "generators", "prompts", "workflows"] {
      try work.copyTree("\(Build.folder)/\(kind)", to: kind)
    }
    work.scratch.makeFolder("models")
    work.scratch.link("models/nano", to: Build.nano)
    for name in ["depth.mp4", "dance.json", "people.png", "orbit.txt"] { try work.addMedia(name) }
    return work
  }

  private func call(
    _ work: Workspace, _ arguments: String..., environment: [String: String] = [:]
  ) throws -> Outcome {
    var command = Command(arguments, in: work.path)
    command.program = work.file("a2c")
    command.environment = environment
    return try command.run()
  }

  @Test func aMissingLibraryHarmsNoOther() throws {
    let work = try installation()
    unlink(work.file("adapters/pose.a2c/libPose.so"))
    for condition in ["depth=depth.mp4", "multi-id=people.png", "camera=orbit.txt"] {
      let outcome = try call(work, "run", "--prompt", "x", "--condition", condition, "--max-tokens", "6")
      outcome.expectSuccess()
      outcome.expectCaption()
    }
    let failed = try call(work, "run", "--prompt", "x", "--condition", "pose=dance.json", "--max-tokens", "6")
    failed.expectFailure(.unavailable, "libPose.so", "the library of adapter org.a2c.pose is missing")
    failed.expectHint("make build")
  }

  @Test func withoutAnyAdapterTextStillWorks() throws {
    let work = try installation()
    Cleanup.removeTree(work.file("adapters"))
    try call(work, "run", "--prompt", "x", "--max-tokens", "6").expectSuccess()
    try call(work, "inspect", "--prompt", "x", "--condition", "depth=depth.mp4")
      .expectFailure(.unavailable, "unknown adapter 'depth'")
  }

  /// The program itself holds no adapter: only who asks for one has its library in the process.
  @Test func onlyAskedForLibrariesAreLoaded() throws {
    let work = try installation()
    // One that writes on while it is looked at.
    try work.addUntrainedModel("noise")
    var command = Command(
      [
        "run", "--prompt", "x", "--model", "noise", "--keep", "off", "--condition", "depth=depth.mp4", "--max-tokens",
        "4000", "--temperature", "1",
      ], in: work.path)
    command.program = work.file("a2c")
    let process = try command.start()
    try #require(process.wait { $0.output.starts(with: Array("1. Dense".utf8)) })
    let maps = process.maps
    #expect(maps.contains { $0.hasSuffix("/libDepth.so") })
    for name in ["libPose.so", "libCamera.so", "libMultiIdentity.so"] {
      #expect(!maps.contains { $0.hasSuffix(name) }, "\(name)")
    }
  }

  @Test func idsMustAgree() throws {
    let work = try installation()
    try work.edit("adapters/camera.a2c/adapter.yaml", "org.a2c.camera", "org.a2c.kamera")
    let outcome = try call(work, "inspect", "--prompt", "x", "--condition", "kamera=orbit.txt")
    outcome.expectFailure(
      .unavailable, "libCamera.so", "the manifest says id 'org.a2c.kamera', the library says 'org.a2c.camera'")
    let old = try call(work, "inspect", "--prompt", "x", "--condition", "camera=orbit.txt")
    old.expectFailure(.unavailable, "unknown adapter 'camera'")
    old.expectHint("did you mean 'kamera'?")
    try call(work, "inspect", "--prompt", "x", "--condition", "depth=depth.mp4").expectSuccess()
  }

  @Test(arguments: [
    ("file: libDepth.so}", "file: ../../../libDepth.so}"), ("file: libDepth.so}", "file: /tmp/libDepth.so}"),
    ("a2c: adapter/1", "a2c: adapter/99"), ("id: org.a2c.depth", "id: [a]"),
  ])
  func aBrokenManifestIsToldToWhoAsks(_ old: String, _ new: String) throws {
    let work = try installation()
    let manifest = "adapters/depth.a2c/adapter.yaml"
    work.scratch.write(try work.text(manifest).split(separator: old).joined(separator: new), to: manifest)
    try call(work, "inspect", "--prompt", "x", "--condition", "depth=depth.mp4")
      .expectFailure(.unavailable, "adapter 'depth' cannot be used: ", "depth.a2c/adapter.yaml:")
    try call(work, "inspect", "--prompt", "x", "--condition", "pose=dance.json").expectSuccess()
  }

  @Test(arguments: ["", "\u{7F}ELF", "not a library"]) func aBrokenLibrary(_ content: String) throws {
    let work = try installation()
    work.scratch.write(content, to: "adapters/depth.a2c/libDepth.so")
    try call(work, "inspect", "--prompt", "x", "--condition", "depth=depth.mp4")
      .expectFailure(.unavailable, "depth.a2c/libDepth.so")
  }

  @Test func aLinkOutOfTheBundle() throws {
    let work = try installation()
    rename(work.file("adapters/depth.a2c/libDepth.so"), work.file("libDepth.so"))
    work.scratch.link("adapters/depth.a2c/libDepth.so", to: work.file("libDepth.so"))
    try call(work, "inspect", "--prompt", "x", "--condition", "depth=depth.mp4")
      .expectFailure(.unavailable, "libDepth.so", "symbolic link out of the bundle")
  }

  @Test(arguments: [
    ["adapter", "list"], ["generator", "list"], ["adapter", "new", "x"],
    ["train", "--recipe", "nano-encoders", "--out", "r"],
    ["run", "--prompt", "x", "--condition", "depth=depth.mp4"], ["run", "--prompt", "x", "--model", "nano"],
  ])
  func aProgramAloneSaysHowToBuildIt(_ arguments: [String]) throws {
    let work = Workspace()
    try work.copy(Build.program, to: "bin/a2c")
    try work.addMedia("depth.mp4")
    var command = Command(arguments, in: work.path)
    command.program = work.file("bin/a2c")
    let outcome = try command.run()
    #expect(outcome.status == ExitStatus.unavailable.rawValue)
    #expect(outcome.errors.contains("make build"), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test func shortNamesOfOtherPeoplesAdapters() throws {
    let work = try installation()
    try work.copyTree("\(Build.folder)/adapters/depth.a2c", to: "more/nearness.a2c")
    chmod(work.file("more"), 0o755)
    chmod(work.file("more/nearness.a2c"), 0o755)
    try work.edit("more/nearness.a2c/adapter.yaml", "id: org.a2c.depth", "id: org.example.nearness")
    let listed = try call(work, "adapter", "list", "--adapter-path", "more")
    #expect(listed.output.contains("nearness\t"), "\(listed.output)")
    let shown = try call(work, "adapter", "show", "nearness", "--adapter-path", "more", "--json")
    shown.expectSuccess()
    #expect(try shown.json()["id"] == "org.example.nearness")
    try call(work, "adapter", "show", "depht", "--adapter-path", "more").expectFailure(.unavailable, "unknown adapter")
  }

  @Test func searchPaths() throws {
    let work = try installation()
    for folder in ["more", "home", "home/.local", "home/.local/share", "home/.local/share/a2c"] {
      work.scratch.makeFolder(folder)
      chmod(work.file(folder), 0o755)
    }
    rename(work.file("adapters/depth.a2c"), work.file("more/depth.a2c"))
    let inspect = ["inspect", "--prompt", "x", "--condition", "depth=depth.mp4"]
    func outcome(_ options: [String] = [], _ environment: [String: String] = [:]) throws -> Outcome {
      var command = Command(inspect + options, in: work.path)
      command.program = work.file("a2c")
      command.environment = environment
      return try command.run()
    }
    try outcome().expectFailure(.unavailable, "unknown adapter 'depth'")
    try outcome([], ["A2C_ADAPTER_PATH": work.file("more")]).expectSuccess()
    try outcome(["--adapter-path", work.file("more")]).expectSuccess()
    try outcome(["--adapter-path", work.file("more/depth.a2c")]).expectSuccess()
    try outcome([], ["A2C_ADAPTER_PATH": "more"]).expectFailure(.usage, "A2C_ADAPTER_PATH", "relative folder 'more'")
    try outcome(["--adapter-path", work.file("none")]).expectFailure(.missingFile, work.file("none"))
    try outcome([], ["A2C_ADAPTER_PATH": work.file("more"), "A2C_ADAPTERS": "pose"])
      .expectFailure(.unavailable, "A2C_ADAPTERS")

    chmod(work.file("more"), 0o777)
    try outcome([], ["A2C_ADAPTER_PATH": work.file("more")]).expectFailure(.unavailable, "unknown adapter 'depth'")
    chmod(work.file("more"), 0o755)

    rename(work.file("more"), work.file("home/.local/share/a2c/adapters"))
    try outcome([], ["HOME": work.file("home")]).expectSuccess()
    try outcome([], ["HOME": work.file("home"), "A2C_ADAPTER_PATH": ""]).expectFailure(.unavailable, "'depth'")
  }
}
