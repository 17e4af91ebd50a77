import Glibc
import Support
import Tensors
import TestSupport
import Testing

@Suite struct ShardedSafetensorsTests {
  let folder = ScratchFolder()

  private func index(_ map: KeyValuePairs<String, String>) -> String {
    let members = map.map { JSON.Member($0.key, .string($0.value)) }
    let text = JSON.object(["metadata": .object(["total_size": 6]), "weight_map": .object(members)]).text(pretty: true)
    return folder.write(text, to: "model.safetensors.index.json")
  }

  private func problem(_ map: KeyValuePairs<String, String>) throws -> ShardIndexProblem? {
    let path = index(map)
    do {
      _ = try ShardedSafetensors(index: path)
      return nil
    } catch {
      guard case .index(_, let problem) = error else { throw error }
      #expect(error.place == path)
      return problem
    }
  }

  private func writeShards() {
    folder.write(Specimen.sound([("a", 2), ("b", 1)]), to: "model-00001-of-00002.safetensors")
    folder.write(Specimen.sound([("c", 3)]), to: "model-00002-of-00002.safetensors")
  }

  private static let whole: KeyValuePairs = [
    "a": "model-00001-of-00002.safetensors", "c": "model-00002-of-00002.safetensors",
    "b": "model-00001-of-00002.safetensors",
  ]

  @Test func readsAllShards() throws {
    writeShards()
    let source = try ShardedSafetensors(index: index(Self.whole))
    #expect(source.names == ["a", "b", "c"])
    #expect(try source.weight("b").floats() == [2])
    #expect(try source.weight("c").floats() == [0, 1, 2])
    #expect(source.contains("c") && !source.contains("d"))
    try source.checkUnchanged()
    let error = #expect(throws: WeightsError.self) { try source.weight("d.weight") }
    #expect(error?.exitStatus == .badInput)
  }

  @Test(arguments: [
    "../../etc/passwd", "/etc/passwd", "..", "sub/../../x.safetensors", "", "a\u{0}b", "../\u{301}x.safetensors",
  ]) func w14ShardsOutsideTheFolder(_ name: String) throws {
    #expect(try problem(["a": name]) == .outside(shard: name))
  }

