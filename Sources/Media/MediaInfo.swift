/// What is known of a medium once it is open.
package struct MediaInfo: Sendable, Equatable {
  /// One picture, several files with one picture each, or one file with several frames.
  package enum Kind: Sendable { case picture, sequence, clip }

  package var kind: Kind
  /// Pixels, after the rotation that the file asks for.
  package var width: Int
  package var height: Int
  /// Frames that can be decoded, not what the container claims.
  package var frameCount: Int
  package var framesPerSecond: Double
  /// The file does not say its rate, so ``framesPerSecond`` is ``sequenceRate`` or ``clipRate``.
  package var isRateAssumed: Bool
  /// Bits a channel in the first frame, 8 or more.
  package var bitDepth: Int
  /// The pixels have one colour channel.
  package var isGray: Bool
  /// The first frame has pixels that are not opaque.
  package var hasAlpha: Bool
  /// The pixels are indices into a palette, which ``PixelLayout/index8`` reads.
  package var isIndexed: Bool
  /// `h264`, `vp9`, `png`, `jpeg` …
  package var codec: String
  /// What a user may want to know of it.
  package var notes: [MediaNote] = []

  /// The rate of pictures in a folder, which carry none: that of the shorter clips that video generators make.
  package static let sequenceRate = 8.0
  /// The rate of a clip whose container gives none, or one outside (0, 1000].
  package static let clipRate = 25.0
}
