package import Support

/// A tokenizer cannot be loaded.
package enum TokenizerError: ExplainedError, Equatable {
  /// The file cannot be read.
  case file(FileError)
  /// The file is not JSON.
  case json(JSONError)
  /// The file contradicts itself or lacks something. `path` leads to the place inside the document.
  case invalid(source: String, path: String, what: String)
  /// The file is a tokenizer of a kind that is not read here.
  case unsupported(source: String, path: String, what: String)
  /// A folder without a tokenizer.
  case noTokenizer(folder: String)

  package var message: String {
    switch self {
    case .file(let error): error.message
    case .json(let error): error.message
    case .invalid(_, let path, let what): "\(path): \(what)"
    case .unsupported(_, let path, let what): "\(path): \(what) is not supported"
    case .noTokenizer: "there is no tokenizer in this folder"
    }
  }

  package var place: String? {
    switch self {
    case .file(let error): error.place
    case .json(let error): error.place
    case .invalid(let source, _, _), .unsupported(let source, _, _): source
    case .noTokenizer(let folder): folder
    }
  }

  package var hint: String? {
    switch self {
    case .file(let error): error.hint
    case .json(let error): error.hint
    case .invalid: "the file is damaged or was edited; take tokenizer.json from the model's folder again"
    case .unsupported:
      "what is read is byte-level BPE as Qwen2, Llama 3 and GPT-2 use it; for counting also CLIP and SentencePiece"
    case .noTokenizer: "tokenizer.json, spiece.model, tokenizer.model, or vocab.json with merges.txt are looked for"
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .file(let error): error.exitStatus
    case .json, .invalid, .unsupported: .badInput
    case .noTokenizer: .missingFile
    }
  }
}
