import Conditions
import Manifests
import Support
import TestSupport
import Testing

/// The project's own adapters make the same of the examples' media wherever they run.
@Suite(.enabled(if: BadAdapter.program != nil)) struct WorkerEqualityTests {
  private static let media = "\(TestFiles.root)/Examples/media"

  @Test(arguments: [
    ("depth", "Depth", ["depth.mp4"]), ("pose", "Pose", ["dance.json"]), ("camera", "Camera", ["orbit.txt"]),
    ("multi-id", "MultiIdentity", ["people.png", "desk.png"]),
  ])
  func bothPlacesGiveTheSame(_ adapter: String, _ library: String, _ files: [String]) throws {
    let folder = ScratchFolder()
    folder.makeFolder("\(adapter).a2c")
    let manifest = "\(TestFiles.root)/Manifests/adapters/\(adapter).yaml"
    try folder.write(FileSystem.read(manifest, limit: Limits.documentBytes), to: "\(adapter).a2c/adapter.yaml")
    let built = "\(Path.parent(Environment.executable ?? ""))/lib\(library).so"
    try folder.write(FileSystem.read(built, limit: 1 << 28), to: "\(adapter).a2c/lib\(library).so")

    let registry = try AdapterRegistry(SearchPath([.init(folder.path, .option)]))
    let params: JSON = adapter == "camera" ? .object([JSON.Member("fps", 8)]) : .object([])
    let entry = ConditionEntry(adapter: adapter, inputs: files.map { InputPath("\(Self.media)/\($0)") }, params: params)
    let program = try #require(BadAdapter.program)
    for facts in [
      ModelFacts(tokenWidth: 64), ModelFacts(tokenWidth: 64, hasMotionEncoder: true, hasCameraEncoder: true),
    ] {
      let here = try ConditionReader(registry, facts: facts, options: HostOptions(isolation: .none)).read(entry)
      let there = try ConditionReader(registry, facts: facts, options: HostOptions(isolation: .untrusted(program)))
        .read(entry)
      #expect(there.blocks == here.blocks)
      #expect(Array(there.decisions.dropFirst()) == here.decisions)
      #expect(there.decisions.first?.value == "process")
      #expect(there.log == here.log)
      #expect(!here.blocks.isEmpty)
    }
  }
}
