import Support
import TestSupport
import Testing

/// An installation grows by adapters that it knows nothing of, from its own files alone.
@Suite(.enabled(if: Installed.canCompile)) struct GrowthTests {
  @Test(.enabled(if: Installed.swiftc != nil)) func aConditionTypeThatNobodyForesaw() throws {
    let installed = try Installed.shared.get()
    let before = try installed.hashes()
    #expect(before.count > 60)
    let work = Workspace()
    for template in ["thermal-c", "thermal-swift"] {
      let project = try installed.build(template, in: work)
      let outcome = try installed.a2c("run", "--adapter-path", project, "--manifest", "example.yaml", in: project)
      outcome.expectSuccess()
      outcome.expectCaption()
      #expect(FileSystem.exists("\(project)/out/example/cogvideox/prompt.txt"))
    }
    #expect(try installed.hashes() == before)
  }

  /// The installed kit is the product, whole: what it is made for compiles against it and does the same.
  @Test(.enabled(if: Installed.swiftc != nil), arguments: ["Tracks"])
  func aShippedAdapterIsMadeFromTheInstalledKit(_ name: String) throws {
    let installed = try Installed.shared.get()
    let work = Workspace()
    try work.copyTree("\(TestFiles.root)/Plugins/\(name)", to: "again")
    let manifest = try FileSystem.read("\(TestFiles.root)/Manifests/adapters/tracks.yaml", limit: 1 << 20)
    let text = String(decoding: manifest, as: UTF8.self)
    work.scratch.write(
      text.replacing("libTracks.so", with: "libagain.so").replacing("org.a2c.", with: "org.example."),
      to: "again/adapter.yaml")
    let source = try work.text("again/TracksAdapter.swift")
    work.scratch.write(source.replacing("org.a2c.", with: "org.example."), to: "again/TracksAdapter.swift")
    let makefile = try FileSystem.read("\(installed.prefix)/share/a2c/templates/starter-swift/Makefile", limit: 1 << 20)
    work.scratch.write(
      String(decoding: makefile, as: UTF8.self).replacing("NAME := starter", with: "NAME := again"),
      to: "again/Makefile")
    try installed.makeProject(work.file("again"))
    try work.addMedia("tracks.json")
    let words = ["inspect", "--prompt", "x", "--condition"]
    var outputs: [[Substring]] = []
    for id in ["org.a2c.tracks", "org.example.tracks"] {
      let arguments = words + ["\(id)=tracks.json", "--adapter-path", work.file("again")]
      var command = Command(arguments, in: work.path)
      command.program = installed.program
      let outcome = try command.run()
      outcome.expectSuccess()
      outputs.append(outcome.output.split(separator: "\n").filter { $0.contains("fact:") || $0.contains("frames of") })
    }
    #expect(!outputs[0].isEmpty && outputs[0] == outputs[1])
  }

  /// An installation names neither the sources it was made of nor the toolchain.
  @Test func nothingOfTheBuildIsInIt() throws {
    let installed = try Installed.shared.get()
    for file in ["bin/a2c", "lib/a2c/adapters/depth.a2c/libDepth.so"] {
      let bytes = try FileSystem.read("\(installed.prefix)/\(file)", limit: 1 << 28)
      #expect(bytes.firstRange(of: Array("/swift/linux".utf8)) == nil, "\(file)")
      #expect(bytes.firstRange(of: Array("\(TestFiles.root)/Sources".utf8)) == nil, "\(file)")
      #expect(bytes.firstRange(of: Array("libFoundation.so".utf8)) == nil, "\(file)")
    }
    #expect(!FileSystem.exists("\(installed.prefix)/lib/a2c/runtime/libFoundation.so"))
    for file in [
      "share/man/man1/a2c.1", "share/bash-completion/completions/a2c", "share/zsh/site-functions/_a2c",
      "share/fish/vendor_completions.d/a2c.fish", "share/doc/a2c/LICENSE", "share/a2c/examples/combo.yaml",
      "share/a2c/recipes/nano-encoders.yaml", "share/a2c/kit/adapter.mk",
    ] {
      #expect(FileSystem.exists("\(installed.prefix)/\(file)"), "\(file)")
    }
  }

  @Test func manifestsNameTheirLibrariesHashes() throws {
    let installed = try Installed.shared.get()
    let outcome = try installed.a2c("adapter", "list", "--json", in: "/")
    outcome.expectSuccess()
    let adapters = try #require(try outcome.json()["adapters"]?.arrayValue)
    #expect(adapters.count >= 4)
    for adapter in adapters {
      let library = try #require(adapter["library"]?.stringValue)
      #expect(library.hasPrefix(installed.prefix), "\(library)")
      #expect(adapter["sha256"]?.stringValue == (try SHA256.hexDigest(ofFile: library)))
      #expect(adapter["problem"] == nil && adapter["isolated"] == false)
    }
  }

  @Test(arguments: ["c", "swift"]) func aNewProjectWorksAtOnce(_ language: String) throws {
    if language == "swift", Installed.swiftc == nil { return }
    let installed = try Installed.shared.get()
    let work = Workspace()
    try installed.a2c("adapter", "new", "night-vision", "--language", language, in: work.path).expectSuccess()
    let project = work.file("night-vision")
    for name in try FileSystem.list(project) where name != "sample.png" {
      let text = try work.text("night-vision/\(name)")
      #expect(!text.lowercased().contains("starter"), "\(name)")
    }
    try installed.makeProject(project)
    let validated = try installed.a2c("adapter", "validate", "night-vision.a2c", "--json", in: project)
    #expect(validated.status == 0, "\(validated.output)")
    let report = try #require(try validated.json()["adapters"]?.arrayValue?.first)
    #expect(report["id"] == "org.example.night-vision")
    #expect(report["counts"]?["passed"]?.intValue ?? 0 >= 34, "\(report["counts"]?.text() ?? "")")
    #expect(report["counts"]?["warning"] == 0)
    let run = try installed.a2c("run", "--adapter-path", project, "--manifest", "example.yaml", in: project)
    run.expectSuccess()
    run.expectCaption()
    let inspected = try installed.a2c("inspect", "--adapter-path", project, "--manifest", "example.yaml", in: project)
    inspected.expectSuccess()
    // A stranger's library: it gets a process of its own.
    #expect(inspected.output.contains("isolation: process"))
  }

  @Test func aProjectNeverTakesAnothersPlace() throws {
    let work = Workspace()
    work.scratch.write("mine", to: "thermal/notes.txt")
    let outcome = try work.run("adapter", "new", "thermal")
    #expect(outcome.status != 0)
    #expect(outcome.errors.contains("thermal"))
    #expect(try work.tree() == ["thermal/", "thermal/notes.txt"])
  }

  @Test(arguments: [
    ("Thermal", "such as thermal"), ("thermal clip", "such as thermal-clip"), ("../thermal", "such as thermal"),
    ("-x", ""), ("1st", "such as st"), ("wärme", "such as w-rme"), ("", "such as thermal-clip"),
    ("a/b", "such as b"), ("thermal-", "such as thermal"), ("$(ls)", "such as ls"),
  ])
  func oddNamesAreRefused(_ name: String, _ hint: String) throws {
    let work = Workspace()
    let outcome = try work.run("adapter", "new", "--", name)
    #expect(outcome.status == ExitStatus.usage.rawValue, "\(outcome.errors)")
    #expect(outcome.errors.contains("cannot be an adapter's name"), "\(outcome.errors)")
    #expect(outcome.errors.contains(hint), "\(outcome.errors)")
    #expect(work.scratch.names.isEmpty)
  }

  @Test(arguments: ["thermal", "org.", "org..x", "org.Example.x", "org.a2c.depth"])
  func oddIdsAreRefused(_ id: String) throws {
    let work = Workspace()
    let outcome = try work.run("adapter", "new", "thermal", "--id", id)
    #expect(outcome.status == ExitStatus.usage.rawValue, "\(outcome.errors)")
    #expect(work.scratch.names.isEmpty)
  }
}
