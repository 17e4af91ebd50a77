import A2CPluginKit

/// Words of moves that cannot be followed.
struct MoveError: Error, Equatable {
  var message: String
  var hint = MoveLexicon.example

  /// As an error of a file or a parameter.
  func placed(at place: String) -> AdapterError { AdapterError(.badInput, message, place: place, hint: hint) }
}
