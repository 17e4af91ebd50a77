package import Support

/// What is wrong with a safetensors file.
package enum SafetensorsProblem: Error, Sendable, Equatable {
  /// Another kind of file.
  case otherFormat(String, hint: String)
  case tooShort(bytes: Int)
  case headerTooLarge(bytes: UInt64, limit: Int)
  case headerPastEnd(bytes: UInt64, available: Int)
  case json(JSONError)
  case emptyName
  case nameTooLong(String, bytes: Int, limit: Int)
  case duplicateName(String)
  case duplicateKey(tensor: String, key: String)
  case missingKey(tensor: String, key: String)
  case value(tensor: String, key: String, expected: String)
  case unknownType(tensor: String, type: String)
  case rank(tensor: String, limit: Int)
  case sizeOverflow(tensor: String)
  case reversedRange(tensor: String, begin: Int, end: Int)
  case rangePastEnd(tensor: String, end: Int, available: Int)
  case sizeMismatch(tensor: String, bytes: Int, needed: Int)
  case overlap(tensor: String, with: String)
  case hole(before: String, bytes: Int)
  case trailing(bytes: Int)
  case tooManyTensors(limit: Int)
  case metadataTooLarge(limit: Int)

  var message: String {
    switch self {
    case .otherFormat(let what, _): "expected a safetensors file, found \(what)"
    case .tooShort(let bytes): "\(bytes) bytes are too few for a safetensors file"
    case .headerTooLarge(let bytes, let limit): "a header of \(bytes) bytes is more than the limit of \(limit)"
    case .headerPastEnd(let bytes, let available):
      "the header shall have \(bytes) bytes, but only \(available) bytes follow"
    case .json(let error):
      "header, byte \(error.offset): \(error.message)"
    case .emptyName: "a tensor has an empty name"
    case .nameTooLong(let name, let bytes, let limit):
      "tensor \(TerminalText.quoted(name)): a name of \(bytes) bytes is more than the limit of \(limit)"
    case .duplicateName(let name): "two tensors are named \(TerminalText.quoted(name))"
    case .duplicateKey(let tensor, let key): "\(name(tensor)) has '\(key)' twice"
    case .missingKey(let tensor, let key): "\(name(tensor)) has no '\(key)'"
    case .value(let tensor, let key, let expected): "\(name(tensor)): '\(key)' is not \(expected)"
    case .unknownType(let tensor, let type): "\(name(tensor)) has the type \(TerminalText.quoted(type, limit: 20))"
    case .rank(let tensor, let limit): "\(name(tensor)) has more than \(limit) dimensions"
    case .sizeOverflow(let tensor): "\(name(tensor)): the product of its dimensions overflows"
    case .reversedRange(let tensor, let begin, let end): "\(name(tensor)) begins at \(begin) and ends at \(end)"
    case .rangePastEnd(let tensor, let end, let available):
      "\(name(tensor)) ends at byte \(end) of the data, which has \(available)"
    case .sizeMismatch(let tensor, let bytes, let needed):
      "\(name(tensor)) has \(bytes) bytes, but its type and shape need \(needed)"
    case .overlap(let tensor, let other): "\(name(tensor)) overlaps \(name(other))"
    case .hole(let tensor, let bytes): "\(bytes) bytes before \(name(tensor)) belong to no tensor"
    case .trailing(let bytes): "\(bytes) bytes after the last tensor belong to no tensor"
    case .tooManyTensors(let limit): "more than \(limit) tensors"
    case .metadataTooLarge(let limit): "metadata of more than \(limit) bytes"
    }
  }

  var hint: String? {
    switch self {
    case .otherFormat(_, let hint): hint
    case .unknownType:
      "known: " + ElementType.allCases.map(\.safetensorsName).joined(separator: ", ")
        + "; quantised weights must be converted first"
    case .tooShort, .headerPastEnd, .rangePastEnd: "is the download complete?"
    default: nil
    }
  }

  private func name(_ tensor: String) -> String { "tensor \(TerminalText.quoted(tensor))" }
}
