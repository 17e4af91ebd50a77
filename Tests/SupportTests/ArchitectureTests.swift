import Support
import TestSupport
import Testing

/// The rules of the house that a compiler does not check, and the map that says what they are.
@Suite struct ArchitectureTests {
  private let house: House

  init() throws { house = try House(package: House.text("Package.swift")) }

  @Test func everyModuleAndAdapterIsOnTheMap() throws {
    let map = try House.text("ARCHITECTURE.md")
    for folder in ["Sources", "Plugins"] {
      let names = try FileSystem.list("\(TestFiles.root)/\(folder)")
      #expect(names.count >= 4)
      for name in names where FileSystem.kind("\(TestFiles.root)/\(folder)/\(name)") == .folder {
        #expect(map.contains("`\(name)`"), "\(folder)/\(name) is missing in ARCHITECTURE.md")
      }
    }
  }

  /// The table of folders: `Captioning/Model` `Core` in one row are two folders of `Captioning`.
  @Test func everyFolderIsOnTheMap() throws {
    let map = try House.text("ARCHITECTURE.md")
    let start = try #require(map.firstRange(of: "## Folders")?.upperBound)
    let end = try #require(map[start...].firstRange(of: "\n## ")?.lowerBound)
    var folders: Set<String> = []
    for line in map[start..<end].split(separator: "\n") where line.hasPrefix("| `") {
      var parent = ""
      for match in line.split(separator: "|")[0].matches(of: #/`([^`]+)`/#) {
        let name = String(match.1)
        if name.contains("/") { parent = Path.parent(name) }
        folders.insert(name.contains("/") ? name : "\(parent)/\(name)")
      }
    }
    #expect(folders.count > 60 && folders.contains("Captioning/Core"))
    var seen = 0
    for module in try FileSystem.list("\(TestFiles.root)/Sources") {
      let path = "\(TestFiles.root)/Sources/\(module)"
      for folder in try FileSystem.list(path) where FileSystem.kind("\(path)/\(folder)") == .folder {
        guard folder != "include" else { continue }
        seen += 1
        #expect(folders.contains("\(module)/\(folder)"), "Sources/\(module)/\(folder) is missing in ARCHITECTURE.md")
      }
    }
    #expect(seen > 60)
    // Nothing is on the map that is gone.
    for folder in folders where FileSystem.kind("\(TestFiles.root)/Sources/\(folder)") != .folder {
      #expect(FileSystem.kind("\(TestFiles.root)/\(folder)") == .folder, "there is no \(folder)")
    }
  }

  /// Pages lead somewhere: links between them, and the places of the code that they name.
  @Test func linksOfThePagesLeadSomewhere() throws {
    var pages = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"]
    pages += try FileSystem.list("\(TestFiles.root)/docs").filter { $0.hasSuffix(".md") }.map { "docs/\($0)" }
    #expect(pages.count >= 12)
    var seen = 0
    for page in pages {
      for match in try House.text(page).matches(of: #/\]\(([^)#:]+)\)|src="([^":]+)"/#) {
        let target = String(match.1 ?? match.2 ?? "")
        seen += 1
        let path = Path.join(Path.parent("\(TestFiles.root)/\(page)"), target)
        #expect(FileSystem.exists(path), "\(page): no \(target)")
      }
    }
    #expect(seen > 20)
  }

  @Test func theFirstPageIsShort() throws {
    #expect(try House.text("README.md").split(separator: "\n", omittingEmptySubsequences: false).count <= 91)
  }

  @Test func aModuleDependsOnlyOnWhatStandsAboveIt() {
    #expect(house.modules.count >= 11)
    #expect(house.misplaced == [])
    // The same with two floors swapped.
    var wrong = house
    wrong.modules.reverse()
    #expect(!wrong.misplaced.isEmpty)
  }

  @Test func filesImportOnlyWhatTheirModuleMay() throws {
    var seen = 0
    for file in try House.swiftFiles(["Sources", "Plugins"]) {
      for name in House.imports(try House.text(file)) {
        seen += 1
        #expect(house.allows(name, in: file), "\(file) imports \(name)")
      }
    }
    #expect(seen > 300)
    #expect(!house.allows("Qwen2VL", in: "Sources/Conditions/Block.swift"))
    #expect(!house.allows("Support", in: "Plugins/Depth/DepthAdapter.swift"))
    #expect(!house.allows("Foundation", in: "Sources/Support/Path.swift"))
    #expect(house.allows("Support", in: "Sources/Tensors/ElementType.swift"))
    #expect(
      House.imports("@_exported public import A\npackage import B\n import struct C.D\n// import E") == ["A", "B", "C"])
  }

  /// What only one file, or one folder, may know.
  @Test(arguments: [
    ("dlopen(", "Sources/Support/SharedLibrary.swift"),
    ("import CLibYAML", "Sources/Manifests/YAML/EventReader.swift"),
    ("cblas_", "Sources/Tensors/Math/OpenBLAS.swift"),
    ("import CLibAV", "Sources/Media/LibAV/"),
    ("import CLibCurl", "Sources/HTTP/Curl/"),
  ]) func onePlaceKnows(_ what: String, _ place: String) throws {
    let knowing = try House.swiftFiles(["Sources", "Plugins"]).filter { try House.text($0).contains(what) }
    #expect(!knowing.isEmpty)
    #expect(knowing.allSatisfy { $0.hasPrefix(place) }, "\(knowing)")
  }

  /// A name of a model's file stands in one file of ours, beside what holds the weight; GGUF's own names for the same
  /// weights are a table of their own, and the models that scores are computed with are other models.
  @Test(arguments: [
    "q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj", "input_layernorm",
    "post_attention_layernorm", "embed_tokens", "lm_head", "attn.qkv", "attn.proj", "mlp.fc1", "mlp.fc2", "ln_q",
    "patch_embed", "model.layers", "\"visual.\"", "\"blocks.\"",
  ]) func aNameOfAWeightStandsOnce(_ name: String) throws {
    let knowing = try House.swiftFiles(["Sources", "Plugins"]).filter { file in
      guard file != "Sources/Qwen2VL/GGUF/GGUFNames.swift", !file.hasPrefix("Sources/Similarity/") else { return false }
      return try House.text(file).split(separator: "\n").contains {
        $0.contains(name) && !$0.drop { $0 == " " }.hasPrefix("//")
      }
    }
    #expect(knowing.count == 1, "\(name): \(knowing)")
  }

  @Test func filesAreShort() throws {
    for file in try House.swiftFiles(["Sources", "Plugins", "Tests"]) {
      let lines = try House.text(file).utf8.count { $0 == UInt8(ascii: "\n") }
      #expect(lines <= 600, "\(file) has \(lines) lines")
    }
  }
}
