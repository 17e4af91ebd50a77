/// The tokenizer of the model that will read the conditions. Belongs to the model; this module knows it by this protocol
/// only.
package protocol AdapterTokenizer: Sendable {
  /// The ids of a text in which nothing is a special token; `nil` where the tokenizer cannot be asked any more.
  func encode(_ text: String) -> [Int32]?

  /// The id of a special token, `nil` where the model has none of that name.
  func special(_ token: String) -> Int32?
}
