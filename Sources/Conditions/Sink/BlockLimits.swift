/// The most that one condition may become. Checked before memory is taken.
package struct BlockLimits: Sendable, Equatable {
  /// Blocks of all kinds.
  package var blocks = 256
  /// Pictures that are not frames of a video.
  package var pictures = 64
  /// Numbers of all tensors together (4 bytes each).
  package var tensorValues = 1 << 28
  /// Tokens that the adapter makes itself, together.
  package var tokens = 1 << 15
  /// One fact, in bytes.
  package var factBytes = 1 << 14
  /// Facts.
  package var facts = 64
  package var decisions = 256
  package var claims = 256
  /// A claim's value and its sentence, in bytes.
  package var claimValueBytes = 1000
  package var claimSentenceBytes = 4000
  /// Lines of the log; further ones are counted.
  package var logLines = 1000

  package init() {}
}
