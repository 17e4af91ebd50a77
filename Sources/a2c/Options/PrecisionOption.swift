import ArgumentParser
import Tensors

/// The arithmetic that the user asks for.
enum PrecisionOption: String, CaseIterable, ExpressibleByArgument {
  case f32, bf16
  /// The one that is fastest here at full quality: f32 so far.
  case auto

  var precision: Precision { self == .bf16 ? .bf16 : .f32 }
}
