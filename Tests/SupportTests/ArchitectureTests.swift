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
    ("RTLD_DEEPBIND", "Sources/Conditions/Loading/DynamicLibrary.swift"),
    ("import CLibYAML", "Sources/Manifests/YAML/EventReader.swift"),
    ("cblas_", "Sources/Tensors/Math/OpenBLAS.swift"),
    ("import CLibAV", "Sources/Media/LibAV/"),
  ]) func onePlaceKnows(_ what: String, _ place: String) throws {
    let knowing = try House.swiftFiles(["Sources", "Plugins"]).filter { try House.text($0).contains(what) }
    #expect(!knowing.isEmpty)
    #expect(knowing.allSatisfy { $0.hasPrefix(place) }, "\(knowing)")
  }

  @Test func filesAreShort() throws {
    for file in try House.swiftFiles(["Sources", "Plugins", "Tests"]) {
      let lines = try House.text(file).utf8.count { $0 == UInt8(ascii: "\n") }
      #expect(lines <= 600, "\(file) has \(lines) lines")
    }
  }
}
