import Conditions
import Glibc
import Manifests
import Media
import Support
import TestSupport
import Testing

/// What stands in the way of loading an adapter, and how it is told. The specimen is compiled where there is a C
/// compiler; tests that need none come first.
@Suite struct LoadTests {
  private func instance(_ folder: ScratchFolder) throws -> AdapterInstance {
    let bundle = try Bundles.registry(folder).adapter(named: "org.example.blocks")
    return try AdapterInstance(bundle, parameters: .object([]), destination: .model(ModelFacts()))
  }

  @Test func missingLibraryNamesTheFile() throws {
    let folder = ScratchFolder()
    try Bundles.make(in: folder)
    let error = #expect(throws: LoadError.self) { try instance(folder) }
    #expect(error?.place == "\(folder.path)/blocks.a2c/libblocks.so")
    #expect(error?.message == "the library of adapter org.example.blocks is missing")
    #expect(error?.hint?.contains("make build") == true)
    #expect(error?.exitStatus == .unavailable)
  }

  @Test func noLibraryForThisMachine() throws {
    let folder = ScratchFolder()
    try Bundles.make(in: folder, manifest: Bundles.manifest(platform: "macos-aarch64"))
    let error = #expect(throws: LoadError.self) { try instance(folder) }
    #expect(error?.message.hasPrefix("adapter org.example.blocks has no library for linux-") == true)
    #expect(error?.hint == "the manifest has one for macos-aarch64")
  }

  @Test(arguments: [
    ([UInt8](), "0 bytes are too few"), (Array("#!/bin/sh\nexit 0\n".utf8), "17 bytes are too few"),
    ([UInt8](repeating: 65, count: 100), "it is not an ELF file"),
  ])
  func notALibrary(_ bytes: [UInt8], _ expected: String) throws {
    let folder = ScratchFolder()
    try Bundles.make(in: folder, library: bytes)
    let error = #expect(throws: LoadError.self) { try instance(folder) }
    #expect(error == .notLoadable(file: "\(folder.path)/blocks.a2c/libblocks.so", detail: expected))
  }

  @Test func folderInPlaceOfTheLibrary() throws {
    let folder = ScratchFolder()
    try Bundles.make(in: folder)
    folder.makeFolder("blocks.a2c/libblocks.so")
    let error = #expect(throws: LoadError.self) { try instance(folder) }
    #expect(error?.message == "not a library this machine can load: it is not a regular file")
  }

  @Test func symbolicLinkOutOfTheBundle() throws {
    let folder = ScratchFolder()
    try Bundles.make(in: folder)
    let outside = folder.write([1], to: "outside.so")
    symlink(outside, "\(folder.path)/blocks.a2c/libblocks.so")
    let error = #expect(throws: LoadError.self) { try instance(folder) }
    #expect(error?.message.contains("symbolic link out of the bundle") == true)
  }

  @Test func requiredExtensionThatTheHostLacks() throws {
    let folder = ScratchFolder()
    try Bundles.make(
      in: folder, manifest: Bundles.manifest(extra: "requires: [a2c.log/1, com.example.gpu/1]"), library: [1])
    let error = #expect(throws: RegistryError.self) { try instance(folder) }
    #expect(error == .requires(adapter: "org.example.blocks", extension: "com.example.gpu/1"))
  }

  @Test func entryOfAnotherMajorVersion() throws {
    let folder = ScratchFolder()
    try Bundles.make(in: folder, manifest: Bundles.manifest(extra: "entry: a2c_adapter_entry_v2"), library: [1])
    let error = #expect(throws: RegistryError.self) { try instance(folder) }
    #expect(
      error == .entry(adapter: "org.example.blocks", wanted: "a2c_adapter_entry_v2", offered: "a2c_adapter_entry_v1"))
  }
}

