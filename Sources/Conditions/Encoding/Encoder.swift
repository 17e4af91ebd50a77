package import Media

/// One of the model's encoders. Belongs to the model; this module knows it by this protocol only.
package protocol Encoder: Sendable {
  var id: EncoderID { get }

  /// Encodes the frames of one video, or one picture. Their sides fit the encoder's patches already.
  func encode(frames: [Picture], isVideo: Bool) throws -> Embeddings

  /// Encodes a tensor of the given shape, row-major.
  func encode(tensor: [Float], shape: [Int]) throws -> Embeddings
}
