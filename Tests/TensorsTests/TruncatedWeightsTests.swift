import Glibc
import Support
import Tensors
import TestSupport
import Testing

/// W15: files that change while they are mapped.
@Suite struct TruncatedWeightsTests {
  @Test func w15TruncationWhileMapped() async throws {
    let result = try await #require(
      processExitsWith: .exitCode(74), observing: [\.standardErrorContent],
      performing: {
        let folder = ScratchFolder()
        let path = folder.write(Specimen.sound([("a", 1 << 18)]), to: "model.safetensors")
        let view = try SafetensorsFile(path).weight("a")
        truncate(path, 4096)
        print(view.floats().reduce(0, +))
      })
    let text = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(text.contains("model.safetensors: the file was truncated or replaced while in use"))
  }

  @Test func w15ReplacementByRenamingDoesNoHarm() throws {
    let folder = ScratchFolder()
    let path = folder.write(Specimen.sound([("a", 300)]), to: "model.safetensors")
    let file = try SafetensorsFile(path)
    let before = try file.weight("a").floats()
    rename(folder.write(Specimen.sound([("a", 5)]), to: "new"), path)
    #expect(try file.weight("a").floats() == before)
    try file.checkUnchanged()
  }

  @Test func w15WritingIntoTheFileIsSeen() throws {
    let folder = ScratchFolder()
    let path = folder.write(Specimen.sound([("a", 300)]), to: "model.safetensors")
    let file = try SafetensorsFile(path)
    truncate(path, 200)
    let error = #expect(throws: WeightsError.self) { try file.checkUnchanged() }
    #expect(error?.exitStatus == .io)
  }
}
