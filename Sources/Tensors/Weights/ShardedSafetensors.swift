import Support

/// Weights in several safetensors files of one folder, which `model.safetensors.index.json` lists.
package final class ShardedSafetensors: WeightSource {
  /// The file of a folder that says which shard holds which tensor.
  package static let indexName = "model.safetensors.index.json"
  static let maxShards = 1000
  /// Forty times what a model of 72 billion weights has; read into values it takes about ten times its size.
  static let maxIndexBytes = 4 << 20

  package let path: String
  package let shards: [SafetensorsFile]
  private let shardOfName: [String: Int]

  /// - Parameter index: the path of the index file; the shards stand in its folder.
  package init(index: String) throws(WeightsError) {
    path = index
    let files = try ShardedSafetensors.read(index)  // tensor → shard
    let folder = Path.parent(index)
    var shards: [SafetensorsFile] = []
    var names: [String] = []
    var shardOfName: [String: Int] = [:]
    for name in Set(files.map(\.shard)).sorted(by: NaturalOrder.precedes) {
      let shard = try SafetensorsFile(Path.join(folder, name))
      for tensor in shard.names {
        if let other = shardOfName.updateValue(shards.count, forKey: tensor) {
          throw .index(path: index, .tensorTwice(tensor: tensor, shards: names[other], name))
        }
      }
      shards.append(shard)
      names.append(name)
    }
    for (tensor, name) in files {
      guard let shard = shardOfName[tensor], names[shard] == name else {
        throw .index(path: index, .tensorMissing(tensor: tensor, shard: name))
      }
    }
    self.shards = shards
    self.shardOfName = shardOfName
  }

  /// All tensors of all shards, in the order of the shards and of their data.
  package var names: [String] { shards.flatMap(\.names) }

  /// Whether the index names a tensor so.
  package func contains(_ name: String) -> Bool { shardOfName[name] != nil }

  /// A view of the tensor in its mapped shard.
  /// - Throws: ``WeightsError/noSuchTensor(path:name:suggestion:)``.
  package func weight(_ name: String) throws(WeightsError) -> WeightView {
    guard let shard = shardOfName[name] else {
      throw .noSuchTensor(path: path, name: name, suggestion: Suggestion.closest(to: name, among: names))
    }
    return try shards[shard].weight(name)
  }

  /// Fails where a shard was written to since it was mapped.
  package func checkUnchanged() throws(WeightsError) {
    for shard in shards { try shard.checkUnchanged() }
  }

  // MARK: The index

  /// Which shard each tensor is in. All shards exist, inside the folder, each under one name.
  private static func read(_ index: String) throws(WeightsError) -> [(tensor: String, shard: String)] {
    let text: [UInt8]
    do { text = try FileSystem.read(index, limit: maxIndexBytes) } catch { throw .file(error) }
    let json: JSON
    do { json = try JSONParser.parse(text) } catch { throw .index(path: index, .json(error)) }
    guard let map = json["weight_map"]?.members, !map.isEmpty else { throw .index(path: index, .noWeightMap) }
    var files: [(tensor: String, shard: String)] = []
    var realPaths: [String: String] = [:]
    var seen: Set<String> = []
    let roots = allowedRoots(Path.parent(index))
    for member in map {
      guard let shard = member.value.stringValue else { throw .index(path: index, .notAName(tensor: member.key)) }
      files.append((member.key, shard))
      guard seen.insert(shard).inserted else { continue }
      guard seen.count <= maxShards else { throw .index(path: index, .tooManyShards(limit: maxShards)) }
      guard Path.staysInside(shard) else { throw .index(path: index, .outside(shard: shard)) }
      guard let real = FileSystem.realPath(Path.join(Path.parent(index), shard)) else {
        throw .index(path: index, .missingShard(shard))
      }
      guard roots.contains(where: { real.utf8.starts(with: ($0 == "/" ? "/" : $0 + "/").utf8) }) else {
        throw .index(path: index, .outside(shard: shard))
      }
      if let other = realPaths.updateValue(shard, forKey: real) {
        throw .index(path: index, .sameShard(other, shard))
      }
    }
    return files
  }

  /// The folders a shard may really lie in: the model's own and, in a Hugging Face cache, the one that its links lead
  /// to (`<model>/snapshots/<revision>/file` is a link to `<model>/blobs/<hash>`).
  private static func allowedRoots(_ folder: String) -> [String] {
    guard let real = FileSystem.realPath(folder) else { return [] }
    let snapshots = Path.parent(real)
    guard Path.name(snapshots) == "snapshots", Path.name(Path.parent(snapshots)).hasPrefix("models--") else {
      return [real]
    }
    return [real, Path.join(Path.parent(snapshots), "blobs")]
  }
}
