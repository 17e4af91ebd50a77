package import Support

/// A picture or a clip could not be read, converted or written.
package enum MediaError: ExplainedError {
  /// The file system said no: missing, not a regular file, not readable.
  case file(FileError)
  /// The content is that of no picture and no clip.
  case unrecognised(path: String, found: String)
  /// A kind of file that is recognised and never opened, such as a playlist that names other files.
  case refused(path: String, kind: String)
  /// The content is broken; `detail` says in what way.
  case damaged(path: String, detail: String)
  /// A kind of file that is known and not read, and the way to one that is.
  case unread(path: String, what: String, hint: String)
  /// A container without a picture track.
  case noVideo(path: String)
  /// A codec that is not on the list of those that are decoded.
  case codec(path: String, name: String)
  /// More pixels than ``Support/Limits/picturePixels``, or a side longer than ``Support/Limits/pictureSide``.
  case tooManyPixels(path: String, width: Int, height: Int)
  /// More work than a file of this length can need.
  case outOfProportion(path: String, what: String, bytes: Int)
  /// Whoever asked does not want to wait any longer.
  case interrupted(path: String)
  /// More frames than ``Support/Limits/clipFrames``.
  case tooManyFrames(path: String)
  /// The frames asked for together would not fit into memory.
  case tooMuchAtOnce(path: String, bytes: Int, limit: Int)
  /// The pictures of a sequence differ in size.
  case mixedSizes(path: String, name: String, size: String, firstName: String, firstSize: String)
  /// A folder or a pattern without a single picture.
  case empty(path: String, hint: String)
  /// A pattern that has a `%` and is not of the form `name_%04d.png`.
  case pattern(path: String, problem: String)
  /// A frame number outside the clip.
  case noSuchFrame(path: String, index: Int, count: Int)
  /// A size, or a buffer, that no picture can have.
  case size(String)
  /// One of FFmpeg's libraries cannot be opened.
  case library(SystemLibrary.Missing)
  /// The file could not be encoded.
  case encoding(path: String, detail: String)

  package var message: String {
    switch self {
    case .file(let error): error.message
    case .unrecognised(_, let found): "neither a picture nor a clip: \(found)"
    case .refused(_, let kind): "\(kind) is not opened"
    case .damaged(_, let detail): "cannot be decoded: \(detail)"
    case .unread(_, let what, _): "\(what) is not read"
    case .noVideo: "the file has no picture track"
    case .codec(_, let name): "codec \(name) is not supported"
    case .tooManyPixels(_, let width, let height):
      "\(width)x\(height) pixels are more than the limit of \(Limits.picturePixels) pixels and \(Limits.pictureSide) a side"
    case .outOfProportion(_, let what, let bytes):
      "\(what) in \(bytes) bytes: a file of that length has no such content"
    case .interrupted: "reading it takes too long"
    case .tooManyFrames: "more than \(Limits.clipFrames) frames"
    case .tooMuchAtOnce(_, let bytes, let limit): "the frames need \(bytes) bytes, more than the limit of \(limit)"
    case .mixedSizes(_, let name, let size, let firstName, let firstSize):
      "the pictures differ in size: \(TerminalText.safe(name)) is \(size), \(TerminalText.safe(firstName)) is \(firstSize)"
    case .empty: "no pictures found"
    case .pattern(_, let problem): problem
    case .noSuchFrame(_, let index, let count): "frame \(index) does not exist: the clip has \(count) frames"
    case .size(let text): text
    case .library(let missing):
      "pictures and clips need \(missing.library), which cannot be opened: \(TerminalText.safe(missing.detail))"
    case .encoding(_, let detail): "cannot be written: \(detail)"
    }
  }

  package var place: String? {
    switch self {
    case .file(let error): error.place.map { TerminalText.safe($0) }
    case .unrecognised(let path, _), .refused(let path, _), .damaged(let path, _), .unread(let path, _, _),
      .noVideo(let path),
      .codec(let path, _), .tooManyPixels(let path, _, _), .tooManyFrames(let path), .tooMuchAtOnce(let path, _, _),
      .outOfProportion(let path, _, _), .interrupted(let path), .mixedSizes(let path, _, _, _, _), .empty(let path, _),
      .pattern(let path, _), .noSuchFrame(let path, _, _),
      .encoding(let path, _):
      TerminalText.safe(path)
    case .size, .library: nil
    }
  }

  package var hint: String? {
    switch self {
    case .file(.missing(let path)) where path.contains("%"):
      "a pattern has one number, such as frame_%04d.png, and needs at least one file that matches"
    case .file(let error): error.hint
    case .unrecognised:
      "pictures: PNG, JPEG, WebP, BMP, TIFF; clips: MP4/MOV, WebM/MKV, AVI, GIF; or a folder of pictures"
    case .refused: "give the media file itself"
    case .damaged: "check that the file is complete; re-encoding it with ffmpeg often helps"
    case .unread(_, _, let hint): hint
    case .noVideo: "give a file with a video track"
    case .codec: "re-encode it, for example: ffmpeg -i INPUT -c:v libx264 -crf 12 OUTPUT.mp4"
    case .tooManyPixels: "make it smaller first"
    case .outOfProportion: "make it smaller first: fewer pixels, fewer frames"
    case .interrupted: "give a shorter clip, or a smaller one"
    case .tooManyFrames: "cut the clip into shorter ones"
    case .tooMuchAtOnce: "ask for fewer frames"
    case .mixedSizes: "give all pictures of a sequence the same size"
    case .empty(_, let hint): hint
    case .pattern: "write one number as %d or %04d in the file name, and %% for a percent sign"
    case .library(let missing):
      "install FFmpeg's libraries of that version (Debian: apt install \(Self.package(missing.library))), or build a2c "
        + "again with those that are installed"
    case .noSuchFrame, .size, .encoding: nil
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .file(let error): error.exitStatus
    case .encoding: .io
    case .interrupted, .library: .unavailable
    default: .badInput
    }
  }

  /// The Debian package of a library: `libavutil57` for `libavutil.so.57`.
  private static func package(_ library: String) -> String {
    String(library.split(separator: ".so.", maxSplits: 1).joined())
  }
}
