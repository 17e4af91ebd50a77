package import Claims
package import Support

/// Reads a structured caption from a file: an object with the six keys, what `a2c run --json` writes (which holds one
/// under `caption`), or the canonical text.
package enum CaptionFile {
  /// - Throws: ``CaptionFileError``
  package static func read(_ path: String) throws(CaptionFileError) -> StructuredCaption {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileSystem.read(path, limit: Limits.promptBytes)
    } catch {
      throw .file(error)
    }
    var text = String(decoding: bytes, as: UTF8.self)
    // Some editors put a mark in front.
    if text.unicodeScalars.first == "\u{FEFF}" { text = String(text.unicodeScalars.dropFirst()) }
    let opening = text.first { !$0.isWhitespace }
    let json = opening == "{" || opening == "[" ? try parsed(bytes, path) : nil
    do throws(StructuredCaptionError) {
      guard let json else { return try StructuredCaption(text: text) }
      return try StructuredCaption(json: json["caption"] ?? json)
    } catch {
      throw .caption(error, at: path)
    }
  }

  private static func parsed(_ bytes: [UInt8], _ path: String) throws(CaptionFileError) -> JSON {
    do throws(JSONError) {
      return try JSONParser.parse(bytes)
    } catch {
      var located = error
      located.source = path
      throw .json(located)
    }
  }
}

/// A caption could not be read from a file.
package enum CaptionFileError: ExplainedError {
  case file(FileError)
  case json(JSONError)
  case caption(StructuredCaptionError, at: String)

  package var message: String {
    switch self {
    case .file(let error): error.message
    case .json(let error): error.message
    case .caption(let error, _): error.message
    }
  }

  package var place: String? {
    switch self {
    case .file(let error): error.place
    case .json(let error): error.place
    case .caption(_, let path): path
    }
  }

  package var hint: String? {
    switch self {
    case .file(let error): error.hint
    case .json(let error): error.hint
    case .caption(let error, _): error.hint
    }
  }

  package var exitStatus: ExitStatus {
    if case .file(let error) = self { error.exitStatus } else { .badInput }
  }
}
