package import Support

/// A `.npy` file cannot be read or written.
package enum NPYError: ExplainedError {
  case file(FileError)
  case npy(path: String, NPYProblem)

  package var message: String {
    switch self {
    case .file(let error): error.message
    case .npy(_, let problem): problem.message
    }
  }

  package var place: String? {
    switch self {
    case .file(let error): error.place
    case .npy(let path, _): path
    }
  }

  package var hint: String? {
    switch self {
    case .file(let error): error.hint
    case .npy(_, let problem): problem.hint
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .file(let error): error.exitStatus
    case .npy(_, .shapeMismatch): .internalFault
    case .npy: .badInput
    }
  }
}

/// What is wrong with a `.npy` file.
package enum NPYProblem: Error, Sendable, Equatable {
  case notNPY
  case version(major: UInt8, minor: UInt8)
  case headerPastEnd(bytes: Int)
  case headerTooLarge(bytes: Int, limit: Int)
  case header(String)
  case unsupportedType(String)
  case objects
  case rank(limit: Int)
  case sizeOverflow
  case dataSize(bytes: Int, needed: Int)
  /// The writer was given another number of elements than the shape says.
  case shapeMismatch(elements: Int)

  var message: String {
    switch self {
    case .notNPY: "not a .npy file"
    case .version(let major, let minor): "version \(major).\(minor) of the .npy format is unknown"
    case .headerPastEnd(let bytes): "the header of \(bytes) bytes is longer than the file"
    case .headerTooLarge(let bytes, let limit): "a header of \(bytes) bytes is more than the limit of \(limit)"
    case .header(let what): "header: \(what)"
    case .unsupportedType(let name): "elements of the type \(TerminalText.quoted(name)) cannot be read"
    case .objects: "an array of Python objects, which can run code when it is opened; it is not read"
    case .rank(let limit): "more than \(limit) dimensions"
    case .sizeOverflow: "the product of the dimensions overflows"
    case .dataSize(let bytes, let needed): "\(bytes) bytes of data, but type and shape need \(needed)"
    case .shapeMismatch(let elements): "\(elements) elements do not fill the shape"
    }
  }

  var hint: String? {
    switch self {
    case .objects, .unsupportedType: "save it as numbers, such as array.astype('float32')"
    case .dataSize, .headerPastEnd: "is the file complete?"
    default: nil
    }
  }
}
