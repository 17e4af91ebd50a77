package import Support

/// Blocks could not be turned into tokens.
package enum EncodingError: ExplainedError, Equatable {
  /// The model has no encoder for a block.
  case noEncoder(EncoderID, adapter: String)
  /// An encoder gave what cannot be used; a defect of this program or of the model's configuration.
  case result(EncoderID, adapter: String, detail: String)

  /// A camera path gives maps that are not finite.
  case overflow(adapter: String)

  package var message: String {
    switch self {
    case .noEncoder(let id, let adapter): "the model has no \(id.rawValue) encoder for adapter \(adapter)"
    case .result(let id, let adapter, let detail):
      "the \(id.rawValue) encoder gave for adapter \(adapter) what cannot be used: \(detail)"
    case .overflow(let adapter): "the camera path of adapter \(adapter) gives maps that are not finite"
    }
  }

  package var hint: String? {
    if case .overflow = self { "check the focal lengths and the units of the translations" } else { nil }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .noEncoder: .unavailable
    case .overflow: .badInput
    case .result: .internalFault
    }
  }
}
