import ArgumentParser
import Tensors

/// The arithmetic that the user asks for.
enum PrecisionOption: String, CaseIterable, ExpressibleByArgument {
  case f32, bf16
  /// The one that is fastest here at full quality, which the model decides.
  case auto

  var precision: Precision? {
    switch self {
    case .f32: .f32
    case .bf16: .bf16
    case .auto: nil
    }
  }
}
