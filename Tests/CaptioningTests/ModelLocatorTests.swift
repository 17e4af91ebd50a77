import Captioning
import Support
import TestSupport
import Testing

/// Where a model's name leads.
@Suite struct ModelLocatorTests {
  let scratch = ScratchFolder()

  func locator(_ variables: [String: String] = [:]) -> ModelLocator {
    ModelLocator(bundled: [scratch.file("none"), scratch.file("models")]) { variables[$0] }
  }

  /// Makes an entry of the cache and returns its snapshot's folder.
  func cache(_ folder: String, reference: String = "0a1b2c") -> String {
    let entry = "\(folder)/models--Org--Name"
    var path = ""
    for part in "\(entry)/refs".split(separator: "/") {
      path += (path.isEmpty ? "" : "/") + part
      scratch.makeFolder(path)
    }
    scratch.makeFolder("\(entry)/snapshots")
    scratch.makeFolder("\(entry)/snapshots/0a1b2c")
    scratch.write(reference, to: "\(entry)/refs/main")
    return scratch.file("\(entry)/snapshots/0a1b2c")
  }

  @Test("The cache is where Hugging Face's tools keep it")
  func places() throws {
    let cases: [(String, [String: String])] = [
      ("a", ["HF_HUB_CACHE": scratch.file("a"), "HF_HOME": "/nowhere", "HOME": "/nowhere"]),
      ("b", ["HUGGINGFACE_HUB_CACHE": scratch.file("b"), "HF_HOME": "/nowhere"]),
      ("c/hub", ["HF_HOME": scratch.file("c"), "XDG_CACHE_HOME": "/nowhere"]),
      ("d/huggingface/hub", ["XDG_CACHE_HOME": scratch.file("d"), "HOME": "/nowhere"]),
      ("e/.cache/huggingface/hub", ["HOME": scratch.file("e"), "HF_HOME": "", "HF_HUB_CACHE": ""]),
      ("f/own/hub", ["HOME": scratch.file("f"), "HF_HOME": "~/own"]),
    ]
    for (folder, variables) in cases {
      let snapshot = cache(folder)
      #expect(try locator(variables).folder("Org/Name", relativeTo: "/") == snapshot)
    }
  }

  @Test("A model that is not in the cache is fetched by the command in the hint")
  func missing() {
    let error = #expect(throws: ModelLocationError.self) {
      try locator(["HF_HOME": scratch.file("empty")]).folder("Qwen/Qwen2-VL-2B-Instruct", relativeTo: "/")
    }
    #expect(error?.hint == "fetch it: hf download Qwen/Qwen2-VL-2B-Instruct")
    #expect(error?.message.contains(scratch.file("empty/hub")) == true)
    #expect(error?.exitStatus == .unavailable)
  }

  @Test(
    "A reference that is no revision leads nowhere",
    arguments: ["../../..", "..", ".", "", "\n", "0a1b2c/../0a1b2c", "..\u{2F}\u{301}", "a\u{0}b", "absent"])
  func references(reference: String) {
    _ = cache("hub", reference: reference)
    let error = #expect(throws: ModelLocationError.self) {
      try locator(["HF_HUB_CACHE": scratch.file("hub")]).folder("Org/Name", relativeTo: "/")
    }
    guard case .notInCache = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("A reference may end in a line break")
  func lineBreak() throws {
    let snapshot = cache("hub", reference: "0a1b2c\n")
    #expect(try locator(["HF_HUB_CACHE": scratch.file("hub")]).folder("Org/Name", relativeTo: "/") == snapshot)
  }

  @Test(
    "Names that are no names",
    arguments: ["", "x", "../x", "a/b/c", "/a/b", "a/", "Org/..", "./no", "Org/Na me", "Ö/x"])
  func names(name: String) {
    let error = #expect(throws: ModelLocationError.self) {
      try locator(["HF_HUB_CACHE": scratch.file("hub")]).folder(name, relativeTo: scratch.file("base"))
    }
    guard case .noFolder = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("A folder is found from the manifest's place, and goes before the cache")
  func folders() throws {
    _ = cache("hub")
    scratch.makeFolder("base")
    scratch.makeFolder("base/Org")
    scratch.makeFolder("base/Org/Name")
    let locator = locator(["HF_HUB_CACHE": scratch.file("hub")])
    #expect(try locator.folder("Org/Name", relativeTo: scratch.file("base")) == scratch.file("base/Org/Name"))
    #expect(try locator.folder(scratch.file("base"), relativeTo: "/") == scratch.file("base"))
    scratch.write("GGUF", to: "base/model.gguf")
    #expect(
      try locator.folder("model.gguf", relativeTo: scratch.file("base")) == scratch.file("base/model.gguf"))
    scratch.write("weights", to: "base/model.bin")
    let error = #expect(throws: ModelLocationError.self) {
      try locator.folder("model.bin", relativeTo: scratch.file("base"))
    }
    guard case .notSupported = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("The bundled model is in the first folder that has it")
  func bundled() throws {
    let error = #expect(throws: ModelLocationError.self) { try locator().folder("nano", relativeTo: "/") }
    #expect(error?.hint?.contains(scratch.file("none")) == true)
    scratch.makeFolder("models")
    scratch.makeFolder("models/nano")
    scratch.write("{}", to: "models/nano/config.json")
    #expect(try locator().folder("nano", relativeTo: "/") == scratch.file("models/nano"))
  }

  @Test("The program's files are beside it, or under its prefix")
  func installation() throws {
    scratch.makeFolder("bin")
    scratch.makeFolder("bin/prompts")
    scratch.makeFolder("share")
    scratch.makeFolder("share/a2c")
    scratch.makeFolder("share/a2c/prompts")
    let installation = Installation(executable: scratch.file("bin/a2c"))
    #expect(installation.folders(.models) == [scratch.file("share/a2c/models"), scratch.file("bin/models")])
    #expect(installation.folders(.adapters) == [scratch.file("lib/a2c/adapters"), scratch.file("bin/adapters")])
    let error = #expect(throws: InstallationError.self) { try installation.file(.prompts, "none.yaml") }
    #expect(error?.exitStatus == .missingFile)
    #expect(error?.place == scratch.file("share/a2c/prompts/none.yaml"))
    let beside = scratch.write("x", to: "bin/prompts/mine.yaml")
    #expect(try installation.file(.prompts, "mine.yaml") == beside)
    let shared = scratch.write("x", to: "share/a2c/prompts/mine.yaml")
    #expect(try installation.file(.prompts, "mine.yaml") == shared)
  }

  @Test("A program alone in its folder says how to build it")
  func notLaidOut() throws {
    scratch.makeFolder("bin")
    let installation = Installation(executable: scratch.file("bin/a2c"))
    #expect(!installation.isLaidOut)
    let error = #expect(throws: InstallationError.self) { try installation.file(.templates, "no-such-starter") }
    #expect(error == .notLaidOut(folder: scratch.file("bin")) && error?.hint?.contains("make build") == true)
  }

  @Test("Another installed model has its folder's name")
  func installedModel() throws {
    scratch.makeFolder("models/mine")
    scratch.write("{}", to: "models/mine/config.json")
    #expect(try locator().folder("mine", relativeTo: "/") == scratch.file("models/mine"))
    #expect(throws: ModelLocationError.self) { try locator().folder("../models/mine", relativeTo: "/nowhere") }
  }
}
