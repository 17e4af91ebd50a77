import Glibc
import Manifests
import Support
import Testing

struct InputCheckTests {
  private func manifest(_ folder: TemporaryFolder, _ inputs: String...) throws -> RunManifest {
    let lines = inputs.map { "  - {adapter: depth, input: \"\($0)\"}\n" }.joined()
    folder.write("combo.yaml", run("conditions:\n" + lines))
    return try RunManifest.load(path: "\(folder.path)/combo.yaml")
  }

  @Test func filesFoldersAndPatternsAreFound() throws {
    let folder = TemporaryFolder()
    folder.write("media/clip.mp4")
    folder.write("media/frame_0001.png")
    folder.write("odd/100%d.png")
    let run = try manifest(
      folder, "media/clip.mp4", "media", "media/", "media/frame_%04d.png", "media/frame_%d.png",
      "media/../media/clip.mp4",
      "\(folder.path)/media/clip.mp4", "odd/100%d.png")
    try run.checkInputs()
  }

  @Test func everyMissingInputIsNamedWithItsPlace() throws {
    let folder = TemporaryFolder()
    folder.write("media/dances.json")
    folder.write("media/frame_001.png")
    let run = try manifest(folder, "media/dance.json", "media", "media/frame_%04d.png", "nowhere/x.mp4")
    let error = try #require(throws: ManifestError.self) { try run.checkInputs() }
    let file = "\(folder.path)/combo.yaml"
    #expect(error.exitStatus == .missingFile)
    #expect(
      error.diagnostics.map { $0.line(in: "combo.yaml") } == [
        "combo.yaml:3:29: conditions[0].input: no such file: media/dance.json (did you mean 'media/dances.json'?)",
        "combo.yaml:5:29: conditions[2].input: no file matches media/frame_%04d.png "
          + "(did you mean 'media/frame_001.png'?)",
        "combo.yaml:6:29: conditions[3].input: no such file: nowhere/x.mp4 (the folder 'nowhere' does not exist)",
      ])
    #expect("\(error)".hasPrefix("\(file): 3 problems:\n  \(file):3:29: conditions[0].input: no such file"))
  }

  @Test func oneMissingInputIsOneLine() throws {
    let folder = TemporaryFolder()
    let run = try manifest(folder, "dance.json")
    let error = try #require(throws: ManifestError.self) { try run.checkInputs() }
    #expect("\(error)" == "\(folder.path)/combo.yaml:3:29: conditions[0].input: no such file: dance.json")
  }

  @Test func devicesAndPipesAreNoInputs() throws {
    let folder = TemporaryFolder()
    mkfifo("\(folder.path)/pipe", 0o600)
    let run = try manifest(folder, "pipe", "/dev/zero")
    let error = try #require(throws: ManifestError.self) { try run.checkInputs() }
    #expect(error.exitStatus == .badInput)
    #expect(
      error.diagnostics.map(\.sentence) == [
        "conditions[0].input: expected a file or a folder, found a device or pipe: pipe",
        "conditions[1].input: expected a file or a folder, found a device or pipe: /dev/zero",
      ])
  }

  @Test func aManifestIsARegularFile() throws {
    let folder = TemporaryFolder()
    mkfifo("\(folder.path)/pipe.yaml", 0o600)
    func status(_ path: String) -> (String, Support.ExitStatus)? {
      do throws(ManifestError) {
        _ = try RunManifest.load(path: path)
        return nil
      } catch {
        return (error.message, error.exitStatus)
      }
    }
    #expect(try #require(status("\(folder.path)/none.yaml")) == ("no such file", .missingFile))
    #expect(try #require(status(folder.path)) == ("expected a regular file, found a folder", .badInput))
    #expect(try #require(status("/dev/zero")) == ("expected a regular file, found a device or pipe", .badInput))
    #expect(
      try #require(status("\(folder.path)/pipe.yaml")) == ("expected a regular file, found a device or pipe", .badInput)
    )
    folder.write("large.yaml", String(repeating: "#", count: Limits.documentBytes + 1))
    #expect(try #require(status("\(folder.path)/large.yaml")).1 == .badInput)
  }

  @Test func aSymbolicLinkIsFollowed() throws {
    let folder = TemporaryFolder()
    folder.write("real/x.yaml", run("prompt: linked"))
    symlink("\(folder.path)/real/x.yaml", "\(folder.path)/link.yaml")
    #expect(try RunManifest.load(path: "\(folder.path)/link.yaml").prompt == "linked")
  }

  @Test(arguments: [
    ("a/frame_%04d.png", "frame_0012.png", 12), ("a/frame_%04d.png", "frame_12.png", nil),
    ("a/frame_%04d.png", "frame_12345.png", 12345), ("%d.png", "7.png", 7), ("%d.png", ".png", nil),
    ("%d.png", "x7.png", nil), ("%02dé.png", "07é.png", 7), ("%d.png", "99999999999999999999.png", nil),
  ])
  func patternsMatchNumbers(pattern: String, name: String, number: Int?) throws {
    #expect(try #require(FramePattern(pattern)).number(of: name) == number)
  }

  @Test(arguments: ["frame.png", "100%.png", "%s.png", "%04x.png", "%d_%d.png", "%99999d.png", "%-4d.png", "%"])
  func otherNamesAreNoPatterns(name: String) {
    #expect(FramePattern(name) == nil)
  }
}
