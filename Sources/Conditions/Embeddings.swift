/// Tokens as vectors, whoever made them: an encoder of the model or an adapter.
package struct Embeddings: Sendable, Equatable {
  package var values: [Float]  // count × width
  package var count: Int
  package var width: Int
  /// `nil` where the tokens have no place in a picture and are numbered like text.
  package var grid: Grid?

  package init(values: [Float], count: Int, width: Int, grid: Grid?) {
    self.values = values
    self.count = count
    self.width = width
    self.grid = grid
  }
}
