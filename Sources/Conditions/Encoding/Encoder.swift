package import Media

/// What an encoder gives for one block.
package struct EncodedTokens: Sendable, Equatable {
  package var values: [Float]  // count × width
  package var count: Int
  package var width: Int
  package var grid: Grid

  package init(values: [Float], count: Int, width: Int, grid: Grid) {
    self.values = values
    self.count = count
    self.width = width
    self.grid = grid
  }
}

/// One of the model's encoders. Belongs to the model; this module knows it by this protocol only.
package protocol Encoder: Sendable {
  var id: EncoderID { get }

  /// Encodes the frames of one video, or one picture. Their sides fit the encoder's patches already.
  func encode(frames: [Picture], isVideo: Bool) throws -> EncodedTokens

  /// Encodes a tensor of the given shape, row-major.
  func encode(tensor: [Float], shape: [Int]) throws -> EncodedTokens
}
