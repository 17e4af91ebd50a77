package import Support

/// A `.npy` file cannot be written.
package enum NPYError: ExplainedError {
  case file(FileError)
  /// NumPy has no such type.
  case unsupportedType(path: String, ElementType)
  /// The writer was given another number of elements than the shape says.
  case shapeMismatch(path: String, elements: Int)

  package var message: String {
    switch self {
    case .file(let error): error.message
    case .unsupportedType(_, let type): "NumPy has no elements of the type \(type.safetensorsName)"
    case .shapeMismatch(_, let elements): "\(elements) elements do not fill the shape"
    }
  }

  package var place: String? {
    switch self {
    case .file(let error): error.place
    case .unsupportedType(let path, _), .shapeMismatch(let path, _): path
    }
  }

  package var hint: String? {
    if case .file(let error) = self { error.hint } else { nil }
  }

  package var exitStatus: ExitStatus {
    if case .file(let error) = self { error.exitStatus } else { .internalFault }
  }
}
