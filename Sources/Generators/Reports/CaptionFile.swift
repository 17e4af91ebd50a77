package import Claims
package import Support

/// A structured caption from a file, with what the file tells of whose words it holds.
package struct CaptionRecord: Sendable, Equatable {
  package let caption: StructuredCaption
  /// The user's sentences; `nil` where the file does not tell, so that the whole caption is taken as the user's own.
  package let usersOwn: [String]?
  /// Sentences of what conditions measured of the camera.
  package let measured: [String]

  package init(caption: StructuredCaption, usersOwn: [String]?, measured: [String]) {
    self.caption = caption
    self.usersOwn = usersOwn
    self.measured = measured
  }
}

/// Reads a structured caption from a file: an object with the six keys, what `a2c run --json` writes (which holds one
/// under `caption`), or the canonical text; each also between the ``` marks that chat programs put around it.
package enum CaptionFile {
  /// - Throws: ``CaptionFileError``
  package static func read(_ path: String) throws(CaptionFileError) -> CaptionRecord {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileSystem.read(path, limit: Limits.promptBytes)
    } catch {
      throw .file(error)
    }
    var text = String(decoding: bytes, as: UTF8.self)
    // Some editors put a mark in front.
    if text.unicodeScalars.first == "\u{FEFF}" { text = String(text.unicodeScalars.dropFirst()) }
    if let fenced = fenced(text) { text = fenced }
    let opening = text.first { !$0.isWhitespace }
    let json = opening == "{" || opening == "[" ? try parsed(Array(text.utf8), path) : nil
    do throws(StructuredCaptionError) {
      guard let json else {
        return CaptionRecord(
          caption: CaptionTidier.tidy(try StructuredCaption(text: text)), usersOwn: nil, measured: [])
      }
      return try record(json)
    } catch {
      throw .caption(error, at: path)
    }
  }

  /// The caption of an object, as ``read(_:)`` reads it from a file.
  package static func record(_ json: JSON) throws(StructuredCaptionError) -> CaptionRecord {
    // Sentences about the caption itself ("The style is left open.") say nothing to a generator.
    let caption = CaptionTidier.tidy(try StructuredCaption(json: json["caption"] ?? json))
    return CaptionRecord(caption: caption, usersOwn: usersOwn(json), measured: measured(json))
  }

  /// What stands between the first pair of ``` marks at the start of lines, `nil` where there is none.
  private static func fenced(_ text: String) -> String? {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    func isFence(_ line: Substring) -> Bool {
      let line = line.drop(while: \.isWhitespace)
      return line.hasPrefix("```") || line.hasPrefix("~~~")
    }
    guard let first = lines.firstIndex(where: isFence) else { return nil }
    let inside = lines[(first + 1)...].prefix { !isFence($0) }
    return inside.joined(separator: "\n")
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

  // MARK: Whose words they are

  /// The user's sentences as a run's result tells them: its `user`, its `prompt` and the claims that the prompt makes.
  private static func usersOwn(_ json: JSON) -> [String]? {
    let user = json["user"]?.arrayValue.map { $0.compactMap(\.stringValue) }
    let prompt = json["prompt"]?.stringValue.map { [$0] }
    let claims = json["claims"]?.arrayValue.map { claims in
      claims.filter { source(of: $0).isUsers }.compactMap { $0["sentence"]?.stringValue }
    }
    guard user != nil || prompt != nil || claims != nil else { return nil }
    var seen: Set<String> = []
    return ((user ?? []) + (prompt ?? []) + (claims ?? [])).filter { seen.insert($0).inserted }
  }

  private static func measured(_ json: JSON) -> [String] {
    (json["claims"]?.arrayValue ?? []).filter { claim in
      source(of: claim).isCondition && claim["aspect"]?.stringValue == Aspect.camera.rawValue
        && claim["certainty"]?.doubleValue ?? 1 >= Claim.told
    }.compactMap { $0["sentence"]?.stringValue }
  }

  /// A claim's source: `prompt`, `condition 2`, `both`, or an object with a member `condition`.
  private static func source(of claim: JSON) -> (isUsers: Bool, isCondition: Bool) {
    guard let source = claim["source"] else { return (false, false) }
    guard let text = source.stringValue else { return (source["prompt"] != nil, source["condition"] != nil) }
    let isBoth = text.hasPrefix("both")
    return (text.hasPrefix("prompt") || isBoth, text.contains("condition") || isBoth)
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