@Suite(.enabled(if: CompilerTool.isThere)) struct LoadSpecimenTests {
  private func instance(_ manifest: String, _ library: [UInt8]) throws -> AdapterInstance {
    let folder = ScratchFolder()
    try Bundles.make(in: folder, manifest: manifest, library: library)
    let bundle = try Bundles.registry(folder).adapter(named: "org.example.blocks")
    return try AdapterInstance(bundle, parameters: .object([]), destination: .model(ModelFacts()))
  }

  @Test func loads() throws {
    #expect(try instance(Bundles.manifest(), Bundles.library()).id == "org.example.blocks")
  }

  @Test func noEntrySymbol() throws {
    let error = #expect(throws: LoadError.self) { try instance(Bundles.manifest(), Bundles.library(["-DNO_ENTRY"])) }
    #expect(error?.message == "the library does not export a2c_adapter_entry_v1")
    #expect(error?.hint?.contains("A2C_EXPORT") == true)
  }

  @Test func probeRefused() throws {
    let error = #expect(throws: LoadError.self) { try instance(Bundles.manifest(), Bundles.library(["-DNO_PROBE"])) }
    guard case .probe? = error else { return fail("\(String(describing: error))") }
  }

  @Test func anotherId() throws {
    let error = #expect(throws: LoadError.self) {
      try instance(Bundles.manifest(), Bundles.library(["-DID=\"org.example.other\""]))
    }
    #expect(error?.message == "the manifest says id 'org.example.blocks', the library says 'org.example.other'")
    #expect(error?.exitStatus == .unavailable)
  }

  @Test func anotherVersion() throws {
    let error = #expect(throws: LoadError.self) {
      try instance(Bundles.manifest(), Bundles.library(["-DVERSION=\"1.0.1\""]))
    }
    #expect(error?.message == "the manifest says version '1.0.0', the library says '1.0.1'")
  }

  @Test func anotherMachine() throws {
    var library = try Bundles.library()
    library[18] = library[18] == 62 ? 183 : 62
    library[19] = 0
    let error = #expect(throws: LoadError.self) { try instance(Bundles.manifest(), library) }
    #expect(error?.message.contains("this machine is") == true)
  }

  @Test(arguments: [1, 63, 64, 200, 700, 4096, 9000])
  func truncated(_ size: Int) throws {
    let library = try Bundles.library()
    try #require(size < library.count)
    let error = #expect(throws: LoadError.self) { try instance(Bundles.manifest(), Array(library[..<size])) }
    guard case .notLoadable? = error else { return fail("\(String(describing: error))") }
  }

  @Test func neededLibraryThatIsNotThere() throws {
    let folder = ScratchFolder()
    let source = folder.write("int lacking_function(void) { return 1; }\n", to: "lacking.c")
    let compiler = CompilerTool.c ?? ""
    let lacking = "\(folder.path)/liblacking.so"
    _ = CompilerTool.run([compiler, "-shared", "-fPIC", source, "-o", lacking], output: "\(folder.path)/o")
    let library = try Bundles.library(["-Wl,--no-as-needed", lacking])
    unlink(lacking)
    let error = #expect(throws: LoadError.self) { try instance(Bundles.manifest(), library) }
    #expect(error?.message.contains("liblacking.so") == true)
  }

  @Test func hashIsComparedBeforeLoading() throws {
    let library = try Bundles.library()
    let hash = SHA256.hex(SHA256.digest(library))
    #expect(try instance(Bundles.manifest(sha256: hash), library).id == "org.example.blocks")
    let wrong = String(repeating: "0", count: 64)
    let error = #expect(throws: LoadError.self) { try instance(Bundles.manifest(sha256: wrong), library) }
    #expect(error?.message == "the SHA-256 is \(hash), the manifest says \(wrong)")
  }

  /// The linker knows libraries by the name they were asked for; two files must not be taken for one.
  @Test func twoLibrariesAreNotConfused() throws {
    let first = try instance(Bundles.manifest(version: "1.0.0"), Bundles.library())
    let second = try instance(Bundles.manifest(version: "2.0.0"), Bundles.library(["-DVERSION=\"2.0.0\""]))
    let third = try instance(Bundles.manifest(version: "3.0.0"), Bundles.library(["-DVERSION=\"3.0.0\""]))
    #expect([first.id, second.id, third.id].allSatisfy { $0 == "org.example.blocks" })
  }

  @Test func deletingOneLibraryLeavesTheOthers() throws {
    let folder = ScratchFolder()
    try Bundles.make(in: folder, name: "blocks", library: Bundles.library())
    try Bundles.make(in: folder, name: "gone", manifest: Bundles.manifest(id: "org.example.gone"))
    #expect(try Bundles.read("unknown-extension", in: folder).facts == ["none"])
    let bundle = try Bundles.registry(folder).adapter(named: "org.example.gone")
    #expect(throws: LoadError.self) {
      try AdapterInstance(bundle, parameters: .object([]), destination: .model(ModelFacts()))
    }
  }

  /// A library's own functions go before those of the same name that this program has loaded.
  @Test(.enabled(if: CompilerTool.isThere)) func aLibraryKeepsItsOwnFunctions() throws {
    let folder = try SpecimenBundle(name: "brings-its-own").make()
    let entry = ConditionEntry(adapter: "org.example.specimen", inputs: [InputPath("/dev")])
    let reader = ConditionReader(
      try Bundles.registry(folder), for: .model(ModelFacts()), options: HostOptions(isolation: .none))
    #expect(try reader.read(entry).facts == ["its own"])
  }
}
