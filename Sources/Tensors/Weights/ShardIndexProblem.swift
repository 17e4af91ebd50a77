package import Support

/// What is wrong with `model.safetensors.index.json`, or with the shards it names.
package enum ShardIndexProblem: Sendable, Equatable {
  case json(JSONError)
  case noWeightMap
  case notAName(tensor: String)
  case outside(shard: String)
  case missingShard(String)
  case tooManyShards(limit: Int)
  /// Two names of one file.
  case sameShard(String, String)
  case tensorTwice(tensor: String, shards: String, String)
  case tensorMissing(tensor: String, shard: String)

  var message: String {
    switch self {
    case .json(let error): "\(error.message), at byte \(error.offset)"
    case .noWeightMap: "no 'weight_map' that says in which file each tensor is"
    case .notAName(let tensor): "weight_map: the file of \(TerminalText.quoted(tensor)) is not a text"
    case .outside(let shard): "weight_map: \(TerminalText.quoted(shard)) lies outside the model's folder"
    case .missingShard(let shard): "no such file: \(TerminalText.quoted(shard))"
    case .tooManyShards(let limit): "more than \(limit) files"
    case .sameShard(let a, let b): "\(TerminalText.quoted(a)) and \(TerminalText.quoted(b)) are one file"
    case .tensorTwice(let tensor, let a, let b):
      "tensor \(TerminalText.quoted(tensor)) is both in \(TerminalText.quoted(a)) and in \(TerminalText.quoted(b))"
    case .tensorMissing(let tensor, let shard):
      "tensor \(TerminalText.quoted(tensor)) shall be in \(TerminalText.quoted(shard)), but is not"
    }
  }

  var hint: String? {
    switch self {
    case .missingShard: "is the download complete?"
    case .outside: "put the file itself into the folder"
    default: nil
    }
  }
}
