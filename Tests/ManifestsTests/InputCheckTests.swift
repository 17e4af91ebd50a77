import Glibc
import Manifests
import Support
import TestSupport
import Testing

struct InputCheckTests {
  private func manifest(_ folder: ScratchFolder, _ inputs: String...) throws -> RunManifest {
    let lines = inputs.map { "  - {adapter: depth, input: \"\($0)\"}\n" }.joined()
    folder.write(run("conditions:\n" + lines), to: "combo.yaml")
    return try RunManifest.load(path: "\(folder.path)/combo.yaml")
  }

  @Test func filesFoldersAndPatternsAreFound() throws {
    let folder = ScratchFolder()
    folder.write("", to: "media/clip.mp4")
    folder.write("", to: "media/frame_0001.png")
    folder.write("", to: "media/pose_7.png")
    folder.write("", to: "odd/100%d.png")
    let run = try manifest(
      folder, "media/clip.mp4", "media", "media/", "media/frame_%04d.png", "media/pose_%d.png",
      "media/../media/clip.mp4", "\(folder.path)/media/clip.mp4", "odd/100%d.png")
    try run.checkInputs()
  }

  @Test func everyMissingInputIsNamedWithItsPlace() throws {
    let folder = ScratchFolder()
    folder.write("", to: "media/dances.json")
    folder.write("", to: "media/frame_001.png")
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
    let folder = ScratchFolder()
    let run = try manifest(folder, "dance.json")
    let error = try #require(throws: ManifestError.self) { try run.checkInputs() }
    #expect("\(error)" == "\(folder.path)/combo.yaml:3:29: conditions[0].input: no such file: dance.json")
  }

  @Test func devicesAndPipesAreNoInputs() throws {
    let folder = ScratchFolder()
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
    let folder = ScratchFolder()
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
    folder.write(String(repeating: "#", count: Limits.documentBytes + 1), to: "large.yaml")
    #expect(try #require(status("\(folder.path)/large.yaml")).1 == .badInput)
  }

  @Test func aSymbolicLinkIsFollowed() throws {
    let folder = ScratchFolder()
    folder.write(run("prompt: linked"), to: "real/x.yaml")
    symlink("\(folder.path)/real/x.yaml", "\(folder.path)/link.yaml")
    #expect(try RunManifest.load(path: "\(folder.path)/link.yaml").prompt == "linked")
  }
}
