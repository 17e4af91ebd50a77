import Conditions
import Glibc
import Manifests
import Support
import TestSupport
import Testing

@Suite struct RegistryTests {
  @Test func findsBundlesWithoutTouchingTheirLibraries() throws {
    let folder = ScratchFolder()
    // A library of rubbish: it would be an error to load it.
    try Bundles.make(in: folder, manifest: Bundles.manifest(id: "org.a2c.depth"), library: [1, 2, 3])
    folder.makeFolder("not-a-bundle")
    folder.write("x", to: "file.a2c")
    let registry = try Bundles.registry(folder)
    #expect(registry.bundles.map(\.id) == ["org.a2c.depth"])
    #expect(registry.rejected.isEmpty)
    #expect(try registry.adapter(named: "depth").id == "org.a2c.depth")
    #expect(try registry.adapter(named: "org.a2c.depth").manifest.name == "Blocks")
  }

  @Test func unknownNameGetsASuggestion() throws {
    let folder = ScratchFolder()
    try Bundles.make(in: folder, name: "a", manifest: Bundles.manifest(id: "org.a2c.depth"))
    try Bundles.make(in: folder, name: "b", manifest: Bundles.manifest(id: "org.example.thermal"))
    let registry = try Bundles.registry(folder)
    let error = #expect(throws: RegistryError.self) { try registry.adapter(named: "dpeth", place: "c.yaml:9:5") }
    #expect(error?.description == "c.yaml:9:5: unknown adapter 'dpeth'")
    #expect(error?.hint == "did you mean 'depth'?")
    #expect(error?.exitStatus == .unavailable)
    let other = #expect(throws: RegistryError.self) { try registry.adapter(named: "org.example.termal") }
    #expect(other?.hint == "did you mean 'org.example.thermal'?")
    let far = #expect(throws: RegistryError.self) { try registry.adapter(named: "sonar") }
    #expect(far?.hint == "known: depth, thermal")
  }

  @Test func emptySearchPathSaysWhereItLooked() throws {
    let folder = ScratchFolder()
    let error = #expect(throws: RegistryError.self) { try Bundles.registry(folder).adapter(named: "depth") }
    #expect(error?.hint == "looked in \(folder.path)")
  }

  @Test func brokenManifestConcernsOnlyWhoAsks() throws {
    let folder = ScratchFolder()
    try Bundles.make(in: folder, name: "pose", manifest: "a2c: adapter/1\nid: [\n")
    try Bundles.make(in: folder, name: "depth", manifest: Bundles.manifest(id: "org.a2c.depth"))
    let registry = try Bundles.registry(folder)
    #expect(try registry.adapter(named: "depth").id == "org.a2c.depth")
    #expect(registry.rejected.map(\.path) == ["\(folder.path)/pose.a2c"])
    let error = #expect(throws: RegistryError.self) { try registry.adapter(named: "pose") }
    #expect(error?.message.hasPrefix("adapter 'pose' cannot be used: \(folder.path)/pose.a2c/adapter.yaml:") == true)
    #expect(error?.exitStatus == .unavailable)
  }

  @Test func bundleWithoutManifestIsReported() throws {
    let folder = ScratchFolder()
    folder.makeFolder("pose.a2c")
    let registry = try Bundles.registry(folder)
    #expect(registry.rejected.count == 1)
    let error = #expect(throws: RegistryError.self) { try registry.adapter(named: "pose") }
    #expect(error?.message.contains("no such file") == true)
  }

  @Test func firstFolderWinsAndTheOtherIsListedAsShadowed() throws {
    let folder = ScratchFolder()
    for name in ["first", "second"] {
      folder.makeFolder(name)
      try Bundles.make(
        in: folder, name: "\(name)/x", manifest: Bundles.manifest(version: name == "first" ? "2.0.0" : "3.0.0"))
    }
    let registry = try AdapterRegistry(
      SearchPath([.init("\(folder.path)/first", .option), .init("\(folder.path)/second", .builtIn)]))
    #expect(registry.bundles.map(\.manifest.version) == ["2.0.0"])
    #expect(registry.rejected.map(\.reason) == ["shadowed by \(folder.path)/first/x.a2c"])
    #expect(registry.rejected.first?.id == "org.example.blocks")
  }

  @Test func folderThatAnyoneMayWriteToIsLeftOut() throws {
    let folder = ScratchFolder()
    let open = folder.makeFolder("open")
    try Bundles.make(in: folder, name: "open/x")
    chmod(open, 0o777)
    let registry = try AdapterRegistry(SearchPath([.init(open, .option)]))
    #expect(registry.bundles.isEmpty)
    #expect(registry.rejected.first?.reason.hasPrefix("anyone may write") == true)
    // Those that came with the program are as safe as the program.
    #expect(try AdapterRegistry(SearchPath([.init(open, .builtIn)])).bundles.count == 1)
  }