  @Test func w14LinksOutOfTheFolder() throws {
    let other = ScratchFolder()
    let target = other.write(Specimen.sound([("a", 2)]), to: "x.safetensors")
    folder.link("linked.safetensors", to: target)
    #expect(try problem(["a": "linked.safetensors"]) == .outside(shard: "linked.safetensors"))
    folder.link("sub", to: other.path)
    #expect(try problem(["a": "sub/x.safetensors"]) == .outside(shard: "sub/x.safetensors"))
    // A folder whose name begins like the model's is another one.
    folder.makeFolder("model")
    folder.makeFolder("model-evil")
    folder.write(Specimen.sound([("a", 2)]), to: "model-evil/x.safetensors")
    folder.link("model/x.safetensors", to: "../model-evil/x.safetensors")
    folder.write("{\"weight_map\":{\"a\":\"x.safetensors\"}}", to: "model/model.safetensors.index.json")
    #expect(throws: WeightsError.self) {
      try ShardedSafetensors(index: folder.file("model/model.safetensors.index.json"))
    }
  }

  @Test func linksOfAHuggingFaceCacheAreFollowed() throws {
    for name in ["models--o--n", "models--o--n/blobs", "models--o--n/snapshots", "models--o--n/snapshots/r"] {
      folder.makeFolder(name)
    }
    folder.write(Specimen.sound([("a", 2)]), to: "models--o--n/blobs/0123")
    folder.link("models--o--n/snapshots/r/x.safetensors", to: "../../blobs/0123")
    folder.write("{\"weight_map\":{\"a\":\"x.safetensors\"}}", to: "models--o--n/blobs/4567")
    folder.link("models--o--n/snapshots/r/model.safetensors.index.json", to: "../../blobs/4567")
    let source = try ModelFolderWeights.open(folder.file("models--o--n/snapshots/r"))
    #expect(try source.weight("a").floats() == [0, 1])
    // Out of the cache no link leads.
    let outside = folder.write(Specimen.sound([("a", 2)]), to: "outside")
    unlink(folder.file("models--o--n/snapshots/r/x.safetensors"))
    folder.link("models--o--n/snapshots/r/x.safetensors", to: outside)
    #expect(throws: WeightsError.self) { try ModelFolderWeights.open(folder.file("models--o--n/snapshots/r")) }
  }

  @Test func w14MissingShards() throws {
    writeShards()
    let path = index(["a": "model-00001-of-00002.safetensors", "z": "model-00003-of-00003.safetensors"])
    let error = #expect(throws: WeightsError.self) { try ShardedSafetensors(index: path) }
    #expect(error?.exitStatus == .missingFile)
    #expect(error?.message.contains("model-00003-of-00003.safetensors") == true)
    #expect(error?.hint != nil)
  }

  @Test func w14OneShardTwice() throws {
    writeShards()
    #expect(
      try problem(["a": "model-00001-of-00002.safetensors", "b": "./model-00001-of-00002.safetensors"])
        == .sameShard("model-00001-of-00002.safetensors", "./model-00001-of-00002.safetensors"))
    folder.link("again.safetensors", to: "model-00001-of-00002.safetensors")
    #expect(try problem(["a": "model-00001-of-00002.safetensors", "b": "again.safetensors"]) != nil)
    let text = "{\"weight_map\":{\"a\":\"x\",\"a\":\"y\"}}"
    let path = folder.write(text, to: "twice.safetensors.index.json")
    let error = #expect(throws: WeightsError.self) { try ShardedSafetensors(index: path) }
    #expect(error?.exitStatus == .badInput)
  }

  @Test func tensorsInTwoShardsOrInAnother() throws {
    writeShards()
    folder.write(Specimen.sound([("a", 2)]), to: "third.safetensors")
    #expect(
      try problem(["b": "model-00001-of-00002.safetensors", "a": "third.safetensors"])
        == .tensorTwice(tensor: "a", shards: "model-00001-of-00002.safetensors", "third.safetensors"))
    #expect(
      try problem(["a": "model-00002-of-00002.safetensors"])
        == .tensorMissing(tensor: "a", shard: "model-00002-of-00002.safetensors"))
    #expect(
      try problem(["a": "model-00001-of-00002.safetensors", "b": "model-00002-of-00002.safetensors"])
        == .tensorMissing(tensor: "b", shard: "model-00002-of-00002.safetensors"))
  }

  @Test(arguments: [
    "", "[]", "{}", "{\"weight_map\":[]}", "{\"weight_map\":{}}", "{\"weight_map\":{\"a\":1}}", "{\"weight_map\"",
  ])
  func indexesThatSayNothing(_ text: String) {
    let path = folder.write(text, to: "model.safetensors.index.json")
    let error = #expect(throws: WeightsError.self) { try ShardedSafetensors(index: path) }
    #expect(error?.exitStatus == .badInput)
  }

  @Test func aBrokenShardIsNamed() throws {
    writeShards()
    folder.write("no", to: "model-00002-of-00002.safetensors")
    let error = #expect(throws: WeightsError.self) { try ShardedSafetensors(index: index(Self.whole)) }
    #expect(error?.place == folder.file("model-00002-of-00002.safetensors"))
  }
}

@Suite struct ModelFolderWeightsTests {
  let folder = ScratchFolder()

  @Test func oneFileIsFound() throws {
    folder.write(Specimen.sound([("a", 2)]), to: "model.safetensors")
    folder.write("junk", to: "pytorch_model.bin")
    #expect(try ModelFolderWeights.open(folder.path).names == ["a"])
    #expect(try ModelFolderWeights.open(folder.file("model.safetensors")).names == ["a"])
  }

  @Test func anyOnlyFileIsFound() throws {
    folder.write(Specimen.sound([("a", 2)]), to: "encoder.safetensors")
    #expect(try ModelFolderWeights.open(folder.path).names == ["a"])
    folder.write(Specimen.sound([("b", 2)]), to: "other.safetensors")
    let error = #expect(throws: WeightsError.self) { try ModelFolderWeights.open(folder.path) }
    #expect(error?.exitStatus == .missingFile)
  }

  @Test(arguments: ["pytorch_model.bin", "model.pt", "model.pth", "weights.ckpt", "a b;rm.bin"])
  func w16PicklesAreRefusedWithTheWayOut(_ name: String) throws {
    folder.write("\u{2}c__builtin__\neval\n", to: name)
    for path in [folder.path, folder.file(name)] {
      let error = #expect(throws: WeightsError.self) { try ModelFolderWeights.open(path) }
      #expect(error?.exitStatus == .badInput)
      #expect(error?.message.contains("pickle") == true)
      #expect(error?.hint?.contains("safetensors") == true)
      // A name that a shell would take apart is not put into a command.
      #expect(error?.hint?.contains("python3 -c") == !name.contains(";"))
    }
  }

  @Test func emptyAndMissingFolders() {
    let empty = #expect(throws: WeightsError.self) { try ModelFolderWeights.open(folder.path) }
    #expect(empty?.exitStatus == .missingFile && empty?.hint != nil)
    let missing = #expect(throws: WeightsError.self) { try ModelFolderWeights.open(folder.file("none")) }
    #expect(missing?.exitStatus == .missingFile)
  }
}
