import Support
import Synthesis
import TestSupport
import Testing

@Suite struct WorldRunTests {
  private func run(_ folder: String, seed: UInt64 = 41) -> WorldRun {
    WorldRun(
      count: 5, seed: seed, size: ConditionMaker.Size(side: 48, frames: 2, identitySide: 48),
      sets: ConditionSet.allCases.map { ($0.rawValue, $0.kinds) }, folder: folder, writesAll: true)
  }

  private func content(_ folder: String) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in try FileSystem.list(folder) {
      let path = Path.join(folder, name)
      if FileSystem.kind(path) == .folder {
        for (inner, bytes) in try content(path) { files["\(name)/\(inner)"] = bytes }
      } else {
        files[name] = try FileSystem.read(path, limit: 1 << 24)
      }
    }
    return files
  }

  @Test func aBrokenRunGoesOnAndGivesTheSameBytes() throws {
    let scratch = ScratchFolder()
    let (one, other) = (scratch.file("one"), scratch.file("other/deep"))
    _ = try run(one).write(jobs: 1) { _ in }
    _ = try run(other).write(jobs: 3) { _ in }
    let whole = try content(one)
    #expect(whole.count > 100)
    #expect(try content(other) == whole)
    Cleanup.removeTree("\(other)/000002")
    Cleanup.removeTree("\(other)/000004")
    _ = try run(other).write(jobs: 2) { _ in }
    #expect(try content(other) == whole)
  }

  @Test func aFolderOfAnotherRunIsLeftAlone() throws {
    let scratch = ScratchFolder()
    _ = try run(scratch.path).write(jobs: 1) { _ in }
    #expect(throws: SynthesisError.otherRun(folder: scratch.path)) {
      try run(scratch.path, seed: 42).write(jobs: 1) { _ in }
    }
  }

  @Test func statisticsCountEverySample() throws {
    let text = run("unused").statistics().text
    for set in ConditionSet.allCases.prefix(5) { #expect(text.contains(set.rawValue)) }
    #expect(text.contains("structured") && text.contains("Condition sets"))
  }
}
