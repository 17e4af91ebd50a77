import Support

/// What is wrong with a GGUF file.
package enum GGUFProblem: Error, Sendable, Equatable {
  case otherFormat(String)
  case version(UInt32)
  case bigEndian
  /// The header ends in the middle of something.
  case cut(what: String, at: Int)
  case tooMany(what: String, count: UInt64, limit: Int)
  case nameTooLong(what: String, bytes: UInt64, limit: Int)
  case notUTF8(what: String)
  case duplicate(what: String, name: String)
  case unknownKind(key: String, kind: UInt32)
  case nestedLists(key: String)
  case alignment(String)
  case split(files: Int)
  case rank(tensor: String, found: UInt32)
  case dimension(tensor: String, UInt64)
  case unknownType(tensor: String, type: UInt32)
  case partialBlock(tensor: String, columns: Int, block: Int)
  case sizeOverflow(tensor: String)
  case unaligned(tensor: String, offset: UInt64, alignment: Int)
  case pastEnd(tensor: String, end: UInt64, available: Int)
  case overlap(tensor: String, with: String)
  case list(key: String, String)

  var message: String {
    switch self {
    case .otherFormat(let what): "expected a GGUF file, found \(what)"
    case .version(let version): "GGUF of version \(version); read are 2 and 3"
    case .bigEndian: "the file is written for machines that put the high byte first"
    case .cut(let what, let place):
      "the file ends at byte \(place), in the middle of \(TerminalText.safe(what, limit: 200))"
    case .tooMany(let what, let count, let limit): "\(count) \(what) are more than the limit of \(limit)"
    case .nameTooLong(let what, let bytes, let limit): "\(what) of \(bytes) bytes is more than the limit of \(limit)"
    case .notUTF8(let what): "\(TerminalText.safe(what, limit: 200)) is no UTF-8"
    case .duplicate(let what, let name): "two \(what) are named \(TerminalText.quoted(name))"
    case .unknownKind(let key, let kind): "\(TerminalText.quoted(key)) is of the unknown kind \(kind)"
    case .nestedLists(let key): "\(TerminalText.quoted(key)) is a list of lists"
    case .alignment(let found): "general.alignment is \(found); expected a power of two from 8 to 65536"
    case .split(let files): "the model is split into \(files) files"
    case .rank(let tensor, let found): "\(name(tensor)) has \(found) dimensions; expected 1 to 4"
    case .dimension(let tensor, let found): "\(name(tensor)) has a dimension of \(found)"
    case .unknownType(let tensor, let type):
      "\(name(tensor)) has the type \(GGUFType.others[type] ?? "number \(type)")"
    case .partialBlock(let tensor, let columns, let block):
      "\(name(tensor)) has rows of \(columns) numbers, which are no whole blocks of \(block)"
    case .sizeOverflow(let tensor): "\(name(tensor)): the product of its dimensions overflows"
    case .unaligned(let tensor, let offset, let alignment):
      "\(name(tensor)) begins at \(offset), which is no multiple of \(alignment)"
    case .pastEnd(let tensor, let end, let available):
      "\(name(tensor)) ends at byte \(end) of the data, which has \(available)"
    case .overlap(let tensor, let other): "\(name(tensor)) overlaps \(name(other))"
    case .list(let key, let what): "\(TerminalText.quoted(key)) \(what)"
    }
  }

  var hint: String? {
    switch self {
    case .unknownType:
      "read are " + GGUFType.allCases.map(\.name).joined(separator: ", ")
        + "; fetch the model in one of them, or quantise it again"
    case .cut, .pastEnd: "is the download complete?"
    case .version, .bigEndian: "convert the model again with a current converter"
    case .split: "join the files first: llama-gguf-split --merge FIRST OUT"
    default: nil
    }
  }

  private func name(_ tensor: String) -> String { "tensor \(TerminalText.quoted(tensor))" }
}
