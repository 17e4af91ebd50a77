/// The largest inputs that are read. One place, so that a reader of the code can judge them together.
public enum Limits {
  /// A YAML document, in bytes.
  public static let documentBytes = 1 << 20
  /// Nesting of a YAML document.
  public static let documentDepth = 64
  /// A JSON text (configuration, tokenizer, poses), in bytes.
  public static let jsonBytes = 256 << 20
  /// Nesting of a JSON text.
  public static let jsonDepth = 64
  /// The header of a safetensors file, in bytes.
  public static let safetensorsHeaderBytes = 100_000_000
  /// Dimensions of a tensor.
  public static let tensorRank = 8
  /// Pixels of one picture or one frame, before anything is allocated for it.
  public static let picturePixels = 1 << 28
  /// A side of a picture, in pixels.
  public static let pictureSide = 1 << 16
  /// Frames that are taken from one clip.
  public static let clipFrames = 1 << 16
  /// A compressed media file, in bytes.
  public static let mediaBytes = 8 << 30
  /// A user's prompt, in bytes.
  public static let promptBytes = 1 << 20
  /// Poses of a camera path.
  public static let cameraPoses = 100_000
}
