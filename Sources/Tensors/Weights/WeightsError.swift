package import Support

/// Weights cannot be read or written.
package enum WeightsError: ExplainedError {
  case file(FileError)
  case safetensors(path: String, SafetensorsProblem)
  case gguf(path: String, GGUFProblem)
  case index(path: String, ShardIndexProblem)
  /// A folder has weights only in a format that runs code when it is opened.
  case pickleOnly(path: String, file: String)
  case noWeights(folder: String)
  /// Shards without the index that says what is where.
  case noIndex(folder: String, files: Int)
  case noSuchTensor(path: String, name: String, suggestion: String?)
  /// The writer was given other values than it was told of.
  case writer(path: String, tensor: String, String)

  package var message: String {
    switch self {
    case .file(let error): error.message
    case .safetensors(_, let problem): problem.message
    case .gguf(_, let problem): problem.message
    case .index(_, let problem): problem.message
    case .pickleOnly(_, let file):
      "\(TerminalText.quoted(file)) is a Python pickle, which can run code when it is opened; it is not read"
    case .noWeights: "no weights here: neither model.safetensors nor model.safetensors.index.json"
    case .noIndex(_, let files): "\(files) safetensors files, but no model.safetensors.index.json"
    case .noSuchTensor(_, let name, _): "no tensor \(TerminalText.quoted(name))"
    case .writer(_, let tensor, let what): "tensor \(TerminalText.quoted(tensor)): \(what)"
    }
  }

  package var place: String? {
    switch self {
    case .file(let error): error.place
    case .safetensors(let path, _), .gguf(let path, _), .index(let path, _), .pickleOnly(let path, _),
      .noSuchTensor(let path, _, _),
      .writer(let path, _, _):
      path
    case .noWeights(let folder), .noIndex(let folder, _): folder
    }
  }

  package var hint: String? {
    switch self {
    case .file(let error): error.hint
    case .safetensors(_, let problem): problem.hint
    case .gguf(_, let problem): problem.hint
    case .index(_, let problem): problem.hint
    case .pickleOnly(_, let file): WeightsError.conversion(of: file)
    case .noWeights: "is the download complete, and is this the folder that holds config.json?"
    case .noIndex: "download model.safetensors.index.json too"
    case .noSuchTensor(_, _, let suggestion): suggestion.map { "did you mean \(TerminalText.quoted($0))?" }
    case .writer: nil
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .file(let error): error.exitStatus
    case .index(_, .missingShard), .noWeights, .noIndex: .missingFile
    case .writer: .internalFault
    case .safetensors, .gguf, .index, .pickleOnly, .noSuchTensor: .badInput
    }
  }

  /// How to turn a pickle into safetensors, in words and, for a harmless name, as a command.
  private static func conversion(of file: String) -> String {
    let isPlain = file.utf8.allSatisfy { byte in
      switch byte {
      case 45, 46, 48...57, 65...90, 95, 97...122: true  // - . 0-9 A-Z _ a-z
      default: false
      }
    }
    let what = "where you trust the file, convert it to safetensors"
    guard isPlain else { return "\(what) with the Python package of that name" }
    return """
      \(what): python3 -c "import torch; from safetensors.torch import save_file; \
      save_file({k: v.clone().contiguous() for k, v in torch.load('\(file)', map_location='cpu', \
      weights_only=True).items()}, 'model.safetensors')"
      """
  }
}