  @Test func missingFolderIsAnErrorOnlyWhereItWasNamedOnTheCommandLine() throws {
    let error = #expect(throws: RegistryError.self) { try AdapterRegistry(SearchPath([.init("/no/such", .option)])) }
    #expect(error?.exitStatus == .missingFile)
    #expect(try AdapterRegistry(SearchPath([.init("/no/such", .environment)])).bundles.isEmpty)
  }

  @Test func optionMayNameOneBundle() throws {
    let folder = ScratchFolder()
    let bundle = try Bundles.make(in: folder)
    #expect(try AdapterRegistry(SearchPath([.init(bundle, .option)])).bundles.count == 1)
  }

  @Test func theEndOfAnIdIsEnoughWhereNoOtherEndsSo() throws {
    let folder = ScratchFolder()
    for (name, id) in [
      ("a", "org.a2c.depth"), ("b", "org.example.depth"), ("c", "org.example.thermal"), ("d", "org.example.heat"),
      ("e", "com.example.heat"),
    ] {
      try Bundles.make(in: folder, name: name, manifest: Bundles.manifest(id: id))
    }
    let registry = try AdapterRegistry(
      SearchPath([.init(folder.path, .option)]), allowed: ["depth", "thermal", "org.example.heat"])
    #expect(try registry.adapter(named: "thermal").id == "org.example.thermal")
    // An adapter of the program's own goes first.
    #expect(try registry.adapter(named: "depth").id == "org.a2c.depth")
    let error = #expect(throws: RegistryError.self) { try registry.adapter(named: "heat", place: "r.yaml:4:5") }
    #expect(error == .ambiguous(name: "heat", ids: ["com.example.heat", "org.example.heat"], place: "r.yaml:4:5"))
    #expect(try registry.adapter(named: "org.example.heat").id == "org.example.heat")
    // What is listed is accepted.
    for bundle in registry.bundles where bundle.id != "org.example.depth" && bundle.id != "com.example.heat" {
      #expect(try registry.adapter(named: registry.name(of: bundle)).id == bundle.id)
    }
    #expect(
      registry.bundles.map { registry.name(of: $0) }
        == ["depth", "org.example.depth", "thermal", "org.example.heat", "com.example.heat"])
    // Generators' manifests name adapters by the program's own short ids and by the full ones of others.
    let entries = ["depth", "thermal", "org.a2c.depth", "none"].map { ConditionEntry(adapter: $0, inputs: []) }
    #expect(
      registry.named(entries).map(\.adapter) == ["depth", "org.example.thermal", "depth", "none"])
  }

  /// An adapter that cannot be read is not replaced by another one whose id ends alike.
  @Test func aBrokenAdapterIsNotReplacedInSilence() throws {
    let folder = ScratchFolder()
    try Bundles.make(in: folder, name: "pose", manifest: "a2c: adapter/1\nid: [\n")
    try Bundles.make(in: folder, name: "other", manifest: Bundles.manifest(id: "org.example.pose"))
    let registry = try Bundles.registry(folder)
    let error = #expect(throws: RegistryError.self) { try registry.adapter(named: "pose") }
    #expect(error?.message.hasPrefix("adapter 'pose' cannot be used") == true)
    #expect(try registry.adapter(named: "org.example.pose").id == "org.example.pose")
  }

  @Test func allowListTakesShortAndFullIds() throws {
    let folder = ScratchFolder()
    try Bundles.make(in: folder, name: "a", manifest: Bundles.manifest(id: "org.a2c.depth"))
    try Bundles.make(in: folder, name: "b", manifest: Bundles.manifest(id: "org.a2c.pose"))
    let registry = try AdapterRegistry(
      SearchPath([.init(folder.path, .option)]), allowed: AdapterRegistry.allowList(" depth ,org.example.x"))
    #expect(try registry.adapter(named: "depth").id == "org.a2c.depth")
    let error = #expect(throws: RegistryError.self) { try registry.adapter(named: "pose") }
    #expect(error == .notAllowed(id: "org.a2c.pose", place: nil))
    #expect(AdapterRegistry.allowList(nil) == nil)
    #expect(AdapterRegistry.allowList("") == [])
  }

  @Test func searchPathHasTheDocumentedOrder() throws {
    let environment = ["A2C_ADAPTER_PATH": "/e1:/e2", "XDG_DATA_HOME": "/data", "HOME": "/home/me"]
    let path = try SearchPath.standard(
      .adapters, options: ["/o1:/o2", "/o3"], variable: { environment[$0] }, executable: "/opt/a2c/bin/a2c")
    #expect(
      path.folders.map(\.path) == [
        "/o1", "/o2", "/o3", "/e1", "/e2", "/data/a2c/adapters", "/usr/local/lib/a2c/adapters",
        "/opt/a2c/lib/a2c/adapters", "/opt/a2c/bin/adapters", "/usr/lib/a2c/adapters",
      ])
    let home = try SearchPath.standard(.adapters, variable: { ["HOME": "/home/me"][$0] }, executable: nil)
    #expect(home.folders.first?.path == "/home/me/.local/share/a2c/adapters")
  }

  @Test func emptyVariableLeavesTheBuiltInFolders() throws {
    let path = try SearchPath.standard(
      .adapters, variable: { ["A2C_ADAPTER_PATH": "", "HOME": "/home/me"][$0] }, executable: "/opt/a2c/bin/a2c")
    #expect(path.folders.map(\.origin) == [.builtIn, .builtIn])
  }

  @Test func relativeFoldersOfTheCommandLineAreRelativeToWhereTheUserIs() throws {
    let path = try SearchPath.standard(
      .adapters, options: [".:/ok", "no-such"], variable: { _ in nil }, executable: nil)
    #expect(path.folders.prefix(3).map(\.path) == [FileSystem.realPath("."), "/ok", "no-such"])
    #expect(path.folders.prefix(3).allSatisfy { $0.origin == .option })
  }

  @Test(arguments: [".", "adapters", "/ok:rel"])
  func relativeFoldersOfTheEnvironmentAreRefused(_ value: String) throws {
    let error = #expect(throws: SearchPathError.self) {
      try SearchPath.standard(.adapters, variable: { $0 == "A2C_ADAPTER_PATH" ? value : nil })
    }
    #expect(error?.exitStatus == .usage && error?.message.hasPrefix("A2C_ADAPTER_PATH") == true)
  }

  @Test func whatTakesThePlaceOfABuiltInOneIsTold() throws {
    let folder = ScratchFolder()
    for name in ["first", "second"] {
      folder.makeFolder(name)
      for id in ["org.a2c.depth", "org.a2c.pose"] where name == "second" || id == "org.a2c.depth" {
        try Bundles.make(in: folder, name: "\(name)/\(id)", manifest: Bundles.manifest(id: id))
      }
    }
    func notes(_ origin: SearchPath.Origin) throws -> [String] {
      let registry = try AdapterRegistry(
        SearchPath([.init("\(folder.path)/first", origin), .init("\(folder.path)/second", .builtIn)]))
      return registry.notes(on: ["depth", "org.a2c.depth", "pose", "none"])
    }
    #expect(
      try notes(.option) == [
        "org.a2c.depth is \(folder.path)/first/org.a2c.depth.a2c (--adapter-path), in place of the built-in one"
      ])
    #expect(try notes(.builtIn).isEmpty)
  }

  @Test func whatIsNoBundleIsListedInOneLine() throws {
    let folder = ScratchFolder()
    folder.link("loop.a2c", to: "loop.a2c")
    folder.link("nowhere.a2c", to: "none")
    folder.write("x", to: "file.a2c")
    folder.makeFolder("bad.a2c")
    folder.write("a2c: adapter/1\nid: 1\nfoo: 2\nbar: 3\n", to: "bad.a2c/adapter.yaml")
    let registry = try Bundles.registry(folder)
    #expect(registry.rejected.count == 3)
    #expect(registry.rejected.allSatisfy { !$0.reason.contains("\n") && $0.reason.utf8.count < 500 })
    #expect(registry.rejected.count { $0.reason.contains("leads nowhere") } == 2)
    #expect(registry.rejected.contains { $0.reason.contains(" more problems") })
  }

  @Test func listsOfTrustAreRead() {
    let hash = String(repeating: "aB", count: 32)
    let trust = AdapterTrust(
      text:
        "# a note\n\(hash)  org.example.a\nshort  org.example.b\n\(hash) org.example.c more\n\n\(hash)\torg.example.d\r\n"
    )
    #expect(trust.hashes == ["org.example.a": [hash.lowercased()], "org.example.d": [hash.lowercased()]])
    #expect(AdapterTrust(text: trust.text) == trust)
    let environment = ["XDG_CONFIG_HOME": "/config", "HOME": "/home/me"]
    #expect(AdapterTrust.usersFile { environment[$0] } == "/config/a2c/trusted-adapters")
    #expect(
      AdapterTrust.usersFile { $0 == "HOME" ? "/home/me" : "relative" } == "/home/me/.config/a2c/trusted-adapters")
    #expect(AdapterTrust.usersFile { _ in nil } == nil)
  }
}
