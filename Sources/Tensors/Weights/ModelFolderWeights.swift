import Support

/// Finds the weights of a model's folder as Hugging Face lays it out.
package enum ModelFolderWeights {
  private static let pickles: Set<String> = ["bin", "pt", "pth", "ckpt", "pkl", "pickle"]

  /// Opens `model.safetensors`, else the shards of `model.safetensors.index.json`, else the only safetensors file there
  /// is.
  /// - Parameter path: a folder, or a safetensors file itself.
  /// - Throws: ``WeightsError/pickleOnly(path:file:)`` where there are only formats that can run code.
  package static func open(_ path: String) throws(WeightsError) -> any WeightSource {
    switch FileSystem.kind(path) {
    case nil: throw .file(.missing(path: path))
    case .file, .other:
      if pickles.contains(Path.fileExtension(path)) { throw .pickleOnly(path: path, file: Path.name(path)) }
      if Path.name(path).hasSuffix(".safetensors.index.json") { return try ShardedSafetensors(index: path) }
      return try SafetensorsFile(path)
    case .folder: break
    }
    let single = Path.join(path, "model.safetensors")
    if FileSystem.exists(single) { return try SafetensorsFile(single) }
    let index = Path.join(path, ShardedSafetensors.indexName)
    if FileSystem.exists(index) { return try ShardedSafetensors(index: index) }

    let names: [String]
    do { names = try FileSystem.list(path) } catch { throw .file(error) }
    let safetensors = names.filter { Path.fileExtension($0) == "safetensors" }
    if safetensors.count == 1 { return try SafetensorsFile(Path.join(path, safetensors[0])) }
    if safetensors.count > 1 { throw .noIndex(folder: path, files: safetensors.count) }
    if let pickle = names.first(where: { pickles.contains(Path.fileExtension($0)) }) {
      throw .pickleOnly(path: Path.join(path, pickle), file: pickle)
    }
    throw .noWeights(folder: path)
  }
}
